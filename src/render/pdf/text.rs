//! Inlines into one stretch of styled text.
//!
//! Where a line may end is a question about the whole text of a paragraph, whatever is bold in it. So
//! the text is put together first ([`Rich`]), with the style of each of its parts beside it.

use std::ops::Range;
use std::rc::Rc;

use super::ends::Hyphens;
use super::fonts::Face;
use super::links::Link;
use super::pictures::Pictures;
use super::structure::{NodeId, Role, Tree};
use crate::paper::{Inline, Placed, plain_text, spoken};
use crate::style::look::{Colour, Pt};

/// How a part of a text looks, and what it is part of.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Style {
    pub(super) face: Face,
    pub(super) size: Pt,
    /// How far above the line it stands.
    pub(super) rise: Pt,
    pub(super) colour: Colour,
    pub(super) underlined: bool,
    pub(super) struck: bool,
    /// Where it leads.
    pub(super) link: Option<Rc<Link>>,
    /// The footnote it refers to, by position in the paper.
    pub(super) note: Option<usize>,
    pub(super) node: Option<NodeId>,
}

impl Style {
    /// Upright type.
    pub(super) fn plain(face: Face, size: Pt, colour: Colour, node: Option<NodeId>) -> Self {
        Self {
            face,
            size,
            rise: Pt::ZERO,
            colour,
            underlined: false,
            struck: false,
            link: None,
            note: None,
            node,
        }
    }
}

/// What a span of a text is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Kind {
    Words,
    /// A figure: never broken.
    Figure,
    TickBox(bool),
    Picture(usize),
}

/// A part of a text in one style.
#[derive(Clone, Debug)]
pub(super) struct Span {
    pub(super) range: Range<usize>,
    pub(super) style: Rc<Style>,
    pub(super) kind: Kind,
}

/// A paragraph's text, with the style of each part.
#[derive(Clone, Debug)]
pub(super) struct Rich {
    pub(super) text: String,
    pub(super) spans: Vec<Span>,
    /// How readily its words are parted.
    pub(super) hyphens: Hyphens,
    base: Rc<Style>,
}

/// What is needed to make a [`Rich`].
pub(super) struct Setter<'a> {
    pub(super) tree: &'a mut Tree,
    pub(super) pictures: &'a mut Pictures,
    pub(super) link: Colour,
}

impl Rich {
    /// The text of `inlines`, in the style `base` where they don't say otherwise.
    pub(super) fn new(inlines: &[Inline], base: &Style, setter: &mut Setter<'_>) -> Self {
        let mut rich = Self::plain("", base);
        rich.push_all(inlines, &Rc::clone(&rich.base), setter);
        rich
    }

    /// Text in one style.
    pub(super) fn plain(text: &str, base: &Style) -> Self {
        let mut rich = Self {
            text: String::new(),
            spans: Vec::new(),
            hyphens: Hyphens::May,
            base: Rc::new(base.clone()),
        };
        rich.push(text, &Rc::clone(&rich.base), Kind::Words);
        rich
    }

    /// A figure in one style.
    pub(super) fn figure(placed: &Placed, base: &Style, tree: &mut Tree) -> Self {
        let mut rich = Self::plain("", base);
        rich.push_figure(placed, &Rc::clone(&rich.base), tree);
        rich
    }

    /// The text itself.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The style of the whole.
    pub(super) fn base(&self) -> &Rc<Style> {
        &self.base
    }

    /// The same text in larger or smaller type.
    pub(super) fn scaled(&self, times: f32) -> Self {
        let scale = |style: &Style| {
            Rc::new(Style { size: style.size * times, rise: style.rise * times, ..style.clone() })
        };
        let mut rich = self.clone();
        rich.base = scale(&rich.base);
        for span in &mut rich.spans {
            span.style = scale(&span.style);
        }
        rich
    }

    /// The same text, with words that are parted only where nothing else fits.
    pub(super) fn whole_words(mut self) -> Self {
        self.hyphens = Hyphens::Hardly;
        self
    }

    /// The same text, as a figure: no line ends within it.
    pub(super) fn unbroken(mut self) -> Self {
        for span in self.spans.iter_mut().filter(|span| span.kind == Kind::Words) {
            span.kind = Kind::Figure;
        }
        self
    }

    fn push_all(&mut self, inlines: &[Inline], style: &Rc<Style>, setter: &mut Setter<'_>) {
        for inline in inlines {
            self.push_inline(inline, style, setter);
        }
    }

    fn push_inline(&mut self, inline: &Inline, style: &Rc<Style>, setter: &mut Setter<'_>) {
        match inline {
            Inline::Text(text) => self.push(&text.replace(['\n', '\r'], " "), style, Kind::Words),
            Inline::Figure(placed) => self.push_figure(placed, style, setter.tree),
            Inline::Strong(content) => self.push_all(content, &bold(style), setter),
            Inline::Emphasis(content) => self.push_all(content, &italic(style), setter),
            Inline::Struck(content) => {
                let style = Style { struck: true, ..Style::clone(style) };
                self.push_all(content, &Rc::new(style), setter);
            }
            Inline::Code(text) => {
                self.push(&text.replace(['\n', '\r'], " "), &mono(style), Kind::Words);
            }
            Inline::Link { target, content } => {
                let node = child(setter.tree, style, Role::Link);
                let link = Link::new(target, &plain_text(content), node);
                let style = linked(style, link, setter.link);
                self.push_all(content, &style, setter);
            }
            Inline::Language { tag, content } => {
                let node = child(setter.tree, style, Role::Language(tag.clone()));
                self.push_all(content, &Rc::new(Style { node, ..Style::clone(style) }), setter);
            }
            Inline::Image(image) => {
                let role = Role::Figure { alternative: image.alternative.clone() };
                let picture = setter.pictures.add(image);
                self.push_object(Kind::Picture(picture), role, style, setter);
            }
            Inline::FootnoteReference(number) => self.push_reference(*number, style, setter),
            Inline::Reference(reference) => {
                let kind = if reference.is_short() { Kind::Figure } else { Kind::Words };
                self.push(&reference.words, style, kind);
            }
            Inline::Label(_) => {}
            Inline::TickBox { ticked } => {
                let role = Role::tick_box(*ticked);
                self.push_object(Kind::TickBox(*ticked), role, style, setter);
            }
            Inline::SoftBreak => self.push(" ", style, Kind::Words),
            Inline::HardBreak => self.push("\n", style, Kind::Words),
        }
    }

    fn push(&mut self, text: &str, style: &Rc<Style>, kind: Kind) {
        let start = self.text.len();
        self.text.push_str(text);
        if !text.is_empty() {
            let range = start..self.text.len();
            self.spans.push(Span { range, style: Rc::clone(style), kind });
        }
    }

    fn push_figure(&mut self, placed: &Placed, style: &Rc<Style>, tree: &mut Tree) {
        let spoken = spoken_style(&placed.text, style, tree).map(Rc::new);
        self.push(&placed.text, spoken.as_ref().unwrap_or(style), Kind::Figure);
    }

    fn push_object(&mut self, kind: Kind, role: Role, style: &Style, setter: &mut Setter<'_>) {
        let node = child(setter.tree, style, role);
        let style = Style { node, ..style.clone() };
        self.push("\u{FFFC}", &Rc::new(style), kind);
    }

    fn push_reference(&mut self, number: usize, style: &Style, setter: &mut Setter<'_>) {
        let reference = Style { node: child(setter.tree, style, Role::Reference), ..raised(style) };
        let node = child(setter.tree, &reference, Role::Link);
        let style = Style {
            node,
            note: number.checked_sub(1),
            link: Some(Rc::new(Link::to_footnote(number, node))),
            ..reference
        };
        // Two references in a row must not read as one number.
        let follows = self.spans.last().is_some_and(|span| span.style.note.is_some());
        let text = if follows { format!(",\u{2060}{number}") } else { number.to_string() };
        // A reference stays with the word that it follows.
        self.push(&format!("\u{2060}{text}"), &Rc::new(style), Kind::Figure);
    }
}

/// The style of a number that is read otherwise than it looks, if it is.
pub(super) fn spoken_style(printed: &str, style: &Style, tree: &mut Tree) -> Option<Style> {
    let node = child(tree, style, Role::Spoken(spoken(printed)?));
    Some(Style { node, ..style.clone() })
}

fn child(tree: &mut Tree, style: &Style, role: Role) -> Option<NodeId> {
    style.node.map(|parent| tree.add(parent, role))
}

/// Small figures above the line.
pub(super) fn raised(style: &Style) -> Style {
    Style { size: style.size * 0.66, rise: style.size * 0.34, ..style.clone() }
}

fn bold(style: &Style) -> Rc<Style> {
    let face = match style.face {
        Face::Regular | Face::Bold => Face::Bold,
        Face::Italic | Face::BoldItalic => Face::BoldItalic,
        Face::Mono => Face::Mono,
    };
    Rc::new(Style { face, ..style.clone() })
}

fn italic(style: &Style) -> Rc<Style> {
    let face = match style.face {
        Face::Regular | Face::Italic => Face::Italic,
        Face::Bold | Face::BoldItalic => Face::BoldItalic,
        Face::Mono => Face::Mono,
    };
    Rc::new(Style { face, ..style.clone() })
}

/// Letters of the fixed-width face look larger than others of their size.
const MONO_SIZE: f32 = 0.92;

/// The style of text shown letter for letter.
pub(super) fn mono(style: &Style) -> Rc<Style> {
    Rc::new(Style { face: Face::Mono, size: style.size * MONO_SIZE, ..style.clone() })
}

fn linked(style: &Style, link: Link, colour: Colour) -> Rc<Style> {
    let node = link.node;
    Rc::new(Style { colour, underlined: true, link: Some(Rc::new(link)), node, ..style.clone() })
}
