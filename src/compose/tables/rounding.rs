//! Whether rounding sets what a table prints apart from what a reader would add up.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::compose::format::{self, Form};
use crate::figures::{Figure, Term};

/// A figure as a table prints it, for those who add up what they see.
struct Printed<'a> {
    figure: &'a Figure,
    form: Form,
    /// Whether it is taken away.
    taken_away: bool,
}

/// Whether the printed parts of a sum add to something else, and rounding explains it: at most half
/// a printed unit for the sum and for each part. Another difference would not be excused.
fn is_rounded_apart(sum: &Printed, parts: &[Printed]) -> bool {
    let added = parts.iter().try_fold(Decimal::ZERO, |added, part| {
        let value = format::printed_value(part.figure, part.form);
        added.checked_add(if part.taken_away { -value } else { value })
    });
    // Where the printed parts can't even be added, neither could the figures themselves.
    let Some(added) = added else { return false };
    let apart = (added - format::printed_value(sum.figure, sum.form)).abs();
    let most: Decimal =
        parts.iter().chain([sum]).map(|printed| format::printed_unit(printed.form)).sum();
    !apart.is_zero() && apart + apart <= most
}

/// How many parts a sum may have for somebody to add them up; it keeps sums of sums of sums, none of
/// which is shown, from being followed for ever.
const MOST_PARTS: usize = 2_000;

/// The figures that a table shows, by their names, each in its form.
type Shown<'a> = BTreeMap<&'a str, (&'a Figure, Form)>;

/// What a reader would add up to have a sum: its parts as they are shown, and in the stead of a part
/// that isn't shown the parts of that. `None` where some of it isn't shown in any way.
fn shown_parts<'a>(
    terms: &[Term],
    taken_away: bool,
    shown: &Shown<'a>,
) -> Option<Vec<Printed<'a>>> {
    let mut parts = Vec::new();
    for term in terms {
        let taken_away = taken_away != term.taken_away;
        match shown.get(term.figure.name.as_str()) {
            Some((figure, form)) => parts.push(Printed { figure, form: *form, taken_away }),
            None => {
                let terms = term.figure.derivation.terms().filter(|terms| !terms.is_empty())?;
                parts.extend(shown_parts(&terms, taken_away, shown)?);
            }
        }
        if parts.len() > MOST_PARTS {
            return None;
        }
    }
    Some(parts)
}

/// Whether somewhere among the figures that a table shows, each in its form, the printed parts of a
/// sum or a difference don't add to what is printed for it. A sum not all of whose parts are shown is
/// for no reader to add up.
pub(super) fn is_shown_apart<'a>(shown: impl IntoIterator<Item = (&'a Figure, Form)>) -> bool {
    let shown: Shown =
        shown.into_iter().map(|(figure, form)| (figure.name.as_str(), (figure, form))).collect();
    shown.values().any(|(sum, form)| {
        let parts = sum.derivation.terms().and_then(|terms| shown_parts(&terms, false, &shown));
        let sum = Printed { figure: sum, form: *form, taken_away: false };
        parts.is_some_and(|parts| is_rounded_apart(&sum, &parts))
    })
}

/// Whether rounding sets a cell apart from the cells of the rows that its own row adds, or takes away:
/// a reader adds up a column of differences, however each of them was made.
pub(super) fn is_column_apart(
    (sum, form): (&Figure, Form),
    parts: &[(&Figure, Form, bool)],
) -> bool {
    let of_one_kind = parts.iter().all(|(figure, ..)| figure.unit == sum.unit);
    let parts: Vec<Printed> = parts
        .iter()
        .map(|(figure, form, taken_away)| Printed { figure, form: *form, taken_away: *taken_away })
        .collect();
    of_one_kind && is_rounded_apart(&Printed { figure: sum, form, taken_away: false }, &parts)
}

/// What a row prints in each column: a figure in its form, or none.
pub(super) type Line<'a> = Vec<Option<(&'a Figure, Form)>>;

/// The columns of a row that are sums or differences of others, each with those columns and whether
/// they are taken away.
fn across(line: &Line) -> Vec<(usize, Vec<(usize, bool)>)> {
    let column_of = |figure: &Figure| {
        line.iter().position(|cell| cell.is_some_and(|(shown, _)| shown.name == figure.name))
    };
    let sums = line.iter().enumerate().filter_map(|(sum, cell)| {
        let terms = (*cell)?.0.derivation.terms()?;
        let parts = terms.iter().map(|term| Some((column_of(&term.figure)?, term.taken_away)));
        Some((sum, parts.collect::<Option<_>>()?))
    });
    sums.collect()
}

/// Whether the total of a column is set apart by rounding from those of the columns that make it.
fn is_total_apart(line: &Line, sum: usize, parts: &[(usize, bool)]) -> bool {
    let printed = |column: usize, taken_away| {
        let (figure, form) = line[column]?;
        Some(Printed { figure, form, taken_away })
    };
    let parts: Option<Vec<Printed>> =
        parts.iter().map(|(column, taken_away)| printed(*column, *taken_away)).collect();
    let sum = printed(sum, false);
    sum.zip(parts).is_some_and(|(sum, parts)| is_rounded_apart(&sum, &parts))
}

/// Whether the totals of columns are set apart by rounding, where the rows are sums or differences
/// across the columns: then so are the totals, although they are made of the rows.
pub(super) fn are_totals_apart(rows: &[Line], totals: &[Line]) -> bool {
    let sums = rows.iter().flat_map(across);
    sums.into_iter().any(|(sum, parts)| totals.iter().any(|line| is_total_apart(line, sum, &parts)))
}
