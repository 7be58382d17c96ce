//! Links within a paper: `#financial-implications` leads to the heading "Financial implications".

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, did_you_mean};

/// The names by which links call the headings of a paper, each with the last number that was put
/// behind it for another heading: to begin from one for each of many would take for ever.
#[derive(Debug, Default)]
pub struct HeadingNames(BTreeMap<String, usize>);

impl HeadingNames {
    /// Adds a heading, and gives its name. Where several have the same, the later ones are called
    /// `name-1`, `name-2`, as on the sites where Markdown is usually read.
    pub fn add(&mut self, title: &str) -> String {
        let name = name(title);
        let mut free = name.clone();
        if let Some(last) = self.0.get(&name).copied() {
            let mut count = last;
            while self.0.contains_key(&free) {
                count += 1;
                free = format!("{name}-{count}");
            }
            self.0.insert(name, count);
        }
        self.0.insert(free.clone(), 0);
        free
    }

    /// What is wrong with a link such as `#purpose`, if no heading is so called.
    pub fn fault(&self, target: &str) -> Option<Diagnostic> {
        let name = target.trim_start_matches('#');
        if self.0.contains_key(name) {
            return None;
        }
        let remedy = did_you_mean(name, self.0.keys().map(String::as_str)).unwrap_or_else(|| {
            "write the words of a heading in small letters, with `-` for spaces".to_owned()
        });
        let message = format!("a link leads to `{target}`, but no heading is so called");
        Some(Diagnostic::error(message).remedy(remedy))
    }
}

/// The name by which links call a heading: its words in small letters, joined by hyphens.
fn name(title: &str) -> String {
    let kept =
        |character: &char| character.is_alphanumeric() || matches!(character, ' ' | '-' | '_');
    let letters = title.trim().chars().filter(kept).flat_map(char::to_lowercase);
    letters.map(|character| if character == ' ' { '-' } else { character }).collect()
}
