//! `activity.yaml`: people, cases and other things that are counted.

use rust_decimal::Decimal;

use super::stated::{Acceptance, Stated};
use crate::diagnostic::Faults;
use crate::yaml::Node;
use crate::yaml::{At, Decode, Id, Keys, refuse_duplicate_ids, refuse_reserved_ids};

/// What a file of activity holds.
#[derive(Clone, Debug, Default)]
pub struct ActivityFile {
    /// Wholes with their parts.
    pub groups: Vec<Group>,
    /// Counts that stand alone.
    pub counts: Vec<Count>,
    /// What was published elsewhere.
    pub stated: Vec<Stated>,
}

/// A whole, and the parts that should account for it.
#[derive(Clone, Debug)]
pub struct Group {
    /// Its name: figures are called `activity.ID.PART`.
    pub id: At<Id>,
    /// Its name in words.
    pub title: String,
    /// The whole, as it was counted by itself.
    pub whole: Whole,
    /// Its parts.
    pub parts: Vec<Count>,
}

/// A whole, as it was counted by itself.
#[derive(Clone, Debug)]
pub struct Whole {
    /// The number.
    pub count: Count,
    /// The difference from its parts that is known and accepted.
    pub accept: Option<Acceptance>,
}

/// A number of things.
#[derive(Clone, Debug)]
pub struct Count {
    /// Its name.
    pub id: At<Id>,
    /// What is counted, in words.
    pub title: String,
    /// How many.
    pub value: At<Decimal>,
}

impl Decode for ActivityFile {
    fn decode(node: &Node, faults: &mut Faults) -> Option<Self> {
        let mut keys = Keys::open(node, "a file of activity", faults)?;
        let groups = keys.list::<Group>("groups", faults);
        let counts = keys.list::<Count>("counts", faults);
        let stated = keys.list("stated", faults);
        keys.close(faults);
        let file = Self { groups: groups?, counts: counts?, stated: stated? };
        let ids = file.groups.iter().map(|group| &group.id);
        let ids = ids.chain(file.counts.iter().map(|count| &count.id));
        refuse_duplicate_ids("groups or counts", ids, faults);
        Some(file)
    }
}

impl Decode for Group {
    fn decode(node: &Node, faults: &mut Faults) -> Option<Self> {
        let mut keys = Keys::open(node, "a group of counts", faults)?;
        let id = keys.required("id", faults);
        let title = keys.required("title", faults);
        let whole = keys.required::<Whole>("whole", faults);
        let parts = keys.required::<Vec<Count>>("parts", faults);
        keys.close(faults);
        let group = Self { id: id?, title: title?, whole: whole?, parts: parts? };
        let ids = std::iter::once(&group.whole.count).chain(&group.parts).map(|count| &count.id);
        refuse_reserved_ids(&["accounted", "unaccounted"], ids.clone(), faults);
        refuse_duplicate_ids("counts of a group", ids, faults);
        Some(group)
    }
}

impl Decode for Whole {
    fn decode(node: &Node, faults: &mut Faults) -> Option<Self> {
        let mut keys = Keys::open(node, "a whole", faults)?;
        let count = Count::read(&mut keys, faults);
        let accept = keys.optional("accept", faults);
        keys.close(faults);
        Some(Self { count: count?, accept: accept? })
    }
}

impl Decode for Count {
    fn decode(node: &Node, faults: &mut Faults) -> Option<Self> {
        let mut keys = Keys::open(node, "a count", faults)?;
        let count = Self::read(&mut keys, faults);
        keys.close(faults);
        count
    }
}

impl Count {
    fn read(keys: &mut Keys, faults: &mut Faults) -> Option<Self> {
        let id = keys.required("id", faults);
        let title = keys.required("title", faults);
        let value = keys.required("value", faults);
        Some(Self { id: id?, title: title?, value: value? })
    }
}
