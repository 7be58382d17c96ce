//! The numbers of a column, as far as a total may add them.

use std::sync::LazyLock;

use regex::Regex;
use rust_decimal::Decimal;

use super::claims::Spot;
use super::grid::Number;
use super::nested::{with_less, without_parts};

/// A number that is added.
#[derive(Clone)]
pub(super) struct Addend {
    /// The row that it stands in, by its name.
    pub(super) label: String,
    pub(super) number: Number,
    pub(super) spot: Spot,
    /// Whether it is taken away.
    pub(super) is_less: bool,
}

impl Addend {
    /// Its number as it is added.
    pub(super) fn signed(&self) -> Number {
        let value = if self.is_less { -self.number.value } else { self.number.value };
        Number { value, ..self.number }
    }
}

/// A row, or a total with what it adds.
struct Folded {
    addend: Addend,
    is_total: bool,
}

/// What a row or a total is called that is money spent.
static SPENT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:spen[dt]\w*|expenditure|costs?|forecast|outturn|used|paid|payments)\b")
        .expect("the pattern is valid: every test runs it")
});
/// What one is called that is money to be spent.
static GIVEN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:budgets?|grants?|received|receipts|income|allocat\w+|funding|financing|awards?|awarded|approved|available|resources)\b")
        .expect("the pattern is valid: every test runs it")
});

/// Whether one is called money spent, and the other money to be spent: `Approved budget` is no part of `Total
/// spend`.
fn are_of_two_sides(one: &str, other: &str) -> bool {
    let is_spent = |name: &str| SPENT.is_match(name) && !GIVEN.is_match(name);
    let is_given = |name: &str| GIVEN.is_match(name) && !SPENT.is_match(name);
    (is_spent(one) && is_given(other)) || (is_given(one) && is_spent(other))
}

/// Whether a row is set as one item of those that the next total adds: `– Insurance`.
fn is_item(label: &str) -> bool {
    label.starts_with(['-', '\u{2013}', '\u{2014}', '\u{2022}'])
}

/// The numbers of one column from the top of the table, as far as they may be added.
#[derive(Default)]
pub(super) struct Running {
    /// Since the table began, or since its last total.
    all: Vec<Addend>,
    /// The same, with rows that may be totals and need not be.
    everything: Vec<Addend>,
    /// Since the last heading of columns.
    under_headings: Vec<Addend>,
    /// Since the last total, subtotal or heading of a group.
    group: Vec<Addend>,
    /// Subtotals, and what stands in no group with one.
    subtotals: Vec<Addend>,
    /// Since the table began, or since its last total, with rows called averages.
    with_averages: Vec<Addend>,
    /// Since the last heading of columns, with each total in the stead of the rows right above it that it is the
    /// sum of.
    folded: Vec<Folded>,
    /// Whether there are such rows.
    has_averages: bool,
    /// Whether one of them isn't told: `nearly 400`.
    pub(super) is_untold: bool,
}

impl Running {
    pub(super) fn add(&mut self, addend: Addend) {
        self.all.push(addend.clone());
        self.everything.push(addend.clone());
        self.under_headings.push(addend.clone());
        self.with_averages.push(addend.clone());
        self.folded.push(Folded { addend: addend.clone(), is_total: false });
        self.group.push(addend);
    }

    /// A row called an average, which is no part of a total.
    pub(super) fn average(&mut self, average: Addend) {
        self.with_averages.push(average);
        self.has_averages = true;
    }

    /// The rows with those called averages. Who parts homes into those below, at and above the average adds them
    /// all; that it was done is seen only from the sum.
    pub(super) fn with_averages(&self) -> Option<&Vec<Addend>> {
        Some(&self.with_averages).filter(|all| self.has_averages && all.len() > 1)
    }

    /// What a total may be the sum of, the likeliest first, of so many numbers at most.
    pub(super) fn candidates(&self, most: usize) -> Vec<Vec<Addend>> {
        let subtotals_and_rest = [self.subtotals.as_slice(), &self.group].concat();
        let all = [
            &self.group,
            &self.under_headings,
            &self.all,
            &self.subtotals,
            &subtotals_and_rest,
            &self.everything,
        ];
        let as_they_stand =
            || all.into_iter().filter(|addends| addends.len() > 1 && addends.len() <= most);
        let nested = as_they_stand().flat_map(|addends| without_parts(addends));
        let less = as_they_stand().filter_map(|addends| with_less(addends));
        as_they_stand().cloned().chain(nested).chain(less).collect()
    }

    /// The rows right above a total that it may be the sum of, back to one that is evidently none of them: another
    /// total, money of the other side, or a count among money.
    pub(super) fn back_to_another(
        &self,
        name: &str,
        total: Number,
        most: usize,
    ) -> Vec<Vec<Addend>> {
        if self.folded.len() > most {
            return Vec::new();
        }
        let near = |sum: Decimal, count: usize| {
            let room = total.step.checked_mul(Decimal::from(count));
            sum.checked_sub(total.value).zip(room).is_some_and(|(off, room)| off.abs() <= room)
        };
        let mut found = Vec::new();
        let mut sum = Decimal::ZERO;
        for (count, row) in self.folded.iter().rev().enumerate() {
            let is_another = || {
                let label = &row.addend.label;
                let next = &self.folded[self.folded.len() - count].addend.label;
                row.is_total
                    || label.to_lowercase().starts_with("less")
                    || (is_item(next) && !is_item(label))
                    || are_of_two_sides(name, label)
                    || (total.money && !row.addend.number.money)
            };
            if count > 0 && near(sum, count) && is_another() {
                let above = &self.folded[self.folded.len() - count..];
                found.push(above.iter().map(|row| row.addend.clone()).collect());
            }
            let Some(next) = sum.checked_add(row.addend.signed().value) else { break };
            sum = next;
        }
        // All of it, with groups in the midst of what is in none.
        if self.folded.iter().any(|row| row.is_total) && near(sum, self.folded.len()) {
            found.push(self.folded.iter().map(|row| row.addend.clone()).collect());
        }
        found
    }

    /// Puts a total in the stead of the rows that it is the sum of.
    fn fold(&mut self, total: &Addend) {
        let mut sum = Decimal::ZERO;
        let mut begins = self.folded.len();
        for (index, row) in self.folded.iter().enumerate().rev() {
            let Some(next) = sum.checked_add(row.addend.signed().value) else { break };
            sum = next;
            if sum == total.number.value {
                begins = index;
                break;
            }
        }
        self.folded.truncate(begins);
        self.folded.push(Folded { addend: total.clone(), is_total: true });
    }

    pub(super) fn subtotal(&mut self, total: Addend) {
        self.fold(&total);
        self.group.clear();
        self.subtotals.push(total);
    }

    /// A row of which the numbers of the table are the parts: what follows begins anew.
    pub(super) fn grand_total(&mut self) {
        self.all.clear();
        self.everything.clear();
        self.under_headings.clear();
        self.with_averages.clear();
        self.has_averages = false;
        self.is_untold = false;
    }

    /// Another row of headings.
    pub(super) fn headings(&mut self) {
        self.group.clear();
        self.under_headings.clear();
        self.folded.clear();
    }

    /// The heading of a group.
    pub(super) fn heading_of_group(&mut self) {
        self.group.clear();
    }

    /// A row that adds others though nothing calls it a total, and that others may add.
    pub(super) fn subtotal_that_may_be_added(&mut self, total: Addend) {
        self.everything.push(total.clone());
        self.subtotal(total);
    }
}
