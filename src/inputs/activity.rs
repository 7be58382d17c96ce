//! `activity.yaml`: people, cases and other things that are counted.

use rust_decimal::Decimal;

use super::stated::{Acceptance, Stated};
use crate::amount;
use crate::diagnostic::Faults;
use crate::yaml::Node;
use crate::yaml::{
    At, Decode, Fillable, Id, Keys, Like, Number, Refusal, Scalar, Shape, ids_in,
    refuse_duplicate_ids, refuse_reserved_ids,
};

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
    pub title: At<Fillable>,
    /// How many.
    pub value: At<Decimal>,
}

/// A number of things that are counted one by one. There is no half of a case.
struct HowMany(Decimal);

impl Scalar for HowMany {
    const EXPECTED: &'static str = "a number of things";

    fn read(text: &str) -> Result<Self, Refusal> {
        let number = amount::parse(text)
            .map_err(|error| Refusal { reason: error.to_string(), remedy: error.remedy() })?;
        if number < Decimal::ZERO {
            return Err(Refusal {
                reason: "it is less than nought".to_owned(),
                remedy: "write how many there are; a change is the difference of two counts"
                    .to_owned(),
            });
        }
        if !number.fract().is_zero() {
            return Err(Refusal {
                reason: "it is not whole".to_owned(),
                remedy: "write a whole number, such as 240".to_owned(),
            });
        }
        Ok(Self(number.normalize()))
    }

    fn looks() -> Shape {
        let number = Number { least: Some(0), ..Number::WHOLE };
        Shape::Like(Like::number(number, "^([0-9,]+|[-−]0+)([.]0+)?$"))
    }
}

impl Decode for ActivityFile {
    fn decode(node: &Node, faults: &mut Faults) -> Option<Self> {
        let mut keys = Keys::open(node, "a file of activity", faults)?;
        let groups = keys.list::<Group>("groups", faults);
        let counts = keys.list::<Count>("counts", faults);
        let stated = keys.list("stated", faults);
        let mut ids = ids_in(keys.node("groups"));
        ids.extend(ids_in(keys.node("counts")));
        keys.close(faults);
        let file = Self {
            groups: groups.unwrap_or_default(),
            counts: counts.unwrap_or_default(),
            stated: stated.unwrap_or_default(),
        };
        refuse_duplicate_ids("groups or counts", &ids, faults);
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
        let value = keys.required::<At<HowMany>>("value", faults);
        Some(Self { id: id?, title: title?, value: value?.map(|HowMany(number)| number) })
    }
}
