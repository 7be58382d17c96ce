//! Tables and figures as the figures side makes them.

use std::sync::Arc;

use orderpaper::diagnostic::{Place, Source};
use orderpaper::figures::{Derivation, Figure};
use orderpaper::measure::{Measure, Measures, Unit};
use orderpaper::paper::{Alignment, Cell, Column, Origin, Placed, Row, RowRole, Table};

use super::text;

/// A figure that is printed so.
pub fn placed(printed: &str) -> Placed {
    let place = Place::file(&Source::new("savings.yaml", ""));
    let figure = Figure {
        name: "savings.total".to_owned(),
        label: "total savings".to_owned(),
        value: 1.into(),
        unit: Unit::Money,
        measures: Measures::one(Measure::Annual),
        derivation: Derivation::Given(place),
    };
    Placed { figure: Arc::new(figure), text: printed.to_owned(), origin: Origin::default() }
}

fn row(role: RowRole, name: &str, figures: [&str; 2]) -> Row {
    let figure = |printed: &str| match printed {
        "" => Cell::Blank,
        _ => Cell::Figure(placed(printed)),
    };
    let name = Cell::Words(vec![text(name)]);
    Row { role, cells: std::iter::once(name).chain(figures.map(figure)).collect() }
}

/// A table with every kind of row.
pub fn table(caption: Option<&str>) -> Table {
    let column = |heading: &str, alignment| Column {
        heading: vec![text(heading)],
        alignment,
        names_rows: alignment == Alignment::Left,
    };
    Table {
        caption: caption.map(|caption| vec![text(caption)]),
        columns: vec![
            column("Scheme", Alignment::Left),
            column("Weekly (£)", Alignment::Point),
            column("Full year (£)", Alignment::Point),
        ],
        headings_shown: true,
        landscape: false,
        rows: vec![
            row(RowRole::Group, "Residential", ["", ""]),
            row(RowRole::Body, "Reviews", ["1,200.50", "62,426"]),
            row(RowRole::Body, "Voids *", ["(30)", "(1,560)"]),
            row(RowRole::Subtotal, "Residential", ["1,170.50", "60,866"]),
            row(RowRole::Total, "Total", ["1,170.50", "60,866"]),
        ],
        notes: vec![vec![text("Figures in brackets are costs.")]],
        origin: Origin::default(),
    }
}
