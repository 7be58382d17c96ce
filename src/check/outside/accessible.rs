//! What those lose who hear a paper of Markdown read: headings that skip a level, links and pictures whose words say
//! nothing.
//!
//! When a paper of ours is made, most of this is refused; a paper from elsewhere is told of it, by the names of
//! the rules for ours. Of plain text nobody knows what is a heading.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::{Arc, LazyLock};

use regex::Regex;

use super::marks;
use crate::check::Finding;
use crate::check::accessibility::{headings::HEADINGS, links, pictures};
use crate::check::rule::Rule;
use crate::diagnostic::{Diagnostic, Place, Source};

static HEADING: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^ {0,3}(?P<marks>\#{1,6})[ \t]+\S")
        .expect("the pattern is valid: every test runs it")
});

/// A link or a picture; what stands letter for letter is neither.
static LINK: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r#"`[^`]*`|(?P<picture>!?)\[(?P<words>[^\[\]]*)\]\((?P<target>[^()\s]*)(?:\s+"[^"]*")?\)"#,
    )
    .expect("the pattern is valid: every test runs it")
});

/// What is found in a file of Markdown, and in no other.
pub(super) fn check(source: &Arc<Source>) -> Vec<Finding> {
    let path = Path::new(source.path());
    let is_markdown = path.extension().is_some_and(|ending| {
        ending.eq_ignore_ascii_case("md") || ending.eq_ignore_ascii_case("markdown")
    });
    if !is_markdown {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut level_before = None;
    let mut jumps = BTreeSet::new();
    let mut in_code = false;
    let mut start = 0;
    let mut comments = marks::comments(source.text()).into_iter().peekable();
    for line in source.text().split_inclusive('\n') {
        let (from, to) = (start, start + line.len());
        start = to;
        while comments.next_if(|comment| comment.end <= from).is_some() {}
        if comments.peek().is_some_and(|comment| comment.start < to) {
            continue;
        }
        let is_fence = line.trim_start().starts_with("```") || line.trim_start().starts_with("~~~");
        in_code ^= is_fence;
        if in_code || is_fence {
            continue;
        }
        if let Some(heading) = HEADING.captures(line) {
            let level = heading["marks"].len();
            let end = from + line.trim_end().len();
            let place = Place::new(source, from..end);
            // A paper that does so throughout is told once.
            let jump = level_before.filter(|before| jumps.insert((*before, level)));
            found.extend(jump.and_then(|before| skipped(before, level, place)));
            level_before = Some(level);
        }
        found.extend(links_of(line, from, source));
    }
    found
}

/// A heading that skips a level. Which one a paper begins with is its own.
fn skipped(before: usize, level: usize, place: Place) -> Option<Finding> {
    if level <= before + 1 {
        return None;
    }
    let meant = "#".repeat(before + 1);
    let message = format!("a heading of level {level} follows one of level {before}");
    Some(told(
        &HEADINGS,
        message,
        &format!("write it with `{meant}`: who hears a paper read goes from level to level"),
        place,
    ))
}

fn links_of(line: &str, start: usize, source: &Arc<Source>) -> Vec<Finding> {
    let found = LINK.captures_iter(line).filter_map(|found| {
        let (all, words) = (found.get(0)?, found.name("words")?);
        let place = Place::new(source, start + all.start()..start + all.end());
        let (words, target) = (words.as_str().trim(), &found["target"]);
        match (found["picture"].is_empty(), words.is_empty()) {
            (true, true) => Some(told(
                &links::WORDS,
                "a link has no words".to_owned(),
                "say in the square brackets where it leads",
                place,
            )),
            (true, false) => {
                let (message, remedy) = links::fault(words, target)?;
                Some(told(&links::WORDS, message, &remedy, place))
            }
            (false, _) if pictures::says_nothing(words, Path::new(target)) => {
                let message = match words {
                    "" => "a picture has no words".to_owned(),
                    words => format!("“{words}” says nothing of what the picture shows"),
                };
                let remedy = "say in the square brackets what a reader is to see in it";
                Some(told(&pictures::ALTERNATIVE, message, remedy, place))
            }
            (false, _) => None,
        }
    });
    found.collect()
}

fn told(rule: &'static Rule, message: String, remedy: &str, place: Place) -> Finding {
    Finding::unacceptable(rule, Diagnostic::warning(message).at(&place).remedy(remedy))
}
