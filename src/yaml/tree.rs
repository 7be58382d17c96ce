//! YAML into a tree in which every node knows its place.
//!
//! Typed records are made from this tree by [`super::Decode`], not straight by serde: serde stops at
//! the first fault of a file, and an officer wants all of them at once; and a scalar stays the text
//! that was typed, so that an amount never passes through a binary float on its way to a decimal.
//!
//! The parser behind it (`serde-saphyr`, the maintained heir of `serde_yaml`) bounds nesting and the
//! expansion of aliases.

use std::fmt;
use std::sync::Arc;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_yaml::{DuplicateKeyPolicy, Location, Spanned};

use super::shape::Form;
use super::syntax::syntax_fault;
use crate::diagnostic::{Diagnostic, Faults, Place, Source};
use crate::files::{RESERVED, reserved};

/// A value of a YAML file, with its place.
#[derive(Clone, Debug)]
pub struct Node {
    /// What it is.
    pub value: Value,
    /// Where it stands.
    pub place: Place,
}

impl Node {
    /// Whether it is a group of keys with this one among them.
    pub fn has_key(&self, key: &str) -> bool {
        let Value::Map(entries) = &self.value else { return false };
        entries.iter().any(|(name, _)| matches!(&name.value, Value::Scalar(name) if name == key))
    }
}

/// What a YAML value is.
#[derive(Clone, Debug)]
pub enum Value {
    /// Nothing: a key without a value.
    Null,
    /// A number, a word, a text: as it was typed, without its quotes.
    Scalar(String),
    /// A list.
    List(Vec<Node>),
    /// Keys with values, in the order of the file. A key may stand twice: that is for the reader
    /// of the tree to refuse, who can point at both.
    Map(Vec<(Node, Node)>),
    /// No value of a file: a blank form, from which it is learnt what a reader asks for.
    Form(Form),
}

impl Value {
    /// What it is called in messages.
    pub fn kind(&self) -> &'static str {
        match self {
            Value::Null => "nothing",
            Value::Scalar(_) => "a single value",
            Value::List(_) => "a list",
            Value::Map(_) => "a group of keys",
            Value::Form(_) => "a form",
        }
    }
}

/// Reads a YAML file into a tree. An empty file is [`Value::Null`].
pub fn parse(source: &Arc<Source>) -> Result<Node, Faults> {
    let mut options = serde_yaml::Options::default();
    options.duplicate_keys = DuplicateKeyPolicy::PassThrough;
    options.with_snippet = false;
    // A number past the range of a float is still a number to us: nothing is read as a float.
    options.non_finite_float_policy = serde_yaml::NonFiniteFloatPolicy::AsString;
    match serde_yaml::from_str_with_options::<Raw>(source.text(), options) {
        Ok(raw) => {
            let node = raw.into_node(source);
            let mut faults = Faults::new();
            refuse_reserved(&node, &mut faults);
            faults.or(node)
        }
        Err(error) => Err(syntax_fault(&error, source).into()),
    }
}

/// A file has none of the reserved characters as such; a quoted value may still name one: `"\uE000"`.
fn refuse_reserved(node: &Node, faults: &mut Faults) {
    match &node.value {
        Value::Null | Value::Form(_) => {}
        Value::Scalar(text) if text.contains(RESERVED) => faults.push(reserved(&node.place)),
        Value::Scalar(text) if text.contains(is_unprintable) => {
            faults.push(unprintable(&node.place))
        }
        Value::Scalar(_) => {}
        Value::List(items) => items.iter().for_each(|item| refuse_reserved(item, faults)),
        Value::Map(entries) => entries.iter().for_each(|(key, value)| {
            refuse_reserved(key, faults);
            refuse_reserved(value, faults);
        }),
    }
}

/// The place of a location of the parser, which counts lines and columns from one.
pub(super) fn place_of(location: Location, source: &Arc<Source>) -> Place {
    let span = location.span();
    let start = span.byte_offset().map_or_else(|| offset_of(location, source.text()), to_usize);
    let length = span.byte_len().map_or(0, to_usize);
    Place::new(source, start..start.saturating_add(length))
}

/// The byte at a line and column, for locations that know no more: those of faults.
fn offset_of(location: Location, text: &str) -> usize {
    let lines_before = to_usize(location.line()).saturating_sub(1);
    let columns_before = to_usize(location.column()).saturating_sub(1);
    let lines = text.split_inclusive('\n').take(lines_before);
    let line_start: usize = lines.map(str::len).sum();
    let line = text[line_start..].split('\n').next().unwrap_or_default();
    line_start + line.chars().take(columns_before).map(char::len_utf8).sum::<usize>()
}

/// Escape, bell and the like: nobody types them, but for a backslash gone astray: `"\e"`.
fn is_unprintable(character: char) -> bool {
    character.is_control() && !matches!(character, '\n' | '\r' | '\t' | '\u{85}')
}

fn unprintable(place: &Place) -> Diagnostic {
    Diagnostic::error("a character that can't be printed stands in this text").at(place).remedy(
        "between double quotation marks a backslash begins such a character: double it, or take it away",
    )
}

fn to_usize(offset: u64) -> usize {
    usize::try_from(offset).unwrap_or(usize::MAX)
}

/// A node as serde hands it over: its location is that of the parser, and scalars that look like
/// numbers or truth values have lost their text, which is still to be cut out of the source.
struct Raw(Spanned<RawValue>);

enum RawValue {
    Null,
    Text(String),
    Typed,
    List(Vec<Raw>),
    Map(Vec<(Raw, Raw)>),
}

impl Raw {
    fn into_node(self, source: &Arc<Source>) -> Node {
        let mut place = place_of(self.0.referenced, source);
        let value = match self.0.value {
            RawValue::Null => Value::Null,
            RawValue::Text(text) => Value::Scalar(text),
            RawValue::Typed => {
                Value::Scalar(place_of(self.0.defined, source).text().trim().to_owned())
            }
            RawValue::List(items) => {
                Value::List(items.into_iter().map(|item| item.into_node(source)).collect())
            }
            RawValue::Map(entries) => Value::Map(
                entries
                    .into_iter()
                    .map(|(key, value)| (key.into_node(source), value.into_node(source)))
                    .collect(),
            ),
        };
        // A group is marked by its first key: the parser gives no more than where it begins.
        if let Value::Map(entries) = &value
            && let Some((key, _)) = entries.first()
        {
            place = key.place.clone();
        }
        Node { value, place }
    }
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Spanned::deserialize(deserializer).map(Raw)
    }
}

impl<'de> Deserialize<'de> for RawValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RawVisitor)
    }
}

struct RawVisitor;

impl<'de> Visitor<'de> for RawVisitor {
    type Value = RawValue;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a YAML value")
    }

    fn visit_unit<E>(self) -> Result<RawValue, E> {
        Ok(RawValue::Null)
    }

    fn visit_none<E>(self) -> Result<RawValue, E> {
        Ok(RawValue::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<RawValue, D::Error> {
        RawValue::deserialize(deserializer)
    }

    fn visit_str<E>(self, text: &str) -> Result<RawValue, E> {
        Ok(RawValue::Text(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<RawValue, E> {
        Ok(RawValue::Text(text))
    }

    fn visit_bool<E>(self, _: bool) -> Result<RawValue, E> {
        Ok(RawValue::Typed)
    }

    fn visit_i64<E>(self, _: i64) -> Result<RawValue, E> {
        Ok(RawValue::Typed)
    }

    fn visit_u64<E>(self, _: u64) -> Result<RawValue, E> {
        Ok(RawValue::Typed)
    }

    fn visit_i128<E>(self, _: i128) -> Result<RawValue, E> {
        Ok(RawValue::Typed)
    }

    fn visit_u128<E>(self, _: u128) -> Result<RawValue, E> {
        Ok(RawValue::Typed)
    }

    fn visit_f64<E>(self, _: f64) -> Result<RawValue, E> {
        Ok(RawValue::Typed)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<RawValue, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = access.next_element()? {
            items.push(item);
        }
        Ok(RawValue::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<RawValue, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = access.next_entry()? {
            entries.push(entry);
        }
        Ok(RawValue::Map(entries))
    }
}
