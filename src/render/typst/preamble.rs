//! The head of the document: how it looks, as set and show rules.

use chrono::Datelike;

use super::{language, line, points, string};
use crate::paper::{Details, Paper};
use crate::render::pdf::furniture::{COLOUR, RULE, SIZE, TO_RULE, TO_WORDS};
use crate::render::pdf::{UNITS, WATERMARK_COLOUR, WATERMARK_SLOPE};
use crate::render::width;
use crate::style::Look;
use crate::style::look::{Colour, Furniture, FurniturePart, Page};

/// Functions that the body calls.
const FUNCTIONS: &str = r#"
// Tick boxes, drawn: few fonts have them.
#let unticked() = box(width: 0.75em, height: 0.75em, stroke: 0.06em, baseline: 5%)
#let ticked() = box(width: 0.75em, height: 0.75em, stroke: 0.06em, baseline: 5%, {
  place(line(start: (20%, 20%), end: (80%, 80%), stroke: 0.08em))
  place(line(start: (80%, 20%), end: (20%, 80%), stroke: 0.08em))
})

"#;

/// Functions that draw tables. Typst has no tables whose columns fit their figures, nor any rows that
/// stay together where a page ends.
const TABLES: &str = include_str!("tables.typ");

/// The head of the document.
pub(super) fn preamble(paper: &Paper, look: &Look) -> String {
    let details = &paper.details;
    let mut lines =
        vec!["// Made by Orderpaper. It compiles as it is; change what you like.".to_owned()];
    lines.push(document(details));
    lines.extend(page(details, look));
    lines.extend(text(details, look));
    lines.extend(headings(look));
    lines.extend(blocks(look));
    lines.extend([UNBROKEN.to_owned(), units()]);
    lines.extend(tables(look));
    lines.join("\n") + "\n" + FUNCTIONS + TABLES
}

fn document(details: &Details) -> String {
    let title = string(&details.title);
    let author = details.author.as_deref().map_or("()".to_owned(), string);
    let date = details.date.map_or("none".to_owned(), |date| {
        format!("datetime(year: {}, month: {}, day: {})", date.year(), date.month(), date.day())
    });
    format!("#set document(title: {title}, author: {author}, date: {date})")
}

fn page(details: &Details, look: &Look) -> Vec<String> {
    let page = &look.page;
    let mut lines = vec![
        "#set page(".to_owned(),
        format!("  width: {}, height: {},", points(page.width.0), points(page.height.0)),
        format!(
            "  margin: (top: {}, right: {}, bottom: {}, left: {}),",
            points(page.top.0),
            points(page.right.0),
            points(page.bottom.0),
            points(page.left.0)
        ),
        format!("  header-ascent: {0}, footer-descent: {0},", points(TO_RULE.0)),
        format!("  header: {},", header(page, details)),
        format!("  footer: {},", furniture(&page.footer, details, |words, rule| [rule, words])),
    ];
    lines.extend(details.mark.as_deref().map(|words| watermark(words, page)));
    lines.push(")".to_owned());
    lines
}

/// The words across the pages, as large as the page has room for.
fn watermark(word: &str, page: &Page) -> String {
    /// Bold capitals are so much wider than the letters by which they are measured.
    const CAPITALS: f64 = 1.12;
    let room = f64::from(page.width.0.hypot(page.height.0)) * 0.6;
    let size = (room / (width(&word.to_uppercase()) * CAPITALS)).floor().min(150.0);
    let word = line::escaped(&word.to_uppercase());
    let fill = colour(WATERMARK_COLOUR);
    format!(
        "  background: rotate(-{WATERMARK_SLOPE}deg, text(size: {size}pt, weight: \"bold\", \
         fill: {fill})[{word}]),"
    )
}

/// The header, on the pages that have one.
fn header(page: &Page, details: &Details) -> String {
    let header = furniture(&page.header, details, |words, rule| [words, rule]);
    match page.header_from {
        0 | 1 => header,
        first => format!("context if here().page() >= {first} {{ {header} }}"),
    }
}

/// Words and a rule at the top or foot of pages, as code, in the `order` in which they stand there.
fn furniture(
    furniture: &Furniture,
    details: &Details,
    order: fn(String, String) -> [String; 2],
) -> String {
    let words = [&furniture.left, &furniture.centre, &furniture.right].map(|parts| {
        let parts = parts.iter().map(|part| furniture_part(part, details));
        parts.collect::<String>()
    });
    // What stands alone has all of the room.
    let (columns, align) = match words.each_ref().map(|words| words.trim().is_empty()) {
        [true, true, true] => return "none".to_owned(),
        [false, true, true] => ("1fr", "left"),
        [true, false, true] => ("1fr", "center"),
        [true, true, false] => ("1fr", "right"),
        [false, true, false] => ("(1fr, auto)", "(left, right)"),
        [_, false, _] => ("(1fr, auto, 1fr)", "(left, center, right)"),
    };
    let all = columns.matches("1fr").count() > 1;
    let cells = words.iter().filter(|words| all || !words.trim().is_empty());
    let cells: Vec<String> = cells.map(|words| format!("[{words}]")).collect();
    let words = format!("grid(columns: {columns}, align: {align}, {})", cells.join(", "));
    let (thickness, grey) = RULE;
    let rule = format!("line(length: 100%, stroke: {} + {})", points(thickness.0), colour(grey));
    format!(
        "text(size: {}, fill: {}, stack(spacing: {}, {}))",
        points(SIZE.0),
        colour(COLOUR),
        points(TO_WORDS.0),
        order(words, rule).join(", ")
    )
}

fn furniture_part(part: &FurniturePart, details: &Details) -> String {
    let words = |words: Option<&str>| words.map(line::escaped).unwrap_or_default();
    match part {
        FurniturePart::Words(text) => words(Some(text)),
        FurniturePart::Title => words(Some(&details.title)),
        FurniturePart::Organisation => words(details.organisation.as_deref()),
        FurniturePart::Date => words(details.date_in_words.as_deref()),
        FurniturePart::Page => "#context counter(page).display();".to_owned(),
        FurniturePart::Pages => "#context counter(page).final().first();".to_owned(),
    }
}

fn text(details: &Details, look: &Look) -> Vec<String> {
    let text = &look.text;
    let size = points(text.size.0);
    let gap = points(text.size.0 * (text.leading - 1.0));
    let between = points(text.size.0 * (text.leading - 1.0) + text.paragraph_gap.0);
    vec![
        "#set text(".to_owned(),
        "  font: (\"Liberation Sans\", \"Arial\"),".to_owned(),
        format!("  size: {size}, fill: {},", colour(text.colour)),
        // A line is as high as its type, so that the leading says how far lines are apart.
        "  top-edge: 0.8em, bottom-edge: -0.2em,".to_owned(),
        format!("  {},", language(&details.language).unwrap_or_else(|| "lang: \"en\"".to_owned())),
        ")".to_owned(),
        format!("#set par(leading: {gap}, spacing: {between})"),
        format!("#set block(spacing: {between})"),
        "#set smartquote(enabled: false)".to_owned(),
        "#show raw: set text(font: (\"Liberation Mono\", \"DejaVu Sans Mono\"))".to_owned(),
    ]
}

fn headings(look: &Look) -> Vec<String> {
    let rules = look.headings.iter().enumerate().flat_map(|(index, heading)| {
        // `level` may be another, since in a PDF no level is left out.
        let depth = format!("#show heading.where(depth: {}): set", index + 1);
        [
            format!(
                "{depth} text(size: {}, fill: {})",
                points(heading.size.0),
                colour(heading.colour)
            ),
            format!(
                "{depth} block(above: {}, below: {})",
                points(heading.above.0),
                points(heading.below.0)
            ),
        ]
    });
    rules.collect()
}

fn blocks(look: &Look) -> Vec<String> {
    vec![
        "#set list(marker: [•])".to_owned(),
        format!(
            "#show quote.where(block: true): set block(spacing: {})",
            points(look.text.paragraph_gap.0)
        ),
        "#set enum(full: false, number-align: start + top)".to_owned(),
        format!("#show link: set text(fill: {})", colour(look.link)),
    ]
}

/// What no line ends within: hyphenated words, names with their numbers, years and amounts from one to
/// another. Words that no line has room for may be broken anywhere; a box without content says so, and
/// is not copied with the word, as a space without width would be.
const UNBROKEN: &str = r#"#show regex("\p{L}+(-\p{L}+)+"): box
#show regex("\w{40,}"): word => word.text.clusters().join(box())
#show regex("\b\p{Lu}(\S*\p{L})? \d\S*|\[note \d{1,3}\]"): it => {
  // `Table 1` and `Section 117`, and neither `May 2024` nor `By 8%`.
  let is-name = it.text.contains(regex("^\S+ \d{1,3}[^\p{L}\p{N}%]*\p{L}*$"))
  if is-name { box(it) } else { it }
}
#show regex("[£$€]?\d[\w.,]*([-–/][£$€]?\d[\w.,]*){1,3}"): box"#;

/// Nor within a number and its unit.
fn units() -> String {
    let units: Vec<String> = UNITS.iter().map(|unit| unit.replace(' ', r"\s")).collect();
    let units = format!(r"\S*\d\)?\s(?:%|(?:{})\b)", units.join("|"));
    format!("#show regex({}): box", string(&units))
}

fn tables(look: &Look) -> Vec<String> {
    /// Notes under tables, as a part of the size of text.
    const NOTE: f32 = 0.9;
    let table = &look.table;
    let rule = colour(table.rule);
    vec![
        "#let table-look = (".to_owned(),
        format!(
            "  size: {}, note-size: {}, gap: 3pt,",
            points(table.size.0),
            points(look.text.size.0 * NOTE)
        ),
        format!("  rule: 0.5pt + {rule}, total-rule: 1pt + {rule},"),
        format!(
            "  heading-fill: {}, heading-text: {}, group-fill: {},",
            table.heading_fill.map_or("none".to_owned(), colour),
            colour(table.heading_text),
            table.group_fill.map_or("none".to_owned(), colour)
        ),
        ")".to_owned(),
        "#set figure.caption(position: top)".to_owned(),
        "#show figure: set align(start)".to_owned(),
        "#show figure: set block(breakable: true)".to_owned(),
        // A caption stays with its table where a page ends.
        "#show figure.caption: caption => block(sticky: true, align(start, strong(caption.body)))"
            .to_owned(),
    ]
}

fn colour(colour: Colour) -> String {
    format!("rgb(\"#{:02x}{:02x}{:02x}\")", colour.red, colour.green, colour.blue)
}
