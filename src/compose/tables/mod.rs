//! Tables: what the paper asks for, into rows of printed figures.
//!
//! A table shows a set of records ([`records`]) or a schedule ([`sheets`]). What must be said under it is
//! found in [`notes`] and [`rounding`]: mixed totals, brackets, and figures that rounding sets apart.

mod columns;
pub(super) mod notes;
mod records;
mod rounding;
mod sheets;

use crate::amount::MoneyScale;
use crate::compose::phrases::Phrases;
use crate::diagnostic::{Diagnostic, Faults};
use crate::figures::Words;
use crate::inputs::paper::{ColumnSpec, TableSpec};
use crate::measure::Unit;
use crate::paper::{Cell, Inline, Row, RowRole, Table};
use crate::style::Style;
use crate::yaml::{At, Fillable};

/// What a dash in a cell is printed as: there is nothing to say.
const DASH: &str = "–";

/// A table with the notes that stand under it beside those of the paper.
#[derive(Clone, Debug)]
pub struct Built {
    /// The table, without caption and notes.
    pub table: Table,
    /// What is said of its rows, each once, in the order of their numbers. In Markdown with figures in it.
    pub row_notes: Vec<At<Fillable>>,
    /// What the program must say: mixed totals, rounding, brackets. In Markdown.
    pub notes: Vec<String>,
}

/// Makes the table that `spec` asks for.
pub fn build(spec: &TableSpec, phrases: &Phrases) -> Result<Built, Faults> {
    let ledger = phrases.ledger;
    if let Some(set) = ledger.set(&spec.rows.value) {
        return records::build(spec, set, phrases);
    }
    let mut faults = Faults::new();
    let Some(sheet) = ledger.sheet(&spec.rows.value) else {
        return Err(ledger.no_set(&spec.rows.value).at(&spec.rows.place).into());
    };
    let built = sheets::build(spec, sheet, phrases, &mut faults);
    match built {
        Some(built) => faults.or(built),
        None => Err(faults),
    }
}

/// How a table prints its money, and where that is said; of the style, the place of the table.
fn scale(spec: &TableSpec, style: &Style) -> At<MoneyScale> {
    let of_style = || At { value: style.formats.table_money, place: spec.id.place.clone() };
    spec.money.clone().unwrap_or_else(of_style)
}

/// How money is printed in a note about one column: where that is in a unit of its own, the note says so.
fn in_a_note(own: MoneyScale, table: &At<MoneyScale>) -> MoneyScale {
    MoneyScale { alone: own.alone && own == table.value, ..own }
}

/// Refuses to say how its money is printed of a column that holds something else. Whether all is well.
fn refuse_money_of(column: &ColumnSpec, holds_other: bool, faults: &mut Faults) -> bool {
    let Some(money) = column.money.as_ref().filter(|_| holds_other) else {
        return true;
    };
    faults.push(
        Diagnostic::error("`money` is said of this column, and it holds none")
            .at(&money.place)
            .remedy("take it out; decimal places of other numbers are the column's `places`"),
    );
    false
}

/// The heading of a column, with the unit of its money where the cells don't show it.
pub(super) fn heading(
    mut words: Vec<Inline>,
    unit: Option<Unit>,
    scale: MoneyScale,
    style: &Style,
) -> Vec<Inline> {
    if let (Some(Unit::Money), Some(unit)) = (unit, scale.unit_alone(&style.formats.currency)) {
        words.push(Inline::words(format!(" ({unit})")));
    }
    words
}

/// The words of a cell. A hyphen that stands alone says the same as in a column of numbers, and looks the
/// same.
fn cell_words(words: &Words, phrases: &Phrases, faults: &mut Faults) -> Vec<Inline> {
    if words.typed() == Some("-") {
        return fixed(DASH);
    }
    phrases.words(words, faults)
}

/// Words that are printed as they are.
pub(super) fn fixed(words: &str) -> Vec<Inline> {
    vec![Inline::words(words.to_owned())]
}

fn row(role: RowRole, label: Vec<Inline>, cells: Vec<Cell>) -> Row {
    Row { role, cells: std::iter::once(Cell::Words(label)).chain(cells).collect() }
}
