//! Full-year effects of more weeks than a year has.

use rust_decimal::Decimal;

use crate::amount;
use crate::check::Finding;
use crate::check::rule::Rule;
use crate::diagnostic::Diagnostic;
use crate::exact;
use crate::inputs::Inputs;
use crate::inputs::checks::Level;
use crate::inputs::series::{RowAmount, Series, SeriesContent, SeriesRow};

pub(super) const WEEKS: Rule = Rule {
    name: "measures/weeks-of-a-year",
    level: Level::Warning,
    finds: "a full-year effect that is the weekly rate times more weeks than a year has",
};

/// The days of the longest year, and of a week.
const LONGEST_YEAR: (Decimal, Decimal) =
    (Decimal::from_parts(366, 0, 0, false, 0), Decimal::from_parts(7, 0, 0, false, 0));

/// Finds rows whose full-year effect was reported, and is more than the weekly rate times the weeks of a
/// leap year. A seed paper has an effect that is 53.3 weeks of its rate. One of 46.9 weeks may be right: what
/// is saved can begin within a year.
pub(super) fn check(inputs: &Inputs) -> Vec<Finding> {
    let savings = inputs.savings.series.iter().map(|series| ("savings", series));
    let income = inputs.income.series.iter().map(|series| ("income", series));
    let rows = savings.chain(income).flat_map(|(kind, series)| {
        let rows = match &series.content {
            SeriesContent::Rows(rows) => rows.as_slice(),
            SeriesContent::Difference { .. } => &[],
        };
        rows.iter().filter_map(move |row| finding(kind, series, row))
    });
    rows.collect()
}

fn finding(kind: &str, series: &Series, row: &SeriesRow) -> Option<Finding> {
    let weekly = row.weekly.as_ref()?;
    let Some(RowAmount::Reported(effect)) = &row.full_year_effect else { return None };
    // A weekly rate is rounded to the last digit that was typed: half of that, every week.
    let half = Decimal::new(5, weekly.value.scale() + 1);
    let most = exact::add(weekly.value.abs(), half)?;
    let most = exact::div(exact::mul(most, LONGEST_YEAR.0)?, LONGEST_YEAR.1)?;
    if effect.value.abs() <= most {
        return None;
    }
    let weeks = amount::for_message(exact::div(effect.value, weekly.value)?, 2);
    let name = format!("{kind}.{}.{}", series.id.value.as_str(), row.id.value.as_str());
    let message = format!(
        "the full-year effect of `{name}` is {weeks} times its weekly rate, and a year has 52 weeks and a day or two"
    );
    let finding = Diagnostic::warning(message)
        .at(&effect.place)
        .related(&weekly.place, "the weekly rate")
        .remedy("ask how it was reckoned; or leave the amount out and have it computed, with `weeks: 52`");
    Some(Finding::new(&WEEKS, format!("{name}, {weeks} weeks"), finding))
}
