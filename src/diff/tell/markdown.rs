//! The difference as Markdown, fit to be pasted into an e-mail: what is gone is struck out, what is new is bold.
//!
//! It is made as a paper is, so that no word of it is taken for Markdown.

use super::parts::{Grid, Part, Run};
use super::report::report;
use crate::diff::Difference;
use crate::paper::{
    Alignment, Block, Cell, Column, Details, Exempt, Heading, Inline, Item, Labels, List, Origin,
    Paper, Row, RowRole, Table,
};
use crate::render;

/// The difference as Markdown.
pub fn markdown(difference: &Difference) -> String {
    let mut blocks: Vec<Block> = Vec::new();
    for part in report(difference) {
        match part {
            Part::Title(words) => blocks.push(heading(1, &words)),
            Part::Section(words) => blocks.push(heading(2, &words)),
            Part::Heading(words) => blocks.push(heading(3, &words)),
            Part::Line(runs) => blocks.push(Block::Paragraph(inlines(&runs))),
            Part::Item(runs) => add_item(&runs, &mut blocks),
            Part::Note(words) => blocks.push(Block::Paragraph(vec![Inline::words(words)])),
            Part::Grid(grid) => blocks.push(Block::Table(table(&grid))),
        }
    }
    let paper = Paper {
        details: Details::default(),
        blocks,
        footnotes: Vec::new(),
        exempt: Exempt::default(),
    };
    render::markdown(&paper)
}

fn heading(level: u8, words: &str) -> Block {
    Block::Heading(Heading { level, number: None, content: vec![Inline::words(words)] })
}

/// Lines that follow one another are one list.
fn add_item(runs: &[Run], blocks: &mut Vec<Block>) {
    let item = Item { ticked: None, blocks: vec![Block::Paragraph(inlines(runs))] };
    match blocks.last_mut() {
        Some(Block::List(list)) => list.items.push(item),
        _ => {
            let list = List { labels: Labels::Bullet, tight: true, items: vec![item] };
            blocks.push(Block::List(list));
        }
    }
}

fn inlines(runs: &[Run]) -> Vec<Inline> {
    let mut inlines = Vec::new();
    let mut was_old = false;
    for run in runs {
        // What took the place of other words stands apart from them.
        if was_old && matches!(run, Run::New(_)) {
            inlines.push(Inline::words(" "));
        }
        was_old = matches!(run, Run::Old(_));
        inlines.extend(inline(run));
    }
    inlines
}

/// Marks can't begin or end with a blank.
fn inline(run: &Run) -> Vec<Inline> {
    let words = run.text();
    let inner = words.trim();
    let marked = vec![Inline::words(inner)];
    let marked = match run {
        Run::Plain(_) => return vec![Inline::words(words)],
        _ if inner.is_empty() => return vec![Inline::words(words)],
        Run::Strong(_) | Run::New(_) => Inline::Strong(marked),
        Run::Old(_) => Inline::Struck(marked),
    };
    let start = &words[..words.len() - words.trim_start().len()];
    let end = &words[words.trim_end().len()..];
    vec![Inline::words(start), marked, Inline::words(end)]
}

fn table(grid: &Grid) -> Table {
    let column = |(at, (heading, at_right)): (usize, &(&str, bool))| Column {
        heading: vec![Inline::words(*heading)],
        alignment: if *at_right { Alignment::Right } else { Alignment::Left },
        names_rows: at == 0,
    };
    let row = |cells: &Vec<Run>| Row {
        role: RowRole::Body,
        // Old and new stand in columns of their own.
        cells: cells.iter().map(|run| Cell::Words(vec![Inline::words(run.text())])).collect(),
    };
    Table {
        caption: None,
        columns: grid.columns.iter().enumerate().map(column).collect(),
        headings_shown: true,
        landscape: false,
        rows: grid.rows.iter().map(row).collect(),
        notes: Vec::new(),
        origin: Origin::default(),
    }
}
