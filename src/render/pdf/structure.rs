//! What each piece of the paper is: the tree that assistive technology will read.
//!
//! Layout walks the paper once and grows this tree as it goes, so that every item on a page knows
//! the node it belongs to. Items that belong to none are *artifacts*: page numbers, repeated headers,
//! rules.

use crate::paper::{Labels, Numerals};

/// A node of the [`Tree`]; nodes are numbered in reading order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct NodeId(usize);

impl NodeId {
    /// Its number, from nought.
    pub(super) fn index(self) -> usize {
        self.0
    }
}

/// What a node is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Role {
    /// The paper as a whole.
    Document,
    /// A heading, with the level that the paper gives it.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// The contents of the paper.
    Contents,
    /// A line of the contents.
    ContentsEntry,
    /// A list.
    List(Numbering),
    /// One item of a list.
    ListItem,
    /// What stands before an item.
    Label,
    /// What stands after its label.
    ListBody,
    /// A table.
    Table,
    /// The caption of a table or a chart.
    Caption,
    /// A chart: its caption, its picture and its notes.
    Chart,
    /// A row of a table.
    Row,
    /// A cell that names its column, its row, or a group of rows.
    HeaderCell {
        /// What it names.
        scope: Scope,
        /// How many columns it reaches over.
        columns: usize,
    },
    /// A cell.
    DataCell,
    /// A quotation.
    Quote,
    /// Text shown letter for letter.
    Code,
    /// A picture, with its alternative text.
    Figure {
        /// What it shows.
        alternative: String,
    },
    /// Words that lead elsewhere.
    Link,
    /// What refers to another part of the paper: a line of the contents, the number of a footnote.
    Reference,
    /// A footnote, with its number.
    Footnote(usize),
    /// Words in another language, by its tag.
    Language(String),
    /// What is read otherwise than it looks: a tick box, an amount in brackets.
    Spoken(String),
}

impl Role {
    /// A tick box, read as its state.
    pub(super) fn tick_box(ticked: bool) -> Self {
        Self::Spoken(if ticked { "selected" } else { "not selected" }.to_owned())
    }
}

/// How the items of a list are numbered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Numbering {
    Bullets,
    Decimal,
    Letters,
    CapitalLetters,
    Roman,
    CapitalRoman,
}

impl From<Labels> for Numbering {
    fn from(labels: Labels) -> Self {
        match labels {
            Labels::Bullet => Self::Bullets,
            Labels::Ordered { numerals, .. } => match numerals {
                Numerals::Decimal => Self::Decimal,
                Numerals::Letter => Self::Letters,
                Numerals::CapitalLetter => Self::CapitalLetters,
                Numerals::Roman => Self::Roman,
                Numerals::CapitalRoman => Self::CapitalRoman,
            },
        }
    }
}

/// What a header cell names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    Column,
    Row,
}

/// A node with its parent.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Node {
    pub(super) role: Role,
    pub(super) parent: Option<NodeId>,
}

/// The whole tree.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Tree {
    nodes: Vec<Node>,
}

impl Tree {
    /// A tree of nothing but the document.
    pub(super) fn new() -> Self {
        Self { nodes: vec![Node { role: Role::Document, parent: None }] }
    }

    /// The document itself.
    pub(super) fn root(&self) -> NodeId {
        NodeId(0)
    }

    /// Adds a node as the last child of `parent`.
    pub(super) fn add(&mut self, parent: NodeId, role: Role) -> NodeId {
        self.nodes.push(Node { role, parent: Some(parent) });
        NodeId(self.nodes.len() - 1)
    }

    /// All nodes, in reading order: parents come before their children.
    pub(super) fn nodes(&self) -> impl Iterator<Item = (NodeId, &Node)> {
        self.nodes.iter().enumerate().map(|(index, node)| (NodeId(index), node))
    }

    /// A node and all that it is part of, from the inside out.
    pub(super) fn line_of(&self, node: NodeId) -> impl Iterator<Item = (NodeId, &Node)> {
        let with = |id: NodeId| (id, &self.nodes[id.0]);
        std::iter::successors(Some(with(node)), move |(_, node)| node.parent.map(with))
    }
}
