//! Tables as grids of cells, and the numbers in them.

use std::ops::Range;
use std::sync::{Arc, LazyLock};

use regex::Regex;
use rust_decimal::Decimal;

use super::claims::Spot;
use crate::check::hints::{Addend, Written};
use crate::diagnostic::{Place, Source};

/// A table.
pub(super) struct Grid {
    pub(super) rows: Vec<Row>,
    /// Whether the words around it, or those of the paper, say that its numbers were rounded.
    pub(super) is_rounded: bool,
    /// The line of words above it: its caption, if it has one.
    pub(super) title: String,
    /// The rows that have the headings of columns.
    headings: Vec<usize>,
}

/// A row of a table.
pub(super) struct Row {
    pub(super) cells: Vec<Cell>,
}

/// A cell of a table.
#[derive(Clone, Debug)]
pub(super) struct Cell {
    /// What stands in it, without marks of looks.
    pub(super) text: String,
    /// Where it stands in the file.
    pub(super) span: Range<usize>,
    /// Its number, if it is one and nothing else.
    pub(super) number: Option<Number>,
    /// Whether all of it is bold.
    pub(super) is_bold: bool,
}

/// A number in a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Number {
    /// Its value, in what the table counts in.
    pub(super) value: Decimal,
    /// What its last digit is worth.
    pub(super) step: Decimal,
    /// Whether a per cent sign stands behind it.
    pub(super) percent: bool,
    /// Whether a sign of money stands before it.
    pub(super) money: bool,
}

/// A thousand billion: more than any paper has.
const LARGEST: Decimal = Decimal::from_parts(0xA4C6_8000, 0x3_8D7E, 0, false, 0);

/// More places than any amount has.
const MOST_PLACES: u32 = 10;

/// All that may stand around the number of a cell.
static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)^
        (?P<open>\()? \x20? (?P<sign>[-+\u{2212}\u{2013}])? \x20? (?P<money>[£€$])? \x20? (?P<inner>[-\u{2212}])?
        (?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)
        (?P<scale>\x20?(?:mn?|k|bn|thousand|million|billion)\b)? \x20? (?P<percent>%)? \x20? (?P<close>\))? (?P<credit>\x20?(?:CR|cr))?
        [*†‡]?$",
    )
    .expect("the pattern is valid: every test runs it")
});

/// Marks of looks: those of Markdown, and tags that are left over from a word processor.
static LOOKS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"<!--.*?-->|</?[a-zA-Z]+/?>|\*\*|__|\\")
        .expect("the pattern is valid: every test runs it")
});

/// A number that isn't told, or only about.
static UNTOLD: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?ix)^(?: (?:nearly|almost|about|around|approx\w*\.?|c\.?|circa|over|under|some|roughly|up\ to|at\ (?:least|most)|(?:more|less|fewer)\ than|[<>~±≈≤≥])\s?[£€$]?\d.*
        | [£€$]?\d[\d,.]*\ ?(?:k|m|bn)?(?:\+|\ or\ (?:more|less)|\ approx\w*\.?|\ est\w*\.?|\ ?\?)
        | tb[cad]|n/?k|not\ (?:yet\ )?known|unknown|\?+|\*+|\.\.+|[x]|\[[a-z]\] )$",
    )
    .expect("the pattern is valid: every test runs it")
});

impl Cell {
    /// A cell with this text, which begins at `start` of the file.
    pub(super) fn new(typed: &str, start: usize) -> Self {
        let text = LOOKS.replace_all(typed, "").trim().to_owned();
        let number = read(&text);
        let is_bold = typed.len() > 4 && typed.starts_with("**") && typed.ends_with("**");
        Self { text, span: start..start + typed.len(), number, is_bold }
    }

    /// Where it stands.
    pub(super) fn place(&self, source: &Arc<Source>) -> Place {
        Place::new(source, self.span.clone())
    }

    /// Whether a number is meant that isn't told: `nearly 400`, `<5`, `TBC`.
    pub(super) fn is_untold(&self) -> bool {
        self.number.is_none() && UNTOLD.is_match(&self.text)
    }

    /// Whether nothing stands in it, or a dash.
    pub(super) fn is_blank(&self) -> bool {
        self.text.chars().all(|c| matches!(c, '-' | '\u{2013}' | '\u{2014}' | '\u{A0}'))
    }
}

fn read(text: &str) -> Option<Number> {
    let found = NUMBER.captures(text)?;
    let typed = found["number"].replace(',', "");
    // A telephone number, or a code.
    if typed.len() > 1 && typed.starts_with('0') && !typed.contains('.') {
        return None;
    }
    let typed = Decimal::from_str_exact(&typed).ok()?;
    let times = match found.name("scale").map(|scale| scale.as_str().trim()) {
        Some("k" | "thousand") => Decimal::ONE_THOUSAND,
        Some("m" | "mn" | "million") => Decimal::from(1_000_000),
        Some(_) => Decimal::from(1_000_000_000),
        None => Decimal::ONE,
    };
    let has = |name: &str| found.name(name).is_some();
    let is_minus = found.name("sign").is_some_and(|sign| sign.as_str() != "+");
    let is_below = (has("open") && has("close")) || is_minus || has("inner") || has("credit");
    let value = typed.checked_mul(times)?;
    // No paper has as much, and sums of it would have no end of digits.
    if value >= LARGEST || typed.scale() > MOST_PLACES {
        return None;
    }
    let value = if is_below { -value } else { value };
    let step = Decimal::new(1, typed.scale()).checked_mul(times)?;
    Some(Number { value, step, percent: has("percent"), money: has("money") })
}

impl Row {
    /// The words that name it: those of its first cell that isn't blank, before any number.
    pub(super) fn label(&self) -> &str {
        let words = self.cells.iter().take_while(|cell| cell.number.is_none());
        words.map(|cell| cell.text.as_str()).find(|text| !text.is_empty()).unwrap_or_default()
    }

    /// The number in a column.
    pub(super) fn number(&self, column: usize) -> Option<Number> {
        self.cells.get(column)?.number
    }

    /// Whether what it is called is bold, or all of it is where it is called nothing.
    pub(super) fn is_bold(&self) -> bool {
        self.cells.iter().find(|cell| !cell.is_blank()).is_some_and(|cell| cell.is_bold)
    }

    /// Whether it has words and nothing else, but for blanks: the heading of a group.
    pub(super) fn is_heading_of_group(&self) -> bool {
        let filled: Vec<&Cell> = self.cells.iter().filter(|cell| !cell.is_blank()).collect();
        filled.len() == 1 && filled[0].number.is_none()
    }

    /// Whether words stand in it where others have numbers: the headings of columns.
    pub(super) fn is_headings(&self) -> bool {
        let rest = || self.cells.iter().skip(1);
        let is_words =
            |cell: &&Cell| !cell.is_blank() && cell.number.is_none() && !cell.is_untold();
        let words = rest().filter(is_words).count();
        let years = rest().filter(|cell| cell.number.is_some_and(Number::is_year)).count();
        let numbers = rest().filter(|cell| cell.number.is_some()).count();
        numbers == years && (words > 0 || years > 1)
    }
}

impl Number {
    /// As it is written.
    pub(super) fn written(self) -> Written {
        Written { value: self.value, step: self.step }
    }

    /// As a part of a sum.
    pub(super) fn added(self, label: String) -> Addend {
        Addend { label, number: self.written() }
    }

    /// Whether it may well be a year.
    fn is_year(self) -> bool {
        let is_whole = self.step == Decimal::ONE;
        is_whole && (Decimal::from(1990)..=Decimal::from(2060)).contains(&self.value)
    }
}

impl Grid {
    /// A table of these rows. Which of them have headings is asked of every cell, and so is looked up once.
    pub(super) fn new(rows: Vec<Row>, is_rounded: bool, title: String) -> Self {
        let all = rows.iter().enumerate();
        let headings = all.filter(|(_, row)| row.is_headings()).map(|(index, _)| index).collect();
        Self { rows, is_rounded, title, headings }
    }

    /// How many columns its widest row has.
    pub(super) fn columns(&self) -> usize {
        self.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0)
    }

    /// The cell at a row and a column.
    pub(super) fn cell(&self, (row, column): Spot) -> Option<&Cell> {
        self.rows.get(row)?.cells.get(column)
    }

    /// The number at a row and a column.
    pub(super) fn number_at(&self, spot: Spot) -> Option<Number> {
        self.cell(spot)?.number
    }

    /// The headings over a cell of a column: the nearest row of headings above.
    pub(super) fn heading(&self, row: usize, column: usize) -> &str {
        let above = self.headings.partition_point(|heading| *heading < row);
        let headings = self.headings[..above].iter().rev();
        headings
            .filter_map(|heading| self.rows.get(*heading)?.cells.get(column))
            .map(|cell| cell.text.as_str())
            .next()
            .unwrap_or_default()
    }

    /// Whether the numbers of a column, as far as its heading tells, can be added: rates and shares can't.
    pub(super) fn adds_up(&self, row: usize, column: usize) -> bool {
        const NOT_ADDED: [&str; 20] = [
            "percent",
            "percentage",
            "average",
            "mean",
            "median",
            "rate",
            "ratio",
            "score",
            "rank",
            "price",
            "index",
            "date",
            "ref",
            "reference",
            "no",
            "age",
            "grade",
            "band",
            "share",
            "paragraph",
        ];
        let heading = self.heading(row, column).to_lowercase();
        let mut words = heading.split(|c: char| !c.is_alphanumeric());
        let is_share = heading.contains('%') || heading.contains("per cent");
        // A column that is headed `Year` has years, or amounts of one.
        let are_years =
            heading.trim() == "year" && self.number_at((row, column)).is_some_and(Number::is_year);
        !are_years && !is_share && !words.any(|word| NOT_ADDED.contains(&word))
    }
}
