//! Where figures stand in a paper, as a reader would say it.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::around::{Around, name_of};
use crate::diagnostic::Place;
use crate::figures::Figure;
use crate::paper::{Block, Cell, Inline, Numbered, Placed, Table, plain_text};
use crate::pipeline::Drafted;

/// One place of a paper where a figure is printed.
#[derive(Clone, Debug)]
pub struct Standing {
    /// The figure.
    pub figure: Arc<Figure>,
    /// How it is printed here.
    pub text: String,
    /// Where: `paragraph 12`, `Table 2, row “Total”, column “Saving”`.
    pub words: String,
    /// The table or section in which it stands.
    pub within: String,
    /// Where it was asked for, if that is in words: in a table, the table is what was asked for.
    pub asked_for: Option<Place>,
}

/// Every place of a paper where a figure is printed, in reading order.
#[derive(Clone, Debug, Default)]
pub struct Standings {
    all: Vec<Standing>,
    /// Which of them are those of a figure, by its name.
    by_name: BTreeMap<String, Vec<usize>>,
}

impl Standings {
    /// Looks through a paper.
    pub fn of(drafted: &Drafted) -> Self {
        let recommendations = drafted.inputs.paper.recommendations.iter();
        let mut walker = Walker {
            recommendations: recommendations.map(|item| &item.text.place).collect(),
            found: Vec::new(),
        };
        walker.blocks(&drafted.paper.blocks, &mut Around::default());
        for (index, footnote) in drafted.paper.footnotes.iter().enumerate() {
            walker.blocks(&footnote.blocks, &mut Around::in_footnote(index));
        }
        let mut by_name: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (index, standing) in walker.found.iter().enumerate() {
            by_name.entry(standing.figure.name.clone()).or_default().push(index);
        }
        Self { all: walker.found, by_name }
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Standing> {
        self.all.iter()
    }

    /// Where this figure is printed: each place once, however often it is printed there.
    pub fn of_figure(&self, name: &str) -> Vec<&Standing> {
        let mut found: Vec<&Standing> = Vec::new();
        for standing in self.by_name.get(name).into_iter().flatten().map(|at| &self.all[*at]) {
            let is_known = |known: &&Standing| {
                (&known.text, &known.words) == (&standing.text, &standing.words)
            };
            if !found.iter().any(is_known) {
                found.push(standing);
            }
        }
        found
    }
}

struct Walker<'a> {
    recommendations: Vec<&'a Place>,
    found: Vec<Standing>,
}

impl Walker<'_> {
    fn blocks(&mut self, blocks: &[Block], around: &mut Around) {
        for block in blocks {
            match block {
                Block::Heading(heading) => {
                    let words = around.meet_heading(heading);
                    self.line(&heading.content, &words, around);
                }
                Block::Paragraph(content) => {
                    around.meet_paragraph();
                    self.line(content, &around.words(), around);
                }
                Block::Numbered(Numbered { number, blocks }) => {
                    self.blocks(blocks, &mut around.in_numbered(number));
                }
                Block::List(list) => {
                    for (index, item) in list.items.iter().enumerate() {
                        self.blocks(&item.blocks, &mut around.in_item(list, index));
                    }
                }
                Block::Quote(blocks) => self.blocks(blocks, around),
                Block::Table(table) => self.table(table, around),
                Block::Chart(chart) => {
                    let name = name_of(Some(&chart.caption), around);
                    self.line(&chart.caption, &format!("the caption of {name}"), around);
                    for note in &chart.notes {
                        self.line(note, &format!("a note under {name}"), around);
                    }
                }
                Block::Code(_) | Block::Rule | Block::Contents { .. } | Block::PageBreak => {}
            }
        }
    }

    fn table(&mut self, table: &Table, around: &Around) {
        let name = name_of(table.caption.as_ref(), around);
        let within = around.in_table(&name);
        if let Some(caption) = &table.caption {
            self.line(caption, &format!("the caption of {name}"), &within);
        }
        for column in &table.columns {
            self.line(&column.heading, &format!("a heading of {name}"), &within);
        }
        for row in &table.rows {
            let label = match row.cells.first() {
                Some(Cell::Words(words)) => plain_text(words),
                _ => String::new(),
            };
            for (cell, column) in row.cells.iter().zip(&table.columns) {
                let heading = plain_text(&column.heading);
                let words = match (label.is_empty(), column.names_rows) {
                    (true, _) => format!("{name}, column “{heading}”"),
                    (_, true) => format!("{name}, row “{label}”"),
                    _ => format!("{name}, row “{label}”, column “{heading}”"),
                };
                match cell {
                    Cell::Figure(placed) => self.add(placed, &words, &within, None),
                    Cell::Words(content) => self.line(content, &words, &within),
                    Cell::Blank => {}
                }
            }
        }
        for note in &table.notes {
            self.line(note, &format!("a note under {name}"), &within);
        }
    }

    fn line(&mut self, content: &[Inline], words: &str, around: &Around) {
        for inline in content {
            if let Inline::Figure(placed) = inline {
                let asked_for = placed.origin.0.as_ref();
                let words = match self.recommendation(asked_for, around) {
                    Some(recommendation) => recommendation,
                    None => words.to_owned(),
                };
                self.add(placed, &words, around, asked_for);
            }
            if let Some(content) = inline.content() {
                self.line(content, words, around);
            }
        }
    }

    /// The recommendation in which something was asked for, as the list labels it.
    fn recommendation(&self, asked_for: Option<&Place>, around: &Around) -> Option<String> {
        let place = asked_for?;
        let is_within = self.recommendations.iter().any(|whole| place.is_within(whole));
        is_within.then(|| around.recommendation())
    }

    fn add(&mut self, placed: &Placed, words: &str, around: &Around, asked_for: Option<&Place>) {
        self.found.push(Standing {
            figure: Arc::clone(&placed.figure),
            text: placed.text.clone(),
            words: words.to_owned(),
            within: around.section(),
            asked_for: asked_for.cloned(),
        });
    }
}
