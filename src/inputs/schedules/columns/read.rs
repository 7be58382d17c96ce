//! Columns of a schedule, read from its YAML.

use rust_decimal::Decimal;

use super::{
    ColumnContent, ColumnTotal, Defaults, Numbers, OnTotals, Places, RESERVED, Rule, Say,
    ScheduleColumn, ZeroBase,
};
use crate::amount::MoneyScale;
use crate::diagnostic::{Diagnostic, Faults, did_you_mean};
use crate::expression::{self, Formula};
use crate::inputs::schedules::comparisons::{Compared, Comparisons, Direction};
use crate::measure::{Measure, Unit};
use crate::yaml::{At, Decode, Fillable, Id, Keys, Node, Shape};
use crate::yaml::{Value, refuse_duplicate_ids, refuse_reserved_ids};

/// Columns as typed: one, or several under one heading.
pub(in crate::inputs::schedules) struct ColumnList(Vec<RawItem>);

impl Decode for ColumnList {
    fn decode(node: &Node, faults: &mut Faults) -> Option<Self> {
        Vec::<RawItem>::decode(node, faults).map(Self)
    }

    fn shape() -> Shape {
        Vec::<RawItem>::shape()
    }
}

enum RawItem {
    One(Box<RawColumn>),
    Several { heading: At<Fillable>, columns: Vec<RawColumn> },
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

struct RawColumn {
    id: At<Id>,
    heading: At<Fillable>,
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
        over: Option<&At<Fillable>>,
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
            Some(over) => self.heading.map(|own| Fillable(format!("{}: {}", over.value.0, own.0))),
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
    pub(in crate::inputs::schedules) fn check(
        mut self,
        defaults: &Defaults,
        faults: &mut Faults,
    ) -> Vec<ScheduleColumn> {
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
pub(in crate::inputs::schedules) fn refuse_numbers<'a>(
    ids: impl IntoIterator<Item = &'a At<Id>>,
    faults: &mut Faults,
) {
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
pub(super) fn refuse_words_never_said(says: &[Say], id: &At<Id>, faults: &mut Faults) {
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
