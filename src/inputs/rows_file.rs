//! Rows that stand in a file of their own: `rows: savings.csv`.
//!
//! The file is read line by line, and what is not asked for is let go at once: a file of a million lines takes no
//! more room than one of ten. Every place knows its line all the same.

mod quotes;
mod table;

use std::collections::BTreeSet;

pub(super) use table::{Line, Table};

use crate::diagnostic::{Diagnostic, Faults, did_you_mean};
use crate::yaml::{At, Decode, Id, Keys, Node, Shape, Value};

/// A file of rows, and which of its lines are taken.
#[derive(Clone, Debug)]
pub(super) struct RowsFile {
    /// The name of the file, within the folder of the paper.
    pub(super) file: At<String>,
    /// What its lines must have to be taken.
    pub(super) only: Vec<Only>,
}

/// What a column must hold: one of some words.
#[derive(Clone, Debug)]
pub(super) struct Only {
    column: At<String>,
    words: Vec<At<String>>,
}

impl RowsFile {
    /// Reads the keys that all such files have, from a group of keys that may have others.
    pub(super) fn of(keys: &mut Keys, faults: &mut Faults) -> Option<Self> {
        let file = keys.required("file", faults);
        let only = keys.optional::<Onlys>("where", faults);
        Some(Self { file: file?, only: only?.unwrap_or_default().0 })
    }

    /// A file of which every line is a row.
    pub(super) fn whole(file: At<String>) -> Self {
        Self { file, only: Vec::new() }
    }
}

#[derive(Default)]
struct Onlys(Vec<Only>);

impl Decode for Onlys {
    fn decode(node: &Node, faults: &mut Faults) -> Option<Self> {
        let words = || Shape::either(Shape::Text, Shape::list(Shape::Text));
        let entries = Keys::open(node, "what lines must hold", faults)?.free::<String>(words);
        let only = entries.into_iter().filter_map(|(column, words)| {
            let column = At::<String>::decode(column, faults)?;
            let words = match &words.value {
                Value::List(_) => Vec::<At<String>>::decode(words, faults)?,
                _ => vec![At::<String>::decode(words, faults)?],
            };
            Some(Only { column, words })
        });
        Some(Self(only.collect()))
    }
}

/// Which lines of a table are taken.
pub(super) struct Filter<'a> {
    only: Vec<(usize, &'a Only)>,
    /// The words of each that some line had, so that a misspelt one is seen.
    met: Vec<BTreeSet<usize>>,
    /// Other words that lines had in its column, a few.
    others: Vec<BTreeSet<String>>,
}

/// So many words of a column are named where another was asked for.
const NAMED: usize = 8;

impl<'a> Filter<'a> {
    /// The filter, with its columns found in the table.
    pub(super) fn new(file: &'a RowsFile, table: &Table, faults: &mut Faults) -> Option<Self> {
        let find = |only: &'a Only| Some((table.required(&only.column, faults)?, only));
        let only: Vec<Option<(usize, &Only)>> = file.only.iter().map(find).collect();
        let only: Vec<(usize, &Only)> = only.into_iter().collect::<Option<_>>()?;
        let (met, others) = (vec![BTreeSet::new(); only.len()], vec![BTreeSet::new(); only.len()]);
        Some(Self { only, met, others })
    }

    /// Whether a line is taken.
    pub(super) fn takes(&mut self, line: &Line) -> bool {
        let mut all = true;
        for (at, (column, only)) in self.only.iter().enumerate() {
            let words = line.get(*column);
            match only.words.iter().position(|wanted| wanted.value == words) {
                Some(met) => {
                    self.met[at].insert(met);
                }
                None => {
                    all = false;
                    if self.others[at].len() < NAMED && !self.others[at].contains(words) {
                        self.others[at].insert(words.to_owned());
                    }
                }
            }
        }
        all
    }

    /// Reports words that no line had: they were misspelt, or stand for amounts that are missing.
    pub(super) fn refuse_words_never_met(&self, faults: &mut Faults) {
        for ((_, only), (met, others)) in self.only.iter().zip(self.met.iter().zip(&self.others)) {
            let column = &only.column.value;
            for (_, word) in only.words.iter().enumerate().filter(|(at, _)| !met.contains(at)) {
                let others: Vec<&str> = others.iter().map(String::as_str).collect();
                let remedy = did_you_mean(&word.value, others.iter().copied());
                let named = || match others.as_slice() {
                    [] => "look for it in the file".to_owned(),
                    others => format!("it has: {}", others.join(", ")),
                };
                let message = format!("no line has `{}` in its column `{column}`", word.value);
                let fault = Diagnostic::error(message).at(&word.place);
                faults.push(fault.remedy(remedy.unwrap_or_else(named)));
            }
        }
    }
}

/// The words of a file as an id: small letters and digits, with `_` for whatever stands between them.
pub(super) fn id_of(
    words: &str,
    line: &Line,
    column: usize,
    faults: &mut Faults,
) -> Option<At<Id>> {
    let mut id = String::new();
    for character in words.chars() {
        if character.is_ascii_alphanumeric() {
            id.push(character.to_ascii_lowercase());
        } else if !id.is_empty() && !id.ends_with('_') {
            id.push('_');
        }
    }
    let id = id.trim_end_matches('_');
    // In a formula it would be a number.
    let id =
        if id.bytes().all(|byte| byte.is_ascii_digit()) { format!("r{id}") } else { id.to_owned() };
    At::<Id>::decode(&line.node_of(column, id), faults)
}

/// Whether a line sums up others: with them it would be counted twice. `Total`, `TOTAL:`, `Overall total`,
/// `Subtotal A`, `Total 2025/26`.
pub(super) fn is_total(words: &str) -> bool {
    if !has_total(words) {
        return false;
    }
    let small =
        words.to_lowercase().replace("sub-total", "subtotal").replace("sub total", "subtotal");
    let mut words = small.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let is_sum = |word: &str| ["total", "totals", "subtotal", "subtotals"].contains(&word);
    let first = words.next().unwrap_or_default();
    is_sum(first) || words.next_back().is_some_and(is_sum)
}

/// Whether the word is in there at all. A file may have a million lines, and nearly none has it.
fn has_total(words: &str) -> bool {
    words.as_bytes().windows(5).any(|part| part.eq_ignore_ascii_case(b"total"))
}

/// Where a line says that it sums up others: in the words that name it, or with nothing but `Total` in another
/// column.
pub(super) fn total_in(line: &Line, names: usize) -> Option<usize> {
    if !has_total(line.all()) {
        return None;
    }
    if is_total(line.get(names)) {
        return Some(names);
    }
    let is_bare = |words: &str| {
        ["total", "totals", "grand total", "subtotal"]
            .iter()
            .any(|total| words.eq_ignore_ascii_case(total))
    };
    (0..line.len()).find(|column| is_bare(line.get(*column)))
}

/// The fault of such a line.
pub(super) fn refuse_total(line: &Line, column: usize) -> Diagnostic {
    Diagnostic::error("this line seems to sum up others, and would be counted together with them")
        .at(&line.place(column))
        .remedy("take it out of the file: totals are computed; or call it something else")
}
