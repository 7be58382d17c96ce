//! What a style says of a paper's content: its fields, sections, formats and wording.

use super::labels::LabelPattern;
use crate::amount::MoneyScale;
use crate::diagnostic::{Diagnostic, Faults};
use crate::yaml::Node;
use crate::yaml::{At, Choice, Decode, Id, Keys, Refusal, Scalar, Shape, refuse_duplicate_ids};

/// A field that papers of this style have: who the paper is from, whether it is open for call-in.
#[derive(Clone, Debug)]
pub struct FieldSpec {
    /// Its name in `paper.yaml`.
    pub id: At<Id>,
    /// What the paper prints beside it.
    pub label: String,
    /// What kind of value it has.
    pub kind: FieldKind,
    /// Whether every paper must have it.
    pub required: bool,
}

/// What kind of value a field has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldKind {
    /// Words.
    Text,
    /// A date.
    Date,
    /// Yes or no, printed as two tick boxes.
    YesNo,
    /// Some of these, printed as a tick box each.
    Choices(Vec<String>),
}

/// A table of particulars: fields with their values, one a row.
#[derive(Clone, Debug)]
pub struct Particulars {
    /// The name by which the template places it.
    pub id: At<Id>,
    /// Its fields, in order.
    pub fields: Vec<At<String>>,
}

/// A section that papers of this style have.
#[derive(Clone, Debug)]
pub struct SectionSpec {
    /// Its name: `sections/ID.md`.
    pub id: At<Id>,
    /// Its heading.
    pub heading: String,
    /// Whether every paper must have it.
    pub required: bool,
    /// Whether it and its paragraphs are numbered, where the style numbers anything.
    pub numbered: bool,
}

/// How numbers and dates are written.
#[derive(Clone, Debug)]
pub struct Formats {
    /// The sign before money.
    pub currency: String,
    /// How a negative number is marked.
    pub negative: Negative,
    /// How money is printed in tables that don't say.
    pub table_money: MoneyScale,
    /// A date, as `chrono` writes patterns: `%-d %B %Y`.
    pub date: String,
    /// A month of a period: `%b %Y`.
    pub month: String,
    /// A period of several months: `{from} to {to}`.
    pub month_range: String,
    /// How recommendations are labelled: `a)`.
    pub recommendations: LabelPattern,
    /// How appendices are labelled: `A.`.
    pub appendices: LabelPattern,
}

/// How a negative number is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Negative {
    /// (1,061)
    Brackets,
    /// −1,061, with the minus sign that screen readers know.
    Minus,
}

/// The words that the program puts into a paper by itself.
#[derive(Clone, Debug)]
pub struct Wording {
    /// What numbers a table: `Table {n}`.
    pub table: String,
    /// What numbers a chart: `Figure {n}`.
    pub chart: String,
    /// Under a chart whose figures a table of the paper shows: `{table}`.
    pub chart_table: String,
    /// What a bar chart is called for those who can't see it: `{what}`.
    pub bar_chart: String,
    /// The same of a chart of stacked bars.
    pub stacked_chart: String,
    /// The same of a line chart.
    pub line_chart: String,
    /// The same of a waterfall chart.
    pub waterfall_chart: String,
    /// Over the rows that count their full-year effect.
    pub full_year: String,
    /// Over the rows that count to the end of the year.
    pub to_year_end: String,
    /// What the sum of a group is called.
    pub subtotal: String,
    /// Under a total over amounts counted in different ways: `{column}`, `{parts}`.
    pub mixed_total: String,
    /// Under a table whose printed parts don't add to its printed total.
    pub rounding: String,
    /// Under a table that prints negative numbers in brackets.
    pub brackets: String,
    /// Under a table of scores that were made up to show what a paper looks like.
    pub illustrative: String,
    /// The answers to a question of yes or no.
    pub yes: String,
    /// The answers to a question of yes or no.
    pub no: String,
    /// The heading of the first column of particulars, which is heard and not seen.
    pub particulars_field: String,
    /// The heading of the second column of particulars, which is heard and not seen.
    pub particulars_value: String,
    /// What a draft is called, under its title and across its pages.
    pub draft: String,
    /// What the version for members is called that has what is exempt, under its title and across its pages.
    pub exempt: String,
    /// Under the heading of a section that is exempt: `{paragraphs}`, and `{schedule}`, which the law fills.
    pub exempt_section: String,
    /// The heading of the appendix of workings.
    pub workings: String,
    /// What stands under that heading.
    pub workings_note: String,
    /// Over the figures of workings that the paper itself doesn't print.
    pub workings_between: String,
}

impl Decode for FieldSpec {
    fn decode(node: &Node, faults: &mut Faults) -> Option<Self> {
        let mut keys = Keys::open(node, "a field of a style", faults)?;
        let id = keys.required("id", faults);
        let label = keys.required("label", faults);
        let kind = keys.required::<At<KindWord>>("kind", faults);
        let options = keys.list::<String>("options", faults);
        let required = keys.optional("required", faults);
        keys.close(faults);
        let (kind, options) = (kind?, options?);
        let kind = match (kind.value, options.is_empty()) {
            (KindWord::Text, true) => FieldKind::Text,
            (KindWord::Date, true) => FieldKind::Date,
            (KindWord::YesNo, true) => FieldKind::YesNo,
            (KindWord::Choices, false) => FieldKind::Choices(options),
            _ => {
                faults.push(
                    Diagnostic::error("`options` and the kind of the field don't fit together")
                        .at(&kind.place)
                        .remedy("give `options` with the kind `choices`, and with no other"),
                );
                return None;
            }
        };
        Some(Self { id: id?, label: label?, kind, required: required?.unwrap_or(false) })
    }
}

#[derive(Clone, Copy)]
enum KindWord {
    Text,
    Date,
    YesNo,
    Choices,
}

impl Choice for KindWord {
    const EXPECTED: &'static str = "a kind of field";

    const REASON: &'static str = "no such kind is known";

    fn words() -> Vec<(&'static str, Self)> {
        vec![
            ("text", Self::Text),
            ("date", Self::Date),
            ("yes_no", Self::YesNo),
            ("choices", Self::Choices),
        ]
    }

    fn remedy(_: &str) -> String {
        "write `text`, `date`, `yes_no` or `choices`".to_owned()
    }
}

impl Decode for Particulars {
    fn decode(node: &Node, faults: &mut Faults) -> Option<Self> {
        let mut keys = Keys::open(node, "a table of particulars", faults)?;
        let id = keys.required("id", faults);
        let fields = keys.required("fields", faults);
        keys.close(faults);
        Some(Self { id: id?, fields: fields? })
    }
}

impl Decode for SectionSpec {
    fn decode(node: &Node, faults: &mut Faults) -> Option<Self> {
        let mut keys = Keys::open(node, "a section of a style", faults)?;
        let id = keys.required("id", faults);
        let heading = keys.required("heading", faults);
        let required = keys.optional("required", faults);
        let numbered = keys.optional("numbered", faults);
        keys.close(faults);
        Some(Self {
            id: id?,
            heading: heading?,
            required: required?.unwrap_or(false),
            numbered: numbered?.unwrap_or(true),
        })
    }
}

impl Choice for Negative {
    const EXPECTED: &'static str = "a way to mark negative numbers";

    const REASON: &'static str = "no such kind is known";

    fn words() -> Vec<(&'static str, Self)> {
        vec![("brackets", Self::Brackets), ("minus", Self::Minus)]
    }

    fn remedy(_: &str) -> String {
        "write `brackets` or `minus`".to_owned()
    }
}

impl Decode for Formats {
    fn decode(node: &Node, faults: &mut Faults) -> Option<Self> {
        let mut keys = Keys::open(node, "the formats of a style", faults)?;
        let currency = keys.optional("currency", faults);
        let negative = keys.optional("negative", faults);
        let table_money = keys.optional("table_money", faults);
        let date = keys.optional::<DatePattern>("date", faults);
        let month = keys.optional::<DatePattern>("month", faults);
        let month_range = keys.optional::<At<String>>("month_range", faults);
        let recommendations = keys.optional("recommendations", faults);
        let appendices = keys.optional("appendices", faults);
        keys.close(faults);
        let usual = Self::default();
        let month_range = month_range?;
        if let Some(own) = &month_range {
            refuse_lost_places(own, &["{from}", "{to}"], &usual.month_range, faults);
        }
        Some(Self {
            currency: currency?.unwrap_or(usual.currency),
            negative: negative?.unwrap_or(usual.negative),
            table_money: table_money?.unwrap_or(usual.table_money),
            date: date?.map_or(usual.date, |pattern| pattern.0),
            month: month?.map_or(usual.month, |pattern| pattern.0),
            month_range: month_range.map_or(usual.month_range, |own| own.value),
            recommendations: recommendations?.unwrap_or(usual.recommendations),
            appendices: appendices?.unwrap_or(usual.appendices),
        })
    }
}

impl Default for Formats {
    fn default() -> Self {
        let numbered = LabelPattern::NUMBERED;
        Self {
            currency: "£".to_owned(),
            negative: Negative::Brackets,
            table_money: MoneyScale::PENCE,
            date: "%-d %B %Y".to_owned(),
            month: "%b %Y".to_owned(),
            month_range: "{from} to {to}".to_owned(),
            recommendations: numbered,
            appendices: numbered,
        }
    }
}

/// A pattern of `chrono`: checked here, because a wrong one would panic when a date is written.
struct DatePattern(String);

impl Scalar for DatePattern {
    const EXPECTED: &'static str = "a pattern for dates";

    fn read(text: &str) -> Result<Self, Refusal> {
        use chrono::format::{Item, StrftimeItems};
        // Hours and time zones can't be written of a date either.
        let day = chrono::NaiveDate::default();
        let known = StrftimeItems::new(text).all(|item| {
            let mut written = String::new();
            let one = std::iter::once(&item);
            !matches!(item, Item::Error)
                && std::fmt::Write::write_fmt(
                    &mut written,
                    format_args!("{}", day.format_with_items(one)),
                )
                .is_ok()
        });
        if known {
            Ok(Self(text.to_owned()))
        } else {
            Err(Refusal {
                reason: "it has a part that dates don't have".to_owned(),
                remedy:
                    "write it with %-d, %d, %B, %b, %m, %Y and %y: `%-d %B %Y` gives 28 August 2024"
                        .to_owned(),
            })
        }
    }

    fn looks() -> Shape {
        Shape::TextOrNone
    }
}

impl Decode for Wording {
    fn decode(node: &Node, faults: &mut Faults) -> Option<Self> {
        let mut wording = Self::default();
        let mut keys = Keys::open(node, "the wording of a style", faults)?;
        for (key, places, words) in wording.parts() {
            if let Some(own) = keys.optional::<At<String>>(key, faults).flatten() {
                refuse_lost_places(&own, places, words, faults);
                *words = own.value;
            }
        }
        keys.close(faults);
        Some(wording)
    }
}

impl Wording {
    /// Each part with its key in `style.yaml`, and the places in it that the program fills.
    fn parts(&mut self) -> [(&'static str, &'static [&'static str], &mut String); 24] {
        [
            ("table", &["{n}"], &mut self.table),
            ("chart", &["{n}"], &mut self.chart),
            ("chart_table", &["{table}"], &mut self.chart_table),
            ("bar_chart", &["{what}"], &mut self.bar_chart),
            ("stacked_chart", &["{what}"], &mut self.stacked_chart),
            ("line_chart", &["{what}"], &mut self.line_chart),
            ("waterfall_chart", &["{what}"], &mut self.waterfall_chart),
            ("full_year", &[], &mut self.full_year),
            ("to_year_end", &[], &mut self.to_year_end),
            ("subtotal", &[], &mut self.subtotal),
            ("mixed_total", &["{column}", "{parts}"], &mut self.mixed_total),
            ("rounding", &[], &mut self.rounding),
            ("brackets", &[], &mut self.brackets),
            ("illustrative", &[], &mut self.illustrative),
            ("yes", &[], &mut self.yes),
            ("no", &[], &mut self.no),
            ("particulars_field", &[], &mut self.particulars_field),
            ("particulars_value", &[], &mut self.particulars_value),
            ("draft", &[], &mut self.draft),
            ("exempt", &[], &mut self.exempt),
            ("exempt_section", &["{paragraphs}"], &mut self.exempt_section),
            ("workings", &[], &mut self.workings),
            ("workings_note", &[], &mut self.workings_note),
            ("workings_between", &[], &mut self.workings_between),
        ]
    }
}

/// Without its places, a text of the style would leave out what the program puts there.
fn refuse_lost_places(own: &At<String>, places: &[&str], usual: &str, faults: &mut Faults) {
    for place in places.iter().filter(|place| !own.value.contains(**place)) {
        faults.push(
            Diagnostic::error(format!("`{place}` doesn't stand in this text"))
                .at(&own.place)
                .remedy(format!("write `{place}` where it belongs, as in `{usual}`")),
        );
    }
}

impl Default for Wording {
    fn default() -> Self {
        let words = str::to_owned;
        Self {
            table: words("Table {n}"),
            chart: words("Figure {n}"),
            chart_table: words("{table} has these figures."),
            bar_chart: words("Bar chart of {what}"),
            stacked_chart: words("Stacked bar chart of {what}"),
            line_chart: words("Line chart of {what}"),
            waterfall_chart: words("Waterfall chart of {what}"),
            full_year: words("Full-year effect"),
            to_year_end: words("Counted to the end of the financial year"),
            subtotal: words("Subtotal"),
            mixed_total: words(
                "The total of “{column}” adds amounts that are counted in different ways: {parts}.",
            ),
            rounding: words("Figures may not sum due to rounding."),
            brackets: words("Figures in brackets are negative."),
            illustrative: words("These scores are illustrative."),
            yes: words("Yes"),
            no: words("No"),
            particulars_field: words("Particular"),
            particulars_value: words("Answer"),
            draft: words("Draft"),
            exempt: words("Not for publication"),
            exempt_section: words(
                "This section is not for publication: it has exempt information under {paragraphs} of {schedule}.",
            ),
            workings: words("Workings"),
            workings_note: words(
                "How each figure of this paper was worked out, in the order in which it is first printed. What was typed is named by its file and line.",
            ),
            workings_between: words("Figures between, not printed above"),
        }
    }
}

/// Refuses fields, sections and tables of particulars that are declared twice, and those called like
/// the table of the fields that a style doesn't declare.
pub(super) fn refuse_duplicates(
    fields: &[FieldSpec],
    sections: &[SectionSpec],
    particulars: &[Particulars],
    faults: &mut Faults,
) {
    refuse_duplicate_ids("fields", fields.iter().map(|field| &field.id), faults);
    refuse_duplicate_ids("sections", sections.iter().map(|section| &section.id), faults);
    refuse_duplicate_ids("tables of particulars", particulars.iter().map(|p| &p.id), faults);
    for other in particulars.iter().filter(|p| p.id.value.as_str() == "other") {
        faults.push(
            Diagnostic::error("`other` is the table of the fields that the style doesn't declare")
                .at(&other.id.place)
                .remedy("give this table another id"),
        );
    }
}
