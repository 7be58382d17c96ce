//! Numbers of headings and paragraphs, and the references that lead to them.
//!
//! A style says what is numbered ([`Numbering`]). Numbers are given here, once, when all blocks of a
//! paper are there; then every reference is told what to print. So a number follows when a paragraph
//! is put in before it, and no number is ever typed.
//!
//! - A section is a heading of level 2 with what follows it. Headings of other levels have no numbers.
//! - A paragraph is numbered if it stands in a numbered section, and not within a list, a quotation or
//!   a table. The lists, quotations and code that follow it belong to it.

use super::model::{Block, Inline, Labels, List, Numbered, Numerals};

mod labels;
mod resolve;

pub(super) use labels::Labelled;
pub use resolve::ReferenceWords;
pub(super) use resolve::{Resolver, resolve};

/// What of a paper is numbered, and how.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Numbering {
    /// How sections are numbered, if they are.
    pub headings: Option<HeadingNumber>,
    /// How paragraphs are numbered.
    pub paragraphs: ParagraphNumber,
    /// Whether the items of an ordered list in a numbered paragraph are paragraphs of their own:
    /// 3.29.1, 3.29.2.
    pub sub_paragraphs: bool,
}

/// How sections are numbered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeadingNumber {
    /// 1, 2, 3.
    Plain,
    /// 1., 2., 3.
    Dot,
    /// 1.0, 2.0, 3.0.
    Nought,
}

/// How paragraphs are numbered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ParagraphNumber {
    /// Not at all.
    #[default]
    Absent,
    /// 1, 2, 3 through the paper.
    Continuous,
    /// 2.1, 2.2 in the second section.
    BySection,
}

impl HeadingNumber {
    fn write(self, number: usize) -> String {
        match self {
            HeadingNumber::Plain => number.to_string(),
            HeadingNumber::Dot => format!("{number}."),
            HeadingNumber::Nought => format!("{number}.0"),
        }
    }
}

/// Numbers headings and paragraphs. `unnumbered` says of each heading, in order, whether it and its
/// paragraphs are left without numbers. `edges` are numbers of blocks, in order: nothing is put
/// together across one, and each is told where it is afterwards.
pub(super) fn number(
    blocks: Vec<Block>,
    numbering: &Numbering,
    unnumbered: &[bool],
    edges: Vec<&mut usize>,
) -> Vec<Block> {
    let mut counter =
        Counter { numbering, section: 0, paragraph: 0, counts: false, skipped: None, edge: 0 };
    let mut edges = edges.into_iter().peekable();
    let mut unnumbered = unnumbered.iter();
    let mut numbered: Vec<Block> = Vec::new();
    for (index, block) in blocks.into_iter().enumerate() {
        while let Some(edge) = edges.next_if(|edge| **edge <= index) {
            *edge = numbered.len();
            counter.edge = numbered.len();
        }
        match block {
            Block::Heading(mut heading) => {
                let skipped = unnumbered.next().copied().unwrap_or(false);
                heading.number = counter.begin_heading(heading.level, skipped);
                numbered.push(Block::Heading(heading));
            }
            Block::Paragraph(content) => match counter.next_paragraph(&content) {
                Some(number) => {
                    let blocks = vec![Block::Paragraph(content)];
                    numbered.push(Block::Numbered(Numbered { number, blocks }));
                }
                None => numbered.push(Block::Paragraph(content)),
            },
            Block::List(list) => counter.belonging(Block::List(list), &mut numbered),
            Block::Quote(_) | Block::Code(_) => counter.belonging(block, &mut numbered),
            block => numbered.push(block),
        }
    }
    edges.for_each(|edge| *edge = numbered.len());
    numbered
}

struct Counter<'a> {
    numbering: &'a Numbering,
    section: usize,
    paragraph: usize,
    /// Whether the present section is numbered.
    counts: bool,
    /// The level of the heading below that of sections under which nothing is numbered.
    skipped: Option<u8>,
    /// How many blocks there were at the last edge: what comes after belongs to none of them.
    edge: usize,
}

impl Counter<'_> {
    fn begin_heading(&mut self, level: u8, skipped: bool) -> Option<String> {
        if self.skipped.is_some_and(|above| level <= above) {
            self.skipped = None;
        }
        if level == 2 {
            return self.begin_section(skipped);
        }
        if skipped && self.skipped.is_none() {
            self.skipped = Some(level);
        }
        None
    }

    fn begin_section(&mut self, skipped: bool) -> Option<String> {
        self.counts = !skipped;
        if skipped {
            return None;
        }
        self.section += 1;
        if self.numbering.paragraphs == ParagraphNumber::BySection {
            self.paragraph = 0;
        }
        self.numbering.headings.map(|heading| heading.write(self.section))
    }

    fn next_paragraph(&mut self, content: &[Inline]) -> Option<String> {
        // A picture alone is no paragraph that anybody would refer to by a number.
        let is_picture = matches!(content, [Inline::Image(_)]);
        let counts = self.counts && self.skipped.is_none();
        if !counts || is_picture || self.numbering.paragraphs == ParagraphNumber::Absent {
            return None;
        }
        self.paragraph += 1;
        Some(match self.numbering.paragraphs {
            ParagraphNumber::BySection => format!("{}.{}", self.section, self.paragraph),
            ParagraphNumber::Absent | ParagraphNumber::Continuous => self.paragraph.to_string(),
        })
    }

    /// Adds a block to the numbered paragraph to which it belongs, or after what is there.
    fn belonging(&self, block: Block, numbered: &mut Vec<Block>) {
        let since = numbered.get_mut(self.edge..).unwrap_or_default();
        let Some(Block::Numbered(paragraph)) = since.last_mut() else {
            numbered.push(block);
            return;
        };
        match block {
            Block::List(list) if self.numbering.sub_paragraphs && is_counted(&list) => {
                let before =
                    paragraph.blocks.iter().filter(|block| matches!(block, Block::Numbered(_)));
                let before = before.count();
                paragraph.blocks.extend(sub_paragraphs(list, &paragraph.number, before));
            }
            block => paragraph.blocks.push(block),
        }
    }
}

fn is_counted(list: &List) -> bool {
    matches!(list.labels, Labels::Ordered { numerals: Numerals::Decimal, .. })
}

/// The items of a list as paragraphs, counted on from those that are there.
fn sub_paragraphs(list: List, above: &str, before: usize) -> impl Iterator<Item = Block> {
    let items = list.items.into_iter().enumerate();
    items.map(move |(index, item)| {
        let number = format!("{above}.{}", before + index + 1);
        Block::Numbered(Numbered { number, blocks: item.blocks })
    })
}
