//! The keys of one group: each is asked for once, and [`Keys::close`] reports those that nobody asked for. A
//! group is built only if it could be read whole.

use std::collections::BTreeMap;

use super::decode::{Decode, wrong_kind};
use super::shape::{Form, Shape};
use super::tree::{Node, Value};
use super::unquoted;
use crate::diagnostic::{Diagnostic, Faults, Place, nearest};

/// The keys of one group, being read.
pub struct Keys<'a> {
    what: &'static str,
    place: &'a Place,
    entries: BTreeMap<&'a str, (&'a Node, &'a Node)>,
    asked: Vec<&'static str>,
    missing: Vec<&'static str>,
    /// The form on which it is noted what is asked for, where this is no group of a file.
    form: Option<&'a Form>,
}

impl<'a> Keys<'a> {
    /// Opens a group of keys; `what` names it in messages: "a row of a series". A key that stands
    /// twice is reported here.
    pub fn open(node: &'a Node, what: &'static str, faults: &mut Faults) -> Option<Self> {
        let mut keys = Self {
            what,
            place: &node.place,
            entries: BTreeMap::new(),
            asked: Vec::new(),
            missing: Vec::new(),
            form: None,
        };
        match &node.value {
            Value::Form(form) => {
                form.open(what);
                keys.form = Some(form);
            }
            Value::Map(entries) => keys.take(entries, faults),
            // An empty file or group has no keys; what must be there is missed when it is asked for.
            Value::Null => {}
            Value::Scalar(_) | Value::List(_) => {
                faults.push(
                    wrong_kind(node, &format!("the keys of {what}"))
                        .remedy("write each key with a colon after it, and then its value"),
                );
                return None;
            }
        }
        Some(keys)
    }

    fn take(&mut self, entries: &'a [(Node, Node)], faults: &mut Faults) {
        for (key, value) in entries {
            let Value::Scalar(name) = &key.value else {
                faults.push(wrong_kind(key, "a key"));
                continue;
            };
            if let Some((first, _)) = self.entries.get(name.as_str()) {
                faults.push(duplicate_key(name, key, first));
            } else {
                self.entries.insert(name, (key, value));
            }
        }
    }

    /// The place of the group.
    pub fn place(&self) -> &'a Place {
        self.place
    }

    /// A key that must be there. That it isn't is reported by [`Keys::close`].
    pub fn required<T: Decode>(&mut self, key: &'static str, faults: &mut Faults) -> Option<T> {
        self.note(key, true, T::shape);
        match self.node(key) {
            Some(node) => T::decode(node, faults),
            None => {
                self.missing.push(key);
                None
            }
        }
    }

    /// A key that may be left out. `Some(None)` when it is; `None` when it can't be read, or has no value.
    pub fn optional<T: Decode>(
        &mut self,
        key: &'static str,
        faults: &mut Faults,
    ) -> Option<Option<T>> {
        self.note(key, false, T::shape);
        match self.node(key) {
            Some(node) => T::decode(node, faults).map(Some),
            None => {
                let (key, value) = match self.entries.get(key) {
                    Some(entry) => *entry,
                    None => return Some(None),
                };
                // A value that was forgotten must not pass for one that isn't there.
                if lost_to_a_comment(key, value).is_none() {
                    faults.push(
                        without_value(key)
                            .remedy("write its value after the colon, or take the line out"),
                    );
                }
                None
            }
        }
    }

    /// A list that may be left out.
    pub fn list<T: Decode>(&mut self, key: &'static str, faults: &mut Faults) -> Option<Vec<T>> {
        self.optional(key, faults).map(Option::unwrap_or_default)
    }

    /// A part that may be left out, read by `read` over what it usually is. Says whether what stands
    /// there could be read.
    pub fn part(
        &mut self,
        key: &'static str,
        faults: &mut Faults,
        mut read: impl FnMut(&Node, &mut Faults) -> bool,
    ) -> bool {
        self.note(key, false, || {
            Shape::asked_by(|node, faults| {
                read(node, faults);
            })
        });
        self.node(key).is_none_or(|node| read(node, faults))
    }

    fn note(&self, key: &'static str, required: bool, shape: impl FnOnce() -> Shape) {
        if let Some(form) = self.form {
            form.ask(key, required, shape());
        }
    }

    /// The node of a key that is read otherwise too, to look at it besides.
    pub fn node(&mut self, key: &'static str) -> Option<&'a Node> {
        self.note(key, false, || Shape::Unknown);
        if !self.asked.contains(&key) {
            self.asked.push(key);
        }
        let (_, node) = self.entries.get(key)?;
        (!matches!(node.value, Value::Null)).then_some(*node)
    }

    /// All keys with their values, in the order of the file: of a group whose keys are any names that a
    /// `K` can be, with values of this shape.
    pub fn free<K: Decode>(self, values: impl FnOnce() -> Shape) -> Vec<(&'a Node, &'a Node)> {
        if let Some(form) = self.form {
            form.ask_for_others(K::shape(), values());
        }
        let mut entries: Vec<_> = self.entries.into_values().collect();
        entries.sort_by_key(|(key, _)| key.place.span().start);
        entries
    }

    /// The keys that nobody asked for, with their values, in the order of the file: of a group in which
    /// some keys are known and others are names of its own, such as the columns of a row: any that a `K`
    /// can be, with values of this shape. What must be there and isn't is reported.
    pub fn others<K: Decode>(
        mut self,
        values: impl FnOnce() -> Shape,
        faults: &mut Faults,
    ) -> Vec<(&'a Node, &'a Node)> {
        if let Some(form) = self.form {
            form.ask_for_others(K::shape(), values());
        }
        let asked = std::mem::take(&mut self.asked);
        let (known, mut others): (Vec<_>, Vec<_>) = std::mem::take(&mut self.entries)
            .into_iter()
            .partition(|(name, _)| asked.contains(name));
        others.sort_by_key(|(_, (key, _))| key.place.span().start);
        self.entries = known.into_iter().collect();
        self.asked = asked;
        self.close(faults);
        others.into_iter().map(|(_, entry)| entry).collect()
    }

    /// Reports the keys that nobody asked for, those that must be there and are not, and those whose
    /// value was lost. Says whether every key was known: where one was not, what it was meant for
    /// would seem to be missing, and need not be looked for.
    pub fn close(self, faults: &mut Faults) -> bool {
        let mut unknown: Vec<(&Node, &Node)> = self
            .entries
            .iter()
            .filter(|(name, _)| !self.asked.contains(name))
            .map(|(_, entry)| *entry)
            .collect();
        unknown.sort_by_key(|(key, _)| key.place.span().start);
        let mut meant = Vec::new();
        for (key, value) in &unknown {
            let near = nearest(key.place.text(), self.asked.iter().copied());
            meant.extend(near);
            let fault = self.unknown(key, near);
            faults.push(match unquoted::remedy_of_comma(&key.place, value) {
                Some(remedy) => fault.remedy(remedy),
                None => fault,
            });
        }
        for (key, value) in self.entries.values() {
            if let Some(lost) = lost_to_a_comment(key, value) {
                faults.push(lost);
            }
        }
        for key in self.missing.iter().filter(|key| !meant.contains(*key)) {
            match self.entries.get(key) {
                None => faults.push(self.lacks(key)),
                Some((key, value)) if lost_to_a_comment(key, value).is_none() => {
                    faults.push(without_value(key));
                }
                Some(_) => {}
            }
        }
        unknown.is_empty()
    }

    fn unknown(&self, key: &Node, near: Option<&str>) -> Diagnostic {
        let remedy = match near {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("{} has these keys: {}", self.what, self.asked.join(", ")),
        };
        Diagnostic::error(format!("unknown key `{}` in {}", key.place.text(), self.what))
            .at(&key.place)
            .remedy(remedy)
    }

    fn lacks(&self, key: &str) -> Diagnostic {
        Diagnostic::error(format!("{} lacks the key `{key}`", self.what))
            .at(self.place)
            .remedy(format!("add a line `{key}: …`"))
    }
}

fn without_value(key: &Node) -> Diagnostic {
    Diagnostic::error(format!("the key `{}` has no value", key.place.text()))
        .at(&key.place)
        .remedy("write its value after the colon")
}

/// `link: #004C99` has no value: to YAML, all that follows ` #` is a comment. A comment that is meant
/// as one has a space after its sign.
fn lost_to_a_comment(key: &Node, value: &Node) -> Option<Diagnostic> {
    let Value::Null = value.value else { return None };
    let (start, end) = (key.place.span().start, key.place.span().end);
    let line = key.place.source().text()[end..].lines().next()?;
    let comment = line.trim_start().strip_prefix(':')?.trim();
    if !comment.starts_with('#')
        || comment.starts_with("# ")
        || comment.trim_matches('#').is_empty()
    {
        return None;
    }
    let name = key.place.text();
    let place = Place::new(key.place.source(), start..end + line.trim_end().len());
    let fault = Diagnostic::error(format!("`{name}` has no value: `{comment}` is a comment"));
    Some(fault.at(&place).remedy(format!("put it in quotes: `{name}: \"{comment}\"`")))
}

fn duplicate_key(name: &str, key: &Node, first: &Node) -> Diagnostic {
    Diagnostic::error(format!("the key `{name}` stands twice"))
        .at(&key.place)
        .related(&first.place, "first given here")
        .remedy("keep one of them")
}
