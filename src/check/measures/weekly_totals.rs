//! Weekly rates that are added over several years.

use std::collections::BTreeSet;

use crate::check::Finding;
use crate::check::Subject;
use crate::check::rule::Rule;
use crate::diagnostic::Diagnostic;
use crate::inputs::checks::Level;
use crate::inputs::series::{Series, SeriesContent};
use crate::paper::walk;

pub(super) const OVER_YEARS: Rule = Rule {
    name: "measures/weekly-over-years",
    level: Level::Warning,
    finds: "a printed total of weekly rates that began in different years",
};

/// Finds totals of weekly rates that the paper prints, and whose rows are of different financial years: the
/// sum is a rate only if every one of them still goes on.
pub(super) fn check(subject: &Subject) -> Vec<Finding> {
    let mut printed = BTreeSet::new();
    walk::figures(subject.paper, &mut |placed, _| {
        printed.insert(placed.figure.name.as_str());
    });
    let savings = subject.inputs.savings.series.iter().map(|series| ("savings", series));
    let income = subject.inputs.income.series.iter().map(|series| ("income", series));
    let found = savings.chain(income).filter_map(|(kind, series)| {
        let name = format!("{kind}.{}.total.weekly", series.id.value.as_str());
        let is_over_years = printed.contains(name.as_str()) && years(series) > 1;
        is_over_years.then(|| finding(series, name))
    });
    found.collect()
}

/// In how many financial years the weekly rates of a series begin.
fn years(series: &Series) -> usize {
    let SeriesContent::Rows(rows) = &series.content else { return 0 };
    let weekly = rows.iter().filter(|row| row.weekly.is_some());
    let years: BTreeSet<_> = weekly.map(|row| row.period.value.begins_in()).collect();
    years.len()
}

fn finding(series: &Series, name: String) -> Finding {
    let message = format!("`{name}` adds weekly rates that began in different years");
    let finding = Diagnostic::warning(message).at(&series.id.place).remedy(
        "it is a rate of today only if all of them still go on: say so under the table, or print no total of that column with `total: none`",
    );
    Finding::new(&OVER_YEARS, name, finding)
}
