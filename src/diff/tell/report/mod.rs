//! The difference in words: headings, lines and grids, in the order in which an officer cares.

mod inputs;
mod passages;
mod tables;

use super::parts::{Grid, Part, Run, plain};
use crate::diff::{
    Change, Difference, ExemptParts, FigureChange, Headlines, Kind, PassageChange, Rounded, Shown,
};

use inputs::inputs;
use passages::passages;
use tables::tables;

/// How many figures that moved by rounding alone are told one by one.
const MOST_ROUNDED: usize = 25;

/// How many places of one figure are named.
const MOST_PLACES: usize = 2;

/// What stands for nothing.
pub(super) const NOTHING: &str = "–";

/// Says what changed.
pub fn report(difference: &Difference) -> Vec<Part> {
    let mut parts =
        vec![Part::Title(title(difference)), Part::Line(vec![plain(sides(difference))])];
    if difference.exempt == ExemptParts::Compared {
        let warning = "This comparison has what is exempt. It is not for publication.";
        parts.push(Part::Line(vec![Run::Strong(warning.to_owned())]));
    }
    if difference.is_none() {
        parts.push(Part::Line(vec![plain("Nothing changed.")]));
    } else if difference.paper_is_same() {
        parts.push(Part::Line(vec![plain("Both papers say the same.")]));
    }
    headlines(&difference.headlines, &mut parts);
    tables(&difference.tables, &difference.charts, &mut parts);
    passages("Recommendations", &difference.recommendations, &mut parts);
    let is_figures = |change: &&PassageChange| !change.figures.is_empty();
    let paragraphs = &difference.paragraphs;
    let (read_again, words): (Vec<&PassageChange>, Vec<&PassageChange>) =
        paragraphs.iter().partition(is_figures);
    passages("Paragraphs to read again: their figures changed", read_again, &mut parts);
    passages("Paragraphs whose words changed", words, &mut parts);
    rounding(&difference.rounding, &mut parts);
    if difference.changes().any(|change| change.is_rounded_apart) {
        let note = "Each change is that of the exact figures, rounded once: some differ by one in the last digit from what the printed figures come to.";
        parts.push(Part::Note(note));
    }
    inputs(difference.inputs.as_deref(), &mut parts);
    parts
}

fn title(difference: &Difference) -> String {
    let (old, new) = (&difference.old.title, &difference.new.title);
    match old == new {
        true => format!("What changed: {new}"),
        false => format!("What changed: from “{old}” to “{new}”"),
    }
}

fn sides(difference: &Difference) -> String {
    format!("From {} to {}.", difference.old.said(), difference.new.said())
}

fn headlines(headlines: &Headlines, parts: &mut Vec<Part>) {
    if headlines.changed.is_empty() && headlines.unchanged == 0 {
        return;
    }
    parts.push(Part::Section("Headline figures".to_owned()));
    if !headlines.changed.is_empty() {
        let rows = headlines.changed.iter().map(|figure| {
            let change = figure.change.as_ref();
            let percent = change.and_then(|change| change.percent.clone());
            vec![
                plain(&figure.label),
                old(figure.old.as_ref()),
                new(figure.new.as_ref()),
                plain(moved_by(figure)),
                plain(percent.unwrap_or_else(|| NOTHING.to_owned())),
            ]
        });
        let right = |heading| (heading, true);
        let columns =
            vec![("Figure", false), right("Old"), right("New"), right("Change"), right("%")];
        parts.push(Part::Grid(Grid { columns, rows: rows.collect() }));
    }
    let words = match (headlines.unchanged, headlines.changed.is_empty()) {
        (0, _) => return,
        (1, true) => "The only one is as it was.".to_owned(),
        (many, true) => format!("All {many} are as they were."),
        (1, false) => "1 other is as it was.".to_owned(),
        (many, false) => format!("{many} others are as they were."),
    };
    parts.push(Part::Line(vec![plain(words)]));
}

pub(super) fn old(shown: Option<&Shown>) -> Run {
    shown.map_or_else(|| plain(NOTHING), |shown| Run::Old(shown.text.clone()))
}

pub(super) fn new(shown: Option<&Shown>) -> Run {
    shown.map_or_else(|| plain(NOTHING), |shown| Run::New(shown.text.clone()))
}

/// By how much a figure moved, or what else happened to it.
pub(super) fn moved_by(figure: &FigureChange) -> String {
    let text = |shown: &Option<Shown>| shown.as_ref().map(|shown| shown.text.clone());
    let (old, new) = (text(&figure.old), text(&figure.new));
    moved(figure.kind, figure.change.as_ref(), old == new)
}

pub(super) fn moved(kind: Kind, change: Option<&Change>, is_printed_alike: bool) -> String {
    let moved = change.map_or(NOTHING, |change| change.text.as_str());
    match kind {
        Kind::Added => "new".to_owned(),
        Kind::Removed => "gone".to_owned(),
        Kind::Form => "the same amount".to_owned(),
        Kind::LastDigit => format!("{moved}, rounding"),
        // It is printed without its sign, and had another.
        Kind::Value if is_printed_alike => format!("{moved}, other sign"),
        Kind::Value | Kind::NotPrinted => moved.to_owned(),
    }
}

fn rounding(rounded: &[Rounded], parts: &mut Vec<Part>) {
    if rounded.is_empty() {
        return;
    }
    parts.push(Part::Section("Moved by rounding alone".to_owned()));
    let rows = rounded.iter().take(MOST_ROUNDED).map(|Rounded { figure, places }| {
        let text = |shown: &Option<Shown>| shown.as_ref().map(|s| s.text.clone());
        let (before, after) = (text(&figure.old), text(&figure.new));
        let printed = match (before, after) {
            (Some(before), Some(after)) if before == after => format!("{after}, as before"),
            (before, after) => {
                format!("{} → {}", before.unwrap_or_default(), after.unwrap_or_default())
            }
        };
        let change = figure.change.as_ref();
        vec![
            plain(&figure.label),
            plain(printed),
            plain(change.map_or(NOTHING, |change| change.text.as_str())),
            plain(first_places(places)),
        ]
    });
    let columns = vec![("Figure", false), ("Printed", true), ("Moved by", true), ("Where", false)];
    parts.push(Part::Grid(Grid { columns, rows: rows.collect() }));
    if let Some(more) = rounded.len().checked_sub(MOST_ROUNDED).filter(|more| *more > 0) {
        let words = format!("{more} more are not shown: `--format json` has them all.");
        parts.push(Part::Line(vec![plain(words)]));
    }
}

fn first_places(places: &[String]) -> String {
    let first: Vec<&str> = places.iter().take(MOST_PLACES).map(String::as_str).collect();
    match places.len().saturating_sub(MOST_PLACES) {
        0 => first.join("; "),
        more => format!("{}; and {more} more", first.join("; ")),
    }
}
