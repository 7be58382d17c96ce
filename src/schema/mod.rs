//! Schemas of the files of inputs and styles, by which an editor completes and checks keys as they are typed.
//!
//! Nothing is said here of any key. Which keys there are, and what may stand after them, is asked of the
//! readers ([`Shape`](crate::yaml::Shape)); what they mean is what the tables of `docs/` say, which are part of the
//! program for it (`words`); `json` writes the two down. A schema can't tell all that the readers can:
//! what several keys say together, or whether a day is in the calendar, is for `build` and `check`.

mod json;
mod words;

use crate::{inputs, style};
use words::Words;

/// The folder of the schemas, unless the command line says otherwise.
pub const FOLDER: &str = "schemas";

/// A schema.
pub struct Schema {
    /// The name of its file: `paper.schema.json`.
    pub name: String,
    /// The schema, as JSON.
    pub text: String,
}

/// The schemas of all files that there are.
pub fn all() -> Vec<Schema> {
    let words = Words::of_docs();
    let files = inputs::shapes().into_iter().chain([style::shape()]);
    files
        .map(|(file, shape)| Schema { name: name(file), text: json::schema(file, &shape, &words) })
        .collect()
}

/// The name of the schema of a file: `paper.schema.json` of `paper.yaml`.
pub fn name(file: &str) -> String {
    format!("{}.schema.json", file.trim_end_matches(".yaml"))
}

/// The comment by which an editor finds the schema of the file in which it stands.
pub const POINTER: &str = "# yaml-language-server: $schema=";

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::Words;
    use crate::yaml::{Group, Shape};
    use crate::{inputs, style};

    /// Every group of keys that stands in a shape.
    fn groups<'a>(shape: &'a Shape, found: &mut Vec<&'a Group>) {
        match shape {
            Shape::Unknown => panic!("a reader doesn't say what it reads; last known: {found:?}"),
            Shape::Text
            | Shape::TextOrNone
            | Shape::RuleName
            | Shape::YesNo
            | Shape::Single
            | Shape::Words(_)
            | Shape::Like(_) => {}
            Shape::List(of) => groups(of, found),
            Shape::Either(one, other) | Shape::ByKey(_, one, other) => {
                groups(one, found);
                groups(other, found);
            }
            Shape::Group(group) => {
                found.push(group);
                group.keys.iter().for_each(|key| groups(&key.shape, found));
                if let Some(others) = &group.others {
                    groups(&others.1, found);
                }
            }
        }
    }

    /// What an editor says of a key is what the documentation says of it, and that it must be there too.
    #[test]
    fn every_key_has_words_in_the_documentation() {
        let words = Words::of_docs();
        let shapes: Vec<_> = inputs::shapes().into_iter().chain([style::shape()]).collect();
        let mut found = Vec::new();
        for (file, shape) in &shapes {
            assert!(words.of_file(file).is_some(), "{file} is in no table of docs/");
            groups(shape, &mut found);
        }
        assert!(found.len() > 50, "{}", found.len());
        let known =
            found.iter().flat_map(|group| group.keys.iter().map(|key| (group.what, key.name)));
        let known: BTreeSet<(&str, &str)> = known.collect();
        for (what, name) in words.keys() {
            // The names of columns are keys of rows too.
            let is_column = (what, name) == ("a row of a schedule", "a column's id");
            assert!(
                known.contains(&(what, name)) || is_column,
                "no reader asks for `{name}` of {what}"
            );
        }
        for group in found {
            for key in &group.keys {
                let (what, name) = (group.what, key.name);
                let Some(said) = words.of_key(what, name) else {
                    panic!("`{name}` is not in the table “Keys of {what}” of docs/");
                };
                // A schedule has its own, and so the reader doesn't ask for them.
                let of_schedule =
                    matches!(what, "a table" | "a chart") && matches!(name, "label" | "columns");
                assert!(
                    key.required == said.required || of_schedule,
                    "whether {what} must have the key `{name}`"
                );
            }
        }
    }
}
