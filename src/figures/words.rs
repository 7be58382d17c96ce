//! Words of records, as tables print them.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::yaml::{At, Fillable};

/// Words that are printed in a table.
#[derive(Clone, Debug)]
pub enum Words {
    /// As they were typed: figures in them are filled when they are printed.
    Typed(At<Fillable>),
    /// As they are.
    Fixed(String),
    /// A date, which the style writes out.
    Date(NaiveDate),
}

impl Words {
    /// The words as they were typed; a date is none.
    pub fn typed(&self) -> Option<&str> {
        match self {
            Words::Typed(words) => Some(words.value.0.trim()),
            Words::Fixed(words) => Some(words.trim()),
            Words::Date(_) => None,
        }
    }
}

impl From<&At<Fillable>> for Words {
    fn from(typed: &At<Fillable>) -> Self {
        Words::Typed(typed.clone())
    }
}

impl From<&str> for Words {
    fn from(fixed: &str) -> Self {
        Words::Fixed(fixed.to_owned())
    }
}

/// The words of a record by key, without those that it doesn't have.
pub(super) fn texts<const N: usize>(texts: [(&str, Option<Words>); N]) -> BTreeMap<String, Words> {
    texts.into_iter().filter_map(|(key, words)| Some((key.to_owned(), words?))).collect()
}
