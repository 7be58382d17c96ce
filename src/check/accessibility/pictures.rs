//! Pictures whose words say nothing of what they show (WCAG 2.2, 1.1.1).

use std::path::Path;

use crate::check::Finding;
use crate::check::rule::Rule;
use crate::check::tokens::tokens;
use crate::diagnostic::Diagnostic;
use crate::inputs::checks::Level;
use crate::paper::{Paper, walk};

pub(in crate::check) const ALTERNATIVE: Rule = Rule {
    name: "accessibility/alternative",
    level: Level::Warning,
    finds: "a picture described by its file name, or by words such as “image”",
};

/// What says that there is a picture, and not what it shows.
const NOTHING: [&str; 24] = [
    "image",
    "picture",
    "photo",
    "photograph",
    "pic",
    "img",
    "graphic",
    "chart",
    "graph",
    "diagram",
    "figure",
    "map",
    "plan",
    "logo",
    "screenshot",
    "illustration",
    "drawing",
    "table",
    "icon",
    "the",
    "a",
    "an",
    "of",
    "this",
];

/// Looks at every picture that a person put in.
pub(super) fn check(paper: &Paper) -> Vec<Finding> {
    let mut found = Vec::new();
    walk::pictures(paper, &mut |image| {
        if says_nothing(&image.alternative, &image.path) {
            let words = image.alternative.clone();
            let fault = Diagnostic::warning(format!("“{words}” says nothing of what the picture shows"))
                .at(&image.place)
                .remedy("say in the square brackets what a reader is to see in it: it is all that those have who can't see it");
            found.push(Finding::new(&ALTERNATIVE, words, fault));
        }
    });
    found
}

/// Whether the words of a picture, which is in a file, say nothing of what it shows.
pub(in crate::check) fn says_nothing(words: &str, path: &Path) -> bool {
    let words = words.trim();
    let name = |part: Option<&std::ffi::OsStr>| {
        part.and_then(|name| name.to_str()).is_some_and(|name| name.eq_ignore_ascii_case(words))
    };
    let is_name = name(path.file_name()) || path.to_str() == Some(words);
    let lower = words.to_ascii_lowercase();
    let has_ending =
        [".png", ".jpg", ".jpeg", ".svg", ".gif"].iter().any(|ending| lower.ends_with(ending));
    let mut all = tokens(words).into_iter().filter(|token| token.is_word());
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    is_name || has_ending || all.all(|token| token.is(&NOTHING) || is_number(token.text))
}
