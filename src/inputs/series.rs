//! `savings.yaml` and `income.yaml`: series of amounts by period, and single amounts.
//!
//! What the rows of a series may say together is checked in `rows`; how single words are read stands
//! in `words`.

mod filled;
mod rows;
mod words;

use std::path::Path;

use rust_decimal::Decimal;

use self::filled::{Filed, Rows};
use self::rows::Basis;
use self::words::FullYearEffects;
use super::stated::Stated;
use crate::diagnostic::{Diagnostic, Faults};
use crate::exact;
use crate::measure::Measure;
use crate::period::Period;
use crate::yaml::{At, Decode, Id, Keys, Node, ids_in, refuse_duplicate_ids};

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
    /// The file in which its rows stand, if they don't stand in the series.
    file: Option<Filed>,
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

/// A number of weeks: whole, with decimals, or a fraction such as 365/7. The fraction is kept as it
/// is: divided first, it would be rounded, and with it every amount that is multiplied by it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weeks {
    /// The number, or what stands over the line of the fraction.
    pub over: Decimal,
    /// What stands under the line; one where there is none. Never nought.
    pub under: Decimal,
}

impl Weeks {
    /// The weeks as one number, rounded at the last digit that a decimal keeps: to be shown, not to
    /// be multiplied by. `None` if there are too many.
    pub fn approximately(&self) -> Option<Decimal> {
        self.over.checked_div(self.under)
    }

    /// So much in each of these weeks. `None` if that has too many digits.
    pub fn times(&self, weekly: Decimal) -> Option<Decimal> {
        exact::div(exact::mul(weekly, self.over)?, self.under)
    }
}

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
        let mut ids = ids_in(keys.node("series"));
        ids.extend(ids_in(keys.node("amounts")));
        keys.close(faults);
        let file = Self {
            series: series.unwrap_or_default(),
            amounts: amounts.unwrap_or_default(),
            stated: stated.unwrap_or_default(),
        };
        refuse_duplicate_ids("series or amounts", &ids, faults);
        Some(file)
    }
}

impl SeriesFile {
    /// Reads the rows that stand in files of their own, beside this one.
    pub(super) fn read_rows(&mut self, folder: &Path, faults: &mut Faults) {
        for series in &mut self.series {
            if let Some(file) = series.file.take() {
                series.content = SeriesContent::Rows(filled::rows(file, folder, faults));
            }
        }
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
        let rows = keys.optional::<Rows>("rows", faults);
        refuse_duplicate_ids("rows", &ids_in(keys.node("rows")), faults);
        let place = keys.place();
        let known = keys.close(faults);
        let (weeks, reported) = (weeks?, reported?.unwrap_or(FullYearEffects::Computed));
        let mut file = None;
        let content = match (rows?, difference?) {
            (Some(Rows::Typed(rows)), None) => {
                let basis = Basis { weeks, effects: reported, place: place.clone() };
                SeriesContent::Rows(rows::check(rows, basis, faults))
            }
            (Some(Rows::Filed(rows)), None) => {
                let basis = Basis { weeks, effects: reported, place: place.clone() };
                file = Some(Filed { rows, basis });
                SeriesContent::Rows(Vec::new())
            }
            (None, Some(Difference { of, less })) => {
                rows::refuse_idle_weeks(weeks.as_ref(), "a difference of two series", faults);
                SeriesContent::Difference { of, less }
            }
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
        Some(Self { id: id?, title: title?, content, file, mixed_totals: mixed_totals? })
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
