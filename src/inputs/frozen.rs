//! `periods/2018-19-q1.yaml`: the figures of an earlier paper of a series, as they were reported.
//!
//! The program writes these files, and nobody has to. So each has a digest over what it says: over what is
//! read out of it rather than its bytes, so that line endings and comments make no difference.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::schedules::comparisons::Favourable;
use crate::diagnostic::{Diagnostic, Faults, Place, Source};
use crate::digest;
use crate::measure::{Measure, Measures, Unit};
use crate::period::ReportingPeriod;
use crate::yaml::{self, At, Decode, Fillable, Id, Keys, Like, Node, Refusal, Scalar, Shape};

/// The folder of the earlier periods, within that of a paper.
pub const FOLDER: &str = "periods";

/// How a file of an earlier period begins.
const HEADING: &str = "\
# What an earlier paper of this series reported. It isn't changed any more, and `orderpaper check` tells if it was.
# A figure that was wrong is restated in paper.yaml.
";

/// What a paper of a series reported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frozen {
    /// The name of the series.
    pub series: String,
    /// The period on which the paper reported.
    pub period: ReportingPeriod,
    /// The title of the paper.
    pub title: String,
    /// Its figures, by name.
    pub figures: BTreeMap<String, FrozenFigure>,
    /// The rows of its schedules and sets of records: their ids, and what names them in words.
    pub rows: BTreeMap<String, BTreeMap<String, String>>,
}

/// A figure as it was reported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrozenFigure {
    /// The exact value.
    pub value: Decimal,
    /// What it counts.
    pub unit: Unit,
    /// How it is counted.
    pub measures: Measures,
    /// Its name in words.
    pub title: String,
    /// What computed it, if anything did: as it was typed, or in words.
    pub formula: Option<String>,
    /// Other names by which it may be called.
    pub also: Vec<String>,
    /// Whether it was a target. Files of earlier versions of the program don't say so of any.
    pub is_target: bool,
    /// Which way of moving was said to be good; `None` if none was, or where the file doesn't say it.
    pub favourable: Option<Favourable>,
}

impl Frozen {
    /// What its file is called: `2018-19-q1.yaml`.
    pub fn file_name(&self) -> String {
        format!("{}.yaml", self.period.key())
    }

    /// By what it is known that nothing in it was changed.
    pub fn digest(&self) -> String {
        digest::of(self.said().as_bytes())
    }

    /// The text of its file.
    pub fn to_yaml(&self) -> String {
        format!("{HEADING}{}digest: {}\n", self.said(), self.digest())
    }

    /// All that it says, but for the digest.
    fn said(&self) -> String {
        let mut text = format!(
            "series: {}\nperiod: {}\ntitle: {}\nfigures:",
            key(&self.series),
            self.period,
            quoted(&self.title)
        );
        text.push_str(if self.figures.is_empty() { " {}\n" } else { "\n" });
        for (name, figure) in &self.figures {
            // Writing to a text can't fail.
            let _ = writeln!(text, "  {}: {{{}}}", key(name), figure.said());
        }
        text.push_str(if self.rows.is_empty() { "rows: {}\n" } else { "rows:\n" });
        for (set, rows) in &self.rows {
            let none = if rows.is_empty() { " {}" } else { "" };
            let _ = writeln!(text, "  {}:{none}", key(set));
            for (id, label) in rows {
                let _ = writeln!(text, "    {}: {}", key(id), quoted(label));
            }
        }
        text
    }
}

impl FrozenFigure {
    fn said(&self) -> String {
        let unit = word_of(&Unit::ALL, self.unit);
        let measures: Vec<&str> =
            self.measures.iter().map(|measure| word_of(&Measure::ALL, measure)).collect();
        let mut text = format!(
            "value: {}, unit: {unit}, measure: {}, title: {}",
            self.value.normalize(),
            measures.join(" + "),
            quoted(&self.title)
        );
        if let Some(formula) = &self.formula {
            let _ = write!(text, ", formula: {}", quoted(formula));
        }
        if !self.also.is_empty() {
            let _ = write!(text, ", also: [{}]", self.also.join(", "));
        }
        if self.is_target {
            text.push_str(", target: yes");
        }
        if let Some(favourable) = self.favourable {
            let _ = write!(text, ", favourable: {}", favourable.word());
        }
        text
    }
}

fn word_of<T: PartialEq>(words: &[(T, &'static str)], of: T) -> &'static str {
    // Every unit and measure stands in its list.
    words.iter().find(|(known, _)| *known == of).map_or("", |(_, word)| word)
}

/// A text between quotation marks, with what would end it escaped. YAML reads what JSON writes.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// A key as it stands; but for those that YAML takes for nothing at all.
fn key(name: &str) -> String {
    let is_plain = name.starts_with(|c: char| c.is_ascii_alphanumeric()) && name != "null";
    if is_plain { name.to_owned() } else { quoted(name) }
}

/// A file of an earlier period.
#[derive(Clone, Debug)]
pub struct FrozenFile {
    /// What it says.
    pub frozen: Frozen,
    /// The digest that stands in it.
    pub digest: At<String>,
    /// Where its period stands.
    pub period: Place,
    /// Where each figure stands.
    pub places: BTreeMap<String, Place>,
}

impl FrozenFile {
    /// Reads the file of an earlier period.
    pub fn read(source: &Arc<Source>, faults: &mut Faults) -> Option<Self> {
        let node = faults.keep(yaml::parse(source))?;
        let file = Self::decode(&node, faults)?;
        let name = file.frozen.file_name();
        if source.name() != name {
            faults.push(
                Diagnostic::error(format!(
                    "this file is that of {}, and is called `{}`",
                    file.frozen.period,
                    source.name()
                ))
                .at(&file.period)
                .remedy(format!("call it `{name}`")),
            );
        }
        Some(file)
    }

    /// Whether it is as it was written.
    pub fn is_as_written(&self) -> bool {
        self.digest.value == self.frozen.digest()
    }
}

impl Decode for FrozenFile {
    fn decode(node: &Node, faults: &mut Faults) -> Option<Self> {
        let mut keys = Keys::open(node, "an earlier period", faults)?;
        let series = keys.required::<Id>("series", faults);
        let period = keys.required::<At<ReportingPeriod>>("period", faults);
        let title = keys.required::<Fillable>("title", faults);
        let figures = keys.required::<Named<Placed>>("figures", faults);
        let rows = keys.required::<Named<Named<Fillable>>>("rows", faults);
        let digest = keys.required("digest", faults);
        keys.close(faults);
        let (period, figures) = (period?, figures?);
        let places =
            figures.0.iter().map(|(name, one)| (name.clone(), one.place.clone())).collect();
        let frozen = Frozen {
            series: series?.as_str().to_owned(),
            period: period.value,
            title: title?.0,
            figures: figures.0.into_iter().map(|(name, one)| (name, one.figure)).collect(),
            rows: rows?
                .0
                .into_iter()
                .map(|(set, rows)| (set, rows.0.into_iter().map(|(id, l)| (id, l.0)).collect()))
                .collect(),
        };
        Some(Self { frozen, digest: digest?, period: period.place, places })
    }
}

/// Values by names.
struct Named<T>(BTreeMap<String, T>);

impl<T: Decode> Decode for Named<T> {
    fn decode(node: &Node, faults: &mut Faults) -> Option<Self> {
        let entries = Keys::open(node, "values by their names", faults)?.free::<String>(T::shape);
        let named = entries.into_iter().filter_map(|(key, value)| {
            Some((String::decode(key, faults)?, T::decode(value, faults)?))
        });
        Some(Self(named.collect()))
    }
}

/// A figure with the place of its value.
struct Placed {
    figure: FrozenFigure,
    place: Place,
}

impl Decode for Placed {
    fn decode(node: &Node, faults: &mut Faults) -> Option<Self> {
        let mut keys = Keys::open(node, "a figure of an earlier period", faults)?;
        let value = keys.required::<At<Exact>>("value", faults);
        let unit = keys.required("unit", faults);
        let measures = keys.required("measure", faults);
        let title = keys.required::<Fillable>("title", faults);
        let formula = keys.optional::<Fillable>("formula", faults);
        let also = keys.list("also", faults);
        let target = keys.optional::<bool>("target", faults);
        let favourable = keys.optional("favourable", faults);
        keys.close(faults);
        let At { value: Exact(value), place } = value?;
        let figure = FrozenFigure {
            value,
            unit: unit?,
            measures: measures?,
            title: title?.0,
            formula: formula?.map(|formula| formula.0),
            also: also?,
            is_target: target?.unwrap_or_default(),
            favourable: favourable?,
        };
        Some(Self { figure, place })
    }
}

/// A number as it was computed: with more digits than anybody types.
struct Exact(Decimal);

impl Scalar for Exact {
    const EXPECTED: &'static str = "a number";

    fn read(text: &str) -> Result<Self, Refusal> {
        Decimal::from_str_exact(text).map(Self).map_err(|_| Refusal {
            reason: "it is written in another way".to_owned(),
            remedy: "write digits, with a point before the decimal places: 1234.56".to_owned(),
        })
    }

    fn looks() -> Shape {
        Shape::Like(Like::word("^-?[0-9]+(\\.[0-9]+)?$"))
    }
}

impl Scalar for Measures {
    const EXPECTED: &'static str = "how an amount is counted";

    fn read(text: &str) -> Result<Self, Refusal> {
        let measures = text.split('+').map(|word| Measure::read(word.trim()));
        let measures = measures.collect::<Result<Vec<_>, _>>()?;
        let all = measures.into_iter().map(Measures::one).reduce(|all, one| all.with(&one));
        all.ok_or_else(|| Refusal {
            reason: "nothing is written".to_owned(),
            remedy: "write how it is counted, such as `plain`".to_owned(),
        })
    }

    fn looks() -> Shape {
        Shape::Like(Like::word("^[a-z_]+( \\+ [a-z_]+)*$").such_as(&["plain", "in_year + target"]))
    }
}
