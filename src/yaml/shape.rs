//! The shape of what a reader reads: its keys, and what may be written after each of them.
//!
//! An editor checks a file as it is typed by a schema, and a schema that somebody kept beside the readers
//! would part from them. So there is none: a reader is given a blank [`Form`] in place of a file, and all
//! that it asks for is noted there. What asks for no keys says its shape itself, beside its `read`.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::tree::{Node, Value};
use crate::diagnostic::{Faults, Place, Source};

/// What may be written in some place.
#[derive(Clone, Debug)]
pub enum Shape {
    /// Nobody says. No reader leaves it so.
    Unknown,
    /// Words of any kind, or a number as words.
    Text,
    /// The same, and perhaps none: `""`.
    TextOrNone,
    /// The name of a rule of `check`, or of a family: which there are is for `check` to know.
    RuleName,
    /// `yes` or `no`.
    YesNo,
    /// Any single value, or nothing.
    Single,
    /// One of these words.
    Words(Vec<&'static str>),
    /// A word or number of this form.
    Like(Like),
    /// A list of these.
    List(Box<Shape>),
    /// A group of keys.
    Group(Group),
    /// One of two that are different kinds of value: a text or a group, say.
    Either(Box<Shape>, Box<Shape>),
    /// The first of two groups where one of the keys is there, and the second where none is.
    ByKey(&'static [&'static str], Box<Shape>, Box<Shape>),
}

impl Shape {
    /// A list of these.
    pub fn list(of: Shape) -> Self {
        Self::List(Box::new(of))
    }

    /// One of two that are different kinds of value.
    pub fn either(one: Shape, other: Shape) -> Self {
        Self::Either(Box::new(one), Box::new(other))
    }

    /// A group which one of the keys tells apart from another.
    pub fn by_key(keys: &'static [&'static str], with: Shape, without: Shape) -> Self {
        Self::ByKey(keys, Box::new(with), Box::new(without))
    }

    /// The same, with what it is, where it is one word or number.
    #[must_use]
    pub fn called(self, expected: &'static str) -> Self {
        match self {
            Self::Like(like) => Self::Like(Like { expected, ..like }),
            other => other,
        }
    }

    /// What a reader asks for, who is given a blank form.
    pub fn asked_by(read: impl FnOnce(&Node, &mut Faults)) -> Self {
        let form = Form::default();
        let place = Place::file(&Source::new("", ""));
        let node = Node { value: Value::Form(form.clone()), place };
        // The form holds nothing, and so what must be there is missing.
        read(&node, &mut Faults::new());
        form.noted().take().map_or(Self::Unknown, Self::Group)
    }
}

/// How a word or number is typed.
#[derive(Clone, Copy, Debug)]
pub struct Like {
    /// What it is, for messages: "an amount".
    pub expected: &'static str,
    /// A regular expression for it, of the kind that JSON Schema has. It may take more than the reader
    /// does, such as days that are in no calendar, and never less.
    pub pattern: &'static str,
    /// What numbers without quotes it may be; `None` if it is never one. YAML has made a number of them before an
    /// editor asks: that somebody typed 8e5, which the readers refuse, is not seen in 800000.
    pub number: Option<Number>,
    /// Whether it may be `true` or `false`, which are truth values to an editor.
    pub truth: bool,
    /// What an editor offers.
    pub examples: &'static [&'static str],
}

/// Which numbers there may be.
#[derive(Clone, Copy, Debug)]
pub struct Number {
    /// Whether they are whole.
    pub whole: bool,
    /// The least.
    pub least: Option<i32>,
    /// What it is more than.
    pub above: Option<i32>,
    /// The most.
    pub most: Option<i32>,
}

impl Number {
    /// Any number.
    pub const ANY: Self = Self { whole: false, least: None, above: None, most: None };

    /// A whole number.
    pub const WHOLE: Self = Self { whole: true, ..Self::ANY };
}

impl Like {
    /// A word of this pattern.
    pub const fn word(pattern: &'static str) -> Self {
        Self { expected: "", pattern, number: None, truth: false, examples: &[] }
    }

    /// A number, or a word of this pattern: with commas, or in quotes.
    pub const fn number(number: Number, pattern: &'static str) -> Self {
        Self { number: Some(number), ..Self::word(pattern) }
    }

    /// The same, where it may be `true` or `false` too.
    #[must_use]
    pub const fn or_truth(self) -> Self {
        Self { truth: true, ..self }
    }

    /// The same, with what an editor offers.
    #[must_use]
    pub const fn such_as(self, examples: &'static [&'static str]) -> Self {
        Self { examples, ..self }
    }
}

/// A group of keys.
#[derive(Clone, Debug)]
pub struct Group {
    /// What it is called: "a row of a series".
    pub what: &'static str,
    /// Its keys, in the order in which they are asked for.
    pub keys: Vec<Key>,
    /// What its other keys are like, and their values, where it may have others.
    pub others: Option<Box<(Shape, Shape)>>,
}

/// A key of a group.
#[derive(Clone, Debug)]
pub struct Key {
    /// The key.
    pub name: &'static str,
    /// Whether it must be there.
    pub required: bool,
    /// What may be written after it.
    pub shape: Shape,
}

/// A blank form in place of a group of keys, on which a reader notes what it asks for. Shared by what
/// may lie in any thread: a form is a value of YAML like others.
#[derive(Clone, Debug, Default)]
pub struct Form(Arc<Mutex<Option<Group>>>);

impl Form {
    fn noted(&self) -> MutexGuard<'_, Option<Group>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn open(&self, what: &'static str) {
        *self.noted() = Some(Group { what, keys: Vec::new(), others: None });
    }

    /// Notes a key. That it is looked at besides, of whatever shape it is, adds nothing.
    pub(super) fn ask(&self, name: &'static str, required: bool, shape: Shape) {
        let mut form = self.noted();
        let Some(group) = form.as_mut() else { return };
        let known = group.keys.iter_mut().find(|key| key.name == name);
        match (known, &shape) {
            (None, _) => group.keys.push(Key { name, required, shape }),
            (Some(_), Shape::Unknown) => {}
            (Some(key), _) => *key = Key { name, required, shape },
        }
    }

    pub(super) fn ask_for_others(&self, key: Shape, value: Shape) {
        if let Some(group) = self.noted().as_mut() {
            group.others = Some(Box::new((key, value)));
        }
    }
}
