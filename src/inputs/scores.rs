//! `scores.yaml`: frameworks of themes whose items are scored, with the evidence for each score.

use rust_decimal::Decimal;

use super::stated::Stated;
use crate::amount;
use crate::diagnostic::{Diagnostic, Faults};
use crate::yaml::Node;
use crate::yaml::{
    At, Decode, Fillable, Id, Keys, Like, Refusal, Scalar, Shape, ids_in, refuse_duplicate_ids,
    refuse_reserved_ids,
};

/// What a file of scores holds.
#[derive(Clone, Debug, Default)]
pub struct ScoresFile {
    /// Whether the scores were made up to show what a paper looks like.
    pub illustrative: Option<At<bool>>,
    /// The frameworks, in the order of the file.
    pub scores: Vec<Framework>,
    /// What was published elsewhere.
    pub stated: Vec<Stated>,
}

/// Themes with items that are scored in one range.
#[derive(Clone, Debug)]
pub struct Framework {
    /// Its name: figures are called `scores.ID.THEME.average`.
    pub id: At<Id>,
    /// Its name in words.
    pub title: String,
    /// Its themes.
    pub themes: Vec<Theme>,
}

/// Items that belong together.
#[derive(Clone, Debug)]
pub struct Theme {
    /// Its name within the framework.
    pub id: At<Id>,
    /// Its name in words.
    pub title: At<Fillable>,
    /// What is scored.
    pub items: Vec<Item>,
}

/// One thing that is scored.
#[derive(Clone, Debug)]
pub struct Item {
    /// Its name: no other item of the framework has the same.
    pub id: At<Id>,
    /// What is scored, in words.
    pub title: At<Fillable>,
    /// The score, within the range; `None` where it isn't scored.
    pub score: Option<At<Decimal>>,
    /// What the score rests on, in words; `None` where there is nothing.
    pub evidence: Option<At<Fillable>>,
    /// Notes and queries.
    pub notes: Option<At<Fillable>>,
}

/// The lowest and the highest score.
#[derive(Clone, Copy)]
struct Range {
    from: Decimal,
    to: Decimal,
}

impl Scalar for Range {
    const EXPECTED: &'static str = "a range of scores";

    fn read(text: &str) -> Result<Self, Refusal> {
        let refusal = |reason: &str| Refusal {
            reason: reason.to_owned(),
            remedy: "write the lowest and the highest score, whole numbers: `0 to 3`".to_owned(),
        };
        let (from, to) =
            text.split_once(" to ").ok_or_else(|| refusal("it is written in another way"))?;
        let number = |text: &str| match amount::parse(text.trim()) {
            Ok(number) if number.fract().is_zero() => Ok(number.normalize()),
            Ok(_) => Err(refusal("it is not of whole numbers")),
            Err(error) => Err(refusal(&error.to_string())),
        };
        let range = Self { from: number(from)?, to: number(to)? };
        if range.from < range.to { Ok(range) } else { Err(refusal("it ends before it begins")) }
    }

    fn looks() -> Shape {
        let word = Like::word("^[-−]?[0-9,.]+ +to +[-−]?[0-9,.]+$");
        Shape::Like(word.such_as(&["0 to 3"]))
    }
}

/// A score as it was typed. That it is whole and within the range is for the framework to say.
struct Score(Decimal);

impl Scalar for Score {
    const EXPECTED: &'static str = "a score";

    fn read(text: &str) -> Result<Self, Refusal> {
        amount::parse(text).map(Self).map_err(|error| Refusal {
            reason: error.to_string(),
            remedy:
                "write a whole number within the range, or leave it out where nothing was scored"
                    .to_owned(),
        })
    }

    fn looks() -> Shape {
        Decimal::looks()
    }
}

impl Decode for ScoresFile {
    fn decode(node: &Node, faults: &mut Faults) -> Option<Self> {
        let mut keys = Keys::open(node, "a file of scores", faults)?;
        let illustrative = keys.optional("illustrative", faults);
        let scores = keys.list::<Framework>("scores", faults);
        let stated = keys.list("stated", faults);
        let ids = ids_in(keys.node("scores"));
        keys.close(faults);
        let file = Self {
            illustrative: illustrative?,
            scores: scores.unwrap_or_default(),
            stated: stated.unwrap_or_default(),
        };
        refuse_duplicate_ids("frameworks", &ids, faults);
        Some(file)
    }
}

impl Decode for Framework {
    fn decode(node: &Node, faults: &mut Faults) -> Option<Self> {
        let mut keys = Keys::open(node, "a framework of scores", faults)?;
        let id = keys.required("id", faults);
        let title = keys.required("title", faults);
        let range = keys.required::<Range>("range", faults);
        let themes = keys.required::<Vec<Theme>>("themes", faults);
        keys.close(faults);
        let themes = themes?;
        refuse_reserved_ids(&["total", "gaps"], themes.iter().map(|theme| &theme.id), faults);
        refuse_duplicate_ids("themes", themes.iter().map(|theme| &theme.id), faults);
        let items = || themes.iter().flat_map(|theme| &theme.items);
        refuse_duplicate_ids("items of a framework", items().map(|item| &item.id), faults);
        let range = range?;
        for score in items().filter_map(|item| item.score.as_ref()) {
            refuse_out_of_range(score, range, faults);
        }
        Some(Self { id: id?, title: title?, themes })
    }
}

fn refuse_out_of_range(score: &At<Decimal>, range: Range, faults: &mut Faults) {
    let Range { from, to } = range;
    let reason = if !score.value.fract().is_zero() {
        "it is not whole".to_owned()
    } else if score.value < from || score.value > to {
        format!("scores go from {from} to {to}")
    } else {
        return;
    };
    faults.push(
        Diagnostic::error(format!("`{}` is not a score: {reason}", score.place.text()))
            .at(&score.place)
            .remedy(format!(
                "write a whole number from {from} to {to}, or leave it out where nothing was scored"
            )),
    );
}

impl Decode for Theme {
    fn decode(node: &Node, faults: &mut Faults) -> Option<Self> {
        let mut keys = Keys::open(node, "a theme", faults)?;
        let id = keys.required("id", faults);
        let title = keys.required("title", faults);
        let items = keys.required("items", faults);
        keys.close(faults);
        Some(Self { id: id?, title: title?, items: items? })
    }
}

impl Decode for Item {
    fn decode(node: &Node, faults: &mut Faults) -> Option<Self> {
        let mut keys = Keys::open(node, "an item", faults)?;
        let id = keys.required("id", faults);
        let title = keys.required("title", faults);
        let score = keys.optional::<At<Score>>("score", faults);
        let evidence = keys.optional::<At<Fillable>>("evidence", faults);
        let notes = keys.optional("notes", faults);
        keys.close(faults);
        Some(Self {
            id: id?,
            title: title?,
            score: score?.map(|score| score.map(|Score(number)| number)),
            // The word says that there is none.
            evidence: evidence?.filter(|words| !words.value.0.eq_ignore_ascii_case("none")),
            notes: notes?,
        })
    }
}
