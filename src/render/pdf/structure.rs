//! What each piece of the paper is: the tree that assistive technology will read.
//!
//! Layout walks the paper once and grows this tree as it goes, so that every item on a page knows
//! the node it belongs to. Items that belong to none are *artifacts*: page numbers, repeated headers,
//! rules.

/// A node of the [`Tree`]; nodes are numbered in reading order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct NodeId(usize);

/// What a node is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Role {
    /// The paper as a whole.
    Document,
    /// A heading of this level.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// The contents of the paper.
    Contents,
    /// A line of the contents.
    ContentsEntry,
    /// A list.
    List,
    /// One item of a list.
    ListItem,
    /// What stands before an item.
    Label,
    /// What an item says.
    ListBody,
    /// A table.
    Table,
    /// The caption of a table.
    Caption,
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
    /// A note under a table.
    Note,
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
    /// The number that refers to a footnote.
    Reference,
    /// A footnote.
    Footnote,
    /// A tick box in a line: read as its state.
    TickBox {
        /// Whether it is ticked.
        ticked: bool,
    },
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
}
