//! A chart in words: for those who can't see it, and beside its axis.

use super::data::Data;
use crate::chart::{Kind, Series, Value};
use crate::paper::spoken;
use crate::style::Style;
use crate::text::listed;

/// What stands for a number that there isn't.
const NO_NUMBER: &str = "no number";

/// What is drawn, and what it counts: `Budget and Forecast (£000)`.
fn what(data: &Data) -> String {
    let names: Vec<&str> = data.lines.iter().map(|line| line.name.as_str()).collect();
    with_unit(listed(&names), data)
}

fn with_unit(words: String, data: &Data) -> String {
    match data.unit_alone() {
        // "Weeks (weeks)" says it twice.
        Some(unit) if !words.to_lowercase().contains(&unit.to_lowercase()) => {
            format!("{words} ({unit})")
        }
        _ => words,
    }
}

/// The kind of chart and what it draws.
pub(super) fn title(kind: Kind, data: &Data, style: &Style) -> String {
    let what = what(data);
    let what = if data.by.is_empty() { what } else { format!("{what} by {}", data.by) };
    let pattern = match kind {
        Kind::Bar => &style.wording.bar_chart,
        Kind::Stacked => &style.wording.stacked_chart,
        Kind::Line => &style.wording.line_chart,
        Kind::Waterfall => &style.wording.waterfall_chart,
    };
    pattern.replace("{what}", &what)
}

/// Every number of the chart with its name.
pub(super) fn description(data: &Data, series: &[Series]) -> String {
    let of = |series: &Series, category: usize| {
        let value = series.values.get(category).and_then(Option::as_ref);
        // It is heard, and brackets are not.
        let said = |value: &Value| spoken(&value.label).unwrap_or_else(|| value.label.clone());
        value.map_or(NO_NUMBER.to_owned(), said)
    };
    let names = data.categories.iter().enumerate();
    let parts: Vec<String> = match series {
        [only] => names.map(|(index, name)| format!("{name} {}", of(only, index))).collect(),
        series => names
            .map(|(index, name)| {
                let values: Vec<String> =
                    series.iter().map(|s| format!("{} {}", s.name, of(s, index))).collect();
                format!("{name}: {}", values.join(", "))
            })
            .collect(),
    };
    format!("{}.", parts.join("; "))
}

/// What stands beside the axis: what its numbers count, and of a single series its name.
pub(super) fn axis(data: &Data) -> String {
    match data.lines.as_slice() {
        [only] => with_unit(only.name.clone(), data),
        _ => data.unit_alone().unwrap_or_default(),
    }
}
