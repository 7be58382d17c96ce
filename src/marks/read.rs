//! Marks in a text, with what they mark.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::broken;
use super::record::{HEADING, Record};
use super::{CLOSE, OPEN, is_block};
use crate::diagnostic::{Diagnostic, Faults, Place, Source};

/// A stretch of a text.
pub type Span = Range<usize>;

/// A text with its marks.
#[derive(Debug)]
pub struct Marked {
    /// Its parts, in order.
    pub parts: Vec<Part>,
    /// What they held when they were made.
    pub record: Record,
    /// Where the record stands.
    pub record_span: Span,
}

/// A part that was generated.
#[derive(Debug)]
pub enum Part {
    /// Within a line: it ends where its mark begins. Where it begins is not marked.
    Inline {
        /// Its key.
        key: String,
        /// The mark.
        mark: Span,
    },
    /// On lines of its own.
    Block {
        /// Its key.
        key: String,
        /// What stands between its marks.
        content: Span,
        /// The first of its marks.
        mark: Span,
    },
    /// A number, with which the line begins that has the mark, or one above it.
    Number {
        /// What it was when it was made. Blank where a person asks for one.
        number: String,
        /// The labels of what it numbers.
        labels: Vec<String>,
        /// The mark.
        mark: Span,
    },
}

/// Finds every mark of a text.
///
/// # Errors
///
/// Marks that are broken: that don't end, that begin a part which doesn't end or end one that doesn't
/// begin, two parts of one key on lines of their own, a number where there is none, two on one line, a label
/// that stands twice, no record, or two.
pub fn read(source: &Arc<Source>) -> Result<Marked, Faults> {
    let mut reader = Reader::new(source);
    let text = source.text();
    let mut at = 0;
    while let Some(found) = text[at..].find(OPEN) {
        let start = at + found;
        reader.between.push(at..start);
        let inside = start + OPEN.len();
        let Some(end) = text[inside..].find(CLOSE).map(|end| inside + end) else {
            reader.unended(start);
            break;
        };
        let content = &text[inside..end];
        // A mark is on one line: what closes it is not the end of another.
        if content.starts_with(['=', '/', '#']) && content.contains(['\n', '<']) {
            reader.unended(start);
            at = inside;
            continue;
        }
        reader.comment(start..end + CLOSE.len(), content);
        at = end + CLOSE.len();
    }
    reader.between.push(at..text.len());
    reader.finish()
}

struct Reader<'a> {
    source: &'a Arc<Source>,
    parts: Vec<Part>,
    /// The part on lines of its own that has begun: its key, and its mark.
    open: Option<(String, Span)>,
    /// Where each part on lines of its own begins.
    blocks: BTreeMap<String, Span>,
    records: Vec<(Record, Span)>,
    /// What stands between the comments.
    between: Vec<Span>,
    faults: Faults,
}

impl<'a> Reader<'a> {
    fn new(source: &'a Arc<Source>) -> Self {
        Self {
            source,
            parts: Vec::new(),
            open: None,
            blocks: BTreeMap::new(),
            records: Vec::new(),
            between: Vec::new(),
            faults: Faults::new(),
        }
    }

    fn comment(&mut self, mark: Span, content: &str) {
        // A bar in a cell of a table has a backslash.
        let inside = content.get(1..).unwrap_or_default().replace("\\|", "|");
        if content.starts_with(HEADING) {
            self.records.push((Record::read(content), mark));
        } else if broken::has_stray_spaces(content) {
            self.faults.push(broken::spaces(content, &self.place(&mark)));
        } else if content.starts_with('=') && is_block(&inside) {
            self.begin(inside, mark);
        } else if content.starts_with('=') && self.open.is_none() {
            self.parts.push(Part::Inline { key: inside, mark });
        } else if content.starts_with('/') {
            self.end(&inside, mark);
        } else if content.starts_with('#') && self.open.is_none() {
            match broken::number(&inside) {
                Ok((number, labels)) => self.parts.push(Part::Number { number, labels, mark }),
                Err(word) => self.faults.push(broken::no_number(word, &self.place(&mark))),
            }
        }
    }

    fn begin(&mut self, key: String, mark: Span) {
        if let Some((open, first)) = self.open.take() {
            let fault = Diagnostic::error(format!("`{key}` begins before `{open}` ends"));
            let place = self.place(&mark);
            self.faults.push(
                fault.at(&place).related(&self.place(&first), "it begins here").remedy(format!(
                    "put the line `{OPEN}/{open}{CLOSE}` back where it ends, or take the mark out with which it begins"
                )),
            );
        }
        match self.blocks.get(&key) {
            Some(first) => {
                let fault = Diagnostic::error(format!("`{key}` stands twice"));
                let place = self.place(&mark);
                self.faults.push(
                    fault.at(&place).related(&self.place(first), "it stands here first").remedy(
                        "take one of them out, with its marks; or only its marks, and it is yours to keep right",
                    ),
                );
            }
            None => drop(self.blocks.insert(key.clone(), mark.clone())),
        }
        self.open = Some((key, mark));
    }

    fn end(&mut self, key: &str, mark: Span) {
        match self.open.take() {
            Some((open, first)) if open == key => {
                self.parts.push(Part::Block {
                    key: open,
                    content: first.end..mark.start,
                    mark: first,
                });
            }
            open => {
                let place = self.place(&mark);
                let fault = Diagnostic::error(format!("`{key}` ends here, and doesn't begin"));
                self.faults.push(fault.at(&place).remedy(format!(
                    "put the line `{OPEN}={key}{CLOSE}` back where it begins, or take this one out"
                )));
                self.open = open;
            }
        }
    }

    fn unended(&mut self, start: usize) {
        let line = self.source.text()[start..].lines().next().unwrap_or_default();
        let fault = Diagnostic::error("a mark, or a comment, is not closed");
        self.faults.push(
            fault
                .at(&self.place(&(start..start + line.len())))
                .remedy(format!("close it with `{CLOSE}`")),
        );
    }

    fn finish(mut self) -> Result<Marked, Faults> {
        if let Some((key, mark)) = self.open.take() {
            let place = self.place(&mark);
            self.faults.push(Diagnostic::error(format!("`{key}` begins here, and doesn't end")).at(&place).remedy(
                format!("put the line `{OPEN}/{key}{CLOSE}` back where it ends, or take this one out"),
            ));
        }
        broken::twice(self.source, &self.parts, &mut self.faults);
        let mut records = std::mem::take(&mut self.records).into_iter();
        let Some((record, record_span)) = records.next() else {
            // Where a comment isn't closed, it may be in there.
            if self.faults.is_empty() {
                self.faults.push(no_record(self.source));
            }
            return Err(self.faults);
        };
        for span in &self.between {
            if let Some(span) = broken::front_cut_off(self.source.text(), span, &record) {
                self.faults.push(broken::front(&self.place(&span)));
            }
        }
        for (_, second) in records {
            let place = self.place(&second);
            self.faults.push(
                Diagnostic::error("the record of what was made stands twice")
                    .at(&place.first_line())
                    .related(&self.place(&record_span).first_line(), "it stands here first")
                    .remedy("keep that of the paper from which the text was made"),
            );
        }
        self.faults.or(Marked { parts: self.parts, record, record_span })
    }

    fn place(&self, span: &Span) -> Place {
        Place::new(self.source, span.clone())
    }
}

fn no_record(source: &Arc<Source>) -> Diagnostic {
    Diagnostic::error("this is no draft: the record of what was made is not in it")
        .at(&Place::file(source))
        .remedy(format!(
            "take paper.md as `orderpaper build` wrote it, to its last line; the record begins with `{OPEN}{HEADING}`"
        ))
}
