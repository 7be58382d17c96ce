//! How a figure came about, as a tree: each step in words, down to what was typed.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{Explained, words};
use crate::figures::{Derivation, Figure, Typed};

/// How many parts of one step are told, unless all are asked for.
const MOST: usize = 30;

/// How many steps beneath one another are told: no terminal is wide enough for more. Those beneath are told by
/// themselves.
const DEEPEST: usize = 24;

/// How much is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// The first parts of what has many.
    First,
    /// Everything.
    All,
}

/// How a figure came about, in lines: what it is, where it is printed, what was stated for it, and the
/// tree of its steps. A part that several steps share is told once.
pub fn explain(figure: &Arc<Figure>, explained: &Explained, extent: Extent) -> Vec<String> {
    let mut teller = Teller { explained, extent, told: BTreeSet::new(), lines: Vec::new() };
    teller.lines.push(format!("{}  {}", teller.value(figure), explained.label(figure)));
    teller.beneath(figure, "  ", 0);
    teller.lines
}

struct Teller<'a> {
    explained: &'a Explained<'a>,
    extent: Extent,
    /// The names of figures whose parts were told.
    told: BTreeSet<String>,
    lines: Vec<String>,
}

impl Teller<'_> {
    fn value(&self, figure: &Figure) -> String {
        words::value_of(figure, self.explained.currency())
    }

    fn say(&mut self, indent: &str, line: &str) {
        self.lines.push(format!("{indent}{line}").trim_end().to_owned());
    }

    /// What stands under the line of a figure: its name, what was done, and its parts. `depth` is nought for the
    /// one that is asked for.
    fn beneath(&mut self, figure: &Arc<Figure>, indent: &str, depth: usize) {
        let measure = words::counted_as(&figure.measures);
        let measure = measure.map(|measure| format!(" ({measure})")).unwrap_or_default();
        let is_leaf = figure.derivation.from().is_empty();
        let is_too_deep = depth >= DEEPEST && !is_leaf;
        let is_told = !is_leaf && self.told.contains(&figure.name);
        if !is_leaf && !is_too_deep {
            self.told.insert(figure.name.clone());
        }
        let above = match (is_told, is_too_deep) {
            (true, _) => ": told above",
            (false, true) => ": how it came about is told if it is asked for by this name",
            (false, false) => "",
        };
        self.say(indent, &format!("{}{measure}{above}", figure.name));
        if depth == 0 {
            self.standings(figure, indent);
        }
        if is_told || is_too_deep {
            return;
        }
        self.stated(figure, indent);
        match &figure.derivation {
            Derivation::Given(place) => {
                let otherwise = words::typed_otherwise(figure);
                let otherwise = otherwise.map(|typed| format!(" as `{typed}`")).unwrap_or_default();
                self.say(indent, &format!("typed{otherwise}: {}", words::line_of(place)));
            }
            Derivation::Formula { place, said, counted, .. } => {
                let formula = said.formula.as_ref().map(|text| format!("formula `{text}`: "));
                let formula = formula.unwrap_or_default();
                self.say(indent, &format!("= {}", self.explained.how(figure)));
                self.say(indent, &format!("  {formula}{}", words::line_of(place)));
                self.parts(figure, counted, indent, depth);
            }
            Derivation::Computed { .. } => {
                self.say(indent, &format!("= {}", self.explained.how(figure)));
                self.parts(figure, &[], indent, depth);
            }
        }
    }

    fn standings(&mut self, figure: &Figure, indent: &str) {
        let standings = self.explained.standings.of_figure(&figure.name);
        if standings.is_empty() {
            self.say(indent, "not printed by itself in the paper");
        }
        let lines: Vec<String> = standings
            .iter()
            .map(|standing| {
                let asked_for = standing.asked_for.as_ref();
                let asked_for = asked_for.map(|place| format!(" ({})", words::line_of(place)));
                format!(
                    "printed {}: {}{}",
                    standing.text,
                    standing.words,
                    asked_for.unwrap_or_default()
                )
            })
            .collect();
        for line in lines {
            self.say(indent, &line);
        }
    }

    fn stated(&mut self, figure: &Figure, indent: &str) {
        let ledger = &self.explained.drafted.ledger;
        let stated: Vec<String> = ledger
            .comparisons()
            .iter()
            .filter(|comparison| comparison.computed.name == figure.name)
            .map(|comparison| words::stated(comparison, self.explained.currency()))
            .collect();
        for line in stated {
            self.say(indent, &format!("beside it {line}"));
        }
    }

    /// The figures of a step, and then what was counted in it.
    fn parts(&mut self, figure: &Figure, counted: &[Typed], indent: &str, depth: usize) {
        let parts = words::parts(figure);
        let all = parts.len() + counted.len();
        let shown = match self.extent {
            Extent::All => all,
            Extent::First => MOST,
        };
        let left_out = all.saturating_sub(shown);
        let figures = parts.iter().take(shown).enumerate();
        for (index, (sign, part)) in figures {
            let (branch, below) = branch(indent, index + 1 == all);
            let line = format!("{sign}{}  {}", self.value(part), self.explained.label(part));
            self.say(&branch, &line);
            self.beneath(part, &below, depth + 1);
        }
        let things = counted.iter().take(shown.saturating_sub(parts.len())).enumerate();
        for (index, thing) in things {
            let (branch, _) = branch(indent, parts.len() + index + 1 == all);
            self.say(
                &branch,
                &format!(
                    "{}: {}",
                    self.explained.in_print(&thing.words),
                    words::line_of(&thing.place)
                ),
            );
        }
        if left_out > 0 {
            let (branch, _) = branch(indent, true);
            self.say(&branch, &format!("and {left_out} more: `--all` tells them"));
        }
    }
}

/// What stands before the line of a part, and before the lines below it.
fn branch(indent: &str, is_last: bool) -> (String, String) {
    match is_last {
        true => (format!("{indent}└─ "), format!("{indent}     ")),
        false => (format!("{indent}├─ "), format!("{indent}│    ")),
    }
}
