//! Markdown into the paper.
//!
//! Markdown is CommonMark with four additions: pipe tables, footnotes, task lists and `~~struck~~`
//! words. Quotation marks, dashes and dots stay as they were typed.
//!
//! 1. [`pulldown_cmark`] reads the text into events, each with its span.
//! 2. [`brackets`] finds what was meant as a link or footnote, and isn't one.
//! 3. [`numbers`] counts what the paper numbers, before anything is built: tables in the order in
//!    which they are placed, footnotes in the order in which they are first referred to. A
//!    reference may therefore stand before what it refers to.
//! 4. [`tree`] builds blocks out of events. It holds what is open on a stack of its own, so that
//!    no nesting can exhaust the machine's.
//! 5. [`tokens`] puts figures and tables where the text holds tokens for them.
//!
//! Beyond CommonMark, and only in the paper:
//!
//! - The characters ☐, ☑ and ☒ are tick boxes.
//! - A bullet list whose every item begins with a label in sequence (`- a) Approve …`) is a list
//!   with these labels ([`labels`]). CommonMark itself has no lettered lists.
//! - A paragraph wholly in bold that begins `Table 1` and stands right before a pipe table is the
//!   caption of that table ([`pipes`]), as our own Markdown writes it; likewise one that begins
//!   `Figure 1` and stands right before a picture.
//! - A line break in a heading or a table cell is a space, unless it is written `<br>`.
//! - A mark within the same mark (`**a **b** c**`) is left out: bold words can't be bolder.
//! - Comments (`<!-- … -->`) are left out, without a word. Of other HTML there is `<br>`, which is the
//!   only way to break a line in a table cell, and `<span lang="cy">…</span>`, since Markdown has no
//!   words for a language. Any other is a fault.
//!
//! All faults are collected. Only forged tokens and nesting beyond [`tree::DEEPEST`] end the work at
//! once.
//!
//! A paper is refused while it has any fault ([`parse`]). A file from anywhere is not ([`parse_any`]):
//! what can't be printed as it was meant is printed in the next best way, and told in a warning.

mod album;
mod brackets;
mod copies;
mod drawing;
mod faults;
mod findings;
mod html;
mod image;
mod labels;
mod links;
mod numbers;
mod outline;
mod pipes;
mod tokens;
mod tree;
mod unclosed;
mod unlinked;
mod withheld;

use std::ops::Range;
use std::path::PathBuf;

use pulldown_cmark::{BrokenLink, Event, LinkType, Options, Parser, Tag};

use self::findings::{Findings, Strictness};
use super::contents::USUAL_DEPTH;
use super::markdown::Markdown;
use super::model::{Details, Paper};
use super::numbering::{self, Labelled, Numbering, ReferenceWords, Resolver};
use super::title::title;
use crate::diagnostic::{Diagnostic, Faults};

use numbers::Counted;

pub(crate) use html::says_nothing;
pub(crate) use labels::recognise as recognise_label;
pub(super) use tree::printed_number;
pub use unclosed::unclosed;

/// What Markdown itself doesn't say, and the parser needs to know.
#[derive(Clone, Debug)]
pub struct ParseOptions {
    /// The folder in which pictures lie. No path in the Markdown may lead out of it.
    pub images: PathBuf,
    /// How tables are called, in captions and references: `Table {n}`.
    pub table_name: String,
    /// How charts are called: `Figure {n}`.
    pub chart_name: String,
    /// What is numbered.
    pub numbering: Numbering,
    /// How references call what they lead to.
    pub references: ReferenceWords,
    /// How many levels of headings contents list.
    pub contents_depth: u8,
    /// Why a character can't be drawn, if it can't. The first of its kind is a fault where it stands.
    pub undrawable: fn(char) -> Option<Diagnostic>,
}

/// What stands for the number in [`ParseOptions::table_name`] and [`ParseOptions::chart_name`].
const NUMBER: &str = "{n}";
/// What stands between the name of a table or chart and its caption.
const CAPTION_SEPARATOR: &str = ": ";

impl ParseOptions {
    /// Pictures in `images`, tables called `Table 1: …` and charts `Figure 1: …`, every character drawn.
    pub fn new(images: impl Into<PathBuf>) -> Self {
        let table_name = "Table {n}".to_owned();
        let (numbering, references) = (Numbering::default(), ReferenceWords::default());
        Self {
            images: images.into(),
            table_name,
            chart_name: "Figure {n}".to_owned(),
            numbering,
            references,
            contents_depth: USUAL_DEPTH,
            undrawable: |_| None,
        }
    }

    /// How the text calls the table with this number: `Table 2`.
    pub(crate) fn table_name(&self, number: usize) -> String {
        self.table_name.replace(NUMBER, &number.to_string())
    }

    /// How the text calls the chart with this number: `Figure 2`.
    pub(crate) fn chart_name(&self, number: usize) -> String {
        self.chart_name.replace(NUMBER, &number.to_string())
    }
}

/// Makes a paper out of Markdown, or says everything that stands in the way.
pub fn parse(
    markdown: &Markdown,
    details: Details,
    options: &ParseOptions,
) -> Result<Paper, Faults> {
    let (paper, warnings) = parse_with(Strictness::Refuse, markdown, details, options)?;
    warnings.or(paper)
}

/// Makes a paper out of Markdown from anywhere, with warnings of all that is not printed as it was
/// meant.
///
/// # Errors
///
/// What has no next best way: a character that can't be drawn, nesting without end.
pub fn parse_any(
    markdown: &Markdown,
    details: Details,
    options: &ParseOptions,
) -> Result<(Paper, Faults), Faults> {
    parse_with(Strictness::Mend, markdown, details, options)
}

fn parse_with(
    strictness: Strictness,
    markdown: &Markdown,
    details: Details,
    options: &ParseOptions,
) -> Result<(Paper, Faults), Faults> {
    let reading = read(markdown.text());
    let mut findings = Findings::new(strictness);
    for span in tokens::forged(markdown.text()) {
        findings.refuse(faults::stray().at(&markdown.place(span)));
    }
    if findings.all.has_errors() {
        return Err(findings.all);
    }
    let meant = brackets::report(&reading, markdown, &mut findings);
    withheld::report(&reading, markdown, &mut findings);
    let events = reading.events;
    let footnotes = numbers::Footnotes::count(&events, &meant, markdown, &mut findings);
    let tables = numbers::Tables::count(Counted::Tables, markdown, &mut findings.all);
    let charts = numbers::Tables::count(Counted::Charts, markdown, &mut findings.all);
    let content =
        tree::Builder::new(markdown, options, (&tables, &charts), &footnotes, &mut findings)
            .build(events);
    if let Some(content) = content {
        if findings.all.is_empty() {
            // What stands after a comment that was left open isn't drawn, and that was reported.
            charts.report_undrawn(markdown, &content.drawn, &mut findings.all);
            tables.report_undrawn(markdown, &content.drawn, &mut findings.all);
        }
        let mut footnotes = footnotes.collect(content.footnotes);
        let mut exempt = content.exempt;
        let edges = exempt.blocks.iter_mut().flat_map(|range| [&mut range.start, &mut range.end]);
        let mut blocks = numbering::number(
            content.blocks,
            &options.numbering,
            &content.unnumbered,
            edges.collect(),
        );
        let resolver = Resolver {
            labelled: &Labelled::find(&blocks, &footnotes, &mut findings.all),
            tables: &|name| tables.number_by_name(name),
            table_names: tables.names(),
            table_name: &options.table_name,
            charts: &|name| charts.number_by_name(name),
            chart_names: charts.names(),
            chart_name: &options.chart_name,
            words: &options.references,
        };
        numbering::resolve(&mut blocks, &mut footnotes, &resolver, &mut findings.all);
        // The heading has its figures in place; the title from the inputs is the next best.
        let title = title(&blocks).unwrap_or(details.title);
        let details = Details { title, ..details };
        return findings.or(Paper { details, blocks, footnotes, exempt });
    }
    Err(findings.all)
}

/// Markdown has no word for the page of a table: this comment right above it turns the page round.
pub const LANDSCAPE: &str = "<!-- landscape -->";

/// One event with the span of text from which it came.
type Spanned<'a> = (Event<'a>, Range<usize>);

/// Markdown as it was read.
struct Reading<'a> {
    events: Vec<Spanned<'a>>,
    /// References to addresses that are not defined: how they are written, the name, and where.
    broken: Vec<(LinkType, String, Range<usize>)>,
    /// The names under which addresses are defined.
    names: Vec<String>,
    /// Links and pictures with an address that is defined under a name: where, the name, and where that is.
    defined: Vec<(Range<usize>, String, Range<usize>)>,
}

fn read(text: &str) -> Reading<'_> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_STRIKETHROUGH;
    let mut broken = Vec::new();
    let note = |link: BrokenLink<'_>| {
        broken.push((link.link_type, link.reference.to_string(), link.span));
        None
    };
    let parser = Parser::new_with_broken_link_callback(text, options, Some(note));
    let names = parser.reference_definitions().iter().map(|(name, _)| name.to_owned()).collect();
    let mut reader = parser.into_offset_iter();
    let (mut events, mut defined) = (Vec::new(), Vec::new());
    while let Some((event, span)) = reader.next() {
        if let Event::Start(Tag::Link { id, .. } | Tag::Image { id, .. }) = &event
            && let Some(definition) = reader.reference_definitions().get(id)
        {
            defined.push((span.clone(), id.to_string(), definition.span.clone()));
        }
        events.push((event, span));
    }
    Reading { events, broken, names, defined }
}
