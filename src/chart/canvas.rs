//! SVG, element by element.

use std::fmt::Write as _;

use super::palette::{self, INK, PAPER, SERIES, TILE};
use super::{WIDTH, Widths};

/// The size of type.
pub(super) const TYPE: f64 = 12.0;
/// How far lines of words are apart.
pub(super) const LINE: f64 = 14.0;
/// How far the foot of a line of words is below its middle.
const BELOW_MIDDLE: f64 = 4.2;

/// Where words stand by their place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// A rectangle.
#[derive(Clone, Copy, Debug)]
pub(super) struct Area {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) width: f64,
    pub(super) height: f64,
}

/// What is drawn so far.
pub(super) struct Canvas {
    body: String,
    widths: Widths,
    /// The series whose patterns are used.
    patterns: [bool; SERIES.len()],
}

impl Canvas {
    pub(super) fn new(widths: Widths) -> Self {
        Self { body: String::new(), widths, patterns: [false; SERIES.len()] }
    }

    /// How wide words are.
    pub(super) fn width(&self, words: &str) -> f64 {
        (self.widths)(words) * TYPE
    }

    /// How wide the widest of some words are.
    pub(super) fn widest<'a>(&self, words: impl IntoIterator<Item = &'a str>) -> f64 {
        words.into_iter().map(|words| self.width(words)).fold(0.0, f64::max)
    }

    /// Words in lines that are no wider than this. A word that is wider by itself is parted.
    pub(super) fn wrap(&self, words: &str, width: f64) -> Vec<String> {
        let mut lines = vec![String::new()];
        for word in words.split_whitespace() {
            let mut line = lines.pop().unwrap_or_default();
            let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
            if self.width(&longer) <= width {
                lines.push(longer);
                continue;
            }
            if !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            for letter in word.chars() {
                if !line.is_empty()
                    && self.width(&line) + self.width(letter.encode_utf8(&mut [0; 4])) > width
                {
                    lines.push(std::mem::take(&mut line));
                }
                line.push(letter);
            }
            lines.push(line);
        }
        lines
    }

    /// A bar in the colour and pattern of a series.
    pub(super) fn bar(&mut self, area: Area, look: usize) {
        self.patterned(" class=\"bar\"", area, look);
    }

    /// What the bars of a series look like, for the key.
    pub(super) fn swatch(&mut self, area: Area, look: usize) {
        self.patterned("", area, look);
    }

    /// The pattern leaves an edge of the colour, so that it can be seen where the bar ends.
    fn patterned(&mut self, attributes: &str, area: Area, look: usize) {
        let look = look % SERIES.len();
        self.rectangle(attributes, area, SERIES[look].colour);
        let inside = Area {
            x: area.x + 1.0,
            y: area.y + 1.0,
            width: area.width - 2.0,
            height: area.height - 2.0,
        };
        if !SERIES[look].pattern.is_empty() && inside.width > 0.0 {
            self.patterns[look] = true;
            self.rectangle("", inside, &format!("url(#pattern-{})", look + 1));
        }
    }

    /// A rectangle of one colour.
    pub(super) fn rectangle(&mut self, attributes: &str, area: Area, fill: &str) {
        let Area { x, y, width, height } = area;
        self.push(&format!(
            "<rect{attributes} x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{fill}\"/>",
            number(x),
            number(y),
            number(width),
            number(height)
        ));
    }

    /// A straight line.
    pub(super) fn line(&mut self, from: (f64, f64), to: (f64, f64), colour: &str, dashes: &str) {
        self.push(&format!(
            "<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\" stroke=\"{colour}\"{}/>",
            number(from.0),
            number(from.1),
            number(to.0),
            number(to.1),
            dashed(dashes)
        ));
    }

    /// A line through points, in the colour and dashes of a series.
    pub(super) fn polyline(&mut self, points: &[(f64, f64)], look: usize) {
        let look = &SERIES[look % SERIES.len()];
        let points: Vec<String> =
            points.iter().map(|(x, y)| format!("{},{}", number(*x), number(*y))).collect();
        self.push(&format!(
            "<polyline points=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"2\"{}/>",
            points.join(" "),
            look.colour,
            dashed(look.dashes)
        ));
    }

    /// The mark of a series at a point.
    pub(super) fn mark(&mut self, at: (f64, f64), look: usize) {
        let look = &SERIES[look % SERIES.len()];
        self.push(&format!(
            "<path class=\"point\" transform=\"translate({} {})\" d=\"{}\" fill=\"{}\" stroke=\"{PAPER}\"/>",
            number(at.0),
            number(at.1),
            look.mark,
            look.colour
        ));
    }

    /// A line of words whose middle is as high as `y`.
    pub(super) fn words(&mut self, words: &str, x: f64, y: f64, anchor: Anchor) {
        let anchor = match anchor {
            Anchor::Start => "",
            Anchor::Middle => " text-anchor=\"middle\"",
            Anchor::End => " text-anchor=\"end\"",
        };
        let (x, y) = (number(x), number(y + BELOW_MIDDLE));
        self.push(&format!("<text x=\"{x}\" y=\"{y}\"{anchor}>{}</text>", escaped(words)));
    }

    /// Lines of words whose middle is as high as `y`.
    pub(super) fn lines(&mut self, lines: &[String], x: f64, y: f64, anchor: Anchor) {
        let first = y - LINE * (lines.len() as f64 - 1.0) / 2.0;
        for (index, line) in lines.iter().enumerate() {
            self.words(line, x, first + LINE * index as f64, anchor);
        }
    }

    fn push(&mut self, element: &str) {
        self.body.push_str(element);
        self.body.push('\n');
    }

    /// The whole drawing.
    pub(super) fn finish(self, height: f64, title: &str, description: &str) -> String {
        let (width, height) = (number(WIDTH), number(height));
        let mut svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
             viewBox=\"0 0 {width} {height}\" role=\"img\">\n<title>{}</title>\n<desc>{}</desc>\n",
            escaped(title),
            escaped(description)
        );
        let used = self.patterns.iter().enumerate().filter(|(_, used)| **used);
        let patterns: String = used.map(|(look, _)| pattern(look)).collect();
        if !patterns.is_empty() {
            svg += &format!("<defs>\n{patterns}</defs>\n");
        }
        svg += &format!(
            "<g font-family=\"Liberation Sans, Arial, sans-serif\" font-size=\"{TYPE}\" fill=\"{INK}\">\n"
        );
        svg + &self.body + "</g>\n</svg>\n"
    }
}

fn pattern(look: usize) -> String {
    format!(
        "<pattern id=\"pattern-{}\" width=\"{TILE}\" height=\"{TILE}\" patternUnits=\"userSpaceOnUse\">\
         <path d=\"{}\" fill=\"{PAPER}\"/></pattern>\n",
        look + 1,
        palette::SERIES[look].pattern
    )
}

fn dashed(dashes: &str) -> String {
    if dashes.is_empty() { String::new() } else { format!(" stroke-dasharray=\"{dashes}\"") }
}

/// A length, with two decimal places at most.
pub(super) fn number(length: f64) -> String {
    let mut text = String::new();
    // Writing to a string can't fail.
    let _ = write!(text, "{length:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// Words as they stand in SVG.
fn escaped(words: &str) -> String {
    let mut text = String::new();
    for character in words.chars() {
        match character {
            '&' => text.push_str("&amp;"),
            '<' => text.push_str("&lt;"),
            '>' => text.push_str("&gt;"),
            '"' => text.push_str("&quot;"),
            // No other is allowed in XML.
            character if character.is_control() => text.push(' '),
            character => text.push(character),
        }
    }
    text
}
