//! The numbers of a column, as far as a total may add them.

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

    pub(super) fn subtotal(&mut self, total: Addend) {
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
