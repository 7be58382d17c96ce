//! What there is in a paper to refer to, with where it stands.

use crate::check::Subject;
use crate::check::passages::{Passage, PassageKind, What};
use crate::diagnostic::Place;
use crate::inputs::paper::ListItem;
use crate::paper::{Block, Inline, LabelKind, walk};
use crate::style::LabelPattern;

/// What something is that can be referred to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Paragraph,
    Section,
    Table,
    Chart,
    Appendix,
    Recommendation,
    BackgroundPaper,
    Footnote,
}

impl Kind {
    /// What it is called in messages.
    pub(super) fn called(self) -> &'static str {
        match self {
            Kind::Paragraph => "paragraph",
            Kind::Section => "section",
            Kind::Table => "table",
            Kind::Chart => "chart",
            Kind::Appendix => "appendix",
            Kind::Recommendation => "recommendation",
            Kind::BackgroundPaper => "background paper",
            Kind::Footnote => "footnote",
        }
    }
}

/// Something that can be referred to.
#[derive(Clone, Debug)]
pub(super) struct Target {
    pub(super) kind: Kind,
    /// The number or letter that it has, without what stands around it.
    pub(super) name: String,
    /// The number of the passage in which it stands or begins, if it is known.
    pub(super) at: Option<usize>,
    /// By what `{{ref …}}` calls it, if it has such a name.
    pub(super) label: Option<String>,
    /// Its words: a caption, a heading, the title of an appendix.
    pub(super) words: String,
    /// Where it was typed.
    pub(super) place: Option<Place>,
}

/// Everything that can be referred to.
pub(super) struct Targets(Vec<Target>);

impl Targets {
    pub(super) fn of(subject: &Subject) -> Self {
        let mut targets = Vec::new();
        for (index, passage) in subject.passages.iter().enumerate() {
            match passage.kind {
                PassageKind::Heading(_) => heading(index, passage, &mut targets),
                PassageKind::Caption => targets.extend(caption(index, passage, subject)),
                _ => paragraph(index, passage, &mut targets),
            }
        }
        listed(subject, &mut targets);
        for number in 1..=subject.paper.footnotes.len() {
            targets.push(target(Kind::Footnote, number.to_string(), None));
        }
        let mut all = Self(targets);
        all.label(&subject.paper.blocks);
        all
    }

    /// All of them.
    pub(super) fn all(&self) -> &[Target] {
        &self.0
    }

    /// How many sections there are, numbered or not.
    pub(super) fn sections(&self) -> usize {
        self.0.iter().filter(|target| target.kind == Kind::Section).count()
    }

    /// What one of these kinds has this name. A section is also called by the number of a paragraph (section
    /// 3.1), and a decision by that of the paragraph that it is.
    pub(super) fn find(&self, kinds: &[Kind], name: &str) -> Option<&Target> {
        let named = |kind| self.0.iter().find(|it| it.kind == kind && it.name == name);
        let as_paragraph = |kind: &Kind| {
            let paragraph = named(Kind::Paragraph)?;
            let is_it = match kind {
                Kind::Section => name.contains('.'),
                Kind::Recommendation => {
                    self.0.iter().any(|it| it.kind == *kind && it.at == paragraph.at)
                }
                _ => false,
            };
            is_it.then_some(paragraph)
        };
        kinds.iter().find_map(|kind| named(*kind)).or_else(|| kinds.iter().find_map(as_paragraph))
    }

    /// Gives paragraphs and sections the names that stand in them.
    fn label(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Heading(heading) => {
                    let Some(number) = &heading.number else { continue };
                    self.label_one(Kind::Section, number, std::slice::from_ref(block));
                }
                Block::Numbered(numbered) => {
                    self.label_one(Kind::Paragraph, &numbered.number, &numbered.blocks[..1]);
                    self.label(&numbered.blocks);
                }
                _ => {}
            }
        }
    }

    fn label_one(&mut self, kind: Kind, number: &str, blocks: &[Block]) {
        let mut label = None;
        walk::blocks(blocks, &mut |inline| {
            if let Inline::Label(found) = inline
                && found.kind == LabelKind::Here
            {
                label.get_or_insert_with(|| found.name.clone());
            }
        });
        let name = name_of(number);
        let mut targets = self.0.iter_mut();
        if let Some(target) = targets.find(|target| target.kind == kind && target.name == name) {
            target.label = label;
        }
    }
}

/// A number or letter without what stands around it. `2.0` and `2.` are section 2.
pub(super) fn name_of(number: &str) -> String {
    let number = number.trim_matches(['(', ')', '.']);
    number.strip_suffix(".0").unwrap_or(number).to_owned()
}

fn target(kind: Kind, name: String, at: Option<usize>) -> Target {
    Target { kind, name, at, label: None, words: String::new(), place: None }
}

fn heading(index: usize, passage: &Passage, targets: &mut Vec<Target>) {
    let words = passage.text.clone();
    let place = passage.place(&(0..passage.text.len()));
    if let Some(number) = passage.number {
        let at = target(Kind::Section, name_of(number), Some(index));
        targets.push(Target { words, place, ..at });
    } else if passage.kind == PassageKind::Heading(2) {
        // It has no number by which to be called, and is one of the sections all the same.
        targets.push(Target { words, ..target(Kind::Section, String::new(), Some(index)) });
    }
}

fn paragraph(index: usize, passage: &Passage, targets: &mut Vec<Target>) {
    let Some(number) = passage.number else { return };
    let name = name_of(number);
    let known = |target: &Target| target.kind == Kind::Paragraph && target.name == name;
    if passage.kind != PassageKind::Footnote && !targets.iter().any(known) {
        let place = passage.place(&(0..passage.text.len()));
        targets.push(Target { place, ..target(Kind::Paragraph, name, Some(index)) });
    }
}

/// The table or chart whose caption this is: "Table 3: Savings by year".
fn caption(index: usize, passage: &Passage, subject: &Subject) -> Option<Target> {
    let wording = &subject.style.wording;
    let (kind, name) =
        [(Kind::Table, &wording.table), (Kind::Chart, &wording.chart)]
            .into_iter()
            .find_map(|(kind, pattern)| Some((kind, number_in(&passage.text, pattern)?)))?;
    let words = passage.text.split_once(": ").map_or("", |(_, words)| words).to_owned();
    let place = passage.place(&(0..passage.text.len()));
    let paper = &subject.inputs.paper;
    let specs = paper.tables.iter().map(|table| (&table.id, &table.caption));
    let specs = specs.chain(paper.charts.iter().map(|chart| (&chart.id, &chart.caption)));
    let typed = typed_at(passage);
    let mut of_specs =
        specs.filter(|(_, caption)| typed.as_ref().is_some_and(|at| within(at, &caption.place)));
    let label = of_specs.next().map(|(id, _)| id.value.as_str().to_owned());
    Some(Target { label, words, place, ..target(kind, name, Some(index)) })
}

/// The number with which a caption begins, as the style writes it.
fn number_in(text: &str, pattern: &str) -> Option<String> {
    let (before, _) = pattern.split_once("{n}")?;
    let rest = text.strip_prefix(before)?;
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    (!digits.is_empty()).then_some(digits)
}

/// Recommendations, appendices and background papers, which are lists.
fn listed(subject: &Subject, targets: &mut Vec<Target>) {
    let paper = &subject.inputs.paper;
    let formats = &subject.style.formats;
    let background = paper.background_papers.as_deref().unwrap_or_default();
    let lists: [(Kind, &[ListItem], LabelPattern); 3] = [
        (Kind::Recommendation, &paper.recommendations, formats.recommendations),
        (Kind::Appendix, &paper.appendices, formats.appendices),
        (Kind::BackgroundPaper, background, LabelPattern::NUMBERED),
    ];
    for (kind, items, pattern) in lists {
        for (index, item) in items.iter().enumerate() {
            let is_item = |passage: &Passage| {
                typed_at(passage).is_some_and(|typed| within(&typed, &item.text.place))
            };
            let at = subject.passages.iter().position(is_item);
            // The contents of an appendix may be printed under a heading of their own.
            let label = item.label.as_ref().map(|label| label.value.as_str().to_owned());
            targets.push(Target {
                label,
                words: item.text.value.0.clone(),
                place: Some(item.text.place.clone()),
                ..target(kind, pattern.numeral(index), at)
            });
        }
    }
}

/// Where the first words of a passage were typed.
fn typed_at(passage: &Passage) -> Option<Place> {
    passage.pieces.iter().find_map(|piece| match piece.what {
        What::Typed(place) => Some(place.clone()),
        _ => None,
    })
}

fn within(inner: &Place, outer: &Place) -> bool {
    inner.source().path() == outer.source().path()
        && outer.span().start <= inner.span().start
        && inner.span().end <= outer.span().end
}
