//! The columns of a schedule.

use rust_decimal::Decimal;

use super::TypedIn;
use super::comparisons::{Compared, Comparisons, Direction, Favourable};
use crate::amount::MoneyScale;
use crate::diagnostic::{Diagnostic, Faults, did_you_mean};
use crate::expression::{self, Formula, Test};
use crate::measure::{Measure, Unit};
use crate::yaml::{At, Choice, Decode, Id, Keys, Like, Node, Number, Refusal, Scalar, Shape};
use crate::yaml::{Value, refuse_duplicate_ids, refuse_reserved_ids, wrong_kind};

/// Words that mean something else in a row or a formula, and so can't name a column.
const RESERVED: [&str; 14] = [
    "id",
    "label",
    "group",
    "rows",
    "subtotal",
    "formula",
    "role",
    "note",
    "signed",
    "unit",
    "money",
    "comes_to",
    "columns",
    "favourable",
];

/// A column of a schedule.
#[derive(Clone, Debug)]
pub struct ScheduleColumn {
    /// Its name.
    pub id: At<Id>,
    /// Its heading, with the heading over several columns before it.
    pub heading: String,
    /// What stands in it.
    pub content: ColumnContent,
}

/// What stands in a column.
#[derive(Clone, Debug)]
pub enum ColumnContent {
    /// Numbers, typed or computed.
    Numbers(Numbers),
    /// Words, as typed.
    Words,
    /// Words that follow from the numbers of the row, unless a row leaves them out.
    Rule(Rule, OnTotals),
}

/// Whether the rule of a column of words says something of subtotals and totals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnTotals {
    /// As of any other row.
    Said,
    /// Nothing.
    Unsaid,
}

/// A column of numbers.
#[derive(Clone, Debug)]
pub struct Numbers {
    /// What they count.
    pub unit: Unit,
    /// How they are counted, where that is said.
    pub measure: Option<Measure>,
    /// How its money is typed.
    pub typed_in: TypedIn,
    /// What computes the cells that aren't typed.
    pub formula: Option<Formula>,
    /// Whether more than nought is printed with a plus.
    pub signed: bool,
    /// How many decimal places are printed; as many as are needed where that isn't said.
    pub places: Option<At<Places>>,
    /// How its money is printed, where that isn't as in the rest of the table.
    pub money: Option<At<MoneyScale>>,
    /// What the cells of its rows of data have to come to, as it was typed.
    pub comes_to: Option<At<Decimal>>,
    /// What stands where the formula divides by nought, where that is said.
    pub on_zero_base: Option<ZeroBase>,
    /// Whether its formula may add amounts that are counted in different ways.
    pub mixed: bool,
    /// How its subtotals and totals are made, where that is said.
    pub total: Option<ColumnTotal>,
}

/// How subtotals and totals of a column are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnTotal {
    /// Its cells are added, or the formula of the row is used.
    Sum,
    /// By the formula of the column, from the cells of the row.
    Formula,
    /// Not at all: the price of one hour is not added up.
    Absent,
}

impl Choice for ColumnTotal {
    const EXPECTED: &'static str = "`sum`, `formula` or `none`";

    fn words() -> Vec<(&'static str, Self)> {
        vec![("sum", Self::Sum), ("formula", Self::Formula), ("none", Self::Absent)]
    }

    fn remedy(_: &str) -> String {
        "write `sum` (the cells are added), `formula` (the column's own, from the totals) or `none`"
            .to_owned()
    }
}

/// What stands in a cell whose formula divides by nought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ZeroBase {
    /// A dash: there is no such number.
    Dash,
    /// Nought.
    Zero,
    /// Nothing.
    Blank,
}

/// The rule of a column of words.
#[derive(Clone, Debug)]
pub enum Rule {
    /// It stands in the column.
    Own(Vec<Say>),
    /// It is the style's, by this name.
    Named(At<String>),
    /// It says which way a figure moved.
    Direction(Direction),
}

/// Words, and when they are said: the first whose condition holds.
#[derive(Clone, Debug)]
pub struct Say {
    /// The words.
    pub say: String,
    /// The condition; where there is none, it always holds.
    pub when: Option<Test>,
}

/// What a schedule says for all of its columns.
pub(super) struct Defaults {
    pub(super) unit: Unit,
    pub(super) measure: Option<Measure>,
    pub(super) typed_in: TypedIn,
    pub(super) favourable: Option<Favourable>,
}

/// Columns as typed: one, or several under one heading.
pub(super) struct ColumnList(Vec<RawItem>);

enum RawItem {
    One(Box<RawColumn>),
    Several { heading: String, columns: Vec<RawColumn> },
}

struct RawColumn {
    id: At<Id>,
    heading: String,
    text: bool,
    words: Option<Vec<Say>>,
    rule: Option<At<String>>,
    unit: Option<At<Unit>>,
    measure: Option<At<Measure>>,
    formula: Option<Formula>,
    comparisons: Comparisons,
    signed: Option<At<bool>>,
    places: Option<At<Places>>,
    money: Option<At<MoneyScale>>,
    comes_to: Option<At<Decimal>>,
    on_zero_base: Option<At<ZeroBase>>,
    mixed: Option<At<bool>>,
    total: Option<At<ColumnTotal>>,
}

/// A number of decimal places, from 0 to 6.
#[derive(Clone, Copy, Debug)]
pub struct Places(pub u32);

impl Scalar for Places {
    const EXPECTED: &'static str = "a number of decimal places";

    fn read(text: &str) -> Result<Self, Refusal> {
        match text.parse() {
            Ok(places) if places <= 6 => Ok(Self(places)),
            _ => Err(Refusal {
                reason: "it is not a whole number from 0 to 6".to_owned(),
                remedy: "write a whole number from 0 to 6".to_owned(),
            }),
        }
    }

    fn looks() -> Shape {
        let number = Number { least: Some(0), most: Some(6), ..Number::WHOLE };
        Shape::Like(Like::number(number, "^[0-6]$"))
    }
}

impl Choice for ZeroBase {
    const EXPECTED: &'static str = "`-`, `0` or `blank`";

    const REASON: &'static str = "it is something else";

    fn words() -> Vec<(&'static str, Self)> {
        vec![("-", Self::Dash), ("0", Self::Zero), ("blank", Self::Blank)]
    }

    fn remedy(_: &str) -> String {
        "write what stands where nothing can be divided by: `\"-\"`, `0` or `blank`".to_owned()
    }
}

impl Decode for ColumnList {
    fn decode(node: &Node, faults: &mut Faults) -> Option<Self> {
        Vec::<RawItem>::decode(node, faults).map(Self)
    }

    fn shape() -> Shape {
        Vec::<RawItem>::shape()
    }
}

impl Decode for RawItem {
    fn decode(node: &Node, faults: &mut Faults) -> Option<Self> {
        if node.has_key("columns") {
            return Self::several(node, faults);
        }
        let mut keys = Keys::open(node, "a column of a schedule", faults)?;
        // It may have been meant.
        keys.node("columns");
        RawColumn::read(keys, faults).map(|column| Self::One(Box::new(column)))
    }

    fn shape() -> Shape {
        let several = Shape::asked_by(|node, faults| {
            Self::several(node, faults);
        });
        Shape::by_key(&["columns"], several, RawColumn::shape())
    }
}

impl RawItem {
    fn several(node: &Node, faults: &mut Faults) -> Option<Self> {
        let mut keys = Keys::open(node, "a heading over several columns", faults)?;
        let heading = keys.required("heading", faults);
        let columns = keys.required("columns", faults);
        keys.close(faults);
        Some(Self::Several { heading: heading?, columns: columns? })
    }
}

impl Decode for RawColumn {
    fn decode(node: &Node, faults: &mut Faults) -> Option<Self> {
        RawColumn::read(Keys::open(node, "a column of a schedule", faults)?, faults)
    }
}

impl RawColumn {
    fn read(mut keys: Keys, faults: &mut Faults) -> Option<Self> {
        let heading = keys.required("heading", faults);
        let id = keys.required("id", faults);
        let text = keys.optional::<bool>("text", faults);
        let said = keys.node("words");
        let words = keys.optional::<Vec<Say>>("words", faults);
        // Some of its words alone would be a rule that nobody wrote.
        let words = words.filter(|words| match said.map(|said| &said.value) {
            Some(Value::List(items)) => words.as_ref().is_some_and(|w| w.len() == items.len()),
            _ => true,
        });
        let rule = keys.optional("rule", faults);
        let unit = keys.optional("unit", faults);
        let measure = keys.optional("measure", faults);
        let formula = keys.optional("formula", faults);
        let of = keys.optional("of", faults);
        let compare = keys.optional("compare", faults);
        let movement = keys.optional("movement", faults);
        let direction = keys.optional("direction", faults);
        let favourable = keys.optional("favourable", faults);
        let signed = keys.optional("signed", faults);
        let places = keys.optional("places", faults);
        let money = keys.optional("money", faults);
        let comes_to = keys.optional("comes_to", faults);
        let on_zero_base = keys.optional("on_zero_base", faults);
        let mixed = keys.optional("mixed", faults);
        let total = keys.optional("total", faults);
        keys.close(faults);
        // Without what only says how its numbers are printed or added, it is still the column that formulas
        // and prose name.
        Some(Self {
            id: id?,
            heading: heading?,
            text: text?.unwrap_or(false),
            words: words?,
            rule: rule?,
            unit: unit?,
            measure: measure?,
            formula: formula?,
            comparisons: Comparisons {
                of: of?,
                compare: compare?,
                movement: movement?,
                direction: direction?,
                favourable: favourable?,
            },
            signed: signed.flatten(),
            places: places.flatten(),
            money: money.flatten(),
            comes_to: comes_to.flatten(),
            on_zero_base: on_zero_base.flatten(),
            mixed: mixed.flatten(),
            total: total.flatten(),
        })
    }

    fn check(
        mut self,
        over: Option<&str>,
        defaults: &Defaults,
        faults: &mut Faults,
    ) -> ScheduleColumn {
        let kinds = [self.text, self.words.is_some(), self.rule.is_some(), self.formula.is_some()];
        let kinds = kinds.into_iter().filter(|kind| *kind).count() + self.comparisons.count();
        if kinds > 1 {
            faults.push(
                Diagnostic::error("a column has one of `text`, `words`, `rule`, `formula`, `compare`, `movement` and `direction`")
                    .at(&self.id.place)
                    .remedy("keep one of them"),
            );
        }
        let says_direction = self.comparisons.direction.is_some();
        let is_words = self.text || self.words.is_some() || self.rule.is_some() || says_direction;
        if is_words {
            self.refuse_keys_of_numbers(faults);
        }
        let on_totals = match self.has_no_words_on_totals() {
            true => OnTotals::Unsaid,
            false => OnTotals::Said,
        };
        let direction = self.compare(defaults, faults);
        if let (Some(on_zero_base), None) = (&self.on_zero_base, &self.formula) {
            faults.push(
                Diagnostic::error("this column divides nothing")
                    .at(&on_zero_base.place)
                    .remedy("take `on_zero_base` out, or give the column a `formula`"),
            );
        }
        if let (Some(total), None) = (&self.total, &self.formula)
            && !is_words
            && total.value == ColumnTotal::Formula
        {
            faults.push(
                Diagnostic::error("this column has no formula by which to make totals")
                    .at(&total.place)
                    .remedy("write `sum` or `none`"),
            );
        }
        let content = match (self.words, self.rule) {
            _ if self.text => ColumnContent::Words,
            _ if says_direction => match direction {
                Some(direction) => ColumnContent::Rule(Rule::Direction(direction), on_totals),
                // Why was reported.
                None => ColumnContent::Words,
            },
            (Some(words), _) => {
                refuse_words_never_said(&words, &self.id, faults);
                ColumnContent::Rule(Rule::Own(words), on_totals)
            }
            (None, Some(rule)) => ColumnContent::Rule(Rule::Named(rule), on_totals),
            (None, None) => ColumnContent::Numbers(Numbers {
                unit: self.unit.map_or(defaults.unit, |unit| unit.value),
                measure: self.measure.map(|measure| measure.value).or(defaults.measure),
                typed_in: defaults.typed_in,
                formula: self.formula,
                signed: self.signed.is_some_and(|signed| signed.value),
                places: self.places,
                money: self.money,
                comes_to: self.comes_to,
                on_zero_base: self.on_zero_base.map(|base| base.value),
                mixed: self.mixed.is_some_and(|mixed| mixed.value),
                total: self.total.map(|total| total.value),
            }),
        };
        let heading = match over {
            Some(over) => format!("{over}: {}", self.heading),
            None => self.heading,
        };
        ScheduleColumn { id: self.id, heading, content }
    }
}

impl RawColumn {
    /// Has what it compares, if anything, computed by a formula; or says which way it moved.
    fn compare(&mut self, defaults: &Defaults, faults: &mut Faults) -> Option<Direction> {
        let of_nothing = Comparisons::default();
        let comparisons = std::mem::replace(&mut self.comparisons, of_nothing);
        match comparisons.read(defaults.favourable, faults)? {
            Compared::Formula { formula, moves } => {
                let at = |value| At { value, place: formula.place.clone() };
                // Of a total it is what the total was, and how that moved: rows come and go.
                self.total.get_or_insert_with(|| At {
                    value: ColumnTotal::Formula,
                    place: formula.place.clone(),
                });
                if moves {
                    self.signed.get_or_insert_with(|| at(true));
                }
                self.formula = Some(formula);
                None
            }
            Compared::Direction(direction) => Some(direction),
        }
    }

    /// Whether it is a column of words by a rule that says nothing of subtotals and totals.
    fn has_no_words_on_totals(&self) -> bool {
        let follows_rule =
            self.words.is_some() || self.rule.is_some() || self.comparisons.direction.is_some();
        follows_rule && self.total.as_ref().is_some_and(|total| total.value == ColumnTotal::Absent)
    }

    /// What is said of numbers would be dropped without a word where there are none.
    fn refuse_keys_of_numbers(&self, faults: &mut Faults) {
        let keys = [
            ("unit", self.unit.as_ref().map(|key| &key.place)),
            ("measure", self.measure.as_ref().map(|key| &key.place)),
            ("signed", self.signed.as_ref().map(|key| &key.place)),
            ("places", self.places.as_ref().map(|key| &key.place)),
            ("money", self.money.as_ref().map(|key| &key.place)),
            ("comes_to", self.comes_to.as_ref().map(|key| &key.place)),
            ("mixed", self.mixed.as_ref().map(|key| &key.place)),
            (
                "total",
                self.total
                    .as_ref()
                    .filter(|_| !self.has_no_words_on_totals())
                    .map(|key| &key.place),
            ),
        ];
        for (key, place) in keys {
            let Some(place) = place else { continue };
            faults.push(
                Diagnostic::error(format!("this column holds words, and `{key}` is for numbers"))
                    .at(place)
                    .remedy(format!("take `{key}` out")),
            );
        }
    }
}

impl ColumnList {
    /// A comparison of a column that there isn't would be told as that of a figure, and in each row.
    fn refuse_unknown_of(&mut self, faults: &mut Faults) {
        let mut columns: Vec<&mut RawColumn> = Vec::new();
        for item in &mut self.0 {
            match item {
                RawItem::One(column) => columns.push(column),
                RawItem::Several { columns: several, .. } => columns.extend(several),
            }
        }
        let ids: Vec<String> =
            columns.iter().map(|column| column.id.value.as_str().to_owned()).collect();
        for column in columns {
            let Some(of) = &column.comparisons.of else { continue };
            if ids.iter().any(|id| id == of.value.as_str()) {
                continue;
            }
            let fault = format!("the schedule has no column `{}`", of.value.as_str());
            let near = did_you_mean(of.value.as_str(), ids.iter().map(String::as_str));
            let remedy = near.unwrap_or_else(|| format!("its columns are: {}", ids.join(", ")));
            // It may be one that could not be read.
            let fault = Diagnostic::error(fault).at(&of.place).presumes("schedules.yaml");
            faults.push(fault.remedy(remedy));
            column.comparisons = Comparisons::default();
        }
    }

    /// Flattens headings over several columns into the headings of each, and refuses columns that
    /// would be mistaken for one another.
    pub(super) fn check(mut self, defaults: &Defaults, faults: &mut Faults) -> Vec<ScheduleColumn> {
        self.refuse_unknown_of(faults);
        let mut columns = Vec::new();
        for item in self.0 {
            match item {
                RawItem::One(column) => columns.push(column.check(None, defaults, faults)),
                RawItem::Several { heading, columns: several } => columns
                    .extend(several.into_iter().map(|c| c.check(Some(&heading), defaults, faults))),
            }
        }
        refuse_numbers(columns.iter().map(|column| &column.id), faults);
        refuse_duplicate_ids("columns", columns.iter().map(|column| &column.id), faults);
        refuse_reserved_ids(&RESERVED, columns.iter().map(|column| &column.id), faults);
        columns
    }
}

/// Refuses ids that a formula would read as numbers or dates.
pub(super) fn refuse_numbers<'a>(ids: impl IntoIterator<Item = &'a At<Id>>, faults: &mut Faults) {
    for id in ids.into_iter().filter(|id| expression::is_number(id.value.as_str())) {
        let name = id.value.as_str();
        faults.push(
            Diagnostic::error(format!("in a formula, the id `{name}` would be a number"))
                .at(&id.place)
                .remedy(format!("begin it with a letter: `y{name}`")),
        );
    }
}

/// Only the last of several words may be said without a condition: those after it would never be.
fn refuse_words_never_said(says: &[Say], id: &At<Id>, faults: &mut Faults) {
    let always = says.iter().position(|say| say.when.is_none());
    if let Some(always) = always.filter(|always| always + 1 < says.len()) {
        faults.push(
            Diagnostic::error(format!(
                "`{}` is always said, and so the words after it never are",
                says[always].say
            ))
            .at(&id.place)
            .remedy("give it a `when`, or put it last"),
        );
    }
}

impl Decode for Say {
    fn decode(node: &Node, faults: &mut Faults) -> Option<Self> {
        let mut keys = Keys::open(node, "words by a rule", faults)?;
        let say = keys.required("say", faults);
        let when = keys.optional("when", faults);
        keys.close(faults);
        Some(Self { say: say?, when: when? })
    }
}

/// A rule of a style, by name.
#[derive(Clone, Debug)]
pub struct NamedRule {
    /// Its name.
    pub id: At<Id>,
    /// What it says.
    pub words: Vec<Say>,
}

impl Decode for NamedRule {
    fn decode(node: &Node, faults: &mut Faults) -> Option<Self> {
        let mut keys = Keys::open(node, "a rule", faults)?;
        let id = keys.required("id", faults);
        let words = keys.required::<Vec<Say>>("words", faults);
        keys.close(faults);
        let (id, words): (At<Id>, Vec<Say>) = (id?, words?);
        if words.is_empty() {
            faults.push(wrong_kind(node, "a rule with words"));
        }
        refuse_words_never_said(&words, &id, faults);
        Some(Self { id, words })
    }
}
