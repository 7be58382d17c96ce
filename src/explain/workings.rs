//! The appendix of workings: how every figure of a paper was worked out, put into the paper itself, so
//! that all of its outputs print the same.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{Explained, words};
use crate::diagnostic::{Diagnostic, Faults, Place};
use crate::figures::{Derivation, Figure};
use crate::paper::{
    Alignment, Block, Cell, Column, Heading, Inline, Origin, Paper, Placed, Row, RowRole, Table,
};

/// How many parts of one figure are listed: a row of the table has to fit on a page.
const MOST: usize = 12;

/// The paper with its workings: each figure that it prints, in the order in which it is first printed,
/// and then those between that it doesn't print.
///
/// `undrawable` says why a character can't be drawn, if it can't: names of figures are perhaps printed
/// nowhere else.
pub fn add_workings(
    explained: &Explained,
    undrawable: fn(char) -> Option<Diagnostic>,
) -> Result<Paper, Faults> {
    let mut paper = explained.drafted.paper.clone();
    let mut writer = Writer {
        explained,
        seen: BTreeSet::new(),
        between: Vec::new(),
        rows: Vec::new(),
        undrawable,
        faults: Faults::new(),
    };
    writer.printed();
    writer.between();
    if writer.rows.is_empty() {
        return Ok(paper);
    }
    let wording = &explained.drafted.style.wording;
    let heading = Heading { level: 2, number: None, content: text(&wording.workings) };
    let column = |heading: &str, names_rows| Column {
        heading: text(heading),
        alignment: Alignment::Left,
        names_rows,
    };
    let table = Table {
        caption: None,
        columns: vec![
            column("Figure", true),
            column("As printed", false),
            column("How it was worked out", false),
        ],
        headings_shown: true,
        landscape: false,
        rows: writer.rows,
        notes: Vec::new(),
        origin: Origin::default(),
    };
    paper.blocks.extend([
        Block::PageBreak,
        Block::Heading(heading),
        Block::Paragraph(text(&wording.workings_note)),
        Block::Table(table),
    ]);
    writer.faults.or(paper)
}

struct Writer<'a> {
    explained: &'a Explained<'a>,
    /// The names of figures that have a row, or will have one.
    seen: BTreeSet<String>,
    /// Figures that others are made of, and that the paper doesn't print.
    between: Vec<Arc<Figure>>,
    rows: Vec<Row>,
    undrawable: fn(char) -> Option<Diagnostic>,
    faults: Faults,
}

impl Writer<'_> {
    fn printed(&mut self) {
        let standings = &self.explained.standings;
        let names: BTreeSet<&str> = standings.iter().map(|s| s.figure.name.as_str()).collect();
        self.seen = names.into_iter().map(str::to_owned).collect();
        let mut written: BTreeSet<&str> = BTreeSet::new();
        let mut within = None;
        for standing in standings.iter() {
            if !written.insert(&standing.figure.name) {
                continue;
            }
            if within != Some(&standing.within) {
                within = Some(&standing.within);
                self.group(&standing.within);
            }
            let placed = Placed {
                figure: Arc::clone(&standing.figure),
                text: standing.text.clone(),
                origin: Origin::default(),
            };
            self.row(&standing.figure, vec![Inline::Figure(placed)]);
        }
    }

    fn between(&mut self) {
        let mut begun = false;
        while !self.between.is_empty() {
            for figure in std::mem::take(&mut self.between) {
                if !std::mem::replace(&mut begun, true) {
                    let words = self.explained.drafted.style.wording.workings_between.clone();
                    self.group(&words);
                }
                let value = self.value(&figure);
                self.row(&figure, text(&value));
            }
        }
    }

    fn value(&self, figure: &Figure) -> String {
        words::value_of(figure, self.explained.currency())
    }

    /// What a figure is called, and how it is counted where that isn't said by its name.
    fn name(&mut self, figure: &Figure) -> String {
        let label = self.drawn_label(figure);
        match words::counted_as(&figure.measures) {
            Some(measure) if !label.contains(&measure) => format!("{label} ({measure})"),
            _ => label,
        }
    }

    /// What a figure is called; that it can't be drawn is told.
    fn drawn_label(&mut self, figure: &Figure) -> String {
        let label = self.explained.label(figure);
        if let Some(fault) = label.chars().find_map(self.undrawable) {
            let fault = match figure.given_at() {
                Some(place) => fault.at(place),
                None => fault,
            };
            let fault = fault.label("in the name of this figure, which its workings print");
            if !self.faults.iter().any(|known| *known == fault) {
                self.faults.push(fault);
            }
        }
        label
    }

    fn group(&mut self, words: &str) {
        let cells = vec![Cell::Words(text(words)), Cell::Blank, Cell::Blank];
        self.rows.push(Row { role: RowRole::Group, cells });
    }

    fn row(&mut self, figure: &Arc<Figure>, printed: Vec<Inline>) {
        let name = self.name(figure);
        let cells =
            vec![Cell::Words(text(&name)), Cell::Words(printed), Cell::Words(self.how(figure))];
        self.rows.push(Row { role: RowRole::Body, cells });
    }

    /// What was done, and each part of it on a line of its own. Parts that a formula names are letters in it: their
    /// names would stand there and beneath, and hide what is done with them.
    fn how(&mut self, figure: &Figure) -> Vec<Inline> {
        let mut lines = Vec::new();
        let lettered = lettered(figure);
        if let (Some((words, parts)), Derivation::Formula { place, .. }) =
            (&lettered, &figure.derivation)
        {
            let words = capital(&self.explained.in_print(words));
            lines.push(format!("{words} ({})", line_of(place)));
            for (letter, part) in LETTERS.chars().zip(parts) {
                lines.push(self.part(&format!("{letter} = "), part, figure));
            }
        } else {
            self.named_one_by_one(figure, &mut lines);
        }
        if let Derivation::Formula { counted, .. } = &figure.derivation {
            lines.extend(counted.iter().map(|thing| {
                format!("{} ({})", self.explained.in_print(&thing.words), line_of(&thing.place))
            }));
        }
        let left_out = lines.len().saturating_sub(MOST + 1);
        if left_out > 0 {
            lines.truncate(MOST + 1);
            lines.push(format!("and {left_out} more"));
        }
        let mut content = Vec::new();
        for (index, line) in lines.into_iter().enumerate() {
            if index > 0 {
                content.push(Inline::HardBreak);
            }
            content.extend(text(&line));
        }
        content
    }

    /// What was done, said of parts that follow one another.
    fn named_one_by_one(&mut self, figure: &Figure, lines: &mut Vec<String>) {
        lines.push(match &figure.derivation {
            Derivation::Given(place) => format!("Typed: {}", line_of(place)),
            Derivation::Formula { place, .. } => {
                format!("{} ({})", capital(&self.explained.how(figure)), line_of(place))
            }
            Derivation::Computed { .. } => capital(&self.explained.how(figure)),
        });
        for (sign, part) in words::parts(figure) {
            lines.push(self.part(sign, part, figure));
        }
    }

    /// A part of a figure. Where it was typed stands with it, unless it has a row of its own; how it is counted, where
    /// that isn't as the figure is.
    fn part(&mut self, sign: &str, part: &Arc<Figure>, of: &Figure) -> String {
        let name = match part.measures == of.measures {
            true => self.drawn_label(part),
            false => self.name(part),
        };
        let words = format!("{sign}{}: {name}", self.value(part));
        match &part.derivation {
            _ if comes_of_nothing(part) => format!("{words} (none is given)"),
            _ if self.seen.contains(&part.name) => words,
            Derivation::Given(place) => format!("{words} ({})", line_of(place)),
            _ => {
                self.seen.insert(part.name.clone());
                self.between.push(Arc::clone(part));
                words
            }
        }
    }
}

/// What parts of a formula are called in it: as many as are listed.
const LETTERS: &str = "ABCDEFGHIJKL";

/// A formula in words with a letter for each of its parts, and these. `None` where it doesn't name each by a name of its
/// own, as the sum of all rows doesn't.
fn lettered(figure: &Figure) -> Option<(String, Vec<&Arc<Figure>>)> {
    let Derivation::Formula { said, from, .. } = &figure.derivation else { return None };
    let mut known = BTreeSet::new();
    let parts: Vec<&Arc<Figure>> =
        from.iter().filter(|part| known.insert(part.name.as_str())).collect();
    let labels: BTreeSet<&str> = parts.iter().map(|part| part.label.trim()).collect();
    if parts.is_empty() || parts.len() > LETTERS.len() || labels.len() < parts.len() {
        return None;
    }
    let mut words = said.words.clone();
    for (letter, part) in LETTERS.chars().zip(&parts) {
        let quoted = format!("“{}”", part.label.trim());
        if !words.contains(&quoted) {
            return None;
        }
        words = words.replace(&quoted, &letter.to_string());
    }
    Some((words, parts))
}

/// Whether a figure is nought since there is nothing that it could be made of, such as what is moved
/// between years where nothing is. A row for each step of that would tell nobody anything.
fn comes_of_nothing(figure: &Figure) -> bool {
    match &figure.derivation {
        // A formula of the inputs is worth a row, whatever it comes to.
        Derivation::Given(_) => false,
        Derivation::Formula { said, from, counted, .. } => {
            said.formula.is_none()
                && from.is_empty()
                && counted.is_empty()
                && figure.value.is_zero()
        }
        Derivation::Computed { from, .. } => {
            figure.value.is_zero() && from.iter().all(|part| comes_of_nothing(part))
        }
    }
}

/// A place as a reader of the paper is told it: the file alone, without the folder.
fn line_of(place: &Place) -> String {
    format!("{}, line {}", place.source().name(), place.line())
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn text(words: &str) -> Vec<Inline> {
    vec![Inline::words(words)]
}
