//! What stands within a line.
//!
//! Text is markup with escapes, marks are calls (`#strong[…]`), because a star is no mark within a
//! word. [`Text`] is the one place where text is escaped. It knows what it wrote last: a hyphen
//! counts as a list at the start of a line, and as half a dash after another.

use unicode_linebreak::linebreaks;

use super::blocks::Writer;
use super::{is_invisible, language, string, unicode};
use crate::paper::Inline;

/// Markup that is being written.
#[derive(Debug, Default)]
pub(super) struct Text {
    markup: String,
    /// Whether nothing of the line is written yet.
    line_start: bool,
    /// Whether only digits are written of the line.
    digits: bool,
    /// Whether a call was written last. Brackets right after it would be taken for arguments.
    after_call: bool,
    /// Whether a reference to a footnote was.
    after_footnote: bool,
    /// The last character of text.
    last: Option<char>,
}

impl Text {
    /// The start of a line.
    pub(super) fn new() -> Self {
        Self { line_start: true, ..Self::default() }
    }

    /// Adds text.
    pub(super) fn words(&mut self, words: &str) {
        let mut chars = words.chars().peekable();
        while let Some(char) = chars.next() {
            self.char(char, chars.peek().copied());
        }
    }

    fn char(&mut self, char: char, next: Option<char>) {
        let begins_name = |char: char| char.is_alphabetic() || char == '_';
        let continues_call = match char {
            '(' | '[' | ';' => true,
            '.' => next.is_some_and(begins_name),
            _ => false,
        };
        if self.after_call && continues_call {
            self.markup.push(';');
        }
        if char == '\n' || char == '\r' {
            self.markup.push(' ');
        } else if is_invisible(char) && char != '\t' {
            self.markup.push_str(&unicode(char));
        } else {
            if self.is_read(char, next) {
                self.markup.push('\\');
            }
            self.markup.push(char);
        }
        self.digits = (self.line_start || self.digits) && char.is_ascii_digit();
        self.line_start = self.line_start && char.is_whitespace();
        self.after_call = false;
        self.after_footnote = false;
        self.last = Some(char);
    }

    /// Whether Typst would read the character as anything but itself.
    fn is_read(&self, char: char, next: Option<char>) -> bool {
        match char {
            '\\' | '#' | '$' | '*' | '_' | '`' | '<' | '@' | '[' | ']' | '~' => true,
            '=' | '+' => self.line_start,
            '/' => self.line_start || self.last == Some('/'),
            '-' => {
                let in_sign = next.is_none_or(|next| next.is_ascii_digit() || next == '?');
                self.line_start || in_sign || self.last == Some('-')
            }
            '.' => self.digits || self.last == Some('.'),
            '?' => self.last == Some('-'),
            _ => false,
        }
    }

    /// Adds a call, or the beginning of one.
    fn call(&mut self, code: &str) {
        self.markup.push_str(code);
        self.set_after_call();
    }

    /// Adds a reference to a footnote. Two in a row must not read as one number.
    fn footnote(&mut self, code: &str) {
        if self.after_footnote {
            self.call("#super[,]");
        }
        self.call(code);
        // A label ends the call: what follows is text.
        self.after_call = !code.ends_with('>');
        self.after_footnote = true;
    }

    fn set_after_call(&mut self) {
        self.line_start = false;
        self.digits = false;
        self.after_call = true;
        self.after_footnote = false;
        self.last = None;
    }

    fn newline(&mut self, markup: &str) {
        self.markup.push_str(markup);
        *self = Self { markup: std::mem::take(&mut self.markup), ..Self::new() };
    }

    /// The markup.
    pub(super) fn finish(self) -> String {
        self.markup
    }
}

/// A figure or a short reference, over the parts of which lines are not broken: `£1.2 million` is one
/// thing, and so is `paragraph 13`.
fn figure(text: &mut Text, figure: &str) {
    let may_break = linebreaks(figure).any(|(index, _)| index < figure.len());
    if may_break {
        text.call(&format!("#box[{}]", escaped(figure)));
    } else {
        text.words(figure);
    }
}

/// Words as markup, with nothing before them.
pub(super) fn escaped(words: &str) -> String {
    let mut text = Text::new();
    text.words(words);
    text.finish()
}

impl Writer<'_> {
    /// Content as markup.
    pub(super) fn line(&mut self, content: &[Inline]) -> String {
        let mut text = Text::new();
        self.inlines(&mut text, content);
        text.finish()
    }

    fn inlines(&mut self, text: &mut Text, content: &[Inline]) {
        for inline in content {
            self.inline(text, inline);
        }
    }

    fn inline(&mut self, text: &mut Text, inline: &Inline) {
        match inline {
            Inline::Text(words) => text.words(words),
            Inline::Figure(placed) => figure(text, &placed.text),
            Inline::Strong(content) => self.bracketed(text, "#strong", content),
            Inline::Emphasis(content) => self.bracketed(text, "#emph", content),
            Inline::Struck(content) => self.bracketed(text, "#strike", content),
            Inline::Code(code) => text.call(&format!("#raw({})", string(code))),
            Inline::Link { target, content } if target.is_empty() => self.inlines(text, content),
            Inline::Link { target, content } => {
                let call = format!("#link({})", self.anchors.target(target));
                self.bracketed(text, &call, content);
            }
            Inline::Language { tag, content } => match language(tag) {
                Some(language) => self.bracketed(text, &format!("#text({language})"), content),
                None => self.inlines(text, content),
            },
            Inline::Image(image) => text.call(&format!("#box({})", self.pictures.call(image))),
            Inline::FootnoteReference(number) => {
                let call = self.footnote(*number);
                text.footnote(&call);
            }
            Inline::Reference(reference) if reference.is_short() => {
                figure(text, &reference.words);
            }
            Inline::Reference(reference) => text.words(&reference.words),
            Inline::Label(_) => {}
            Inline::TickBox { ticked } => {
                text.call(if *ticked { "#ticked()" } else { "#unticked()" });
            }
            Inline::SoftBreak => text.newline("\n"),
            Inline::HardBreak => text.newline(" \\\n"),
        }
    }

    fn bracketed(&mut self, text: &mut Text, call: &str, content: &[Inline]) {
        let inner = self.line(content);
        text.call(&format!("{call}[{inner}]"));
    }
}
