//! Typed values out of the YAML tree, with every fault of a file found in one reading.
//!
//! A value that can't be read becomes a fault and `None`; reading goes on. A list is made of the items that
//! could be read. Where there is a fault nothing is ever written: what was read serves to find the others.

use super::shape::Shape;
use super::tree::{Node, Value};
use super::unquoted;
use crate::diagnostic::{Diagnostic, Faults, Place};

/// A value with the place where it was typed.
#[derive(Clone, Debug)]
pub struct At<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub place: Place,
}

impl<T> At<T> {
    /// The same place with another value.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> At<U> {
        At { value: change(self.value), place: self.place }
    }
}

/// Something that can be read from a node of the tree.
pub trait Decode: Sized {
    /// Reads it, or says why it can't be read.
    fn decode(node: &Node, faults: &mut Faults) -> Option<Self>;

    /// What may be written there. Of a group it is what its reader asks for; what is read otherwise than
    /// by [`super::Keys`] says it.
    fn shape() -> Shape {
        Shape::asked_by(|node, faults| {
            Self::decode(node, faults);
        })
    }
}

impl<T: Decode> Decode for At<T> {
    fn decode(node: &Node, faults: &mut Faults) -> Option<Self> {
        T::decode(node, faults).map(|value| At { value, place: node.place.clone() })
    }

    fn shape() -> Shape {
        T::shape()
    }
}

impl<T: Decode> Decode for Vec<T> {
    fn decode(node: &Node, faults: &mut Faults) -> Option<Self> {
        let Value::List(items) = &node.value else {
            faults.push(wrong_kind(node, "a list, each item after a dash"));
            return None;
        };
        // What could be read stands for the whole list until the fault ends the run, so that faults
        // among the other items, and in what is made of them, are found as well.
        Some(items.iter().filter_map(|item| T::decode(item, faults)).collect())
    }

    fn shape() -> Shape {
        Shape::list(T::shape())
    }
}

/// Something written as one word, number or text.
pub trait Scalar: Sized {
    /// What may be written, for messages: "an amount, such as 1234.56".
    const EXPECTED: &'static str;

    /// Whether it is words of any kind, which may need quotes around them.
    const IS_WORDS: bool = false;

    /// Reads it; a refusal says what is wrong and what to write instead.
    fn read(text: &str) -> Result<Self, Refusal>;

    /// What it looks like, for editors that check as it is typed.
    fn looks() -> Shape;
}

/// One of a few words.
pub trait Choice: Sized {
    /// What may be written, for messages.
    const EXPECTED: &'static str;

    /// What is wrong with any other word.
    const REASON: &'static str = "it is another word";

    /// The words, each with what it stands for.
    fn words() -> Vec<(&'static str, Self)>;

    /// What to write instead of another word.
    fn remedy(text: &str) -> String;
}

impl<T: Choice> Scalar for T {
    const EXPECTED: &'static str = T::EXPECTED;

    fn read(text: &str) -> Result<Self, Refusal> {
        let known = T::words().into_iter().find(|(word, _)| *word == text);
        known
            .map(|(_, meaning)| meaning)
            .ok_or_else(|| Refusal { reason: T::REASON.to_owned(), remedy: T::remedy(text) })
    }

    fn looks() -> Shape {
        Shape::Words(T::words().into_iter().map(|(word, _)| word).collect())
    }
}

/// Why a text was refused.
#[derive(Debug)]
pub struct Refusal {
    /// What is wrong with it.
    pub reason: String,
    /// What to write instead.
    pub remedy: String,
}

impl<T: Scalar> Decode for T {
    fn decode(node: &Node, faults: &mut Faults) -> Option<Self> {
        let Value::Scalar(text) = &node.value else {
            let quotes = T::IS_WORDS.then(|| unquoted::remedy(node)).flatten();
            let remedy = quotes.unwrap_or_else(|| format!("write {} alone", T::EXPECTED));
            faults.push(wrong_kind(node, T::EXPECTED).remedy(remedy));
            return None;
        };
        match T::read(text.trim()) {
            Ok(value) => Some(value),
            Err(refusal) => {
                let message = match text.trim() {
                    "" => format!("nothing is written where {} belongs", T::EXPECTED),
                    text => format!("`{text}` is not {}: {}", T::EXPECTED, refusal.reason),
                };
                faults.push(Diagnostic::error(message).at(&node.place).remedy(refusal.remedy));
                None
            }
        }
    }

    fn shape() -> Shape {
        T::looks().called(T::EXPECTED)
    }
}

/// "expected A, found B".
pub fn wrong_kind(node: &Node, expected: &str) -> Diagnostic {
    Diagnostic::error(format!("expected {expected}, found {}", node.value.kind()))
        .at(&node.place)
        .remedy(format!("write {expected}"))
}
