//! The profile of a project: its targets by financial year, what is moved between years, and what was
//! delivered.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use crate::amount;
use crate::diagnostic::{Diagnostic, Faults, Place};
use crate::period::FinancialYear;
use crate::yaml::{
    At, Decode, Fillable, Keys, Like, Node, Refusal, Scalar, Shape, Value, wrong_kind,
};

/// Amounts by financial year.
pub type ByYear = BTreeMap<FinancialYear, At<Decimal>>;

/// The targets of a project by financial year, and what became of them.
#[derive(Clone, Debug)]
pub struct Profile {
    /// Where the targets stand.
    pub place: Place,
    /// The targets as they were first set.
    pub original: ByYear,
    /// What was moved from one year to another, in the order in which it was decided.
    pub moves: Vec<Transfer>,
    /// What was delivered in each year.
    pub delivered: ByYear,
    /// What is thought likely to be delivered in each year.
    pub forecast: ByYear,
    /// What was delivered in one year beyond its target and counts towards that of a later one.
    pub carry_forward: Vec<Transfer>,
}

/// An amount that goes from one year to another.
#[derive(Clone, Debug)]
pub struct Transfer {
    /// The year that it leaves.
    pub from: At<FinancialYear>,
    /// The year that gets it.
    pub to: At<FinancialYear>,
    /// How much: more than nought.
    pub amount: At<Decimal>,
    /// Why, in words.
    pub reason: Option<At<Fillable>>,
}

impl Scalar for FinancialYear {
    const EXPECTED: &'static str = "a financial year";

    fn read(text: &str) -> Result<Self, Refusal> {
        FinancialYear::parse(text).map_err(|error| Refusal {
            reason: error.to_string(),
            remedy: "write `2018/19`, the year from April 2018 to March 2019".to_owned(),
        })
    }

    fn looks() -> Shape {
        Shape::Like(Like::word("^[0-9]{4}/([0-9]{2}){1,2}$").such_as(&["2018/19"]))
    }
}

/// Amounts by year, as they are typed: one key a year.
struct Amounts(ByYear);

impl Decode for Amounts {
    fn decode(node: &Node, faults: &mut Faults) -> Option<Self> {
        if !matches!(node.value, Value::Map(_) | Value::Form(_)) {
            faults.push(
                wrong_kind(node, "an amount for each financial year")
                    .remedy("write a line for each year: `2018/19: 2010000`"),
            );
            return None;
        }
        let keys = Keys::open(node, "amounts by financial year", faults)?;
        let mut amounts = ByYear::new();
        let mut first_places: BTreeMap<FinancialYear, &Place> = BTreeMap::new();
        for (key, value) in keys.free::<FinancialYear>(Decimal::shape) {
            let year = FinancialYear::decode(key, faults);
            let amount = At::<Decimal>::decode(value, faults);
            let (Some(year), Some(amount)) = (year, amount) else { continue };
            // `2018/19` and `2018/2019` are two keys, and one year.
            if let Some(first) = first_places.insert(year, &key.place) {
                faults.push(
                    Diagnostic::error(format!("the year {year} stands twice"))
                        .at(&key.place)
                        .related(first, "first given here")
                        .remedy("keep one of them"),
                );
            }
            amounts.insert(year, amount);
        }
        Some(Self(amounts))
    }
}

/// A transfer of which a reason is asked.
struct Move(Transfer);

impl Decode for Move {
    fn decode(node: &Node, faults: &mut Faults) -> Option<Self> {
        let mut keys = Keys::open(node, "a move between years", faults)?;
        let transfer = Transfer::read(&mut keys, faults);
        let reason = keys.required("reason", faults);
        keys.close(faults);
        Some(Self(Transfer { reason: Some(reason?), ..transfer? }))
    }
}

/// A transfer of what was delivered beyond a target.
struct Carried(Transfer);

impl Decode for Carried {
    fn decode(node: &Node, faults: &mut Faults) -> Option<Self> {
        let mut keys = Keys::open(node, "an amount carried forward", faults)?;
        let transfer = Transfer::read(&mut keys, faults);
        keys.close(faults);
        let transfer = transfer?;
        if transfer.to.value < transfer.from.value {
            faults.push(
                Diagnostic::error(format!(
                    "what was delivered in {} can't count towards an earlier year",
                    transfer.from.value
                ))
                .at(&transfer.to.place)
                .remedy("write the later year after `to:`"),
            );
        }
        Some(Self(transfer))
    }
}

impl Transfer {
    fn read(keys: &mut Keys, faults: &mut Faults) -> Option<Self> {
        let from = keys.required::<At<FinancialYear>>("from", faults);
        let to = keys.required::<At<FinancialYear>>("to", faults);
        let amount = keys.required::<At<Decimal>>("amount", faults);
        let transfer = Self { from: from?, to: to?, amount: amount?, reason: None };
        if transfer.from.value == transfer.to.value {
            faults.push(
                Diagnostic::error(format!("it goes from {0} to {0}", transfer.from.value))
                    .at(&transfer.to.place)
                    .remedy("name two years"),
            );
        }
        if transfer.amount.value <= Decimal::ZERO {
            faults.push(
                Diagnostic::error("what goes from one year to another is more than nought")
                    .at(&transfer.amount.place)
                    .remedy("write the amount without a sign, and the year that it leaves after `from:`"),
            );
        }
        Some(transfer)
    }
}

impl Profile {
    /// Reads the keys of a project that make its profile. `Some(None)` where it has none.
    pub(super) fn read(keys: &mut Keys, faults: &mut Faults) -> Option<Option<Self>> {
        let original = keys.optional::<At<Amounts>>("profile", faults);
        let moves = keys.list::<Move>("moves", faults);
        let delivered = keys.optional::<At<Amounts>>("delivered_by_year", faults);
        let forecast = keys.optional::<At<Amounts>>("forecast_by_year", faults);
        let carried = keys.list::<Carried>("carry_forward", faults);
        let (delivered, forecast) = (delivered?, forecast?);
        let (moves, carried) = (moves?, carried?);
        let Some(original) = original? else {
            let first_of =
                |amounts: &Option<At<Amounts>>| amounts.as_ref().map(|a| a.place.clone());
            let idle = (first_of(&delivered).or(first_of(&forecast)))
                .or(moves.first().map(|Move(transfer)| transfer.from.place.clone()))
                .or(carried.first().map(|Carried(transfer)| transfer.from.place.clone()));
            if let Some(place) = idle {
                faults.push(
                    Diagnostic::error("these are amounts by year, and the project has no `profile`")
                        .at(&place)
                        .remedy("give its targets by year: `profile:` with a line for each, such as `2018/19: 2010000`; amounts by year beside which there are no targets belong in a schedule (docs/schedules.md)"),
                );
            }
            return Some(None);
        };
        let amounts = |amounts: Option<At<Amounts>>| amounts.map(|a| a.value.0).unwrap_or_default();
        let profile = Self {
            place: original.place,
            original: original.value.0,
            moves: moves.into_iter().map(|Move(transfer)| transfer).collect(),
            delivered: amounts(delivered),
            forecast: amounts(forecast),
            carry_forward: carried.into_iter().map(|Carried(transfer)| transfer).collect(),
        };
        profile.refuse_targets_below_nought(faults);
        profile.refuse_moves_of_too_much(faults);
        profile.refuse_too_much_carried(faults);
        Some(Some(profile))
    }

    /// Every year of which anything is said, in order.
    pub fn years(&self) -> BTreeSet<FinancialYear> {
        let amounts = self.original.keys().chain(self.delivered.keys()).chain(self.forecast.keys());
        let transfers = self.moves.iter().chain(&self.carry_forward);
        amounts.copied().chain(transfers.flat_map(|t| [t.from.value, t.to.value])).collect()
    }

    fn refuse_targets_below_nought(&self, faults: &mut Faults) {
        for amount in self.original.values().filter(|amount| amount.value < Decimal::ZERO) {
            faults.push(
                Diagnostic::error("a target is not less than nought").at(&amount.place).remedy(
                    "write the target as it was first set; what is taken from it is a move",
                ),
            );
        }
    }

    /// Follows the moves in their order: what a year got before can be moved on.
    fn refuse_moves_of_too_much(&self, faults: &mut Faults) {
        let mut targets: BTreeMap<FinancialYear, Decimal> =
            self.original.iter().map(|(year, amount)| (*year, amount.value)).collect();
        for Transfer { from, to, amount, .. } in &self.moves {
            let left = targets.entry(from.value).or_default();
            // Too many digits are reported where the figures are computed.
            let rest = left.checked_sub(amount.value).unwrap_or_default();
            if rest < Decimal::ZERO {
                faults.push(
                    Diagnostic::error(format!(
                        "more is moved out of {} than the {} that it has by then",
                        from.value,
                        amount::for_message(*left, amount::PLACES)
                    ))
                    .at(&amount.place)
                    .remedy("check the amount, the targets, and the order of the moves: each starts from what those before it leave"),
                );
            }
            *left = rest;
            let gets = targets.entry(to.value).or_default();
            *gets = gets.checked_add(amount.value).unwrap_or_default();
        }
    }

    /// What counts towards another year is at most what was delivered beyond the year's own target.
    fn refuse_too_much_carried(&self, faults: &mut Faults) {
        let mut spare: BTreeMap<FinancialYear, Decimal> = BTreeMap::new();
        for Transfer { from, amount, .. } in &self.carry_forward {
            let Some(delivered) = self.delivered.get(&from.value) else {
                faults.push(
                    Diagnostic::error(format!("nothing is said to have been delivered in {}", from.value))
                        .at(&from.place)
                        .remedy("give it under `delivered_by_year`: only what is beyond the target counts towards a later year"),
                );
                continue;
            };
            let over = || delivered.value.checked_sub(self.revised(from.value)?);
            let left = spare.entry(from.value).or_insert_with(|| over().unwrap_or_default());
            let rest = left.checked_sub(amount.value).unwrap_or_default();
            if rest < Decimal::ZERO {
                faults.push(
                    Diagnostic::error(format!(
                        "more is carried forward from {} than was delivered beyond its target: {}",
                        from.value,
                        amount::for_message((*left).max(Decimal::ZERO), amount::PLACES)
                    ))
                    .at(&amount.place)
                    .remedy(
                        "carry forward at most what was delivered less the target after all moves",
                    ),
                );
            }
            *left = rest;
        }
    }

    /// The target of a year after all moves. `None` if it has too many digits.
    fn revised(&self, year: FinancialYear) -> Option<Decimal> {
        let original = self.original.get(&year).map_or(Decimal::ZERO, |amount| amount.value);
        self.moves.iter().try_fold(original, |sum, transfer| {
            if transfer.from.value == year {
                sum.checked_sub(transfer.amount.value)
            } else if transfer.to.value == year {
                sum.checked_add(transfer.amount.value)
            } else {
                Some(sum)
            }
        })
    }
}
