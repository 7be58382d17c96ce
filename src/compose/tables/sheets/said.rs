//! What must be said under the table of a schedule: of its rows, that rounding sets sums apart, and what
//! they mix.

use super::super::{in_a_note, notes, rounding};
use super::{Picked, Writer};
use crate::compose::format::{self, Form, PrintAs};
use crate::compose::template::plain;
use crate::diagnostic::Faults;
use crate::figures::{Figure, SheetCell, SheetRow, Term};
use crate::paper::plain_text;
use crate::yaml::{At, Fillable};

/// Whether two rows have one note between them.
pub(super) fn says_the_same(note: &At<Fillable>, other: &At<Fillable>) -> bool {
    note.value.0.trim() == other.value.0.trim()
}

impl<'a> Writer<'a> {
    /// What is said of the rows, in the order of their numbers. What is said of several has one number.
    pub(super) fn row_notes(&self) -> Vec<&'a At<Fillable>> {
        let mut notes: Vec<&At<Fillable>> = Vec::new();
        for note in self.sheet.rows.iter().filter_map(|row| row.note.as_ref()) {
            if !notes.iter().any(|other| says_the_same(other, note)) {
                notes.push(note);
            }
        }
        notes
    }

    /// Whether rounding sets a cell of a row that adds others apart from theirs in the same column.
    pub(super) fn is_column_apart(&self) -> bool {
        let shown = |row: usize, picked: &Picked<'a>| {
            let line = &self.sheet.rows[row];
            match line.cells.get(picked.index) {
                Some(SheetCell::Figure(figure)) => {
                    Some((figure.as_ref(), self.form(figure, line, picked)))
                }
                _ => None,
            }
        };
        let columns = self.columns.iter().filter(|picked| picked.column.adds_up);
        let mut cells =
            columns.flat_map(|picked| (0..self.sheet.rows.len()).map(move |row| (row, picked)));
        cells.any(|(row, picked)| {
            let adds = &self.sheet.rows[row].adds;
            let parts: Vec<(&Figure, Form, bool)> = adds
                .iter()
                .filter_map(|(row, taken_away)| {
                    let (figure, form) = shown(*row, picked)?;
                    Some((figure, form, *taken_away))
                })
                .collect();
            !parts.is_empty()
                && shown(row, picked).is_some_and(|sum| rounding::is_column_apart(sum, &parts))
        })
    }

    /// Sums over amounts that are counted in different ways, with what each way comes to.
    pub(super) fn mixed(&self) -> Vec<String> {
        let mut notes = Vec::new();
        for (sum, _, line, picked) in self.shown().into_values() {
            if !sum.measures.are_mixed() {
                continue;
            }
            let parts = self.mixed_parts(sum, line, picked);
            // The label of a cell has that of its row in it; a fault there is told of the row itself.
            let label = At { value: Fillable(sum.label.clone()), place: self.place.clone() };
            let label = plain_text(&self.phrases.inlines(&label, &mut Faults::new()));
            let note = notes::mixed(&plain(&label), &parts, self.phrases.style);
            if !notes.contains(&note) {
                notes.push(note);
            }
        }
        notes
    }

    /// What a sum adds, with its ways of counting, and then what it takes away. Where it does more than
    /// that, no amounts can be named that would add to it: only the ways of counting.
    fn mixed_parts(&self, sum: &Figure, line: &SheetRow, picked: &Picked) -> Vec<String> {
        let Some(terms) = sum.derivation.terms().filter(|terms| !terms.is_empty()) else {
            return sum.measures.iter().map(|measure| measure.to_string()).collect();
        };
        let (taken_away, added): (Vec<&Term>, Vec<&Term>) =
            terms.iter().partition(|term| term.taken_away);
        let printed = |term: &&Term| {
            let form = match self.form(&term.figure, line, picked) {
                Form::Money(own) => Form::Money(in_a_note(own, &self.scale)),
                other => other,
            };
            let formats = &self.phrases.style.formats;
            let amount = format::print(&term.figure, PrintAs::form(form), formats).ok()?;
            Some(plain(&format!("{amount} ({})", term.figure.measures)))
        };
        let mut parts: Vec<String> = added.iter().filter_map(printed).collect();
        let less: Vec<String> = taken_away.iter().filter_map(printed).collect();
        if less.is_empty() {
            return parts;
        }
        let less = format!("less {}", less.join(" and "));
        match parts.pop() {
            Some(last) => parts.push(format!("{last}, {less}")),
            None => parts.push(less),
        }
        parts
    }
}
