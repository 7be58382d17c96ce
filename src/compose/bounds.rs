//! What a template may do, so that every template comes to an end.
//!
//! Tera has no limit on steps. But a template that only chooses and loops over what the paper has, a
//! few loops within one another, prints no more than the paper is large; and it needs no more than
//! that, for it does no arithmetic. So tags are looked at before Tera sees them.

use std::ops::Range;

use crate::diagnostic::{Diagnostic, Faults, Place, did_you_mean};
use crate::style::Style;

/// How many loops may lie within one another.
const DEEPEST: usize = 3;

/// The tags that a template may have.
const TAGS: [&str; 9] =
    ["if", "elif", "else", "endif", "for", "endfor", "set", "break", "continue"];

/// Reports the tags of a template that could keep it from ending.
pub fn check(style: &Style, faults: &mut Faults) {
    let mut loops = 0;
    for (word, span) in tags(style.template.text()) {
        let place = Place::new(&style.template, span);
        match word {
            "for" => loops += 1,
            "endfor" if loops > 0 => loops -= 1,
            word if TAGS.contains(&word) => {}
            word => faults.push(unknown_tag(word, &place)),
        }
        if word == "for" && loops == DEEPEST + 1 {
            faults.push(
                Diagnostic::error(format!("more than {DEEPEST} loops lie within one another"))
                    .at(&place)
                    .remedy("loop over lists one after another"),
            );
        }
    }
}

fn unknown_tag(word: &str, place: &Place) -> Diagnostic {
    let remedy = did_you_mean(word, TAGS)
        .unwrap_or_else(|| "it may choose (`if`), loop (`for`) and give a name (`set`)".to_owned());
    Diagnostic::error(format!("a template may not use `{word}`")).at(place).remedy(remedy)
}

/// The first word of each tag, `{% word … %}`, and where the word stands. Comments are passed over.
fn tags(text: &str) -> Vec<(&str, Range<usize>)> {
    let mut tags = Vec::new();
    let mut at = 0;
    while let Some(found) = text[at..].find("{#").into_iter().chain(text[at..].find("{%")).min() {
        let open = at + found;
        let end = if text[open..].starts_with("{#") { "#}" } else { "%}" };
        let close = text[open..].find(end).map_or(text.len(), |close| open + close);
        if end == "%}" {
            let inside = text[open + 2..close].trim_start_matches('-').trim_start();
            let start = close - inside.len();
            let length = inside.find(|c: char| !c.is_alphanumeric() && c != '_');
            let word = &inside[..length.unwrap_or(inside.len())];
            tags.push((word, start..start + word.len()));
        }
        at = (close + end.len()).min(text.len());
    }
    tags
}
