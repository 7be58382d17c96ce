//! `paper.yaml`: what the paper is, what it asks for, and which tables it has.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::charts::ChartSpec;
use super::checks::{AcceptedFinding, Levels};
use super::markers::is_to_be_written;
use super::recurring::Series;
use super::stated::Stated;
pub use super::tables::{ColumnContent, ColumnSpec, TableSpec, TotalRow};
use super::tables::{refuse_shared_ids, stand_in};
use crate::diagnostic::{Diagnostic, Faults};
use crate::language;
use crate::yaml::{
    At, Decode, Fillable, Id, Keys, Like, Refusal, Scalar, Shape, ids_in, refuse_duplicate_ids,
    unquoted_sentence, wrong_kind,
};
use crate::yaml::{Node, Value};

/// What `paper.yaml` holds.
#[derive(Clone, Debug)]
pub struct PaperFile {
    /// The title of the paper.
    pub title: At<Fillable>,
    /// The name of its style: a folder under `templates/`.
    pub style: At<String>,
    /// The public body whose paper it is.
    pub organisation: Option<At<String>>,
    /// The language, as a BCP 47 tag.
    pub language: Option<At<Language>>,
    /// The date of the paper.
    pub date: Option<PaperDate>,
    /// Whether it is a draft: then every page says so.
    pub draft: bool,
    /// The series of which it is one, if it comes again.
    pub series: Option<Series>,
    /// What the style asks for by name: who it is from and to, whether it is open for call-in.
    pub fields: Vec<Field>,
    /// Headings of sections, by the name of their files, where the paper has its own.
    pub headings: Vec<(At<String>, At<Fillable>)>,
    /// The decisions asked for, in Markdown.
    pub recommendations: Vec<ListItem>,
    /// The names of the figures that matter most, for those who ask what changed.
    pub headlines: Vec<At<String>>,
    /// The tables, by name; prose says where they stand.
    pub tables: Vec<TableSpec>,
    /// The charts, by name; prose says where they stand.
    pub charts: Vec<ChartSpec>,
    /// The titles of the appendices, in order.
    pub appendices: Vec<ListItem>,
    /// The background papers. `None` where nothing is said of them, which the style may refuse.
    pub background_papers: Option<Vec<ListItem>>,
    /// What was published elsewhere.
    pub stated: Vec<Stated>,
    /// The sections that are not for publication, by the names of their files.
    pub exempt: Vec<At<String>>,
    /// How bad findings are, where it isn't as the style has it.
    pub checks: Levels,
    /// Findings that somebody looked at and accepted.
    pub accept: Vec<AcceptedFinding>,
    /// The ids of all tables and charts, of those too that can't be read. `None` where some can't be told.
    pub declared: Option<Vec<String>>,
    /// Whether what isn't in its recommendations and background papers isn't there for certain.
    pub lists_are_known: bool,
}

impl PaperFile {
    /// The day of the paper, where it is written.
    pub fn day(&self) -> Option<NaiveDate> {
        self.date.as_ref().and_then(PaperDate::day)
    }

    /// Whether a table or a chart may have this id that isn't among those that could be read.
    pub fn may_declare(&self, id: &str) -> bool {
        self.declared.as_ref().is_none_or(|ids| ids.iter().any(|declared| declared == id))
    }
}

/// An item of a list that the style prints: a recommendation, an appendix.
#[derive(Clone, Debug)]
pub struct ListItem {
    /// The name by which prose refers to it, if it does.
    pub label: Option<At<Id>>,
    /// What it says, in Markdown.
    pub text: At<Fillable>,
}

impl Decode for ListItem {
    fn decode(node: &Node, faults: &mut Faults) -> Option<Self> {
        let Value::Map(_) = &node.value else {
            return At::<Fillable>::decode(node, faults).map(|text| Self { label: None, text });
        };
        if let Some(fault) = unquoted_sentence(node, &["label", "text"]) {
            faults.push(fault);
            return None;
        }
        Self::labelled(node, faults)
    }

    fn shape() -> Shape {
        let labelled = Shape::asked_by(|node, faults| {
            Self::labelled(node, faults);
        });
        Shape::either(Fillable::shape(), labelled)
    }
}

impl ListItem {
    fn labelled(node: &Node, faults: &mut Faults) -> Option<Self> {
        let mut keys = Keys::open(node, "an item with a label", faults)?;
        let label = keys.required("label", faults);
        let text = keys.required("text", faults);
        keys.close(faults);
        Some(Self { label: Some(label?), text: text? })
    }
}

/// A field with its value as typed; what kind of value it must be is for the style to say.
#[derive(Clone, Debug)]
pub struct Field {
    /// Its name.
    pub name: At<String>,
    /// Its value.
    pub value: Node,
}

/// A language, as a BCP 47 tag of letters and digits: `en-GB`, `cy`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Language(pub String);

impl Scalar for Language {
    const EXPECTED: &'static str = "a language tag";

    fn read(text: &str) -> Result<Self, Refusal> {
        if language::is_tag(text) {
            Ok(Self(text.to_owned()))
        } else {
            Err(Refusal {
                reason: "a tag is a short code".to_owned(),
                remedy: "write a tag such as `en-GB` or `cy`".to_owned(),
            })
        }
    }

    fn looks() -> Shape {
        let word = Like::word("^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$");
        Shape::Like(word.such_as(&["en-GB", "cy"]))
    }
}

impl PaperFile {
    /// The public body whose paper it is.
    pub fn organisation(&self) -> Option<&str> {
        self.organisation.as_ref().map(|organisation| organisation.value.as_str())
    }
}

/// The date of a paper. Who rolls one on to another period has none yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PaperDate {
    /// A day.
    Day(NaiveDate),
    /// A marker that says that it is still to be written.
    ToWrite(String),
}

impl PaperDate {
    /// The day, if it is written.
    pub fn day(&self) -> Option<NaiveDate> {
        match self {
            Self::Day(day) => Some(*day),
            Self::ToWrite(_) => None,
        }
    }
}

impl Scalar for PaperDate {
    const EXPECTED: &'static str = NaiveDate::EXPECTED;

    fn read(text: &str) -> Result<Self, Refusal> {
        match is_to_be_written(text) {
            true => Ok(Self::ToWrite(text.trim().to_owned())),
            false => NaiveDate::read(text).map(Self::Day),
        }
    }

    fn looks() -> Shape {
        let word = Like::word(
            "^([0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])|\\s*\\[\\[[\\s\\S]*\\]\\]\\s*)$",
        );
        Shape::Like(word.such_as(&["2026-01-31"]))
    }
}

impl Decode for PaperFile {
    fn decode(node: &Node, faults: &mut Faults) -> Option<Self> {
        let mut keys = Keys::open(node, "paper.yaml", faults)?;
        let title = keys.required("title", faults);
        let style = keys.required("style", faults);
        let organisation = keys.optional("organisation", faults);
        let language = keys.optional("language", faults);
        let date = keys.optional("date", faults);
        let draft = keys.optional("draft", faults);
        let series = keys.optional("series", faults);
        let fields = keys.optional::<Fields>("fields", faults);
        let headings = keys.optional::<Headings>("headings", faults);
        let recommendations = keys.list("recommendations", faults);
        let headlines = keys.list("headlines", faults);
        let tables = keys.list::<TableSpec>("tables", faults);
        let charts = keys.list::<ChartSpec>("charts", faults);
        let appendices = keys.list("appendices", faults);
        let background_papers = keys.optional::<ListOrNone>("background_papers", faults);
        let stated = keys.list("stated", faults);
        let exempt = keys.list("exempt", faults);
        let checks = keys.optional("checks", faults);
        let accept = keys.list("accept", faults);
        let lists = [keys.node("tables"), keys.node("charts")];
        let [ids_of_tables, ids_of_charts] = lists.map(ids_in);
        let place = keys.place().clone();
        let known = keys.close(faults);
        // A title that isn't there doesn't keep the rest of the paper from being looked at.
        let title = title.unwrap_or_else(|| At { value: stand_in(), place });
        let declared =
            if known { declared(&lists, &[&ids_of_tables, &ids_of_charts]) } else { None };
        let lists_are_known = known && recommendations.is_some() && background_papers.is_some();
        // Where a part can't be read it is taken as left out: the fault ends the run, and the rest of
        // the paper is looked at before.
        let tables = tables.unwrap_or_default();
        let charts = charts.unwrap_or_default();
        refuse_duplicate_ids("tables", &ids_of_tables, faults);
        refuse_duplicate_ids("charts", &ids_of_charts, faults);
        refuse_shared_ids(&tables, &charts, faults);
        Some(Self {
            title,
            style: style?,
            organisation: organisation.flatten(),
            language: language.flatten(),
            date: date.flatten(),
            draft: draft.flatten().unwrap_or_default(),
            series: series.flatten(),
            fields: fields.flatten().map(|fields| fields.0).unwrap_or_default(),
            headings: headings.flatten().map(|headings| headings.0).unwrap_or_default(),
            recommendations: recommendations.unwrap_or_default(),
            headlines: headlines.unwrap_or_default(),
            tables,
            charts,
            appendices: appendices.unwrap_or_default(),
            background_papers: background_papers.flatten().map(|list| list.0),
            stated: stated.unwrap_or_default(),
            exempt: exempt.unwrap_or_default(),
            checks: checks.flatten().unwrap_or_default(),
            accept: accept.unwrap_or_default(),
            declared,
            lists_are_known,
        })
    }
}

/// The ids of all items of these lists, unless one of them can't be told, or is another's too: it may then
/// have been meant to be any.
fn declared(lists: &[Option<&Node>], ids: &[&[At<Id>]]) -> Option<Vec<String>> {
    let mut declared = BTreeSet::new();
    for (list, ids) in lists.iter().zip(ids) {
        let items = match list.map(|list| &list.value) {
            None => 0,
            Some(Value::List(items)) => items.len(),
            Some(_) => return None,
        };
        let all_are_new = ids.iter().all(|id| declared.insert(id.value.as_str().to_owned()));
        if items != ids.len() || !all_are_new {
            return None;
        }
    }
    Some(declared.into_iter().collect())
}

/// Fields, whose names the style knows.
struct Fields(Vec<Field>);

impl Decode for Fields {
    fn decode(node: &Node, faults: &mut Faults) -> Option<Self> {
        let entries = Keys::open(node, "the fields of a paper", faults)?
            .free::<String>(|| Shape::either(Shape::Single, Shape::list(Shape::Text)));
        let fields = entries.into_iter().filter_map(|(key, value)| {
            let name = At::<String>::decode(key, faults)?;
            Some(Field { name, value: value.clone() })
        });
        Some(Self(fields.collect()))
    }
}

/// Headings, by the names of their sections.
struct Headings(Vec<(At<String>, At<Fillable>)>);

impl Decode for Headings {
    fn decode(node: &Node, faults: &mut Faults) -> Option<Self> {
        let entries =
            Keys::open(node, "the headings of a paper", faults)?.free::<String>(Fillable::shape);
        let headings = entries.into_iter().filter_map(|(key, value)| {
            let name = At::<String>::decode(key, faults)?;
            Some((name, At::<Fillable>::decode(value, faults)?))
        });
        Some(Self(headings.collect()))
    }
}

/// A list, or the word `none`, which says that there is nothing to list.
struct ListOrNone(Vec<ListItem>);

impl Decode for ListOrNone {
    fn decode(node: &Node, faults: &mut Faults) -> Option<Self> {
        match &node.value {
            Value::Scalar(word) if word.eq_ignore_ascii_case("none") => Some(Self(Vec::new())),
            Value::List(_) => Vec::decode(node, faults).map(Self),
            _ => {
                faults.push(wrong_kind(node, "a list, or the word `none`"));
                None
            }
        }
    }

    fn shape() -> Shape {
        let none = Shape::Like(Like::word("^[Nn][Oo][Nn][Ee]$").such_as(&["none"]));
        Shape::either(Vec::<ListItem>::shape(), none.called("a list, or the word `none`"))
    }
}

/// What follows a blank line would stand outside the table or chart.
pub(super) fn refuse_several_paragraphs(what: &str, texts: &[At<Fillable>], faults: &mut Faults) {
    for text in texts.iter().filter(|t| t.value.0.lines().any(|line| line.trim().is_empty())) {
        faults.push(
            Diagnostic::error(format!(
                "a {what} is one paragraph, and a blank line stands in this"
            ))
            .at(&text.place)
            .remedy(match what {
                "note" => "take the blank line out, or make each paragraph a note of its own",
                _ => "take the blank line out, or say the rest in a note",
            }),
        );
    }
}
