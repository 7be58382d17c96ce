//! What of a paper is not for publication, and the paper without it.
//!
//! A paper is made whole, and numbered whole. So the public version is the same paper with blocks taken
//! out: what is left has the numbers that it has in the version for members. Only footnotes are counted
//! anew.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::slice;
use std::sync::Arc;

use super::headings::HeadingNames;
use super::model::{Block, Footnote, Inline, Paper};
use super::{plain_text, walk};
use crate::diagnostic::{Diagnostic, Faults, Place, Source};

/// What of a paper is not for publication.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Exempt {
    /// Which of its blocks, in order.
    pub blocks: Vec<Range<usize>>,
    /// The names of the tables and charts among them.
    pub names: BTreeSet<String>,
}

impl Paper {
    /// The paper as it is published: without what is exempt, and without footnotes to which nothing
    /// refers any more.
    #[must_use]
    pub fn public(&self) -> Self {
        if self.exempt.blocks.is_empty() {
            return self.clone();
        }
        let mut blocks = self.kept(|index| !self.is_exempt(index));
        let numbers = self.footnotes_of(&blocks);
        let mut footnotes: Vec<Footnote> =
            numbers.old.iter().filter_map(|old| self.footnotes.get(old - 1).cloned()).collect();
        renumber(&mut blocks, &numbers);
        footnotes.iter_mut().for_each(|footnote| renumber(&mut footnote.blocks, &numbers));
        Self { details: self.details.clone(), blocks, footnotes, exempt: Exempt::default() }
    }

    /// What of the paper is not published: exempt blocks, and the footnotes that only they refer to.
    #[must_use]
    pub fn withheld(&self) -> Self {
        let blocks = self.kept(|index| self.is_exempt(index));
        let public = self.kept(|index| !self.is_exempt(index));
        let numbers = self.footnotes_of(&public);
        let footnotes = self.footnotes.iter().enumerate();
        let footnotes = footnotes.filter(|(index, _)| numbers.get(index + 1).is_none());
        let footnotes = footnotes.map(|(_, footnote)| footnote.clone()).collect();
        Self { details: self.details.clone(), blocks, footnotes, exempt: Exempt::default() }
    }

    /// What is wrong where the public version would print what is exempt, or lead to it. `files` are those
    /// whose words are exempt.
    pub fn leaks(&self, files: &[&Arc<Source>]) -> Faults {
        let mut faults = Faults::new();
        if self.exempt.blocks.is_empty() {
            return faults;
        }
        let (public, withheld) = (self.public(), self.withheld());
        let mut names = self.exempt.names.clone();
        names.extend(labels(&withheld));
        let links = self.links_to_nothing();
        let moved = self.footnotes_with_other_numbers(&public);
        let mut told = BTreeSet::new();
        walk::paper(&public, &mut |inline| {
            let fault = match inline {
                Inline::Reference(reference) => {
                    let to = |known: &BTreeSet<String>| {
                        reference.labels.iter().find(|label| known.contains(*label)).cloned()
                    };
                    let fault = to(&names).map(|name| refers(&name));
                    fault.or_else(|| to(&moved).map(|name| other_number(&name)))
                }
                Inline::Link { target, .. } if links.contains(target) => Some(leads(target)),
                _ => None,
            };
            let place = place_of(inline);
            let is_exempt = place
                .as_ref()
                .is_some_and(|place| files.iter().any(|file| *file == place.source()));
            let Some(fault) = fault.or_else(|| is_exempt.then(printed)) else { return };
            // Each file is told once: words come in many pieces.
            let key =
                place.as_ref().filter(|_| is_exempt).map(|place| place.source().path().to_owned());
            if key.is_none_or(|key| told.insert(key)) {
                faults.push(match &place {
                    Some(place) => fault.at(place),
                    None => fault,
                });
            }
        });
        faults
    }

    fn is_exempt(&self, index: usize) -> bool {
        self.exempt.blocks.iter().any(|range| range.contains(&index))
    }

    fn kept(&self, keep: impl Fn(usize) -> bool) -> Vec<Block> {
        let blocks = self.blocks.iter().enumerate();
        blocks.filter(|(index, _)| keep(*index)).map(|(_, block)| block.clone()).collect()
    }

    /// The footnotes to which these blocks refer, and those to which these footnotes do, counted as they
    /// are met.
    fn footnotes_of(&self, blocks: &[Block]) -> Numbers {
        let mut numbers = Numbers::default();
        walk::blocks(blocks, &mut |inline| numbers.meet(inline));
        let mut next = 0;
        while let Some(old) = numbers.old.get(next).copied() {
            next += 1;
            let footnote = self.footnotes.get(old - 1);
            let within = footnote.map_or(&[] as &[_], |footnote| &footnote.blocks);
            walk::blocks(within, &mut |inline| numbers.meet(inline));
        }
        numbers
    }

    /// The targets of links to headings that are exempt, or whose name is another without those that are:
    /// of several headings with the same words all but the first have a number in their names.
    fn links_to_nothing(&self) -> BTreeSet<String> {
        let (mut whole, mut public) = (HeadingNames::default(), HeadingNames::default());
        let mut lost = BTreeSet::new();
        for (index, block) in self.blocks.iter().enumerate() {
            walk::headings(slice::from_ref(block), &mut |heading| {
                let title = plain_text(&heading.content);
                let name = whole.add(&title);
                if self.is_exempt(index) || public.add(&title) != name {
                    lost.insert(format!("#{name}"));
                }
            });
        }
        lost
    }

    /// The labels in footnotes that are counted anew.
    fn footnotes_with_other_numbers(&self, public: &Self) -> BTreeSet<String> {
        let same = self.footnotes.iter().zip(&public.footnotes);
        let same = same.take_while(|(whole, public)| whole.label == public.label).count();
        let moved =
            public.footnotes.iter().skip(same).flat_map(|footnote| of_blocks(&footnote.blocks));
        moved.collect()
    }
}

/// Footnotes by the numbers that they had, in the order of those that they are given.
#[derive(Default)]
struct Numbers {
    old: Vec<usize>,
    new: BTreeMap<usize, usize>,
}

impl Numbers {
    fn meet(&mut self, inline: &Inline) {
        if let Inline::FootnoteReference(old) = inline
            && !self.new.contains_key(old)
        {
            self.old.push(*old);
            self.new.insert(*old, self.old.len());
        }
    }

    fn get(&self, old: usize) -> Option<usize> {
        self.new.get(&old).copied()
    }
}

fn renumber(blocks: &mut [Block], numbers: &Numbers) {
    for block in blocks {
        match block {
            Block::Heading(heading) => renumber_line(&mut heading.content, numbers),
            Block::Paragraph(content) => renumber_line(content, numbers),
            Block::Numbered(numbered) => renumber(&mut numbered.blocks, numbers),
            Block::Quote(blocks) => renumber(blocks, numbers),
            Block::List(list) => {
                list.items.iter_mut().for_each(|item| renumber(&mut item.blocks, numbers));
            }
            Block::Table(table) => table.lines_mut().for_each(|line| renumber_line(line, numbers)),
            Block::Chart(chart) => chart.lines_mut().for_each(|line| renumber_line(line, numbers)),
            Block::Code(_) | Block::Rule | Block::Contents { .. } | Block::PageBreak => {}
        }
    }
}

fn renumber_line(content: &mut [Inline], numbers: &Numbers) {
    for inline in content {
        if let Inline::FootnoteReference(number) = inline {
            *number = numbers.get(*number).unwrap_or(*number);
        } else if let Some(content) = inline.content_mut() {
            renumber_line(content, numbers);
        }
    }
}

fn labels(paper: &Paper) -> BTreeSet<String> {
    let footnotes = paper.footnotes.iter().flat_map(|footnote| &footnote.blocks);
    let blocks: Vec<Block> = paper.blocks.iter().chain(footnotes).cloned().collect();
    of_blocks(&blocks).collect()
}

fn of_blocks(blocks: &[Block]) -> impl Iterator<Item = String> + use<> {
    let mut names = Vec::new();
    walk::blocks(blocks, &mut |inline| {
        if let Inline::Label(label) = inline {
            names.push(label.name.clone());
        }
    });
    names.into_iter()
}

/// Where a person asked for this. A link has the place of its words.
fn place_of(inline: &Inline) -> Option<Place> {
    match inline {
        Inline::Text(text) => text.origin.0.clone(),
        Inline::Figure(placed) => placed.origin.0.clone(),
        Inline::Reference(reference) => Some(reference.place.clone()),
        Inline::Image(image) => Some(image.place.clone()),
        Inline::Link { content, .. } => content.iter().find_map(place_of),
        _ => None,
    }
}

fn refers(name: &str) -> Diagnostic {
    Diagnostic::error(format!("`{name}` is exempt, and this refers to it in public"))
        .remedy("say it without the reference, or move the sentence into a section that is exempt")
}

fn leads(target: &str) -> Diagnostic {
    Diagnostic::error(format!("no heading of the public version is called `{target}`"))
        .remedy("leave the link out, or give each heading words of its own: that of this one is exempt, or another of the same words is")
}

fn other_number(name: &str) -> Diagnostic {
    Diagnostic::error(format!(
        "the footnote `{name}` has another number in the public version, where footnotes of exempt sections are missing"
    ))
    .remedy("refer to it in words")
}

fn printed() -> Diagnostic {
    Diagnostic::error("this stands in a section that is exempt, and would be printed in public")
        .remedy("write a footnote in the section that refers to it; a template prints the text of a section once")
}
