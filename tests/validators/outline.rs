//! A paper as a list of what is heard, piece by piece: headings, paragraphs, labels, cells.

use orderpaper::paper::{Block, Cell, Inline, Paper, RowRole, Table};
use unicode_normalization::UnicodeNormalization;

/// A piece, with its kind as a PDF calls it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    pub kind: String,
    pub words: String,
}

impl Piece {
    /// A piece whose words are parted by single spaces.
    pub fn new(kind: &str, words: &str) -> Self {
        let words: Vec<&str> = words.split_whitespace().collect();
        // A letter and its accent are one glyph where the font has it.
        Self { kind: kind.to_owned(), words: words.join(" ").nfc().collect() }
    }
}

/// What a paper says.
pub fn of(paper: &Paper) -> Vec<Piece> {
    let mut outline = Outline::default();
    outline.blocks(&paper.blocks);
    for (index, footnote) in paper.footnotes.iter().enumerate() {
        outline.push("Lbl", &(index + 1).to_string());
        outline.blocks(&footnote.blocks);
    }
    outline.pieces
}

#[derive(Default)]
struct Outline {
    pieces: Vec<Piece>,
    /// The levels of the headings above.
    headings: Vec<u8>,
}

impl Outline {
    /// What says nothing is not heard, but for cells, which are counted.
    fn push(&mut self, kind: &str, words: &str) {
        let piece = Piece::new(kind, words);
        if !piece.words.is_empty() || kind.starts_with('T') {
            self.pieces.push(piece);
        }
    }

    fn blocks(&mut self, blocks: &[Block]) {
        blocks.iter().for_each(|block| self.block(block));
    }

    fn block(&mut self, block: &Block) {
        match block {
            // What says nothing is no heading, and nothing stands under it.
            Block::Heading(heading) if words(&heading.content).trim().is_empty() => {}
            Block::Heading(heading) => {
                self.headings.retain(|&level| level < heading.level);
                self.headings.push(heading.level);
                let number = heading.number.as_deref().unwrap_or_default();
                let line = format!("{number} {}", words(&heading.content));
                self.push(&format!("H{}", self.headings.len()), &line);
            }
            Block::Paragraph(content) => self.push("P", &words(content)),
            Block::Numbered(numbered) => {
                self.push("Lbl", &numbered.number);
                self.blocks(&numbered.blocks);
            }
            Block::List(list) => {
                for (index, item) in list.items.iter().enumerate() {
                    // A tick box stands in the place of a bullet, and has no words.
                    let label = list.labels.of(index);
                    let is_box = item.ticked.is_some() && label == "•";
                    self.push("Lbl", if is_box { "" } else { &label });
                    self.blocks(&item.blocks);
                }
            }
            Block::Table(table) => self.table(table),
            Block::Chart(chart) => {
                self.push("Caption", &words(&chart.caption));
                chart.notes.iter().for_each(|note| self.push("P", &words(note)));
            }
            Block::Quote(blocks) => self.blocks(blocks),
            Block::Code(text) => self.push("P", text),
            Block::Rule | Block::Contents { .. } | Block::PageBreak => {}
        }
    }

    fn table(&mut self, table: &Table) {
        if let Some(caption) = &table.caption {
            self.push("Caption", &words(caption));
        }
        let headings = table.columns.iter().map(|column| words(&column.heading));
        if table.headings_shown {
            self.row(headings.map(|heading| ("TH", heading)).collect());
        }
        for row in &table.rows {
            let kind = |index: usize| if table.columns[index].names_rows { "TH" } else { "TD" };
            let cells = row.cells.iter().enumerate();
            let cells: Vec<_> =
                cells.map(|(index, cell)| (kind(index), cell_words(cell))).collect();
            if row.role == RowRole::Group {
                self.row(vec![("TH", cells[0].1.clone())]);
            } else {
                self.row(cells);
            }
        }
        table.notes.iter().for_each(|note| self.push("P", &words(note)));
    }

    /// A row in which nothing stands is not heard.
    fn row(&mut self, cells: Vec<(&str, String)>) {
        if cells.iter().any(|(_, words)| !words.trim().is_empty()) {
            cells.iter().for_each(|(kind, words)| self.push(kind, words));
        }
    }
}

fn cell_words(cell: &Cell) -> String {
    match cell {
        Cell::Blank => String::new(),
        Cell::Words(content) => words(content),
        Cell::Figure(placed) => placed.text.clone(),
    }
}

/// The words of a line, as they are heard.
fn words(content: &[Inline]) -> String {
    let mut said = String::new();
    let mut last_is_note = false;
    for inline in content {
        let is_note = matches!(inline, Inline::FootnoteReference(_));
        match inline {
            Inline::Text(text) => said.push_str(text),
            Inline::Code(text) => said.push_str(text),
            Inline::Figure(placed) => said.push_str(&placed.text),
            Inline::Strong(content)
            | Inline::Emphasis(content)
            | Inline::Struck(content)
            | Inline::Link { content, .. }
            | Inline::Language { content, .. } => said.push_str(&words(content)),
            Inline::Reference(reference) => said.push_str(&reference.words),
            Inline::FootnoteReference(number) if last_is_note => {
                said.push_str(&format!(",{number}"))
            }
            Inline::FootnoteReference(number) => said.push_str(&number.to_string()),
            Inline::Image(_) | Inline::Label(_) | Inline::TickBox { .. } => {}
            Inline::SoftBreak | Inline::HardBreak => said.push(' '),
        }
        last_is_note = is_note;
    }
    // What only says where a line may end is not drawn.
    let drawn = said.chars().filter(|c| !matches!(c, '\u{AD}' | '\u{2060}' | '\u{200B}'));
    drawn.collect()
}

impl Piece {
    /// The piece without its spaces.
    pub fn letters(mut self) -> Self {
        self.words.retain(|character| character != ' ');
        self
    }
}

/// Fails at the first piece that was heard otherwise than it was said.
pub fn compare(paper: &str, said: &[Piece], heard: &[Piece]) {
    for (index, said) in said.iter().enumerate() {
        let heard = heard.get(index);
        assert_eq!(heard, Some(said), "{paper}: piece {index}");
    }
    assert_eq!(heard.get(said.len()), None, "{paper}: more was heard than said");
}
