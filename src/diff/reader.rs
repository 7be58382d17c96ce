//! Block by block through a paper, to read what can be compared.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::number::{Number, Values};
use super::read::{
    CellRead, ChartRead, ColumnRead, Passage, PassageKind, Reading, RowRead, TableRead,
};
use super::words::{Token, add_words, tick, tokens};
use crate::diagnostic::Place;
use crate::explain::{Around, name_of};
use crate::marks;
use crate::paper::{
    Block, Cell, Chart, Heading, Inline, List, Numbered, Paper, Row, RowRole, Table, plain_text,
    walk,
};

/// Goes through a paper, block by block.
pub struct Reader<'a> {
    recommendations: Vec<&'a Place>,
    values: Values,
    section_index: usize,
    reading: Reading,
}

impl<'a> Reader<'a> {
    /// Reads a paper, whose recommendations were typed at these places.
    pub fn read(paper: &Paper, recommendations: Vec<&'a Place>, values: Values) -> Reading {
        let reading = Reading::default();
        let mut reader = Self { recommendations, values, section_index: 0, reading };
        reader.blocks(&paper.blocks, &mut Around::default());
        for (index, footnote) in paper.footnotes.iter().enumerate() {
            reader.blocks(&footnote.blocks, &mut Around::in_footnote(index));
        }
        reader.reading
    }

    fn blocks(&mut self, blocks: &[Block], around: &mut Around) {
        for block in blocks {
            match block {
                Block::Heading(heading) => self.heading(heading, around),
                Block::Paragraph(content) => {
                    around.meet_paragraph();
                    self.line(content, around.words(), PassageKind::Words, around);
                }
                Block::Numbered(Numbered { number, blocks }) => {
                    self.blocks(blocks, &mut around.in_numbered(number));
                }
                Block::List(list) => self.list(list, around),
                Block::Quote(blocks) => self.blocks(blocks, around),
                Block::Table(table) => self.table(table, around),
                Block::Chart(chart) => self.chart(chart, around),
                Block::Code(code) => {
                    let mut tokens = Vec::new();
                    add_words(code, &mut tokens);
                    self.add(tokens, around.words(), PassageKind::Words, around);
                }
                Block::Rule | Block::Contents { .. } | Block::PageBreak => {}
            }
        }
    }

    fn heading(&mut self, heading: &Heading, around: &mut Around) {
        if heading.level == 2 {
            self.section_index += 1;
        }
        let words = around.meet_heading(heading);
        self.line(&heading.content, words, PassageKind::Heading, around);
    }

    fn list(&mut self, list: &List, around: &Around) {
        for (index, item) in list.items.iter().enumerate() {
            let first = self.reading.passages.len();
            self.blocks(&item.blocks, &mut around.in_item(list, index));
            if let (Some(ticked), Some(passage)) =
                (item.ticked, self.reading.passages.get_mut(first))
            {
                let box_ = [Token::Word(tick(ticked).to_owned()), Token::Space];
                passage.tokens.splice(0..0, box_);
            }
        }
    }

    fn chart(&mut self, chart: &Chart, around: &Around) {
        let name = name_of(Some(&chart.caption), around);
        self.beside(Some(&chart.caption), &chart.notes, &name, around);
        self.reading.charts.push(ChartRead {
            key: marks::key(Some(&chart.image.place)),
            caption: without_name(&plain_text(&chart.caption), &name),
            shows: chart.image.alternative.clone(),
            name,
        });
    }

    fn table(&mut self, table: &Table, around: &Around) {
        let name = name_of(table.caption.as_ref(), around);
        self.beside(table.caption.as_ref(), &table.notes, &name, around);
        let caption = table.caption.as_ref().map(|caption| plain_text(caption));
        let mut rows = self.rows(&table.rows);
        name_groups(&mut rows);
        let columns = table.columns.iter().enumerate().map(|(index, column)| ColumnRead {
            heading: plain_text(&column.heading),
            key: column_key(&rows, index),
        });
        let columns = columns.collect();
        self.reading.tables.push(TableRead {
            key: marks::key(table.origin.0.as_ref()),
            caption: without_name(&caption.unwrap_or_default(), &name),
            name,
            columns,
            rows,
        });
    }

    fn rows(&self, rows: &[Row]) -> Vec<RowRead> {
        let values = self.values;
        let cell = |cell: &Cell| match cell {
            Cell::Blank => CellRead::Words(Vec::new()),
            Cell::Words(content) => CellRead::Words(tokens(content, values)),
            Cell::Figure(placed) => {
                let figure = &placed.figure;
                let number = Number::new(&placed.text, figure.value, figure.unit, values);
                CellRead::Figure(Arc::clone(figure), number)
            }
        };
        let read = rows.iter().map(|row| {
            let cells: Vec<CellRead> = row.cells.iter().map(cell).collect();
            let first = cells.iter().find_map(|cell| match cell {
                CellRead::Figure(figure, _) => Some(figure.name.clone()),
                CellRead::Words(_) => None,
            });
            RowRead {
                key: first,
                label: without_note(&cells.first().map(CellRead::text).unwrap_or_default()),
                role: row.role,
                cells,
            }
        });
        let mut rows: Vec<RowRead> = read.collect();
        name_rows(&mut rows);
        rows
    }

    /// The words above and below a table or a chart.
    fn beside(
        &mut self,
        caption: Option<&Vec<Inline>>,
        notes: &[Vec<Inline>],
        name: &str,
        around: &Around,
    ) {
        let within = around.in_table(name);
        if let Some(caption) = caption {
            let mut words = tokens(caption, self.values);
            // The number is the program's: another one is no change of words.
            let ends_name =
                |token: &Token| matches!(token, Token::Word(word) if word.ends_with(':'));
            if let Some(end) = words.iter().position(ends_name) {
                words.drain(..(end + 2).min(words.len()));
            }
            let place = format!("the caption of {name}");
            self.add(words, place, PassageKind::Beside, &within);
        }
        for note in notes {
            let place = format!("a note under {name}");
            self.line(note, place, PassageKind::Beside, &within);
            if let Some(passage) = self.reading.passages.last_mut() {
                passage.is_typed = is_typed(note);
            }
        }
    }

    fn line(&mut self, content: &[Inline], place: String, kind: PassageKind, around: &Around) {
        let tokens = tokens(content, self.values);
        if kind == PassageKind::Words && self.is_recommendation(content) {
            return self.add(tokens, around.recommendation(), PassageKind::Recommendation, around);
        }
        self.add(tokens, place, kind, around);
    }

    fn add(&mut self, tokens: Vec<Token>, place: String, kind: PassageKind, around: &Around) {
        if tokens.is_empty() {
            return;
        }
        let section_index = self.section_index;
        let section = around.section();
        self.reading.passages.push(Passage {
            place,
            section,
            section_index,
            kind,
            tokens,
            is_typed: true,
        });
    }

    /// Whether any of it was typed where the paper has its recommendations.
    fn is_recommendation(&self, content: &[Inline]) -> bool {
        let is_within =
            |place: &Place| self.recommendations.iter().any(|whole| place.is_within(whole));
        let mut found = false;
        let mut see = |inline: &Inline| found |= place_of(inline).is_some_and(is_within);
        walk::line(content, &mut see);
        found
    }
}

/// Where words, or a figure among them, were typed.
fn place_of(inline: &Inline) -> Option<&Place> {
    match inline {
        Inline::Text(text) => text.origin.0.as_ref(),
        Inline::Figure(placed) => placed.origin.0.as_ref(),
        Inline::Reference(reference) => Some(&reference.place),
        _ => None,
    }
}

/// Whether somebody typed any of a line, or the program made it: then its words don't stand where they come from.
fn is_typed(content: &[Inline]) -> bool {
    let plain = |words: &str| words.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let mut found = false;
    walk::line(content, &mut |inline: &Inline| {
        let Inline::Text(text) = inline else { return };
        let words = plain(&text.words);
        let stands = |place: &Place| !words.is_empty() && plain(place.text()).contains(&words);
        found |= text.origin.0.as_ref().is_some_and(stands);
    });
    found
}

/// `Savings by year` of `Table 2: Savings by year`.
fn without_name(caption: &str, name: &str) -> String {
    let rest = caption.strip_prefix(name).map(|rest| rest.trim_start_matches(": "));
    rest.unwrap_or(caption).to_owned()
}

/// The label of a row without the number of its note.
fn without_note(label: &str) -> String {
    let name = label.rsplit_once(" [note ").filter(|(_, number)| {
        number.strip_suffix(']').is_some_and(|n| n.chars().all(|c| c.is_ascii_digit()))
    });
    name.map_or(label, |(name, _)| name).to_owned()
}

/// Calls rows by the names of their first figures, without the column; where that is the name of all rows, as
/// of parts of a whole, with it.
fn name_rows(rows: &mut [RowRead]) {
    let record = |row: &RowRead| Some(row.key.as_ref()?.rsplit_once('.')?.0.to_owned());
    let records: Vec<Option<String>> = rows.iter().map(record).collect();
    let mut known = BTreeSet::new();
    if records.iter().flatten().all(|record| known.insert(record)) {
        for (row, record) in rows.iter_mut().zip(records) {
            row.key = record.or(row.key.take());
        }
    }
}

/// Where several rows have one name, says to which group each belongs.
fn name_groups(rows: &mut [RowRead]) {
    let mut labels: BTreeMap<String, usize> = BTreeMap::new();
    for row in &*rows {
        *labels.entry(row.label.clone()).or_default() += 1;
    }
    let mut group: Option<String> = None;
    for row in rows {
        if row.role == RowRole::Group {
            group = Some(row.label.clone());
        } else if let Some(group) = &group
            && labels.get(&row.label).is_some_and(|rows| *rows > 1)
        {
            row.label = format!("{group}: {}", row.label);
        }
    }
}

fn column_key(rows: &[RowRead], index: usize) -> Option<String> {
    let mut names = rows.iter().filter_map(|row| match row.cells.get(index) {
        Some(CellRead::Figure(figure, _)) => figure.name.rsplit_once('.').map(|(_, key)| key),
        _ => None,
    });
    let first = names.next()?;
    names.all(|key| key == first).then(|| first.to_owned())
}
