//! Blocks out of events.
//!
//! What is open (a list, an item in it, a paragraph in that) lies on a stack of [`Frame`]s. An event
//! that begins something puts a frame on the stack, text goes into the topmost, and an event that
//! ends something takes the frame off and puts what it became into the one below.

mod characters;
mod exempt;
mod frame;
mod gaps;
pub(super) mod heading;
mod html;
mod landscape;
mod language;
mod link;
mod picture;
mod table;
mod text;

use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::{Event, Tag};

pub(in crate::paper) use self::characters::number as printed_number;
use self::exempt::Edges;
use self::frame::{Frame, Kind};
use self::landscape::Landscape;
use self::picture::Picture;
use super::album::Album;
use super::faults;
use super::findings::Findings;
use super::numbers::{Definitions, Footnotes, Tables};
use super::outline::Outline;
use super::{ParseOptions, Spanned, unlinked};
use crate::diagnostic::{Diagnostic, Place};
use crate::paper::{Block, Exempt, HeadingNames, Inline, Markdown, Origin, Text};

/// How deep lists, quotations and marks may lie within one another. Far more than a reader can
/// follow, and few enough for Typst, which takes no more than 64 steps from an element to the page,
/// four of them for each quotation.
pub(super) const DEEPEST: usize = 12;

/// What the events became.
pub(super) struct Content {
    /// The text.
    pub(super) blocks: Vec<Block>,
    /// Footnotes, in the order in which they are defined.
    pub(super) footnotes: Definitions,
    /// The tokens of the tables and charts that are in the text.
    pub(super) drawn: BTreeSet<usize>,
    /// Of each heading that stands by itself, in order: whether it and what follows it are left
    /// unnumbered.
    pub(super) unnumbered: Vec<bool>,
    /// What is not for publication.
    pub(super) exempt: Exempt,
}

/// Builds blocks out of events.
pub(super) struct Builder<'a> {
    markdown: &'a Markdown,
    options: &'a ParseOptions,
    tables: &'a Tables,
    charts: &'a Tables,
    notes: &'a Footnotes,
    findings: &'a mut Findings,
    stack: Vec<Frame>,
    picture: Option<Picture>,
    album: Album,
    footnotes: Definitions,
    drawn: BTreeSet<usize>,
    headings: HeadingNames,
    unnumbered: Vec<bool>,
    /// Whether the heading that is open is left unnumbered.
    without_number: bool,
    outline: Outline,
    /// Tables whose pages are to be turned round.
    landscape: Landscape,
    /// Where the last cell of a table ended.
    cell_end: usize,
    /// Links to headings, and where they stand.
    links: Vec<(String, Range<usize>)>,
    /// What is not for publication.
    exempt: Edges,
    /// Characters that can't be drawn, and were reported.
    reported: BTreeSet<char>,
    /// Whether an HTML tag was reported: the tag that closes it is then no news.
    html_reported: bool,
}

impl<'a> Builder<'a> {
    pub(super) fn new(
        markdown: &'a Markdown,
        options: &'a ParseOptions,
        (tables, charts): (&'a Tables, &'a Tables),
        notes: &'a Footnotes,
        findings: &'a mut Findings,
    ) -> Self {
        Self {
            markdown,
            options,
            tables,
            charts,
            notes,
            findings,
            stack: vec![Frame::new(Kind::Root)],
            picture: None,
            album: Album::default(),
            footnotes: Vec::new(),
            drawn: BTreeSet::new(),
            headings: HeadingNames::default(),
            unnumbered: Vec::new(),
            without_number: false,
            outline: Outline::default(),
            landscape: Landscape::default(),
            cell_end: 0,
            links: Vec::new(),
            exempt: Edges::default(),
            reported: BTreeSet::new(),
            html_reported: false,
        }
    }

    /// Builds it all. `None` if the text is nested too deeply: the fault is reported.
    pub(super) fn build(mut self, events: Vec<Spanned<'_>>) -> Option<Content> {
        for (event, span) in events {
            if self.picture.is_some() {
                self.in_picture(event, span);
            } else {
                self.event(event, span);
            }
            if self.depth() > DEEPEST {
                return None;
            }
        }
        self.end_paragraph();
        self.report_landscape();
        self.report_exempt();
        let mut unknown = BTreeSet::new();
        for (target, span) in std::mem::take(&mut self.links) {
            if let Some(fault) = self.headings.fault(&target) {
                self.mend(fault, &span, link::WITHOUT_LINK);
                unknown.insert(target);
            }
        }
        let mut blocks = self.stack.pop().map(|root| root.blocks).unwrap_or_default();
        let Self { mut footnotes, drawn, unnumbered, exempt, .. } = self;
        if !unknown.is_empty() {
            let notes = footnotes.iter_mut().map(|(_, blocks)| blocks);
            notes.chain([&mut blocks]).for_each(|blocks| unlinked::blocks(blocks, &unknown));
        }
        Some(Content { blocks, footnotes, drawn, unnumbered, exempt: exempt.found })
    }

    fn event(&mut self, event: Event<'_>, span: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, span),
            Event::End(_) => self.end(),
            Event::Text(text) => self.text(&text, span),
            Event::Code(code) => {
                let code = self.plain(&code, &span);
                let code = self.drawn(&code, &span);
                self.inline(Inline::Code(code));
            }
            Event::Html(html) => self.top().text.push_str(&html),
            Event::InlineHtml(html) => self.inline_html(&html, &span),
            Event::FootnoteReference(name) => match self.notes.number(&name) {
                Some(number) => self.inline(Inline::FootnoteReference(number)),
                // It stands in a footnote to which nothing refers, and that was reported.
                None if !self.findings.all.is_empty() => {}
                None => self.fault(faults::unsupported("this footnote"), &span),
            },
            Event::SoftBreak if self.within_one_line() => self.words(" "),
            Event::HardBreak if self.within_one_line() => self.words(" "),
            Event::SoftBreak => self.soft_break(),
            Event::HardBreak => self.inline(Inline::HardBreak),
            Event::Rule => self.block(Block::Rule),
            Event::TaskListMarker(ticked) => self.tick(ticked),
            Event::InlineMath(_) | Event::DisplayMath(_) => {
                self.fault(faults::unsupported("mathematics"), &span);
            }
        }
    }

    fn start(&mut self, tag: Tag<'_>, span: Range<usize>) {
        let kind = match tag {
            Tag::Paragraph => Kind::Paragraph,
            Tag::Heading { level, .. } => Kind::Heading(level as u8),
            Tag::BlockQuote(_) => Kind::Quote,
            Tag::CodeBlock(_) => Kind::Code,
            Tag::HtmlBlock => Kind::Html,
            Tag::List(start) => self.list(start, &span),
            Tag::Item => Kind::Item { ticked: None, beginning: None },
            Tag::FootnoteDefinition(name) => Kind::Footnote(name.to_string()),
            Tag::Table(alignments) => Kind::table(alignments),
            Tag::TableHead | Tag::TableRow => Kind::Row(Vec::new()),
            Tag::TableCell => Kind::Cell,
            Tag::Emphasis => Kind::Emphasis,
            Tag::Strong => Kind::Strong,
            Tag::Strikethrough => Kind::Struck,
            Tag::Link { link_type, dest_url, .. } => self.link(link_type, &dest_url, &span),
            Tag::Image { dest_url, .. } => return self.start_picture(&dest_url, span),
            _ => {
                self.fault(faults::unsupported("this"), &span);
                Kind::Html
            }
        };
        if kind.is_block() {
            self.end_paragraph();
        }
        if matches!(kind, Kind::Paragraph) {
            self.loosen();
        }
        self.open(Frame { span, ..Frame::new(kind) });
    }

    fn open(&mut self, frame: Frame) {
        let start = frame.span.start;
        self.stack.push(frame);
        if self.depth() > DEEPEST {
            self.fault(faults::too_deep(DEEPEST), &(start..start));
        }
    }

    fn end(&mut self) {
        // An item may end while the text in it, which has no paragraph of its own, is still open.
        self.end_paragraph();
        let Some(mut frame) = self.stack.pop() else { return };
        let mut content = gaps::close(std::mem::take(&mut frame.inlines));
        content.pop_if(|last| *last == Inline::SoftBreak);
        match frame.kind {
            // What was still open of these ended with the paragraph.
            Kind::Root | Kind::Language(_) => {}
            Kind::Paragraph => self.finish_paragraph(content, frame.opening),
            Kind::Heading(level) => self.end_heading(level, content, &frame.span),
            Kind::Quote => self.block(Block::Quote(frame.blocks)),
            Kind::Code => self.block(frame::code(&frame.text)),
            Kind::Html => self.html_block(&frame.text, &frame.span),
            Kind::List(list) => self.block(Block::List(list.into_list())),
            Kind::Item { ticked, beginning } => self.top().item(ticked, beginning, frame.blocks),
            Kind::Footnote(name) => self.footnotes.push((name, frame.blocks)),
            Kind::Table { alignments, headings, rows } => {
                self.end_table(&alignments, headings, rows, &frame.span);
            }
            Kind::Row(cells) => self.end_row(cells, &frame.span),
            Kind::Cell => {
                self.cell_end = frame.span.end;
                self.top().cell(content);
            }
            Kind::Emphasis => self.marked(Inline::Emphasis, &Kind::Emphasis, content),
            Kind::Strong => self.marked(Inline::Strong, &Kind::Strong, content),
            Kind::Struck => self.marked(Inline::Struck, &Kind::Struck, content),
            Kind::Link(target) => self.end_link(target, content, &frame.span),
        }
    }

    /// A paragraph with a mark of its own, right in an item, makes the list around it loose.
    fn loosen(&mut self) {
        if let [.., list, item] = self.stack.as_mut_slice()
            && let Kind::Item { .. } = item.kind
            && let Kind::List(written) = &mut list.kind
        {
            written.list.tight = false;
        }
    }

    /// The kind of frame for a list. What stands after the numbers is found in the text itself.
    fn list(&self, start: Option<u64>, span: &Range<usize>) -> Kind {
        let text = self.markdown.text().get(span.clone()).unwrap_or_default();
        let mark = text.trim_start().trim_start_matches(|char: char| char.is_ascii_digit());
        Kind::list(start, mark.starts_with(')'))
    }

    /// Words that stand at `span` of the Markdown.
    fn words_from(&mut self, words: &str, span: &Range<usize>) {
        // A label of the template may stand before what was typed: `a) Approve …`.
        let origin = self.markdown.origin(span.clone());
        let origin = origin.or_else(|| self.markdown.origin_within(span));
        self.push_words(words, origin);
    }

    /// Words that stand in the stead of what was typed.
    fn words(&mut self, words: &str) {
        self.push_words(words, None);
    }

    fn push_words(&mut self, words: &str, origin: Option<Place>) {
        let text = |words: &str, origin| {
            let origin = Origin(origin);
            Inline::Text(Text { words: words.to_owned(), origin })
        };
        match self.top().inlines.last_mut() {
            Some(Inline::Text(text)) => text.push(words, origin),
            // A line begins with its first word, whatever was typed between `<br>` and that.
            Some(Inline::HardBreak) => {
                let words = words.trim_start_matches(' ');
                if !words.is_empty() {
                    self.inline(text(words, origin));
                }
            }
            _ => self.inline(text(words, origin)),
        }
    }

    /// Bold words within bold words are no bolder. And a mark around a comment, which is left out,
    /// or around a label alone, is a mark around nothing.
    fn marked(&mut self, mark: fn(Vec<Inline>) -> Inline, kind: &Kind, content: Vec<Inline>) {
        let is_same =
            |frame: &Frame| std::mem::discriminant(&frame.kind) == std::mem::discriminant(kind);
        if content.iter().any(Inline::is_printed) && !self.stack.iter().any(is_same) {
            return self.inline(mark(content));
        }
        self.inlines(content);
    }

    /// Puts what was in a mark where the mark was.
    fn inlines(&mut self, content: Vec<Inline>) {
        for inline in content {
            match inline {
                Inline::Text(text) => self.push_words(&text.words, text.origin.0),
                inline => self.inline(inline),
            }
        }
    }

    fn inline(&mut self, inline: Inline) {
        self.top().inlines.push(inline);
    }

    /// The end of a line. Where a comment was left out nothing may stand before it: then it is
    /// nothing as well.
    fn soft_break(&mut self) {
        match self.top().inlines.last() {
            None | Some(Inline::SoftBreak | Inline::HardBreak) => {}
            Some(_) => self.inline(Inline::SoftBreak),
        }
    }

    fn block(&mut self, block: Block) {
        self.end_paragraph();
        self.top().blocks.push(block);
    }

    /// Ends a paragraph that Markdown leaves without a mark, as in the items of a tight list.
    fn end_paragraph(&mut self) {
        self.refuse_open_languages();
        let top = self.top();
        if !top.kind.holds_blocks() {
            return;
        }
        let (inlines, opening) = (std::mem::take(&mut top.inlines), top.opening.take());
        let mut content = gaps::close(inlines);
        content.pop_if(|last| *last == Inline::SoftBreak);
        if !content.is_empty() || opening.is_some() {
            self.finish_paragraph(content, opening);
        }
    }

    /// Remembers with what text an item begins: a label may stand there.
    fn note_beginning(&mut self, text: &str) {
        let mut frames = self.stack.iter_mut().rev();
        let Some(mut frame) = frames.next() else { return };
        if matches!(frame.kind, Kind::Paragraph) && frame.inlines.is_empty() {
            match frames.next() {
                Some(below) => frame = below,
                None => return,
            }
        }
        let is_new = frame.blocks.is_empty() && frame.inlines.is_empty();
        if let Kind::Item { beginning: beginning @ None, .. } = &mut frame.kind
            && is_new
        {
            *beginning = Some(text.to_owned());
        }
    }

    fn tick(&mut self, now: bool) {
        let items = self.stack.iter_mut().rev().filter_map(|frame| match &mut frame.kind {
            Kind::Item { ticked, .. } => Some(ticked),
            _ => None,
        });
        if let Some(ticked) = items.into_iter().next() {
            *ticked = Some(now);
        }
    }

    fn within_one_line(&self) -> bool {
        self.stack.iter().any(|frame| matches!(frame.kind, Kind::Heading(_) | Kind::Cell))
    }

    fn depth(&self) -> usize {
        self.stack.iter().filter(|frame| frame.kind.nests()).count()
    }

    fn top(&mut self) -> &mut Frame {
        if self.stack.is_empty() {
            self.stack.push(Frame::new(Kind::Root));
        }
        let top = self.stack.len() - 1;
        &mut self.stack[top]
    }

    /// Reports what has no next best way.
    fn fault(&mut self, fault: Diagnostic, span: &Range<usize>) {
        self.findings.refuse(fault.at(&self.markdown.place(span.clone())));
    }

    /// Reports what is printed otherwise in a file from anywhere, and how.
    fn mend(&mut self, fault: Diagnostic, span: &Range<usize>, printed: impl Into<String>) {
        self.findings.mend(fault.at(&self.markdown.place(span.clone())), printed);
    }
}
