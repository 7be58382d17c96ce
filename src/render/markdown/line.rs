//! What stands within a line.
//!
//! A line is taken apart into [`Atom`]s first: single characters of text, marks such as `**`, and
//! finished Markdown such as a link's target. What a character or a mark needs depends on its
//! neighbours, and atoms have neighbours wherever they come from.

use super::escape;
use crate::diagnostic::Place;
use crate::marks;
use crate::paper::{ContentsEntry, Image, Inline};

/// In what a line stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A paragraph: several lines, each of which could begin as a block.
    Paragraph,
    /// A heading.
    Heading,
    /// A cell of a table.
    Cell,
}

/// The smallest part of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Atom {
    /// A character of text; whether it stands in square brackets, as the words of a link do.
    Char(char, bool),
    /// Markdown that is finished.
    Raw(String),
    /// A mark that begins something: `**`.
    Open(&'static str),
    /// A mark that ends something.
    Close(&'static str),
    /// The end of a line.
    Newline,
}

/// By which names the paper calls things.
#[derive(Clone, Copy)]
pub(super) struct Names<'a> {
    /// The footnotes, in order.
    pub(super) footnotes: &'a [String],
    /// The headings.
    pub(super) headings: &'a [ContentsEntry],
    /// Whether what was placed is marked.
    pub(super) marks: bool,
}

/// A line, apart.
pub(super) struct Line<'a> {
    pub(super) kind: Kind,
    pub(super) atoms: Vec<Atom>,
    names: Names<'a>,
}

impl<'a> Line<'a> {
    pub(super) fn new(kind: Kind, names: Names<'a>, content: &[Inline]) -> Self {
        let mut line = Self { kind, atoms: Vec::new(), names };
        line.inlines(content, Around::default());
        line
    }

    /// The line as Markdown.
    pub(super) fn write(&self, guarded: Option<usize>) -> String {
        escape::write(self, guarded)
    }

    fn inlines(&mut self, content: &[Inline], around: Around) {
        for (index, inline) in content.iter().enumerate() {
            let edge = index == 0 || index + 1 == content.len();
            let only = content.len() == 1;
            self.inline(inline, Around { edge, only, ..around });
        }
    }

    fn inline(&mut self, inline: &Inline, around: Around) {
        match inline {
            Inline::Text(text) => self.text(text, around.linked),
            Inline::Figure(placed) => {
                self.text(&placed.text, around.linked);
                self.mark(placed.origin.0.as_ref());
            }
            Inline::Strong(content) => self.marked(Mark::Strong, content, around),
            Inline::Emphasis(content) => self.marked(Mark::Emphasis, content, around),
            Inline::Struck(content) => self.marked(Mark::Struck, content, around),
            Inline::Code(code) => self.code(code),
            Inline::Link { target, content } => self.link(target, content, around),
            Inline::Language { tag, content } => self.language(tag, content, around),
            Inline::Image(image) => self.image(image),
            Inline::FootnoteReference(number) => self.footnote(*number),
            Inline::Reference(reference) => {
                self.text(&reference.words, around.linked);
                self.mark(Some(&reference.place));
            }
            // CommonMark has no names for places.
            Inline::Label(_) => {}
            Inline::TickBox { ticked } => {
                self.text(if *ticked { "\u{2612}" } else { "\u{2610}" }, around.linked);
            }
            Inline::SoftBreak if self.kind == Kind::Paragraph => self.atoms.push(Atom::Newline),
            Inline::SoftBreak => self.text(" ", around.linked),
            Inline::HardBreak => self.raw("<br>"),
        }
    }

    fn text(&mut self, text: &str, linked: bool) {
        self.atoms.extend(text.chars().map(|char| Atom::Char(char, linked)));
    }

    /// The mark behind what was placed here.
    fn mark(&mut self, place: Option<&Place>) {
        if let Some(key) = marks::key(place).filter(|_| self.names.marks) {
            let mark = marks::inline(&key);
            self.raw(if self.kind == Kind::Cell { mark.replace('|', "\\|") } else { mark });
        }
    }

    fn raw(&mut self, markdown: impl Into<String>) {
        self.atoms.push(Atom::Raw(markdown.into()));
    }

    fn marked(&mut self, mark: Mark, content: &[Inline], around: Around) {
        if content.is_empty() {
            return;
        }
        let sign = mark.sign(around);
        if matches!(self.atoms.last(), Some(Atom::Close(last)) if last[..1] == sign[..1]) {
            self.raw(NOTHING);
        }
        self.atoms.push(Atom::Open(sign));
        self.inlines(content, Around { mark: Some((mark, sign)), ..around });
        self.atoms.push(Atom::Close(sign));
    }

    /// Backticks around code: more of them than stand anywhere in it.
    fn code(&mut self, code: &str) {
        if code.is_empty() {
            return;
        }
        let code = code.replace(['\n', '\r'], " ");
        let ticks = "`".repeat(free_run(&code));
        let is_padded = code.starts_with('`')
            || code.ends_with('`')
            || (code.starts_with(' ') && code.ends_with(' ') && !code.trim_matches(' ').is_empty());
        let pad = if is_padded { " " } else { "" };
        let code = if self.kind == Kind::Cell { code.replace('|', "\\|") } else { code };
        if matches!(self.atoms.last(), Some(Atom::Raw(raw)) if raw.ends_with('`')) {
            self.raw(NOTHING);
        }
        self.raw(format!("{ticks}{pad}{code}{pad}{ticks}"));
    }

    fn link(&mut self, target: &str, content: &[Inline], around: Around) {
        if let [Inline::Text(text)] = content
            && is_autolink(target, text)
        {
            return self.raw(format!("<{}>", text.words));
        }
        // A bracket right after that of a footnote would be read as the address of a link.
        if matches!(self.atoms.last(), Some(Atom::Raw(raw)) if raw.ends_with(']')) {
            self.raw(NOTHING);
        }
        self.raw("[");
        self.inlines(content, Around { mark: None, linked: true, ..around });
        // Whoever reads the Markdown takes a heading's number for one of its words.
        let heading = target
            .strip_prefix('#')
            .and_then(|name| self.names.headings.iter().find(|heading| heading.name == name));
        let target = match heading {
            Some(heading) => format!("#{}", heading.printed_name),
            None => target.to_owned(),
        };
        self.raw(format!("]({})", self.target(&target)));
    }

    fn language(&mut self, tag: &str, content: &[Inline], around: Around) {
        self.raw(format!("<span lang=\"{tag}\">"));
        self.inlines(content, Around { mark: None, ..around });
        self.raw("</span>");
    }

    fn image(&mut self, image: &Image) {
        self.raw("![");
        self.text(&image.alternative, true);
        let path = image.path.to_string_lossy().replace('\\', "/");
        self.raw(format!("]({})", self.target(&path)));
    }

    fn footnote(&mut self, number: usize) {
        let label = number.checked_sub(1).and_then(|index| self.names.footnotes.get(index));
        if let Some(label) = label {
            self.raw(format!("[^{label}]"));
        }
    }

    fn target(&self, target: &str) -> String {
        let target = escape::target(target);
        if self.kind == Kind::Cell { target.replace('|', "\\|") } else { target }
    }
}

/// Keeps two marks apart that would otherwise be read as one.
const NOTHING: &str = "<!-- -->";

/// What is around an inline.
#[derive(Clone, Copy, Default)]
struct Around {
    /// The innermost mark, and how it is written.
    mark: Option<(Mark, &'static str)>,
    /// Whether it is in square brackets.
    linked: bool,
    /// Whether it is the first or last within its mark.
    edge: bool,
    /// Whether it is all there is within its mark.
    only: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Strong,
    Emphasis,
    Struck,
}

impl Mark {
    /// How the mark is written: with stars, or with lines where stars would run into those around.
    fn sign(self, around: Around) -> &'static str {
        let stars_collide = match around.mark {
            Some((outer, sign)) if sign.starts_with('*') => {
                let both = outer == Mark::Emphasis && self == Mark::Strong && around.only;
                (outer == self || around.edge) && !both
            }
            _ => false,
        };
        match (self, stars_collide) {
            (Mark::Strong, false) => "**",
            (Mark::Strong, true) => "__",
            (Mark::Emphasis, false) => "*",
            (Mark::Emphasis, true) => "_",
            (Mark::Struck, _) => "~~",
        }
    }
}

/// The shortest run of backticks that `code` doesn't hold.
fn free_run(code: &str) -> usize {
    let runs: Vec<usize> = code.split(|char| char != '`').map(str::len).collect();
    (1..).find(|length| !runs.contains(length)).unwrap_or(1)
}

/// Whether a link can be written as `<https://…>`.
fn is_autolink(target: &str, text: &str) -> bool {
    let is_plain = |char: char| char.is_ascii_graphic() && !"<>\\`|&".contains(char);
    if text.is_empty() || !text.chars().all(is_plain) {
        return false;
    }
    let is_address = target.strip_prefix("mailto:") == Some(text)
        && text.split_once('@').is_some_and(|(user, host)| is_word(user) && is_word(host));
    is_address || (target == text && has_scheme(text))
}

fn is_word(part: &str) -> bool {
    part.starts_with(|char: char| char.is_ascii_alphanumeric())
        && part.ends_with(|char: char| char.is_ascii_alphanumeric())
        && part.chars().all(|char| char.is_ascii_alphanumeric() || char == '.')
        && !part.contains("..")
}

fn has_scheme(address: &str) -> bool {
    ["http://", "https://"]
        .iter()
        .any(|scheme| address.strip_prefix(scheme).is_some_and(|rest| !rest.is_empty()))
}
