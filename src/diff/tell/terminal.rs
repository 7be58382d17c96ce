//! The difference on a terminal: grids whose columns line up, and colours where they are wanted.

use super::parts::{Grid, Part, Run};
use super::report::report;
use crate::diff::Difference;

/// Columns are as wide as their widest cell, but no wider than this: longer ones stick out.
const WIDEST: usize = 72;

// What terminals take for a change of looks.
const BOLD: &str = "\u{1b}[1m";
const RED: &str = "\u{1b}[31m";
const GREEN: &str = "\u{1b}[32m";
const USUAL: &str = "\u{1b}[0m";

/// The difference for a terminal.
pub fn terminal(difference: &Difference, colour: bool) -> String {
    let mut writer = Writer { colour, indent: 0, text: String::new() };
    report(difference).iter().for_each(|part| writer.part(part));
    writer.text
}

struct Writer {
    colour: bool,
    /// How far lines are set in: under their heading.
    indent: usize,
    text: String,
}

impl Writer {
    fn part(&mut self, part: &Part) {
        match part {
            Part::Title(words) => self.heading(words, 0),
            Part::Section(words) => self.heading(words, 0),
            Part::Heading(words) => self.heading(words, 2),
            Part::Line(runs) => self.line(runs, ""),
            Part::Item(runs) => self.line(runs, "- "),
            Part::Grid(grid) => self.grid(grid),
            Part::Note(words) => self.text += &format!("\n{words}\n"),
        }
    }

    fn heading(&mut self, words: &str, indent: usize) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        let words = self.painted(BOLD, &one_line(words));
        self.text += &format!("{:indent$}{words}\n", "");
        self.indent = indent + 2;
    }

    fn line(&mut self, runs: &[Run], mark: &str) {
        // What is gone and what is new is marked: colours alone tell some readers nothing.
        let runs = runs.iter().map(|run| match run {
            Run::Plain(words) => one_line(words),
            Run::Strong(words) => self.painted(BOLD, &one_line(words)),
            Run::Old(words) => self.painted(RED, &format!("[-{}-]", one_line(words))),
            Run::New(words) => self.painted(GREEN, &format!("{{+{}+}}", one_line(words))),
        });
        let line: String = runs.collect();
        self.text += &format!("{:1$}{mark}{line}\n", "", self.indent);
    }

    fn grid(&mut self, grid: &Grid) {
        let cell = |run: &Run| one_line(run.text());
        let widths = grid.columns.iter().enumerate().map(|(at, (heading, _))| {
            let cells = grid.rows.iter().filter_map(|row| row.get(at)).map(cell);
            let widths = cells.map(|cell| cell.chars().count()).filter(|width| *width <= WIDEST);
            widths.chain([heading.chars().count()]).max().unwrap_or_default()
        });
        let widths: Vec<usize> = widths.collect();
        let headings: Vec<Run> =
            grid.columns.iter().map(|(heading, _)| Run::Strong((*heading).to_owned())).collect();
        for row in std::iter::once(&headings).chain(&grid.rows) {
            let cells =
                row.iter().zip(&widths).zip(&grid.columns).map(|((run, width), (_, at_right))| {
                    let words = cell(run);
                    let blanks = " ".repeat(width.saturating_sub(words.chars().count()));
                    let words = match run {
                        Run::Plain(_) => words,
                        Run::Strong(_) => self.painted(BOLD, &words),
                        Run::Old(_) => self.painted(RED, &words),
                        Run::New(_) => self.painted(GREEN, &words),
                    };
                    if *at_right { blanks + &words } else { words + &blanks }
                });
            let cells: Vec<String> = cells.collect();
            let line = format!("{:1$}{2}", "", self.indent, cells.join("  "));
            self.text += line.trim_end();
            self.text.push('\n');
        }
    }

    fn painted(&self, look: &str, words: &str) -> String {
        if self.colour { format!("{look}{words}{USUAL}") } else { words.to_owned() }
    }
}

/// Words on one line, without signs by which a terminal would change its looks.
fn one_line(words: &str) -> String {
    let shown = |character: char| match character {
        '\n' | '\r' | '\t' => ' ',
        other if other.is_control() => char::REPLACEMENT_CHARACTER,
        other => other,
    };
    words.chars().map(shown).collect()
}
