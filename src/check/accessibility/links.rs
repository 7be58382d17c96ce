//! Links whose words don't say where they lead (WCAG 2.2, 2.4.4).

use super::words;
use crate::check::Finding;
use crate::check::rule::Rule;
use crate::diagnostic::{Diagnostic, Place};
use crate::inputs::checks::Level;
use crate::paper::{Inline, Paper, walk};

pub(in crate::check) const WORDS: Rule = Rule {
    name: "accessibility/link-words",
    level: Level::Warning,
    finds: "a link whose words don't say where it leads: “here”, a bare address",
};

pub(super) const TARGETS: Rule = Rule {
    name: "accessibility/link-targets",
    level: Level::Warning,
    finds: "the same words as a link to two addresses",
};

/// What is said of any link.
const NOTHING: [&str; 22] = [
    "here",
    "click here",
    "click",
    "this",
    "this link",
    "link",
    "the link",
    "following link",
    "page",
    "this page",
    "this website",
    "website",
    "webpage",
    "more",
    "read more",
    "find out more",
    "learn more",
    "further information",
    "more information",
    "download",
    "see here",
    "see more",
];

/// Looks at every link.
pub(super) fn check(paper: &Paper) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut links: Vec<(String, &str)> = Vec::new();
    walk::paper(paper, &mut |inline| {
        let Inline::Link { target, content } = inline else { return };
        let (words, place) = words(content);
        let words = words.trim().to_owned();
        let said = said(&words);
        if let Some((message, remedy)) = fault(&words, target) {
            found.push(finding(&WORDS, &words, message, &remedy, place));
        } else if links.iter().any(|(known, other)| *known == said && other != target) {
            let message = format!("“{words}” leads to one address here, and to another before");
            let remedy = "say in the words of each what tells the two apart";
            found.push(finding(&TARGETS, &words, message, remedy, place));
        }
        links.push((said, target));
    });
    found
}

/// What is wrong with the words of a link, and what mends it.
pub(in crate::check) fn fault(words: &str, target: &str) -> Option<(String, String)> {
    let said = said(words);
    if NOTHING.contains(&said.as_str()) {
        let message = format!("the words “{words}” of a link don't say where it leads");
        let remedy = "make the words that name the page or document the link: links are often read aloud by themselves";
        return Some((message, remedy.to_owned()));
    }
    is_address(&said).then(|| {
        let message = format!("the address “{words}” stands for its own words");
        let remedy = format!(
            "say what is there: `[its title]({target})`; an address is spelled out where it is read aloud"
        );
        (message, remedy)
    })
}

/// Words as they are compared.
fn said(words: &str) -> String {
    words.trim_end_matches(['.', ':', '…', '>', ' ']).to_lowercase()
}

fn is_address(words: &str) -> bool {
    ["http://", "https://", "www."].iter().any(|beginning| words.starts_with(beginning))
}

fn finding(
    rule: &'static Rule,
    about: &str,
    message: String,
    remedy: &str,
    place: Option<Place>,
) -> Finding {
    let fault = Diagnostic::warning(message).remedy(remedy);
    Finding::new(rule, about, place.map_or(fault.clone(), |place| fault.at(&place)))
}
