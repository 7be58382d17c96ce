//! What the labels of a paper name, and the numbers of what they name.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Faults, Place};
use crate::paper::model::{Block, Footnote, Inline, Label, LabelKind, Labels};

/// Everything that can be referred to, by its label.
#[derive(Debug, Default)]
pub struct Labelled {
    things: BTreeMap<String, Thing>,
}

/// Something that can be referred to.
#[derive(Clone, Debug)]
pub(super) struct Thing {
    pub(super) kind: ThingKind,
    /// Its number; `None` where it has none.
    pub(super) number: Option<String>,
    /// How many labels stand before it: numbers that are Roman, or letters, are put in order by it.
    pub(super) order: usize,
    pub(super) place: Place,
}

/// What can be referred to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ThingKind {
    Paragraph,
    Section,
    Recommendation,
    Appendix,
    BackgroundPaper,
    Footnote,
    /// Charts have no labels: they are called by their ids.
    Chart,
}

/// Where a label stands: the numbers around it.
#[derive(Clone, Default)]
struct Around {
    paragraph: Option<String>,
    section: Option<String>,
    item: Option<String>,
    in_list: bool,
    in_heading: bool,
    footnote: Option<usize>,
}

impl Labelled {
    /// Finds all labels.
    pub(in crate::paper) fn find(
        blocks: &[Block],
        footnotes: &[Footnote],
        faults: &mut Faults,
    ) -> Self {
        let mut labelled = Self::default();
        labelled.blocks(blocks, &Around::default(), faults);
        for (index, footnote) in footnotes.iter().enumerate() {
            let around = Around { footnote: Some(index + 1), ..Around::default() };
            labelled.blocks(&footnote.blocks, &around, faults);
        }
        labelled
    }

    pub(super) fn get(&self, label: &str) -> Option<&Thing> {
        self.things.get(label)
    }

    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.things.keys().map(String::as_str)
    }

    fn blocks(&mut self, blocks: &[Block], around: &Around, faults: &mut Faults) {
        for block in blocks {
            match block {
                Block::Heading(heading) => {
                    let around = Around {
                        // The dot after it belongs to the heading.
                        section: heading
                            .number
                            .as_ref()
                            .map(|n| n.trim_end_matches('.').to_owned()),
                        in_heading: true,
                        ..Around::default()
                    };
                    self.line(&heading.content, &around, faults);
                }
                Block::Paragraph(content) => self.line(content, around, faults),
                Block::Numbered(numbered) => {
                    let around =
                        Around { paragraph: Some(numbered.number.clone()), ..around.clone() };
                    self.blocks(&numbered.blocks, &around, faults);
                }
                Block::List(list) => {
                    for (index, item) in list.items.iter().enumerate() {
                        let label = match list.labels {
                            Labels::Bullet => None,
                            labels => Some(labels.of(index).trim_end_matches('.').to_owned()),
                        };
                        let within = match (&around.item, label) {
                            (Some(outer), Some(inner)) => Some(format!("{outer} {inner}")),
                            (outer, inner) => inner.or_else(|| outer.clone()),
                        };
                        let around = Around { item: within, in_list: true, ..around.clone() };
                        self.blocks(&item.blocks, &around, faults);
                    }
                }
                Block::Quote(blocks) => self.blocks(blocks, around, faults),
                Block::Table(table) => {
                    for line in table.lines() {
                        self.line(line, &Around::default(), faults);
                    }
                }
                Block::Chart(chart) => {
                    for line in chart.lines() {
                        self.line(line, &Around::default(), faults);
                    }
                }
                Block::Code(_) | Block::Rule | Block::Contents { .. } | Block::PageBreak => {}
            }
        }
    }

    fn line(&mut self, content: &[Inline], around: &Around, faults: &mut Faults) {
        for inline in content {
            match inline {
                Inline::Label(label) => {
                    let thing = thing(label, around, self.things.len());
                    if let Some(first) = self.things.get(&label.name) {
                        faults.push(twice(&label.name, &label.place, &first.place));
                    } else {
                        self.things.insert(label.name.clone(), thing);
                    }
                }
                inline => {
                    if let Some(content) = inline.content() {
                        self.line(content, around, faults);
                    }
                }
            }
        }
    }
}

fn thing(label: &Label, around: &Around, order: usize) -> Thing {
    // A bullet under a numbered paragraph is not called by the paragraph's number.
    let alone = || around.paragraph.clone().filter(|_| !around.in_list);
    let listed = || around.item.clone().or_else(alone).or_else(|| label.number.clone());
    let (kind, number) = match label.kind {
        LabelKind::Recommendation => (ThingKind::Recommendation, listed()),
        // Of an appendix the letter is its name: "Appendix A", however the list writes it.
        LabelKind::Appendix => {
            let name = listed().map(|number| number.trim_matches(['(', ')', '.']).to_owned());
            (ThingKind::Appendix, name)
        }
        LabelKind::BackgroundPaper => (ThingKind::BackgroundPaper, listed()),
        LabelKind::Here if around.in_heading => (ThingKind::Section, around.section.clone()),
        LabelKind::Here if around.footnote.is_some() => {
            (ThingKind::Footnote, around.footnote.map(|number| number.to_string()))
        }
        LabelKind::Here => {
            let number = match (&around.paragraph, &around.item) {
                (Some(paragraph), Some(item)) => Some(format!("{paragraph} {item}")),
                // An item outside a numbered paragraph is none, whatever its own number is.
                (paragraph, _) => paragraph.clone(),
            };
            (ThingKind::Paragraph, number)
        }
    };
    Thing { kind, number, order, place: label.place.clone() }
}

fn twice(name: &str, second: &Place, first: &Place) -> Diagnostic {
    Diagnostic::error(format!("the label `{name}` stands twice"))
        .at(second)
        .related(first, "first given here")
        .remedy("give one of them another name")
}
