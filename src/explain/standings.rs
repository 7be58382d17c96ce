//! Where figures stand in a paper, as a reader would say it.

use std::sync::Arc;

use crate::diagnostic::Place;
use crate::figures::Figure;
use crate::paper::{Block, Cell, Inline, Labels, Numbered, Placed, Table, plain_text};
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
pub struct Standings(Vec<Standing>);

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
            let number = format!("footnote {}", index + 1);
            let mut around = Around { fixed: Some(number), ..Around::default() };
            walker.blocks(&footnote.blocks, &mut around);
        }
        Self(walker.found)
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Standing> {
        self.0.iter()
    }

    /// Where this figure is printed: each place once, however often it is printed there.
    pub fn of_figure(&self, name: &str) -> Vec<&Standing> {
        let mut found: Vec<&Standing> = Vec::new();
        for standing in self.0.iter().filter(|standing| standing.figure.name == name) {
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

/// What stands around a piece of a paper.
#[derive(Clone, Debug, Default)]
struct Around {
    /// The last heading.
    heading: Option<String>,
    /// How many paragraphs there were since, that have no numbers.
    paragraphs: usize,
    /// The number of the paragraph.
    number: Option<String>,
    /// The label of the item of a list.
    item: Option<String>,
    /// What this part is called whatever stands in it: `footnote 2`.
    fixed: Option<String>,
}

impl Around {
    fn section(&self) -> String {
        self.heading.clone().unwrap_or_else(|| "the beginning of the paper".to_owned())
    }

    /// Where words stand.
    fn words(&self) -> String {
        if let Some(fixed) = &self.fixed {
            return fixed.clone();
        }
        let item = self.item.as_ref().map(|item| match item.as_str() {
            "•" => ", in a list".to_owned(),
            item => format!(", item {item}"),
        });
        let item = item.unwrap_or_default();
        match &self.number {
            Some(number) => format!("paragraph {number}{item}"),
            // A list belongs to the paragraph before it, as a reader sees it.
            None if self.paragraphs == 0 => format!("“{}”{item}", self.section()),
            None => format!("paragraph {} under “{}”{item}", self.paragraphs, self.section()),
        }
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
                    let words = plain_text(&heading.content);
                    let level = if heading.level == 1 { "the title" } else { "the heading" };
                    around.heading = Some(match &heading.number {
                        Some(number) => format!("{number} {words}"),
                        None => words.clone(),
                    });
                    around.paragraphs = 0;
                    self.line(&heading.content, &format!("{level} “{words}”"), around);
                }
                Block::Paragraph(content) => {
                    let counts = around.number.is_none() && around.item.is_none();
                    if counts {
                        around.paragraphs += 1;
                    }
                    self.line(content, &around.words(), around);
                }
                Block::Numbered(Numbered { number, blocks }) => {
                    let mut within = Around { number: Some(number.clone()), ..around.clone() };
                    self.blocks(blocks, &mut within);
                }
                Block::List(list) => {
                    for (index, item) in list.items.iter().enumerate() {
                        let label = match list.labels {
                            Labels::Bullet => "•".to_owned(),
                            labels => labels.of(index),
                        };
                        let label = match &around.item {
                            Some(outer) if outer != "•" => format!("{outer} {label}"),
                            _ => label,
                        };
                        let mut within = Around { item: Some(label), ..around.clone() };
                        self.blocks(&item.blocks, &mut within);
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
        let within = Around { heading: Some(name.clone()), ..around.clone() };
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
        let is_around = |whole: &&&Place| {
            let (whole, part) = (whole.span(), place.span());
            whole.start <= part.start && part.end <= whole.end
        };
        let mut of_file = self.recommendations.iter().filter(|r| r.source() == place.source());
        of_file.find(is_around)?;
        let label = match (&around.item, &around.number) {
            (Some(item), _) if item != "•" => item.trim_end_matches('.'),
            (_, Some(number)) => number,
            _ => return Some(format!("“{}”", around.section())),
        };
        Some(format!("recommendation {label}"))
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

/// How a table or chart is called: `Table 2`. One without a caption has no number.
fn name_of(caption: Option<&Vec<Inline>>, around: &Around) -> String {
    match caption.map(|caption| plain_text(caption)) {
        Some(caption) => caption.split(": ").next().unwrap_or(&caption).to_owned(),
        None => format!("the table under “{}”", around.section()),
    }
}
