//! What is open while blocks are built.

use std::ops::Range;

use pulldown_cmark::Alignment;

use crate::paper::parse::labels::Written;
use crate::paper::{Block, Inline, Item, Labels, List, Numerals, Punctuation};

/// Something that is open, and what it holds so far.
pub(super) struct Frame {
    pub(super) kind: Kind,
    /// Where it stands in the text.
    pub(super) span: Range<usize>,
    /// The blocks in it.
    pub(super) blocks: Vec<Block>,
    /// The line in it. In a frame that holds blocks: a paragraph that Markdown leaves unmarked.
    pub(super) inlines: Vec<Inline>,
    /// The token of the table or note with which the paragraph begins, and where it stands.
    pub(super) opening: Option<(usize, Range<usize>)>,
    /// Code or HTML in it.
    pub(super) text: String,
}

/// What it is that is open.
pub(super) enum Kind {
    Root,
    Paragraph,
    Heading(u8),
    Quote,
    Code,
    Html,
    List(Written),
    Item {
        ticked: Option<bool>,
        beginning: Option<String>,
    },
    Footnote(String),
    Table {
        alignments: Vec<Alignment>,
        headings: Vec<Vec<Inline>>,
        rows: Vec<Vec<Vec<Inline>>>,
    },
    Row(Vec<Vec<Inline>>),
    Cell,
    Emphasis,
    Strong,
    Struck,
    Link(String),
    /// Words in another language, by its tag.
    Language(String),
}

impl Kind {
    /// A list, empty yet. It is tight until a paragraph in it says otherwise.
    pub(super) fn list(start: Option<u64>, bracket: bool) -> Self {
        let punctuation = if bracket { Punctuation::Bracket } else { Punctuation::Dot };
        let labels = match start {
            Some(start) => Labels::Ordered { start, numerals: Numerals::Decimal, punctuation },
            None => Labels::Bullet,
        };
        let list = List { labels, tight: true, items: Vec::new() };
        Kind::List(Written { list, beginnings: Vec::new() })
    }

    /// A pipe table, empty yet.
    pub(super) fn table(alignments: Vec<Alignment>) -> Self {
        Kind::Table { alignments, headings: Vec::new(), rows: Vec::new() }
    }

    /// Whether a paragraph must end before it begins.
    pub(super) fn is_block(&self) -> bool {
        !matches!(
            self,
            Kind::Emphasis
                | Kind::Strong
                | Kind::Struck
                | Kind::Link(_)
                | Kind::Language(_)
                | Kind::Cell
                | Kind::Row(_)
        )
    }

    /// Whether blocks can stand in it.
    pub(super) fn holds_blocks(&self) -> bool {
        matches!(self, Kind::Root | Kind::Quote | Kind::Item { .. } | Kind::Footnote(_))
    }

    /// Whether it counts towards the depth of nesting.
    pub(super) fn nests(&self) -> bool {
        matches!(
            self,
            Kind::Quote
                | Kind::List(_)
                | Kind::Emphasis
                | Kind::Strong
                | Kind::Struck
                | Kind::Link(_)
                | Kind::Language(_)
        )
    }
}

impl Frame {
    pub(super) fn new(kind: Kind) -> Self {
        Self {
            kind,
            span: 0..0,
            blocks: Vec::new(),
            inlines: Vec::new(),
            opening: None,
            text: String::new(),
        }
    }

    /// Whether a table can stand in it, as a paragraph.
    pub(super) fn takes_tables(&self) -> bool {
        matches!(self.kind, Kind::Paragraph) || self.kind.holds_blocks()
    }

    /// Takes in a finished item.
    pub(super) fn item(
        &mut self,
        ticked: Option<bool>,
        beginning: Option<String>,
        blocks: Vec<Block>,
    ) {
        let Kind::List(written) = &mut self.kind else { return };
        written.list.items.push(Item { ticked, blocks });
        written.beginnings.push(beginning);
    }

    /// Takes in a finished cell.
    pub(super) fn cell(&mut self, content: Vec<Inline>) {
        if let Kind::Row(cells) = &mut self.kind {
            cells.push(content);
        }
    }

    /// Takes in a finished row; the first holds the headings.
    pub(super) fn row(&mut self, cells: Vec<Vec<Inline>>) {
        if let Kind::Table { headings, rows, .. } = &mut self.kind {
            if headings.is_empty() {
                *headings = cells;
            } else {
                rows.push(cells);
            }
        }
    }
}

/// Code, without the end of its last line, and with one kind of line end.
pub(super) fn code(text: &str) -> Block {
    let text = text.replace("\r\n", "\n");
    Block::Code(text.strip_suffix('\n').unwrap_or(&text).to_owned())
}
