//! The rows and columns of a chart, out of a set of records.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::data::{Drawn, Entry, Grid, usual_places};
use crate::amount::MoneyScale;
use crate::compose::format;
use crate::compose::phrases::Phrases;
use crate::compose::tables;
use crate::diagnostic::{Diagnostic, Faults, did_you_mean};
use crate::figures::{Label, RecordSet, file_of};
use crate::inputs::charts::ChartSpec;

/// The figures of records that a chart asks for.
pub(super) fn grid(
    spec: &ChartSpec,
    set: &RecordSet,
    scale: MoneyScale,
    phrases: &Phrases,
    faults: &mut Faults,
) -> Grid {
    let missing = |what: &str, remedy: &str| {
        Diagnostic::error(format!("a chart of records needs `{what}`"))
            .at(&spec.id.place)
            .remedy(remedy)
            .presumes("paper.yaml")
    };
    if spec.label.is_none() {
        faults.push(missing("label", "say what its rows are: `label: Period`"));
    }
    if spec.columns.is_none() {
        faults.push(missing(
            "columns",
            "name the amounts that it draws: `columns: [{figure: weekly, heading: Weekly saving}]`",
        ));
    }
    let columns = spec.columns.as_deref().unwrap_or_default();
    let mut headings = Vec::new();
    for column in columns {
        let key = &column.figure;
        let known = || set.records.iter().flat_map(|record| record.figures.keys());
        if !known().any(|known| *known == key.value) {
            let known: BTreeSet<&str> = known().map(String::as_str).collect();
            let remedy = did_you_mean(&key.value, known.iter().copied()).unwrap_or_else(|| {
                let known: Vec<&str> = known.into_iter().collect();
                format!("its records have: {}", known.join(", "))
            });
            faults.push(
                Diagnostic::error(format!("no record of `{}` has `{}`", set.name, key.value))
                    .at(&key.place)
                    .remedy(remedy)
                    .presumes(file_of(&set.name)),
            );
        }
        match &column.heading {
            Some(heading) => headings.push(phrases.inlines(heading, faults)),
            None => faults.push(
                Diagnostic::error("records don't say what this amount is called")
                    .at(&key.place)
                    .remedy(format!("write `{{figure: {}, heading: …}}`", key.value)),
            ),
        }
    }
    let records: Vec<_> = match &spec.pick {
        None => set.records.iter().collect(),
        Some(pick) => {
            let found = pick.iter().filter_map(|asked| {
                let found = set.records.iter().find(|record| record.id == asked.value);
                if found.is_none() {
                    let known = || set.records.iter().map(|record| record.id.as_str());
                    let remedy = did_you_mean(&asked.value, known()).unwrap_or_else(|| {
                        format!("its rows are: {}", known().collect::<Vec<_>>().join(", "))
                    });
                    let message = format!("`{}` has no row `{}`", set.name, asked.value);
                    let fault = Diagnostic::error(message).at(&asked.place).remedy(remedy);
                    faults.push(fault.presumes(file_of(&set.name)));
                }
                found
            });
            found.collect()
        }
    };
    let formats = &phrases.style.formats;
    let name = |label: &Label, faults: &mut Faults| match label {
        Label::Period(period) => {
            tables::fixed(&period.value.write(&formats.month, &formats.month_range))
        }
        Label::Words(words) => phrases.words(words, faults),
    };
    let cells = records.iter().map(|record| {
        let cells = columns.iter().map(|column| {
            let key = &column.figure.value;
            let Some(figure) = record.figures.get(key) else { return Drawn::Blank };
            let all = set.records.iter().filter_map(|record| record.figures.get(key));
            let form = format::in_a_table(figure, scale, usual_places(all, figure.unit));
            Drawn::Figure(Entry { figure: Arc::clone(figure), form, signed: false })
        });
        cells.collect()
    });
    let cells = cells.collect();
    Grid {
        label: spec.label.iter().flat_map(|label| phrases.inlines(label, faults)).collect(),
        rows: records.iter().map(|record| name(&record.label, faults)).collect(),
        columns: headings,
        cells,
    }
}
