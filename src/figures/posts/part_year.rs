//! What posts cost in each financial year, and in all, between their first and their last day.
//!
//! - By months: yearly cost × months in the year ÷ 12.
//! - By days: yearly cost × days in the year ÷ the days of that year, which are 365 or 366. Over
//!   several years each day counts in its own: days ÷ 365 + days ÷ 366.
//!
//! So a full year costs what a year costs, and the years add up to the whole. The whole is computed by
//! one multiplication and one division, and not from years that a division may have rounded.

use std::collections::BTreeSet;
use std::sync::Arc;

use rust_decimal::Decimal;

use crate::figures::arithmetic;
use crate::figures::entries::Entries;
use crate::figures::figure::{Figure, Typed};
use crate::figures::records::Record;
use crate::inputs::posts::{PartYear, Post, PostsFile};
use crate::measure::{Measure, Unit};
use crate::period::{FinancialYear, Span};
use crate::yaml::At;

/// What the keys of the costs within a year begin with. Years are written out from 1000 on, so that
/// no other key begins like this.
const COST: &str = "cost_";
const TO_END: &str = "to_end";

/// The keys of a record's costs within a year, and in all.
pub(super) fn keys_of_costs(record: &Record) -> impl Iterator<Item = &str> {
    let keys = record.figures.keys().map(String::as_str);
    keys.filter(|key| {
        key.strip_prefix(COST)
            .is_some_and(|rest| rest == TO_END || rest.starts_with(|c: char| c.is_ascii_digit()))
    })
}

/// Enters what each post with dates costs in each year in which any post of the file has a day.
pub(super) fn enter(file: &PostsFile, records: &mut [Record], entries: &mut Entries) {
    let Some(part_year) = file.part_year else {
        say_way(file.posts.iter(), NO_BASIS, entries);
        return;
    };
    let to = file.to.as_ref().map(|to| to.value);
    let spans: Vec<Option<Span>> = file.posts.iter().map(|post| post.span(to)).collect();
    let years: BTreeSet<FinancialYear> =
        spans.iter().flatten().flat_map(|span| span.financial_years()).collect();
    if spans.iter().any(Option::is_none) {
        let undated = file.posts.iter().zip(&spans).filter(|(_, span)| span.is_none());
        say_way(undated.map(|(post, _)| post), NO_DATES, entries);
    }
    for ((post, record), span) in file.posts.iter().zip(records).zip(spans) {
        let name = |key: &str| format!("posts.{}.{key}", post.id.value.as_str());
        for key in years.iter().map(|year| year.key()).chain([TO_END.to_owned()]) {
            entries.lost_with(&name(&format!("{COST}{key}")), &name("cost"));
        }
        let (Some(span), Some(cost)) = (span, record.figures.get("cost").cloned()) else {
            continue;
        };
        let last = post.end.as_ref().or(file.to.as_ref());
        let days = [("first day", post.start.as_ref()), ("last day", last)];
        let days = days.into_iter().filter_map(|(words, day)| {
            Some(Typed { words: words.to_owned(), place: day?.place.clone() })
        });
        let days = days.collect();
        let mut line = Line { post, part_year, cost, days, record, entries };
        for year in &years {
            let part = Part::of_year(part_year, span, *year);
            line.enter(&year.key(), &format!("in {year}"), &part, Measure::InYear);
        }
        let whole = Part::of_span(part_year, span);
        line.enter(TO_END, "from its first to its last day", &whole, Measure::OneOff);
    }
}

const NO_BASIS: &str = "to have costs of a part of a year, give posts a `start` and an `end`, and say in posts.yaml how they are counted: `part_year: months` or `part_year: days`";
const NO_DATES: &str =
    "costs by year are those of posts with a `start` and an `end`; totals need them of every post";

/// Says what to do to have costs by year of these posts, and totals of them.
fn say_way<'a>(posts: impl Iterator<Item = &'a Post>, way: &str, entries: &mut Entries) {
    let ids = posts.map(|post| post.id.value.as_str());
    for name in ids.chain(["total", "by_change.total", "by_funding.total"]) {
        for key in ["cost_1", "cost_2", "cost_to_end", "months_", "days_"] {
            entries.way_to(format!("posts.{name}.{key}"), way);
        }
    }
}

/// A part of a year, or of several.
struct Part {
    /// How many months or days it has.
    length: i64,
    /// It is `over` over `under` years.
    over: i64,
    under: i64,
}

impl Part {
    /// The part of a span that lies in one financial year.
    fn of_year(part_year: PartYear, span: Span, year: FinancialYear) -> Self {
        let within = span.within(year.whole());
        let (length, under) = match part_year {
            PartYear::Months => (within.map_or(0, Span::months), 12),
            PartYear::Days => (within.map_or(0, Span::days), year.days()),
        };
        Self { length, over: length, under }
    }

    /// The whole of a span: all of its years as one fraction.
    fn of_span(part_year: PartYear, span: Span) -> Self {
        if part_year == PartYear::Months {
            return Self { length: span.months(), over: span.months(), under: 12 };
        }
        let days_of_years_with = |days: i64| -> i64 {
            let years = span.financial_years().filter(|year| year.days() == days);
            years.filter_map(|year| Some(span.within(year.whole())?.days())).sum()
        };
        Self {
            length: span.days(),
            over: days_of_years_with(365) * 366 + days_of_years_with(366) * 365,
            under: 365 * 366,
        }
    }
}

/// One line of posts whose costs are being entered.
struct Line<'a> {
    post: &'a Post,
    part_year: PartYear,
    cost: Arc<Figure>,
    /// The first and the last day.
    days: Vec<Typed>,
    record: &'a mut Record,
    entries: &'a mut Entries,
}

impl Line<'_> {
    fn enter(&mut self, key: &str, words: &str, part: &Part, measure: Measure) {
        let Some(length) = self.enter_length(key, words, part) else { return };
        let key = format!("{COST}{key}");
        let name = format!("posts.{}.{key}", self.post.id.value.as_str());
        let label = format!("{}: cost {words}", self.post.title.value);
        let (over, under) = (Decimal::from(part.over), Decimal::from(part.under));
        let cost =
            arithmetic::part_of_year(&name, &label, &self.cost, (&length, over, under), measure);
        if let Some(cost) = self.entries.computed(&name, cost, &self.post.fte.place) {
            self.record.figures.insert(key, cost);
        }
    }

    /// The months or days: a figure of its own, and a column if a table wants it.
    fn enter_length(&mut self, key: &str, words: &str, part: &Part) -> Option<Arc<Figure>> {
        let (unit, what) = match self.part_year {
            PartYear::Months => (Unit::Months, "months"),
            PartYear::Days => (Unit::Days, "days"),
        };
        let key = format!("{what}_{key}");
        let name = format!("posts.{}.{key}", self.post.id.value.as_str());
        let label = format!("{}: {what} {words}", self.post.title.value);
        let place = &self.post.start.as_ref()?.place;
        let length = At { value: Decimal::from(part.length), place: place.clone() };
        let words = format!("the {what} between the first and the last day, both counted");
        let days = self.days.clone();
        let figure = self.entries.counted((&name, &label), &length, unit, &words, days)?;
        self.record.figures.insert(key, Arc::clone(&figure));
        Some(figure)
    }
}
