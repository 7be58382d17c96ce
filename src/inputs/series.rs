//! `savings.yaml` and `income.yaml`: series of amounts by period, and single amounts.

use rust_decimal::Decimal;

use super::stated::Stated;
use crate::amount;
use crate::diagnostic::{Diagnostic, Faults, Place};
use crate::measure::Measure;
use crate::period::Period;
use crate::yaml::Node;
use crate::yaml::{
    At, Decode, Id, Keys, Refusal, Scalar, refuse_duplicate_ids, refuse_reserved_ids,
};

/// What a file of savings or income holds.
#[derive(Clone, Debug, Default)]
pub struct SeriesFile {
    /// Amounts by period.
    pub series: Vec<Series>,
    /// Amounts that stand alone.
    pub amounts: Vec<Amount>,
    /// What was published elsewhere.
    pub stated: Vec<Stated>,
}

/// Amounts by period: the rows of a table to be.
#[derive(Clone, Debug)]
pub struct Series {
    /// Its name: figures are called `savings.ID.ROW.weekly`.
    pub id: At<Id>,
    /// Its name in words.
    pub title: String,
    /// Where its amounts come from.
    pub content: SeriesContent,
    /// Columns that may be added although they are counted in different ways.
    pub mixed_totals: Vec<At<String>>,
}

/// Where the amounts of a series come from.
#[derive(Clone, Debug)]
pub enum SeriesContent {
    /// They stand in its rows.
    Rows(Vec<SeriesRow>),
    /// They are those of one series less those of another, row by row.
    Difference {
        /// The series from which is taken.
        of: At<Id>,
        /// The series that is taken away.
        less: At<Id>,
    },
}

/// One period of a series. What is `None` was not given; a row has at least one amount.
#[derive(Clone, Debug)]
pub struct SeriesRow {
    /// Its name within the series.
    pub id: At<Id>,
    /// The months that it covers.
    pub period: At<Period>,
    /// So much in each week.
    pub weekly: Option<At<Decimal>>,
    /// What the amount is worth over a whole year.
    pub full_year_effect: Option<RowAmount>,
    /// What was achieved from its start to the end of the financial year.
    pub to_year_end: Option<RowAmount>,
    /// What was achieved within the financial year.
    pub in_year: Option<At<Decimal>>,
    /// Which of these the row counts for in a table that counts in different ways.
    pub counted: Option<Counted>,
}

/// Where an amount of a row comes from.
#[derive(Clone, Debug)]
pub enum RowAmount {
    /// It was reported as such.
    Reported(At<Decimal>),
    /// It is the weekly rate times these weeks; the weekly rate is given.
    Weekly(At<Weeks>),
}

/// What a row counts for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Counted {
    /// Its full-year effect.
    FullYear,
    /// What was achieved to the end of the financial year.
    ToYearEnd,
}

impl Counted {
    /// The word that stands for it in inputs and in names of figures.
    pub fn key(self) -> &'static str {
        match self {
            Counted::FullYear => "full_year",
            Counted::ToYearEnd => "to_year_end",
        }
    }
}

/// A number of weeks: whole, with decimals, or a fraction such as 365/7.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weeks(pub Decimal);

/// An amount that stands alone.
#[derive(Clone, Debug)]
pub struct Amount {
    /// Its name: the figure is called `income.ID`.
    pub id: At<Id>,
    /// Its name in words.
    pub title: String,
    /// The amount.
    pub value: At<Decimal>,
    /// How it is counted.
    pub measure: Measure,
}

impl Decode for SeriesFile {
    fn decode(node: &Node, faults: &mut Faults) -> Option<Self> {
        let mut keys = Keys::open(node, "a file of savings or income", faults)?;
        let series = keys.list::<Series>("series", faults);
        let amounts = keys.list::<Amount>("amounts", faults);
        let stated = keys.list("stated", faults);
        keys.close(faults);
        let file = Self { series: series?, amounts: amounts?, stated: stated? };
        let ids = file.series.iter().map(|series| &series.id);
        let ids = ids.chain(file.amounts.iter().map(|amount| &amount.id));
        refuse_duplicate_ids("series or amounts", ids, faults);
        Some(file)
    }
}

impl Decode for Series {
    fn decode(node: &Node, faults: &mut Faults) -> Option<Self> {
        let mut keys = Keys::open(node, "a series", faults)?;
        let id = keys.required("id", faults);
        let title = keys.required("title", faults);
        let weeks = keys.optional::<At<Weeks>>("weeks", faults);
        let reported = keys.optional("full_year_effects", faults);
        let mixed_totals = keys.list("mixed_totals", faults);
        let difference = keys.optional::<Difference>("difference", faults);
        let rows = keys.optional::<Vec<RawRow>>("rows", faults);
        let place = keys.place();
        let known = keys.close(faults);
        let (weeks, reported) = (weeks?, reported?.unwrap_or(FullYearEffects::Computed));
        let content = match (rows?, difference?) {
            (Some(rows), None) => {
                let ids = rows.iter().map(|row| &row.id);
                refuse_reserved_ids(
                    &["total", "total_full_year", "total_to_year_end"],
                    ids,
                    faults,
                );
                refuse_duplicate_ids("rows", rows.iter().map(|row| &row.id), faults);
                if weeks.is_none() && reported == FullYearEffects::Computed {
                    refuse_missing_weeks(&rows, place, faults);
                }
                let checked: Vec<Option<SeriesRow>> = rows
                    .into_iter()
                    .map(|row| row.check(weeks.as_ref(), reported, faults))
                    .collect();
                let rows: Vec<SeriesRow> = checked.into_iter().collect::<Option<_>>()?;
                refuse_partly_counted(&rows, faults)?;
                SeriesContent::Rows(rows)
            }
            (None, Some(Difference { of, less })) => SeriesContent::Difference { of, less },
            (None, None) if !known => return None,
            _ => {
                faults.push(
                    Diagnostic::error("a series has either `rows` or a `difference`")
                        .at(place)
                        .remedy("give its `rows`, or `difference:` with `of:` and `less:`"),
                );
                return None;
            }
        };
        Some(Self { id: id?, title: title?, content, mixed_totals: mixed_totals? })
    }
}

/// Either every row says what it counts for, or none does: a table groups its rows by it, and a row
/// that belongs to no group would be left out.
fn refuse_partly_counted(rows: &[SeriesRow], faults: &mut Faults) -> Option<()> {
    let silent: Vec<_> = rows.iter().filter(|row| row.counted.is_none()).collect();
    if silent.is_empty() || silent.len() == rows.len() {
        return Some(());
    }
    for row in silent {
        let id = row.id.value.as_str();
        faults.push(
            Diagnostic::error(format!(
                "the row `{id}` doesn't say what it counts for, and other rows of the series do"
            ))
            .at(&row.id.place)
            .remedy(
                "add `counted: full_year` or `counted: to_year_end`, or take it away from all rows",
            ),
        );
    }
    None
}

/// Weekly rates are nothing over a year until it is said how many weeks it has. Rows that lack them
/// most often lack the one line of their series.
fn refuse_missing_weeks(rows: &[RawRow], place: &Place, faults: &mut Faults) {
    let lacks = |row: &&RawRow| {
        row.weekly.is_some() && row.full_year_effect.is_none() && row.weeks.is_none()
    };
    if let Some(row) = rows.iter().find(lacks) {
        faults.push(
            Diagnostic::error("it is not said how many weeks the full year has")
                .at(place)
                .related(&row.id.place, "this row has a weekly rate")
                .remedy("write `weeks: 52` (or `365/7`) in the series, or in each row; or `full_year_effects: reported`"),
        );
    }
}

struct Difference {
    of: At<Id>,
    less: At<Id>,
}

impl Decode for Difference {
    fn decode(node: &Node, faults: &mut Faults) -> Option<Self> {
        let mut keys = Keys::open(node, "a difference", faults)?;
        let of = keys.required("of", faults);
        let less = keys.required("less", faults);
        keys.close(faults);
        Some(Self { of: of?, less: less? })
    }
}

/// Whether the full-year effects of a series are computed from its weekly rates, or were reported.
#[derive(Clone, Copy, PartialEq, Eq)]
enum FullYearEffects {
    Computed,
    Reported,
}

impl Scalar for FullYearEffects {
    const EXPECTED: &'static str = "`computed` or `reported`";

    fn read(text: &str) -> Result<Self, Refusal> {
        match text {
            "computed" => Ok(Self::Computed),
            "reported" => Ok(Self::Reported),
            _ => Err(Refusal {
                reason: "it is another word".to_owned(),
                remedy: "write `computed` (weekly × weeks) or `reported` (given in each row)"
                    .to_owned(),
            }),
        }
    }
}

/// A row as typed, before it is known whether what it says fits together.
struct RawRow {
    id: At<Id>,
    period: At<Period>,
    weekly: Option<At<Decimal>>,
    weeks: Option<At<Weeks>>,
    full_year_effect: Option<At<Decimal>>,
    to_year_end: Option<At<Decimal>>,
    weeks_counted: Option<At<Weeks>>,
    in_year: Option<At<Decimal>>,
    counted: Option<At<Counted>>,
}

impl Decode for RawRow {
    fn decode(node: &Node, faults: &mut Faults) -> Option<Self> {
        let mut keys = Keys::open(node, "a row of a series", faults)?;
        let id = keys.required("id", faults);
        let period = keys.required("period", faults);
        let weekly = keys.optional("weekly", faults);
        let weeks = keys.optional("weeks", faults);
        let full_year_effect = keys.optional("full_year_effect", faults);
        let to_year_end = keys.optional("to_year_end", faults);
        let weeks_counted = keys.optional("weeks_counted", faults);
        let in_year = keys.optional("in_year", faults);
        let counted = keys.optional("counted", faults);
        if !keys.close(faults) {
            return None;
        }
        Some(Self {
            id: id?,
            period: period?,
            weekly: weekly?,
            weeks: weeks?,
            full_year_effect: full_year_effect?,
            to_year_end: to_year_end?,
            weeks_counted: weeks_counted?,
            in_year: in_year?,
            counted: counted?,
        })
    }
}

impl RawRow {
    fn check(
        self,
        series_weeks: Option<&At<Weeks>>,
        effects: FullYearEffects,
        faults: &mut Faults,
    ) -> Option<SeriesRow> {
        let full_year_effect = self.full_year_effect(series_weeks, effects, faults);
        let to_year_end = self.to_year_end(faults);
        let row = SeriesRow {
            full_year_effect: full_year_effect?,
            to_year_end: to_year_end?,
            counted: self.counted.as_ref().map(|counted| counted.value),
            id: self.id,
            period: self.period,
            weekly: self.weekly,
            in_year: self.in_year,
        };
        row.has_what_it_counts(faults).then_some(row)
    }

    fn full_year_effect(
        &self,
        series_weeks: Option<&At<Weeks>>,
        effects: FullYearEffects,
        faults: &mut Faults,
    ) -> Option<Option<RowAmount>> {
        match (&self.full_year_effect, &self.weekly) {
            (Some(effect), Some(_)) if effects == FullYearEffects::Computed => {
                faults.push(
                    Diagnostic::error("the full-year effect of this row is given twice: as `full_year_effect`, and as `weekly` times the weeks of the year")
                        .at(&effect.place)
                        .remedy("leave it out and keep a published value under `stated`; or, if the effects were reported and are no multiple of the weekly rate, write `full_year_effects: reported` in the series"),
                );
                None
            }
            (Some(effect), _) => Some(Some(RowAmount::Reported(effect.clone()))),
            (None, Some(_)) if effects == FullYearEffects::Computed => {
                // That no weeks are given was reported, once for the series.
                let weeks = self.weeks.as_ref().or(series_weeks)?;
                Some(Some(RowAmount::Weekly(weeks.clone())))
            }
            (None, _) => Some(None),
        }
    }

    fn to_year_end(&self, faults: &mut Faults) -> Option<Option<RowAmount>> {
        match (&self.to_year_end, &self.weeks_counted) {
            (Some(amount), None) => Some(Some(RowAmount::Reported(amount.clone()))),
            (None, Some(weeks)) if self.weekly.is_some() => {
                Some(Some(RowAmount::Weekly(weeks.clone())))
            }
            (None, None) => Some(None),
            (Some(_), Some(weeks)) | (None, Some(weeks)) => {
                faults.push(
                    Diagnostic::error(
                        "`weeks_counted` needs a `weekly` rate, and no `to_year_end` beside it",
                    )
                    .at(&weeks.place)
                    .remedy("give `weekly` and `weeks_counted`, or `to_year_end` alone"),
                );
                None
            }
        }
    }
}

impl SeriesRow {
    fn has_what_it_counts(&self, faults: &mut Faults) -> bool {
        let (there, lacking) = match self.counted {
            Some(Counted::FullYear) => {
                (self.full_year_effect.is_some(), "a `weekly` rate or a `full_year_effect`")
            }
            Some(Counted::ToYearEnd) => {
                (self.to_year_end.is_some(), "a `to_year_end` or `weeks_counted`")
            }
            None => (
                self.weekly.is_some()
                    || self.in_year.is_some()
                    || self.full_year_effect.is_some()
                    || self.to_year_end.is_some(),
                "an amount: `weekly`, `full_year_effect`, `to_year_end` or `in_year`",
            ),
        };
        if !there {
            let message = format!("the row `{}` lacks {lacking}", self.id.value.as_str());
            faults.push(
                Diagnostic::error(message).at(&self.id.place).remedy(format!("add {lacking}")),
            );
        }
        there
    }
}

impl Decode for Amount {
    fn decode(node: &Node, faults: &mut Faults) -> Option<Self> {
        let mut keys = Keys::open(node, "an amount", faults)?;
        let id = keys.required("id", faults);
        let title = keys.required("title", faults);
        let value = keys.required("value", faults);
        let measure = keys.required("measure", faults);
        keys.close(faults);
        Some(Self { id: id?, title: title?, value: value?, measure: measure? })
    }
}

impl Scalar for Measure {
    const EXPECTED: &'static str = "a measure";

    fn read(text: &str) -> Result<Self, Refusal> {
        let known = Measure::ALL.iter().find(|(_, key)| *key == text);
        known.map(|(measure, _)| *measure).ok_or_else(|| Refusal {
            reason: "no way of counting has this name".to_owned(),
            remedy: format!(
                "write one of {}",
                Measure::ALL.map(|(_, key)| format!("`{key}`")).join(", ")
            ),
        })
    }
}

impl Scalar for Counted {
    const EXPECTED: &'static str = "`full_year` or `to_year_end`";

    fn read(text: &str) -> Result<Self, Refusal> {
        [Counted::FullYear, Counted::ToYearEnd]
            .into_iter()
            .find(|counted| counted.key() == text)
            .ok_or_else(|| Refusal {
                reason: "it is another word".to_owned(),
                remedy: "write `full_year` (the full-year effect) or `to_year_end`".to_owned(),
            })
    }
}

impl Scalar for Weeks {
    const EXPECTED: &'static str = "a number of weeks";

    fn read(text: &str) -> Result<Self, Refusal> {
        let refusal = |reason: String| Refusal {
            reason,
            remedy: "write `52`, `52.14`, or days over seven: `365/7`".to_owned(),
        };
        let number = |text: &str| amount::parse(text.trim()).map_err(|e| refusal(e.to_string()));
        let weeks = match text.split_once('/') {
            Some((days, week)) => number(days)?
                .checked_div(number(week)?)
                .ok_or_else(|| refusal("it divides by zero".to_owned()))?,
            None => number(text)?,
        };
        if weeks <= Decimal::ZERO {
            return Err(refusal("it is not more than nought".to_owned()));
        }
        Ok(Weeks(weeks))
    }
}
