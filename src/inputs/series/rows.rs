//! The rows of a series: read as typed, then checked for what they say together.

use rust_decimal::Decimal;

use super::words::FullYearEffects;
use super::{Counted, RowAmount, SeriesRow, Weeks};
use crate::diagnostic::{Diagnostic, Faults, Place};
use crate::period::Period;
use crate::yaml::{At, Decode, Id, Keys, Node, refuse_reserved_ids};

/// Names of totals, which no row may have.
const RESERVED: [&str; 3] = ["total", "total_full_year", "total_to_year_end"];

/// What a series says for all of its rows.
#[derive(Clone, Debug)]
pub(super) struct Basis {
    /// The weeks of a full year.
    pub(super) weeks: Option<At<Weeks>>,
    /// Whether full-year effects are computed or reported.
    pub(super) effects: FullYearEffects,
    /// Where the series stands.
    pub(super) place: Place,
}

/// Checks the rows of a series, and gives those that are sound.
pub(super) fn check(rows: Vec<RawRow>, basis: Basis, faults: &mut Faults) -> Vec<SeriesRow> {
    refuse_reserved_ids(&RESERVED, rows.iter().map(|row| &row.id), faults);
    refuse_no_rows(&rows, &basis.place, faults);
    refuse_overlaps(&rows, faults);
    // Those whose amounts can't be read were there for their periods only.
    let rows: Vec<RawRow> = rows.into_iter().filter(|row| row.has_amounts).collect();
    match (&basis.weeks, basis.effects) {
        (None, FullYearEffects::Computed) => refuse_missing_weeks(&rows, &basis.place, faults),
        (weeks, FullYearEffects::Reported) => {
            refuse_idle_weeks(weeks.as_ref(), "a series of reported effects", faults);
        }
        (Some(weeks), FullYearEffects::Computed) => refuse_unused_weeks(weeks, &rows, faults),
    }
    refuse_idle_weeks_of_rows(&rows, basis.effects, faults);
    let checked =
        rows.into_iter().filter_map(|row| row.check(basis.weeks.as_ref(), basis.effects, faults));
    let rows: Vec<SeriesRow> = checked.collect();
    refuse_partly_counted(&rows, faults);
    rows
}

/// Rows that count alike follow one another: a month that stands in two of them is counted twice.
fn refuse_overlaps(rows: &[RawRow], faults: &mut Faults) {
    for (index, row) in rows.iter().enumerate() {
        let counted = |row: &RawRow| row.counted.as_ref().map(|counted| counted.value);
        let alike = rows[..index].iter().rev().find(|before| counted(before) == counted(row));
        let Some(before) = alike.filter(|before| !before.period.value.is_before(row.period.value))
        else {
            continue;
        };
        let message = if row.period.value.is_before(before.period.value) {
            "this period is before that of the row above"
        } else {
            "this period has months that the row above has too: they would be counted twice"
        };
        faults.push(
            Diagnostic::error(message)
                .at(&row.period.place)
                .related(&before.period.place, "the row above")
                .remedy("put the rows in order, and give each month to one of them"),
        );
    }
}

/// A table of no rows would have a total of nothing.
fn refuse_no_rows(rows: &[RawRow], place: &Place, faults: &mut Faults) {
    if rows.is_empty() {
        faults.push(
            Diagnostic::error("this series has no rows")
                .at(place)
                .remedy("give it rows, or take it out")
                // They may be there, and none of them could be read.
                .presumes(place.source().name()),
        );
    }
}

/// Either every row says what it counts for, or none does: a table groups its rows by it, and a row
/// that belongs to no group would be left out.
fn refuse_partly_counted(rows: &[SeriesRow], faults: &mut Faults) {
    let silent: Vec<_> = rows.iter().filter(|row| row.counted.is_none()).collect();
    if silent.is_empty() || silent.len() == rows.len() {
        return;
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

/// Weeks by which nothing is multiplied would pass for the basis of amounts that have another.
pub(super) fn refuse_idle_weeks(weeks: Option<&At<Weeks>>, what: &str, faults: &mut Faults) {
    if let Some(weeks) = weeks {
        faults.push(
            Diagnostic::error(format!("{what} multiplies nothing by `weeks`"))
                .at(&weeks.place)
                .remedy("take the line out"),
        );
    }
}

/// The same of the weeks of a series, if each row has none to multiply or others to multiply by.
fn refuse_unused_weeks(weeks: &At<Weeks>, rows: &[RawRow], faults: &mut Faults) {
    let uses = |row: &RawRow| row.weekly.is_some() && row.weeks.is_none();
    if !rows.is_empty() && !rows.iter().any(uses) {
        faults.push(
            Diagnostic::error("no row of this series is multiplied by its `weeks`")
                .at(&weeks.place)
                .remedy("take the line out, or give a row its `weekly` rate")
                // The row that is may be one that could not be read.
                .presumes(weeks.place.source().name()),
        );
    }
}

/// The same of the weeks of a row.
fn refuse_idle_weeks_of_rows(rows: &[RawRow], effects: FullYearEffects, faults: &mut Faults) {
    // That an effect is given twice is told of a row that has both.
    let multiplies = |row: &&RawRow| effects == FullYearEffects::Computed && row.weekly.is_some();
    for row in rows.iter().filter(|row| !multiplies(row)) {
        let what = format!("the row `{}`", row.id.value.as_str());
        refuse_idle_weeks(row.weeks.as_ref(), &what, faults);
    }
}

/// A row as typed, before it is known whether what it says fits together.
pub(super) struct RawRow {
    id: At<Id>,
    period: At<Period>,
    weekly: Option<At<Decimal>>,
    weeks: Option<At<Weeks>>,
    full_year_effect: Option<At<Decimal>>,
    to_year_end: Option<At<Decimal>>,
    weeks_counted: Option<At<Weeks>>,
    in_year: Option<At<Decimal>>,
    counted: Option<At<Counted>>,
    /// Whether its amounts could be read.
    has_amounts: bool,
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
        let has_amounts =
            [&weekly, &full_year_effect, &to_year_end, &in_year].into_iter().all(Option::is_some)
                && weeks.is_some()
                && weeks_counted.is_some();
        Some(Self {
            id: id?,
            period: period?,
            weekly: weekly.flatten(),
            weeks: weeks.flatten(),
            full_year_effect: full_year_effect.flatten(),
            to_year_end: to_year_end.flatten(),
            weeks_counted: weeks_counted.flatten(),
            in_year: in_year.flatten(),
            counted: counted?,
            has_amounts,
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
