//! The `charts` of `paper.yaml`: what each draws. The figures are those of a schedule or of records,
//! and their names are those that tables print: nothing is typed twice.

use super::paper::refuse_several_paragraphs;
use crate::amount::MoneyScale;
use crate::chart::Kind;
use crate::diagnostic::Faults;
use crate::yaml::{At, Choice, Decode, Fillable, Id, Keys, Node, Shape, Value};

/// A chart: which figures it draws, and how.
#[derive(Clone, Debug)]
pub struct ChartSpec {
    /// Its name, by which prose places it.
    pub id: At<Id>,
    /// What is printed above it.
    pub caption: At<Fillable>,
    /// How it is drawn.
    pub kind: Kind,
    /// The records or the schedule whose figures it draws.
    pub rows: At<String>,
    /// What its rows are, for the table of its figures. A schedule says that itself.
    pub label: Option<At<Fillable>>,
    /// The rows that it draws, in this order; `None` for those that are no subtotals or totals.
    pub pick: Option<Vec<At<String>>>,
    /// The columns that it draws; `None` for all columns of numbers of a schedule.
    pub columns: Option<Vec<ChartColumn>>,
    /// What its bars, or the places along its lines, are.
    pub along: Along,
    /// How its money is printed, where the style's way is not meant.
    pub money: Option<At<MoneyScale>>,
    /// What numbers below nought mean in it.
    pub signs: Option<At<String>>,
    /// The table that shows the same figures; `None` where one is to be printed below the chart.
    pub data: Option<At<String>>,
    /// What is said under it, in Markdown.
    pub notes: Vec<At<Fillable>>,
}

/// A column that a chart draws.
#[derive(Clone, Debug)]
pub struct ChartColumn {
    /// Its name in the schedule or the records.
    pub figure: At<String>,
    /// What it is called, where that is not what the schedule calls it.
    pub heading: Option<At<Fillable>>,
}

/// What the categories of a chart are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Along {
    /// Its rows: each column is a series.
    #[default]
    Rows,
    /// Its columns: each row is a series.
    Columns,
}

impl Choice for Kind {
    const EXPECTED: &'static str = "a kind of chart";

    const REASON: &'static str = "there is no such kind";

    fn words() -> Vec<(&'static str, Self)> {
        vec![
            ("bar", Kind::Bar),
            ("stacked", Kind::Stacked),
            ("line", Kind::Line),
            ("waterfall", Kind::Waterfall),
        ]
    }

    fn remedy(_: &str) -> String {
        "write `bar`, `stacked`, `line` or `waterfall`".to_owned()
    }
}

impl Choice for Along {
    const EXPECTED: &'static str = "`rows` or `columns`";

    fn words() -> Vec<(&'static str, Self)> {
        vec![("rows", Along::Rows), ("columns", Along::Columns)]
    }

    fn remedy(_: &str) -> String {
        "write `rows` for a bar, or a place along the lines, for each row; `columns` for one for each column".to_owned()
    }
}

impl Decode for ChartSpec {
    fn decode(node: &Node, faults: &mut Faults) -> Option<Self> {
        let mut keys = Keys::open(node, "a chart", faults)?;
        let id = keys.required("id", faults);
        let caption = keys.required::<At<Fillable>>("caption", faults);
        let kind = keys.required::<At<Kind>>("kind", faults);
        let rows = keys.required("rows", faults);
        let label = keys.optional("label", faults);
        let pick = keys.optional("pick", faults);
        let columns = keys.optional("columns", faults);
        let along = keys.optional::<At<Along>>("along", faults);
        let money = keys.optional("money", faults);
        let signs = keys.optional("signs", faults);
        let data = keys.optional::<At<String>>("data", faults);
        let notes = keys.list::<At<Fillable>>("notes", faults);
        keys.close(faults);
        refuse_several_paragraphs("caption", caption.as_slice(), faults);
        refuse_several_paragraphs("note", notes.as_deref().unwrap_or_default(), faults);
        Some(Self {
            id: id?,
            caption: caption?,
            kind: kind?.value,
            rows: rows?,
            label: label?,
            pick: pick?,
            columns: columns?,
            along: along?.map(|along| along.value).unwrap_or_default(),
            money: money?,
            signs: signs?,
            data: data?.filter(|data| data.value != BELOW),
            notes: notes?,
        })
    }
}

/// The word for a table of the figures below the chart.
const BELOW: &str = "below";

impl Decode for ChartColumn {
    fn decode(node: &Node, faults: &mut Faults) -> Option<Self> {
        let Value::Map(_) = &node.value else {
            let figure = At::<String>::decode(node, faults)?;
            return Some(Self { figure, heading: None });
        };
        Self::headed(node, faults)
    }

    fn shape() -> Shape {
        let headed = Shape::asked_by(|node, faults| {
            Self::headed(node, faults);
        });
        Shape::either(String::shape(), headed)
    }
}

impl ChartColumn {
    fn headed(node: &Node, faults: &mut Faults) -> Option<Self> {
        let mut keys = Keys::open(node, "a column of a chart", faults)?;
        let figure = keys.required("figure", faults);
        let heading = keys.optional("heading", faults);
        keys.close(faults);
        Some(Self { figure: figure?, heading: heading? })
    }
}
