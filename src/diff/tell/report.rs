//! The difference in words: headings, lines and grids, in the order in which an officer cares.

use crate::compose::format::capitalised;
use crate::diff::{
    CellChange, Change, ChartChange, Difference, ExemptParts, FigureChange, FileChange, Headlines,
    Kind, PassageChange, Piece, Renamed, Rounded, RowSaid, Shown, Status, TableChange, ValueChange,
    pieces,
};

/// How many figures that moved by rounding alone are told one by one.
const MOST_ROUNDED: usize = 25;

/// How many places of one figure are named.
const MOST_PLACES: usize = 2;

/// How many words around a change are told.
const WORDS_AROUND: usize = 6;

/// Words longer than this are told piece by piece, and not side by side.
const SIDE_BY_SIDE: usize = 32;

/// The longest value of the inputs that is told whole.
const LONGEST_VALUE: usize = 70;

/// What stands for nothing.
const NOTHING: &str = "–";

/// A piece of a report.
pub enum Part {
    /// What the report is about.
    Title(String),
    /// The heading of a section.
    Section(String),
    /// The heading of a part of a section: a table, a file.
    Part(String),
    /// A line.
    Line(Vec<Run>),
    /// One of several lines.
    Item(Vec<Run>),
    /// A table.
    Grid(Grid),
    /// A remark on all that stands above.
    Note(&'static str),
}

/// A table of a report.
pub struct Grid {
    /// The headings, with whether their cells stand at the right.
    pub columns: Vec<(&'static str, bool)>,
    /// The rows.
    pub rows: Vec<Vec<Run>>,
}

/// Words of one look.
pub enum Run {
    /// As they are.
    Plain(String),
    /// Important.
    Strong(String),
    /// Gone.
    Old(String),
    /// New.
    New(String),
}

impl Run {
    /// The words.
    pub fn text(&self) -> &str {
        let (Run::Plain(text) | Run::Strong(text) | Run::Old(text) | Run::New(text)) = self;
        text
    }
}

fn plain(text: impl Into<String>) -> Run {
    Run::Plain(text.into())
}

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

fn old(shown: Option<&Shown>) -> Run {
    shown.map_or_else(|| plain(NOTHING), |shown| Run::Old(shown.text.clone()))
}

fn new(shown: Option<&Shown>) -> Run {
    shown.map_or_else(|| plain(NOTHING), |shown| Run::New(shown.text.clone()))
}

/// By how much a figure moved, or what else happened to it.
fn moved_by(figure: &FigureChange) -> String {
    let text = |shown: &Option<Shown>| shown.as_ref().map(|shown| shown.text.clone());
    let (old, new) = (text(&figure.old), text(&figure.new));
    moved(figure.kind, figure.change.as_ref(), old == new)
}

fn moved(kind: Kind, change: Option<&Change>, is_printed_alike: bool) -> String {
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

fn tables(tables: &[TableChange], charts: &[ChartChange], parts: &mut Vec<Part>) {
    if tables.is_empty() && charts.is_empty() {
        return;
    }
    parts.push(Part::Section("Tables".to_owned()));
    for table in tables {
        let name = capitalised(&table.name);
        parts.push(Part::Part(called(&name, &table.caption, table.status)));
        self::table(table, parts);
    }
    for chart in charts {
        let words = match chart.status {
            Status::Changed => "It is drawn anew, with other figures.",
            Status::Added => "It is new.",
            Status::Removed => "It is gone.",
        };
        parts.push(Part::Part(called(&chart.name, &chart.caption, Status::Changed)));
        parts.push(Part::Line(vec![plain(words)]));
    }
}

/// `Table 2: Savings by year (new)`.
fn called(name: &str, caption: &str, status: Status) -> String {
    let name = if caption.is_empty() { name.to_owned() } else { format!("{name}: {caption}") };
    match status {
        Status::Changed => name,
        Status::Added => format!("{name} (new)"),
        Status::Removed => format!("{name} (gone)"),
    }
}

fn table(table: &TableChange, parts: &mut Vec<Part>) {
    if let Some(old_name) = &table.old_name {
        parts.push(Part::Line(vec![plain(format!("It was {old_name}."))]));
    }
    let (short, long): (Vec<&CellChange>, Vec<&CellChange>) =
        table.cells.iter().partition(|cell| cell.kind.is_some() || is_short(cell));
    if !short.is_empty() {
        let rows = short.iter().map(|cell| {
            let moved = match cell.kind {
                Some(kind) => moved(kind, cell.change.as_ref(), cell.old == cell.new),
                None => "words".to_owned(),
            };
            let shown = |text: &str, run: fn(String) -> Run| match text {
                // A dash would be what some cells hold.
                "" => plain("blank"),
                text => run(text.to_owned()),
            };
            vec![
                plain(&cell.row),
                plain(&cell.column),
                shown(&cell.old, Run::Old),
                shown(&cell.new, Run::New),
                plain(moved),
            ]
        });
        let columns =
            vec![("Row", false), ("Column", false), ("Old", true), ("New", true), ("Change", true)];
        parts.push(Part::Grid(Grid { columns, rows: rows.collect() }));
    }
    for cell in long {
        let mut runs = vec![plain(format!("{}, {}: ", cell.row, cell.column))];
        runs.extend(in_context(&pieces(&cell.old, &cell.new)));
        parts.push(Part::Item(runs));
    }
    let is_whole = table.status != Status::Changed;
    rows_said(&table.rows_added, "New row: ", Run::New, is_whole, parts);
    rows_said(&table.rows_removed, "Row gone: ", Run::Old, is_whole, parts);
    columns_said(table, parts);
    renamed("Row", &table.rows_renamed, parts);
    renamed("Column", &table.columns_renamed, parts);
    if table.reordered {
        parts.push(Part::Item(vec![plain("Its rows or columns stand in another order.")]));
    }
    let words = match table.reprinted.len() {
        0 => return,
        1 => "1 cell is printed in another way, with the same amount.".to_owned(),
        many => format!("{many} cells are printed in another way, with the same amounts."),
    };
    parts.push(Part::Item(vec![plain(words)]));
}

fn is_short(cell: &CellChange) -> bool {
    cell.old.chars().count().max(cell.new.chars().count()) <= SIDE_BY_SIDE
}

fn rows_said(
    rows: &[RowSaid],
    words: &str,
    run: fn(String) -> Run,
    is_whole: bool,
    parts: &mut Vec<Part>,
) {
    for row in rows {
        let cells: Vec<String> =
            row.cells.iter().map(|cell| format!("{}: {}", cell.column, cell.text)).collect();
        let text = match cells.is_empty() {
            true => row.row.clone(),
            false => format!("{} ({})", row.row, cells.join("; ")),
        };
        // Of a table that is wholly new or gone that is said above.
        let words = if is_whole { None } else { Some(plain(words)) };
        parts.push(Part::Item(words.into_iter().chain([run(text)]).collect()));
    }
}

fn columns_said(table: &TableChange, parts: &mut Vec<Part>) {
    let added = table
        .columns_added
        .iter()
        .map(|heading| vec![plain("New column: "), Run::New(heading.clone())]);
    let removed = table
        .columns_removed
        .iter()
        .map(|heading| vec![plain("Column gone: "), Run::Old(heading.clone())]);
    parts.extend(added.chain(removed).map(Part::Item));
}

fn renamed(what: &str, renamed: &[Renamed], parts: &mut Vec<Part>) {
    for Renamed { old, new } in renamed {
        parts.push(Part::Item(vec![
            plain(format!("{what} called otherwise: ")),
            Run::Old(old.clone()),
            plain(" → "),
            Run::New(new.clone()),
        ]));
    }
}

fn passages<'a>(
    heading: &str,
    changes: impl IntoIterator<Item = &'a PassageChange>,
    parts: &mut Vec<Part>,
) {
    let changes: Vec<&PassageChange> = changes.into_iter().collect();
    if changes.is_empty() {
        return;
    }
    parts.push(Part::Section(heading.to_owned()));
    let rows: Vec<Vec<Run>> = changes.iter().flat_map(|change| figures(change)).collect();
    if !rows.is_empty() {
        let columns = vec![
            ("Where", false),
            ("Figure", false),
            ("Old", true),
            ("New", true),
            ("Change", true),
        ];
        parts.push(Part::Grid(Grid { columns, rows }));
    }
    parts.extend(changes.into_iter().filter_map(said).map(Part::Item));
}

/// The words of a passage that changed.
fn said(change: &PassageChange) -> Option<Vec<Run>> {
    let whole = |text: &Option<String>| text.clone().unwrap_or_default();
    let words = match change.status {
        Status::Added => vec![plain("new: "), Run::New(whole(&change.new))],
        Status::Removed => vec![plain("gone: "), Run::Old(whole(&change.old))],
        Status::Changed if change.words.is_empty() => return None,
        Status::Changed => in_context(&change.words),
    };
    let place = [Run::Strong(capitalised(&standing(change))), plain(": ")];
    Some(place.into_iter().chain(words).collect())
}

/// A row for each figure of a passage that is another now.
fn figures(change: &PassageChange) -> impl Iterator<Item = Vec<Run>> {
    change.figures.iter().map(|figure| {
        vec![
            plain(capitalised(&change.place)),
            plain(&figure.label),
            old(figure.old.as_ref()),
            new(figure.new.as_ref()),
            plain(moved_by(figure)),
        ]
    })
}

/// Where it stands, and where it stood.
fn standing(change: &PassageChange) -> String {
    let PassageChange { place, section, old_place, .. } = change;
    let is_numbered = place.starts_with("paragraph ") && !place.contains(section.as_str());
    let place = match is_numbered {
        true => format!("{place} under “{section}”"),
        false => place.clone(),
    };
    // A heading is called by its words.
    let was = old_place.as_ref().filter(|_| !place.starts_with("the "));
    match was {
        Some(was) => format!("{place} (was {was})"),
        None => place,
    }
}

/// Words that changed, with some of those around.
fn in_context(pieces: &[Piece]) -> Vec<Run> {
    let last = pieces.len().saturating_sub(1);
    let run = |(at, piece): (usize, &Piece)| match piece {
        Piece::Old(words) => Run::Old(words.clone()),
        Piece::New(words) => Run::New(words.clone()),
        Piece::Same(words) => plain(around(words, at > 0, at < last)),
    };
    pieces.iter().enumerate().map(run).collect()
}

/// The first words where something before them changed, and the last where something behind did.
fn around(words: &str, behind: bool, before: bool) -> String {
    let mut was_blank = true;
    let starts = words.char_indices().filter(|(_, character)| {
        let begins = was_blank && !character.is_whitespace();
        was_blank = character.is_whitespace();
        begins
    });
    let starts: Vec<usize> = starts.map(|(at, _)| at).collect();
    let most = WORDS_AROUND * (usize::from(behind) + usize::from(before));
    if starts.len() <= most + 1 {
        return words.to_owned();
    }
    let first = if behind { &words[..starts[WORDS_AROUND]] } else { "" };
    match before {
        true => format!("{first}… {}", &words[starts[starts.len() - WORDS_AROUND]..]),
        false => format!("{first}…"),
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

fn inputs(files: Option<&[FileChange]>, parts: &mut Vec<Part>) {
    let Some(files) = files else {
        let words = "What is exempt is left out, and with it what changed in the inputs. `--exempt` compares all of it.";
        parts.push(Part::Note(words));
        return;
    };
    if files.is_empty() {
        return;
    }
    parts.push(Part::Section("Inputs".to_owned()));
    let mut lines = Vec::new();
    for file in files {
        if file.values.is_empty() {
            lines.push(Part::Item(vec![plain(format!("{}: {}", file.file, became(file)))]));
            continue;
        }
        parts.push(Part::Part(file.file.clone()));
        let columns = vec![("Record", false), ("Key", false), ("Old", false), ("New", false)];
        let rows = file.values.iter().map(value).collect();
        parts.push(Part::Grid(Grid { columns, rows }));
    }
    if !lines.is_empty() && lines.len() < files.len() {
        parts.push(Part::Part("Other files".to_owned()));
    }
    parts.extend(lines);
}

/// What became of a file whose values are not told.
fn became(file: &FileChange) -> &'static str {
    match file.status {
        Status::Added => "new",
        Status::Removed => "gone",
        Status::Changed if file.file.ends_with(".yaml") => "only comments or layout changed",
        Status::Changed if file.file.ends_with(".md") => "words changed",
        Status::Changed => "changed",
    }
}

fn value(change: &ValueChange) -> Vec<Run> {
    let said = |value: &Option<String>, run: fn(String) -> Run| match value.as_deref() {
        None | Some("") => plain(NOTHING),
        Some(value) => run(short(value)),
    };
    let field = match (change.field.as_str(), &change.old) {
        ("", None) => "new record",
        ("", Some(_)) => "record gone",
        (field, _) => field,
    };
    let record = if change.record.is_empty() { NOTHING } else { &change.record };
    vec![plain(record), plain(field), said(&change.old, Run::Old), said(&change.new, Run::New)]
}

fn short(text: &str) -> String {
    match text.char_indices().nth(LONGEST_VALUE) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}
