//! Which characters of text need a backslash, and which must be entities.
//!
//! A backslash stands only where a character would otherwise be read as Markdown. That depends on
//! where it stands: `-` begins a list only at the start of a line, `_` is a mark only at the edge of
//! a word. Entities (`&#97;`) serve where a backslash can't: for a space at the end of a line, and
//! for letters beside a mark that would not be seen as a mark there (`a**(b)**`).

use super::line::{Atom, Kind, Line};

/// Writes a line. `guarded` is the index of a character that must have a backslash.
pub(super) fn write(line: &Line<'_>, guarded: Option<usize>) -> String {
    let escaper = Escaper { atoms: &line.atoms, kind: line.kind, entities: entities(line) };
    let mut text = String::new();
    for (index, atom) in line.atoms.iter().enumerate() {
        match atom {
            Atom::Char(char, linked) => match escaper.form(index, *char, *linked) {
                Form::Entity => text.push_str(&entity(*char)),
                Form::Plain if guarded != Some(index) => text.push(*char),
                Form::Plain | Form::Backslash => text.extend(['\\', *char]),
            },
            Atom::Raw(raw) if raw == "<br>" && escaper.ends_line(index) => text.push_str("\\\n"),
            Atom::Raw(raw) => text.push_str(raw),
            Atom::Open(mark) | Atom::Close(mark) => text.push_str(mark),
            Atom::Newline => text.push('\n'),
        }
    }
    text
}

/// The address of a link or picture, between brackets where it needs them.
pub(super) fn target(target: &str) -> String {
    let simple = |char: char| char.is_ascii_graphic() && !"()<>\\&".contains(char);
    if !target.is_empty() && target.chars().all(simple) {
        return target.to_owned();
    }
    let mut text = String::from("<");
    for char in target.chars() {
        match char {
            '<' | '>' | '\\' | '&' => text.extend(['\\', char]),
            _ if char.is_control() => text.push_str(&entity(char)),
            _ => text.push(char),
        }
    }
    text + ">"
}

fn entity(char: char) -> String {
    format!("&#{};", u32::from(char))
}

/// How a character is written.
enum Form {
    Plain,
    Backslash,
    Entity,
}

struct Escaper<'a> {
    atoms: &'a [Atom],
    kind: Kind,
    /// Which atoms must be entities because of a mark beside them.
    entities: Vec<bool>,
}

impl Escaper<'_> {
    fn form(&self, index: usize, char: char, linked: bool) -> Form {
        let is_blank = char == ' ' || char == '\t';
        let at_edge = self.starts_line(index) || self.before_end(index);
        if self.entities[index] || (char.is_control() && char != '\t') || (is_blank && at_edge) {
            return Form::Entity;
        }
        let next_is_code =
            matches!(self.atoms.get(index + 1), Some(Atom::Raw(raw)) if raw.starts_with('`'));
        // Not even a backslash keeps a reference and a bracket right after it apart.
        let would_be_target = matches!(char, '[' | '(') && self.follows_bracket(index);
        if would_be_target || (char == '`' && next_is_code) {
            return Form::Entity;
        }
        let at_start = self.kind == Kind::Paragraph && self.begins_block(index, char);
        if at_start || self.is_special(index, char, linked) {
            return Form::Backslash;
        }
        Form::Plain
    }

    /// Whether the character would be read as Markdown anywhere in a line.
    fn is_special(&self, index: usize, char: char, linked: bool) -> bool {
        let next = self.char(index + 1);
        match char {
            '\\' => self.backslash_counts(index),
            '`' => true,
            '*' | '~' => !self.is_between_spaces(index),
            '_' => !self.is_between_spaces(index) && !self.is_within_word(index),
            '|' => self.kind == Kind::Cell,
            '<' => next.is_some_and(|next| next.is_ascii_alphabetic() || "/!?".contains(next)),
            '&' => self.begins_entity(index),
            '!' => {
                let is_bracket = |raw: &str| raw.starts_with('[');
                next == Some('[') || self.raw_at(index + 1).is_some_and(is_bracket)
            }
            '[' => linked || next == Some('^'),
            ']' => linked || matches!(next, Some('(' | '[')) || self.raw_at(index + 1).is_some(),
            ':' => self.follows_bracket(index) && self.starts_line(index - 1),
            '#' => self.kind == Kind::Heading && self.closes_heading(index),
            _ => false,
        }
    }

    /// Whether what begins with this character, at the start of a line, would begin a block.
    fn begins_block(&self, index: usize, char: char) -> bool {
        if matches!(char, '.' | ')') {
            return self.ends_number(index);
        }
        if !self.starts_line(index) {
            return false;
        }
        let line = self.line_from(index);
        let rest = line.trim_start_matches(char);
        let ends_word = rest.is_empty() || rest.starts_with([' ', '\t']);
        let is_one = line.len() == rest.len() + char.len_utf8();
        let only = |chars: &str| line.chars().all(|char| chars.contains(char));
        match char {
            '>' => true,
            '#' => ends_word && line.len() - rest.len() <= 6,
            '+' => is_one && ends_word,
            '-' => (is_one && ends_word) || only("-:| \t"),
            '*' => (is_one && ends_word) || only("* \t"),
            '_' => only("_ \t"),
            '=' => index > 0 && only("= \t"),
            ':' | '|' => index > 0 && only("-:| \t"),
            '[' => index == 0,
            _ => false,
        }
    }

    /// Whether this is the end of `12.` or `12)` at the start of a line, with a space after it.
    fn ends_number(&self, index: usize) -> bool {
        let digits = (0..index)
            .rev()
            .take_while(|index| self.char(*index).is_some_and(|char| char.is_ascii_digit()))
            .count();
        let ends = matches!(self.char(index + 1), Some(' ' | '\t')) || self.before_end(index);
        (1..=9).contains(&digits) && self.starts_line(index - digits) && ends
    }

    fn backslash_counts(&self, index: usize) -> bool {
        match self.char(index + 1) {
            Some(next) => next.is_ascii_punctuation() || self.is_entity(index + 1),
            None => true,
        }
    }

    /// A space or control character at the edge of a line, or beside a mark, becomes `&#32;`.
    fn is_entity(&self, index: usize) -> bool {
        match self.atoms.get(index) {
            Some(Atom::Char(char, linked)) => {
                matches!(self.form(index, *char, *linked), Form::Entity)
            }
            _ => false,
        }
    }

    /// A mark between spaces, or ends of the line, is none. A space that is written as an entity is none either.
    fn is_between_spaces(&self, index: usize) -> bool {
        let is_space = |index: Option<usize>| match index.and_then(|index| self.atoms.get(index)) {
            None | Some(Atom::Newline) => true,
            Some(Atom::Char(' ', _)) => index.is_some_and(|index| !self.is_entity(index)),
            Some(_) => false,
        };
        is_space(index.checked_sub(1)) && is_space(Some(index + 1))
    }

    fn is_within_word(&self, index: usize) -> bool {
        let is_letter = |index: usize| {
            self.char(index).is_some_and(char::is_alphanumeric) && !self.entities[index]
        };
        index > 0 && is_letter(index - 1) && is_letter(index + 1)
    }

    fn begins_entity(&self, index: usize) -> bool {
        /// No name of an entity is as long as this.
        const LONGEST: usize = 40;
        let chars = (index + 1..index + LONGEST).map_while(|index| self.char(index));
        let name: String = chars.take_while(|char| *char != ';').collect();
        let is_closed = self.char(index + 1 + name.chars().count()) == Some(';');
        let name = name.strip_prefix('#').unwrap_or(&name);
        is_closed && !name.is_empty() && name.chars().all(|char| char.is_ascii_alphanumeric())
    }

    /// `# Title #` has no second `#` in its text.
    fn closes_heading(&self, index: usize) -> bool {
        let marks = (0..index).rev().take_while(|index| self.char(*index) == Some('#')).count();
        let first = index - marks;
        let begins = first == 0 || matches!(self.char(first - 1), Some(' ' | '\t'));
        index + 1 == self.atoms.len() && begins
    }

    /// Whether a bracket of ours ends right before: `[^1]` with `:` after it is a definition.
    fn follows_bracket(&self, index: usize) -> bool {
        let raw = index.checked_sub(1).and_then(|index| self.raw_at(index));
        raw.is_some_and(|raw| raw.ends_with(']'))
    }

    /// A line break is written as the end of a line, unless there is nothing on either side of it,
    /// or a mark, which would not be seen as one at the edge of a line.
    fn ends_line(&self, index: usize) -> bool {
        let is_break = |atom: Option<&Atom>| match atom {
            Some(Atom::Raw(raw)) => raw == "<br>",
            Some(Atom::Newline | Atom::Open(_) | Atom::Close(_)) | None => true,
            Some(_) => false,
        };
        // Within a link or a language, its brackets and tags are what a mark is.
        let opens = |raw: &str| raw.ends_with('[') || raw.starts_with("<span");
        let closes = |raw: &str| raw.starts_with("](") || raw.starts_with("</span");
        let before = index.checked_sub(1).and_then(|index| self.atoms.get(index));
        let begins = index > 0 && self.raw_at(index - 1).is_some_and(opens);
        let ends = self.raw_at(index + 1).is_some_and(closes);
        let stands_alone = !is_break(before) && !is_break(self.atoms.get(index + 1));
        let stands_alone = stands_alone && !begins && !ends;
        self.kind == Kind::Paragraph && stands_alone
    }

    fn starts_line(&self, index: usize) -> bool {
        match index.checked_sub(1).and_then(|before| self.atoms.get(before)) {
            None | Some(Atom::Newline) => true,
            Some(Atom::Raw(raw)) => raw == "<br>",
            Some(_) => false,
        }
    }

    fn before_end(&self, index: usize) -> bool {
        match self.atoms.get(index + 1) {
            None | Some(Atom::Newline) => true,
            Some(Atom::Raw(raw)) => raw == "<br>",
            Some(_) => false,
        }
    }

    /// The text from here to the end of the line; anything but text is a dot.
    fn line_from(&self, index: usize) -> String {
        self.atoms[index.min(self.atoms.len())..]
            .iter()
            .take_while(|atom| **atom != Atom::Newline && **atom != Atom::Raw("<br>".to_owned()))
            .map(|atom| if let Atom::Char(char, _) = atom { *char } else { '.' })
            .collect()
    }

    fn char(&self, index: usize) -> Option<char> {
        match self.atoms.get(index) {
            Some(Atom::Char(char, _)) => Some(*char),
            _ => None,
        }
    }

    fn raw_at(&self, index: usize) -> Option<&str> {
        match self.atoms.get(index) {
            Some(Atom::Raw(raw)) => Some(raw),
            _ => None,
        }
    }
}

/// What CommonMark sees beside a mark.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Beside {
    Blank,
    /// Punctuation for certain.
    Punctuation,
    /// A letter or digit.
    Letter,
    /// A character that may be either, in one version of the rules or another.
    Symbol,
}

/// Which characters must be entities so that the marks beside them are seen as marks.
///
/// An entity begins and ends with punctuation, which suits every mark from outside. From within, it
/// may change what the next mark out needs, so this goes on until nothing changes.
fn entities(line: &Line<'_>) -> Vec<bool> {
    let mut entities = vec![false; line.atoms.len()];
    loop {
        let before = entities.clone();
        for (index, atom) in line.atoms.iter().enumerate() {
            let (mark, inner, outer) = match atom {
                Atom::Open(mark) => (mark, Some(index + 1), index.checked_sub(1)),
                Atom::Close(mark) => (mark, index.checked_sub(1), Some(index + 1)),
                _ => continue,
            };
            let within = beside(line, &entities, inner);
            let without = beside(line, &entities, outer);
            if within == Beside::Blank {
                mark_entity(line, &mut entities, inner);
            }
            let joins_word = matches!(without, Beside::Letter | Beside::Symbol);
            if joins_word && (within != Beside::Letter || mark.starts_with('_')) {
                mark_entity(line, &mut entities, outer);
            }
        }
        if entities == before {
            return entities;
        }
    }
}

fn mark_entity(line: &Line<'_>, entities: &mut [bool], index: Option<usize>) {
    if let Some(index) = index
        && matches!(line.atoms.get(index), Some(Atom::Char(..)))
    {
        entities[index] = true;
    }
}

fn beside(line: &Line<'_>, entities: &[bool], index: Option<usize>) -> Beside {
    let Some((index, atom)) = index.and_then(|index| Some((index, line.atoms.get(index)?))) else {
        return Beside::Blank;
    };
    match atom {
        Atom::Newline => Beside::Blank,
        Atom::Char(..) if entities[index] => Beside::Punctuation,
        Atom::Char(char, _) if char.is_whitespace() => Beside::Blank,
        Atom::Char(char, _) if char.is_alphanumeric() => Beside::Letter,
        Atom::Char(char, _) if char.is_ascii_punctuation() => Beside::Punctuation,
        Atom::Char(..) => Beside::Symbol,
        _ => Beside::Punctuation,
    }
}
