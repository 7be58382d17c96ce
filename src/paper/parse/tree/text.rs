//! Text, and what stands in it: figures, tables and tick boxes.

use std::ops::Range;

use super::Builder;
use super::frame::Kind;
use crate::paper::parse::numbers::Counted;
use crate::paper::parse::tokens::{Piece, pieces};
use crate::paper::parse::{CAPTION_SEPARATOR, faults, pipes};
use crate::paper::{
    Block, Chart, Image, Inline, Origin, Placement, Reference, ReferenceForm, Table,
};

impl Builder<'_> {
    /// Text: words, figures, tables and tick boxes.
    pub(super) fn text(&mut self, text: &str, span: Range<usize>) {
        if matches!(self.top().kind, Kind::Code) {
            let text = self.plain(text, &span);
            let text = self.drawn(&text, &span);
            self.top().text.push_str(&text);
            return;
        }
        self.note_beginning(text);
        for (piece, within) in pieces(text) {
            let within = span.start + within.start..span.start + within.end;
            match piece {
                Piece::Words(words) => {
                    let words = self.drawn(words, &span);
                    self.words_from(&words, &within);
                }
                Piece::TickBox(ticked) => self.inline(Inline::TickBox { ticked }),
                Piece::Token(token) => self.token(token, within),
                Piece::Stray => self.fault(faults::stray(), &within),
            }
        }
    }

    pub(super) fn token(&mut self, token: usize, span: Range<usize>) {
        match self.markdown.placement(token) {
            Some(Placement::Figure(placed)) => {
                // It is no figure any more once something else is printed.
                self.drawn(&placed.text, &span);
                self.inline(Inline::Figure(placed.clone()));
            }
            Some(Placement::TableReference(id)) => {
                let words = self.table_name(id, &span);
                if !words.is_empty() {
                    let (labels, form) = (vec![id.clone()], ReferenceForm::Words);
                    let place = self.markdown.place(span);
                    self.inline(Inline::Reference(Reference { labels, form, words, place }));
                }
            }
            Some(Placement::Table { id, .. }) => {
                self.place_block((Counted::Tables, id), token, span);
            }
            Some(Placement::Chart { id, .. }) => {
                self.place_block((Counted::Charts, id), token, span);
            }
            Some(Placement::Reference(reference)) => {
                self.inline(Inline::Reference(reference.clone()));
            }
            Some(Placement::Label(label)) => self.inline(Inline::Label(label.clone())),
            Some(Placement::Unnumbered) => self.without_number = true,
            // They begin paragraphs of their own, which our templates see to.
            Some(
                Placement::Contents
                | Placement::PageBreak
                | Placement::ExemptStart(_)
                | Placement::ExemptEnd(_),
            ) => {
                self.top().opening = Some((token, span));
            }
            // Our own text puts notes at the beginning of paragraphs, and nowhere else.
            Some(Placement::Note) => self.top().opening = Some((token, span)),
            None => self.fault(faults::stray(), &span),
        }
    }

    /// What a reference to a table or a chart prints.
    pub(super) fn table_name(&mut self, id: &str, span: &Range<usize>) -> String {
        if let Some(Some(number)) = self.charts.number_by_name(id) {
            return self.options.chart_name(number);
        }
        match self.tables.number_of(id) {
            Ok(number) => self.options.table_name(number),
            Err(fault) => {
                self.fault(*fault, span);
                String::new()
            }
        }
    }

    /// Notes the table or chart where a paragraph begins; whether it stands alone is seen at the end.
    pub(super) fn place_block(
        &mut self,
        (what, id): (Counted, &str),
        token: usize,
        span: Range<usize>,
    ) {
        self.drawn.insert(token);
        let in_footnote = self.stack.iter().any(|frame| matches!(frame.kind, Kind::Footnote(_)));
        let top = self.top();
        let alone = top.takes_tables() && top.inlines.is_empty() && top.opening.is_none();
        if in_footnote {
            self.fault(faults::in_a_footnote(what, id), &span);
        } else if alone {
            top.opening = Some((token, span));
        } else {
            self.fault(faults::in_a_line(what, id), &span);
        }
    }

    /// A paragraph is words, unless it begins with a table or a note.
    pub(super) fn finish_paragraph(
        &mut self,
        content: Vec<Inline>,
        opening: Option<(usize, Range<usize>)>,
    ) {
        let options = self.options;
        let Some((token, span)) = opening else {
            let is_break =
                |inline: &Inline| matches!(inline, Inline::SoftBreak | Inline::HardBreak);
            if let Some(chart) = pipes::take_chart(&mut self.top().blocks, &content, options) {
                self.block(Block::Chart(chart));
            } else if !content.iter().all(is_break)
                && let Some(content) = self.note_of_landscape(content)
            {
                self.block(Block::Paragraph(content));
            }
            return;
        };
        match self.markdown.placement(token) {
            Some(Placement::Table { id, table }) => {
                self.check_table(token, table, &span);
                let name = self.tables.number(token).map(|number| options.table_name(number));
                let caption = name.map(|name| caption(&name, content));
                let landscape = self.placed_landscape(id, table.landscape, &span);
                let origin = Origin(Some(self.markdown.place(span)));
                self.exempt.name(id);
                let table = Table { caption, landscape, origin, ..table.clone() };
                self.block(Block::Table(table));
            }
            Some(Placement::Chart { id, image }) => {
                self.exempt.name(id);
                let number = self.charts.number(token);
                let name = number.map(|number| options.chart_name(number)).unwrap_or_default();
                let place = self.markdown.place(span);
                self.block(Block::Chart(Chart {
                    caption: caption(&name, content),
                    image: Image { place, ..image.clone() },
                    notes: Vec::new(),
                }));
            }
            Some(Placement::Contents) => {
                self.block(Block::Contents { depth: self.options.contents_depth });
            }
            Some(Placement::PageBreak) => self.block(Block::PageBreak),
            // An edge that stands elsewhere is missed when all has been read.
            Some(Placement::ExemptStart(_)) if content.is_empty() && self.stack.len() == 1 => {
                self.exempt.start(self.stack[0].blocks.len());
            }
            Some(Placement::ExemptEnd(_)) if content.is_empty() && self.stack.len() == 1 => {
                self.exempt.end(self.stack[0].blocks.len());
            }
            Some(Placement::ExemptStart(_) | Placement::ExemptEnd(_)) => {}
            Some(Placement::Note) => match self.top().blocks.last_mut() {
                Some(Block::Table(table)) => table.notes.push(content),
                Some(Block::Chart(chart)) => chart.notes.push(content),
                _ => self.fault(faults::stray(), &span),
            },
            _ => self.fault(faults::stray(), &span),
        }
    }

    /// Text without marks, in code or a path, with figures as they are printed.
    pub(super) fn plain(&mut self, text: &str, span: &Range<usize>) -> String {
        let mut plain = String::new();
        for (piece, within) in pieces(text) {
            match piece {
                Piece::Token(token) => match self.markdown.placement(token) {
                    Some(Placement::Figure(placed)) => plain.push_str(&placed.text),
                    Some(Placement::TableReference(id)) => {
                        plain.push_str(&self.table_name(id, span));
                    }
                    Some(Placement::Table { id, .. }) => {
                        self.drawn.insert(token);
                        self.fault(faults::in_a_line(Counted::Tables, id), span);
                    }
                    Some(Placement::Chart { id, .. }) => {
                        self.drawn.insert(token);
                        self.fault(faults::in_a_line(Counted::Charts, id), span);
                    }
                    Some(Placement::Reference(_)) => {
                        self.fault(faults::unsupported("a reference within code or a path"), span);
                    }
                    Some(
                        Placement::Label(_)
                        | Placement::Unnumbered
                        | Placement::ExemptStart(_)
                        | Placement::ExemptEnd(_),
                    ) => {}
                    Some(Placement::Note | Placement::Contents | Placement::PageBreak) | None => {
                        self.fault(faults::stray(), span);
                    }
                },
                Piece::Stray => self.fault(faults::stray(), span),
                Piece::Words(_) | Piece::TickBox(_) => plain.push_str(&text[within]),
            }
        }
        plain
    }
}

/// What the paper prints over a table or a chart: `Table 1: Savings by year`.
fn caption(name: &str, mut words: Vec<Inline>) -> Vec<Inline> {
    let name = format!("{name}{CAPTION_SEPARATOR}");
    match words.first_mut() {
        Some(Inline::Text(text)) => text.words.insert_str(0, &name),
        _ => words.insert(0, Inline::words(name)),
    }
    words
}
