//! `tables` of `paper.yaml`: which records a paper's tables show, and how.

use super::charts::ChartSpec;
use super::earlier::{self, Beside, When};
use super::paper::refuse_several_paragraphs;
use super::schedules::columns::Places;
use super::schedules::comparisons::Favourable;
use crate::amount::MoneyScale;
use crate::diagnostic::{Diagnostic, Faults, Place};
use crate::yaml::{At, Choice, Decode, Fillable, Id, Keys, Node};

/// A table: which records are its rows, and which of their figures its columns.
#[derive(Clone, Debug)]
pub struct TableSpec {
    /// Its name, by which prose places it.
    pub id: At<Id>,
    /// What is printed above it.
    pub caption: At<Fillable>,
    /// The records that are its rows: `savings.team`, `posts`.
    pub rows: At<String>,
    /// The heading of its first column, which names the rows. A schedule has its own.
    pub label: Option<At<Fillable>>,
    /// Its other columns; `None` for all columns of a schedule.
    pub columns: Option<Vec<ColumnSpec>>,
    /// Its total row.
    pub total: TotalRow,
    /// How its money is printed, where the style's way is not meant.
    pub money: Option<At<MoneyScale>>,
    /// Whether it stands on pages that are turned round.
    pub landscape: bool,
    /// What numbers below nought mean in it.
    pub signs: Option<At<String>>,
    /// What is said under it, in Markdown.
    pub notes: Vec<At<Fillable>>,
}

/// The total row of a table.
#[derive(Clone, Debug)]
pub enum TotalRow {
    /// Nothing is said of it.
    Usual,
    /// It is called this.
    Called(At<Fillable>),
    /// There is none: the word is here.
    Absent(Place),
}

/// A column of a table.
#[derive(Clone, Debug)]
pub struct ColumnSpec {
    /// Its heading.
    pub heading: At<Fillable>,
    /// What stands in it.
    pub content: ColumnContent,
    /// Records to take it from, where they are not those of the table: their rows have the same ids.
    pub from: Option<At<String>>,
    /// Whether more than nought is printed with a plus: it is a movement.
    pub signed: bool,
    /// What it compares the table's own records with.
    beside: Option<Beside>,
    /// Whether the total row sums it.
    pub total: bool,
    /// How many decimal places are printed of numbers that aren't money, where that is said.
    pub places: Option<At<Places>>,
    /// How its money is printed, where that isn't as in the rest of the table.
    pub money: Option<At<MoneyScale>>,
}

/// What stands in a column.
#[derive(Clone, Debug)]
pub enum ColumnContent {
    /// A figure of each record: `weekly`, `cost`.
    Figure(At<String>),
    /// Words of each record: `grade`.
    Text(At<String>),
}

impl Decode for TableSpec {
    fn decode(node: &Node, faults: &mut Faults) -> Option<Self> {
        let mut keys = Keys::open(node, "a table", faults)?;
        let id = keys.required("id", faults);
        let caption = keys.required::<At<Fillable>>("caption", faults);
        let rows = keys.required("rows", faults);
        let label = keys.optional("label", faults);
        let columns = keys.optional("columns", faults);
        let total = keys.optional::<At<Fillable>>("total", faults);
        let money = keys.optional("money", faults);
        let page = keys.optional::<WayOfPage>("page", faults);
        let signs = keys.optional("signs", faults);
        let notes = keys.list::<At<Fillable>>("notes", faults);
        // What seems to be missing may stand there under a misspelt key.
        let known = keys.close(faults);
        let label = label?.or_else(|| {
            let place = id.as_ref().filter(|_| !known).map(|id: &At<Id>| id.place.clone());
            place.map(|place| At { value: stand_in(), place })
        });
        let mut columns: Option<Vec<ColumnSpec>> = columns?.or_else(|| (!known).then(Vec::new));
        let named: Option<&At<String>> = rows.as_ref();
        for column in columns.iter_mut().flatten() {
            if let Some((beside, rows)) = column.beside.as_ref().zip(named) {
                column.from = Some(beside.records(&rows.value));
            }
        }
        refuse_several_paragraphs("caption", caption.as_slice(), faults);
        refuse_several_paragraphs("note", notes.as_deref().unwrap_or_default(), faults);
        let total = match total? {
            None => TotalRow::Usual,
            Some(word) if word.value.0 == "none" => TotalRow::Absent(word.place),
            Some(name) => TotalRow::Called(name),
        };
        Some(Self {
            id: id?,
            caption: caption?,
            rows: rows?,
            label,
            columns,
            total,
            money: money?,
            landscape: page?.is_some_and(|WayOfPage { landscape }| landscape),
            signs: signs?,
            notes: notes?,
        })
    }
}

/// Words in the stead of those that can't be read. The fault sees to it that they are never printed.
pub(super) fn stand_in() -> Fillable {
    Fillable("…".to_owned())
}

/// References call tables and charts by their ids alone.
pub(super) fn refuse_shared_ids(tables: &[TableSpec], charts: &[ChartSpec], faults: &mut Faults) {
    for chart in charts {
        let same = tables.iter().find(|table| table.id.value.as_str() == chart.id.value.as_str());
        let Some(table) = same else { continue };
        let message = format!("a chart and a table have the id `{}`", chart.id.value.as_str());
        faults.push(
            Diagnostic::error(message)
                .at(&chart.id.place)
                .related(&table.id.place, "the table")
                .remedy("give one of them another id"),
        );
    }
}

impl Decode for ColumnSpec {
    fn decode(node: &Node, faults: &mut Faults) -> Option<Self> {
        let mut keys = Keys::open(node, "a column", faults)?;
        let heading = keys.required("heading", faults);
        let figure = keys.optional("figure", faults);
        let text = keys.optional("text", faults);
        let from = keys.optional::<At<String>>("from", faults);
        let compare = keys.optional::<At<When>>("compare", faults);
        let movement = keys.optional::<At<When>>("movement", faults);
        let direction = keys.optional::<At<When>>("direction", faults);
        let favourable = keys.optional::<At<Favourable>>("favourable", faults);
        let total = keys.optional::<WhetherTotalled>("total", faults);
        let places = keys.optional("places", faults);
        let money = keys.optional("money", faults);
        let place = keys.place();
        let known = keys.close(faults);
        let either = Diagnostic::error("a column shows either a `figure` or a `text`");
        let content = match (figure?, text?) {
            (Some(figure), None) => ColumnContent::Figure(figure),
            (None, Some(text)) => ColumnContent::Text(text),
            (None, None) => {
                if known {
                    faults.push(either.at(place).remedy("add one of the two"));
                }
                return None;
            }
            (Some(figure), Some(text)) => {
                let both = either.at(&text.place).related(&figure.place, "the figure");
                faults.push(both.remedy("keep one of the two"));
                return None;
            }
        };
        let total = total?.is_none_or(|WhetherTotalled(total)| total);
        let from = from?;
        let (compare, movement, direction) = (compare?, movement?, direction?);
        let signed = movement.is_some();
        let mut compared = [(compare, true), (movement, false)]
            .into_iter()
            .filter_map(|(when, then)| Some(Beside { when: when?, then }))
            .collect::<Vec<_>>();
        let content = match (direction, favourable?, content) {
            (None, None, content) => content,
            (Some(when), Some(favourable), ColumnContent::Figure(figure)) => {
                compared.push(Beside { when, then: false });
                ColumnContent::Text(figure.map(|key| earlier::direction(&key, favourable.value)))
            }
            (Some(when), None, _) => {
                faults.push(
                    Diagnostic::error("it isn't said which way is better").at(&when.place).remedy(
                        "add `favourable: lower` where less is better, or `favourable: higher`",
                    ),
                );
                return None;
            }
            (_, Some(favourable), _) => {
                faults.push(
                    Diagnostic::error("this column says nothing of better and worse")
                        .at(&favourable.place)
                        .remedy("write the `figure` and `direction: previous`, or take `favourable` out"),
                );
                return None;
            }
        };
        let is_text = matches!(content, ColumnContent::Text(_))
            && (signed || compared.iter().any(|one| one.then));
        if compared.len() + usize::from(from.is_some()) > 1 || is_text {
            let place = compared.first().map_or(place, |one| &one.when.place);
            faults.push(
                Diagnostic::error("a column has one of `from`, `compare`, `movement` and `direction`, the last three of a `figure`")
                    .at(place)
                    .remedy("keep one of them"),
            );
            return None;
        }
        Some(Self {
            heading: heading?,
            content,
            from,
            signed,
            beside: compared.pop(),
            total,
            places: places?,
            money: money?,
        })
    }
}

/// Whether a total adds a column: `sum` or `none`.
struct WhetherTotalled(bool);

impl Choice for WhetherTotalled {
    const EXPECTED: &'static str = "`sum` or `none`";

    fn words() -> Vec<(&'static str, Self)> {
        vec![("sum", Self(true)), ("none", Self(false))]
    }

    fn remedy(_: &str) -> String {
        "write `none` for a column that the total row leaves blank".to_owned()
    }
}

/// Which way round the page of a table is: `portrait` or `landscape`.
struct WayOfPage {
    landscape: bool,
}

impl Choice for WayOfPage {
    const EXPECTED: &'static str = "`portrait` or `landscape`";

    fn words() -> Vec<(&'static str, Self)> {
        vec![("portrait", Self { landscape: false }), ("landscape", Self { landscape: true })]
    }

    fn remedy(_: &str) -> String {
        "write `landscape` for a wide table, which then stands on pages turned round".to_owned()
    }
}
