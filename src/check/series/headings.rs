//! Words that name another period than the one that is shown: what is left of the paper before, where its words were
//! carried forward.

use std::collections::BTreeSet;

use super::super::rule::Rule;
use super::super::{Finding, Subject, accessibility};
use crate::diagnostic::Diagnostic;
use crate::figures::Figure;
use crate::figures::earlier::{Earlier, LAST_YEAR, PERIODS, PREVIOUS};
use crate::inputs::checks::Level;
use crate::inputs::recurring::Series;
use crate::paper::{Cell, Inline, Table};
use crate::period::ReportingPeriod;
use crate::yaml::Value;

pub(super) const HEADING: Rule = Rule {
    name: "series/heading",
    level: Level::Error,
    finds: "a heading over earlier figures, or a caption, that names another period than theirs",
};

pub(super) const FIELD: Rule = Rule {
    name: "series/field",
    level: Level::Warning,
    finds: "a field that is a period, and not that of the paper",
};

pub(super) fn check(subject: &Subject) -> Vec<Finding> {
    let Some(series) = &subject.inputs.paper.series else { return Vec::new() };
    let mut found = fields(subject, series);
    for table in subject.paper.tables() {
        found.extend(of_table(table, series.period.value, subject.ledger.earlier()));
    }
    found
}

fn fields(subject: &Subject, series: &Series) -> Vec<Finding> {
    let own = series.period.value;
    let fields = subject.inputs.paper.fields.iter();
    let found = fields.filter_map(|field| {
        let Value::Scalar(text) = &field.value.value else { return None };
        let period = ReportingPeriod::parse(text.trim())?;
        if period == own || !period.is_as_long_as(own) {
            return None;
        }
        let name = &field.name.value;
        let fault = Diagnostic::warning(format!("the field `{name}` says {period}"))
            .at(&field.value.place)
            .related(&series.period.place, "the period of the paper")
            .remedy("if the paper's own period is meant, write \"{{series.period}}\": it is right in every paper of the series");
        Some(Finding::new(&FIELD, format!("{name} {period}"), fault))
    });
    found.collect()
}

/// The columns of a table, and its caption.
fn of_table(table: &Table, own: ReportingPeriod, earlier: &Earlier) -> Vec<Finding> {
    let mut of_all = BTreeSet::from([own]);
    let mut found = Vec::new();
    for (index, column) in table.columns.iter().enumerate() {
        let shown = shown_in(table, index, own, earlier);
        // A column of figures of this paper alone may be of any period: a budget by quarter has four.
        if shown.iter().any(|period| *period != own) {
            found.extend(finding(&column.heading, &shown, "in this column"));
        }
        of_all.extend(shown);
    }
    if let Some(caption) = table.caption.as_ref().filter(|_| of_all.len() > 1) {
        found.extend(finding(caption, &of_all, "in this table"));
    }
    found
}

/// The periods of the figures in a column.
fn shown_in(
    table: &Table,
    column: usize,
    own: ReportingPeriod,
    earlier: &Earlier,
) -> BTreeSet<ReportingPeriod> {
    let figures = table.rows.iter().filter_map(|row| match row.cells.get(column)? {
        Cell::Figure(placed) => Some(&placed.figure),
        Cell::Blank | Cell::Words(_) => None,
    });
    let of = |figure: &Figure| period_of(&figure.name, earlier);
    let mut all = BTreeSet::new();
    for figure in figures {
        let parts = figure.derivation.from();
        match of(figure) {
            Some(period) => all.extend([period]),
            None if parts.is_empty() => all.extend([own]),
            None => all.extend(parts.iter().map(|part| of(part).unwrap_or(own))),
        }
    }
    all
}

/// The period of an earlier figure; `None` if it is of the paper itself.
fn period_of(name: &str, earlier: &Earlier) -> Option<ReportingPeriod> {
    let (word, rest) = name.split_once('.')?;
    match word {
        PREVIOUS | LAST_YEAR => earlier.period_of(word),
        PERIODS => earlier.period_of(rest.split('.').next()?),
        _ => None,
    }
}

/// What is wrong with words that name a period, and none of those that are shown.
fn finding(words: &[Inline], shown: &BTreeSet<ReportingPeriod>, where_: &str) -> Option<Finding> {
    let (text, place) = accessibility::words(words);
    let kind = shown.first()?;
    let named = named(&text, *kind);
    let is_shown = |named: &Named| shown.iter().any(|period| named.means(*period));
    let wrong = named.iter().find(|named| !is_shown(named))?;
    if named.iter().any(is_shown) {
        return None;
    }
    let place = place?;
    let periods: Vec<String> = shown.iter().map(ToString::to_string).collect();
    let fault = Diagnostic::error(format!(
        "`{}` names {}, and what is {where_} is of {}",
        place.text().trim(),
        wrong.words,
        crate::text::listed(&periods)
    ));
    let fault = fault.at(&place).remedy(
        "have the program name it: {{previous.period}} and {{previous.quarter}}, {{last_year.period}}, {{series.period}}",
    );
    Some(Finding::new(&HEADING, place.text().trim(), fault))
}

/// A period that words name: a quarter or a month, perhaps without its year.
struct Named {
    words: String,
    short: String,
    /// That in which it lies or, of a financial year, the first: `2018/19` and `2018-19` alike.
    year: Option<String>,
}

impl Named {
    fn means(&self, period: ReportingPeriod) -> bool {
        let year = self.year.as_ref();
        self.short == period.short() && year.is_none_or(|year| period.to_string().contains(year))
    }
}

/// The periods that a text names, of those that are as long as this one.
fn named(text: &str, kind: ReportingPeriod) -> Vec<Named> {
    let words: Vec<&str> = text
        .split(|c: char| !c.is_alphanumeric() && c != '/')
        .filter(|word| !word.is_empty())
        .collect();
    let shorts: BTreeSet<String> = kind.of_a_year().iter().map(|period| period.short()).collect();
    let all = words.iter().enumerate().filter_map(|(index, word)| {
        let is_year = |year: &&&str| {
            year.get(..4).is_some_and(|year| year.bytes().all(|byte| byte.is_ascii_digit()))
        };
        let year = words.get(index + 1).filter(is_year);
        shorts.contains(*word).then(|| Named {
            words: [Some(word), year].into_iter().flatten().copied().collect::<Vec<_>>().join(" "),
            short: (*word).to_owned(),
            year: year.and_then(|year| year.get(..4)).map(str::to_owned),
        })
    });
    all.collect()
}
