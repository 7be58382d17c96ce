//! What keys mean: the words of the tables in `docs/`, so that an editor says of a key what its page says.

use std::collections::BTreeMap;

/// The pages that have tables of keys and files.
const PAGES: [&str; 4] = [
    include_str!("../../docs/inputs.md"),
    include_str!("../../docs/schedules.md"),
    include_str!("../../docs/series.md"),
    include_str!("../../docs/styles.md"),
];

/// What keys and files mean, by their names.
pub(super) struct Words {
    keys: BTreeMap<(String, String), Said>,
    files: BTreeMap<String, String>,
}

/// What is said of a key.
pub(super) struct Said {
    /// What it means, and what it is where it is left out.
    pub(super) meaning: String,
    /// Whether it must be there.
    pub(super) required: bool,
}

impl Words {
    /// Reads every table of keys and of files.
    pub(super) fn of_docs() -> Self {
        let mut words = Self { keys: BTreeMap::new(), files: BTreeMap::new() };
        PAGES.into_iter().for_each(|page| words.read(page));
        words
    }

    /// What is said of a key of a group.
    pub(super) fn of_key(&self, what: &str, key: &str) -> Option<&Said> {
        self.keys.get(&(what.to_owned(), key.to_owned()))
    }

    /// Every group with each of its keys.
    #[cfg(test)]
    pub(super) fn keys(&self) -> impl Iterator<Item = (&str, &str)> {
        self.keys.keys().map(|(what, key)| (what.as_str(), key.as_str()))
    }

    /// What is said of a file.
    pub(super) fn of_file(&self, file: &str) -> Option<&str> {
        self.files.get(file).map(String::as_str)
    }

    fn read(&mut self, page: &str) {
        let mut lines = page.lines();
        while let Some(line) = lines.next() {
            let Some(headings) = cells(line) else { continue };
            let Some(first) = headings.first() else { continue };
            // The second line only parts the headings from the rows.
            let rows = lines.by_ref().skip(1).map_while(cells);
            if let Some(what) = first.strip_prefix("Keys of ") {
                for row in rows {
                    self.keys.insert((what.to_owned(), name(&row[0])), said(&headings, &row));
                }
            } else if first == "File" {
                for row in rows {
                    let holds = row.get(1).map(|cell| plain(cell));
                    self.files.insert(name(&row[0]), holds.unwrap_or_default());
                }
            }
        }
    }
}

/// The cells of a row of a table.
fn cells(line: &str) -> Option<Vec<String>> {
    let row = line.strip_prefix('|')?.strip_suffix('|')?;
    let row = row.replace("\\|", "\u{0}");
    Some(row.split('|').map(|cell| cell.trim().replace('\u{0}', "|")).collect())
}

fn name(cell: &str) -> String {
    cell.trim_matches('`').to_owned()
}

/// What a row says of its key: its meaning, and below `Left out` what it is then.
fn said(headings: &[String], row: &[String]) -> Said {
    let mut said = Said { meaning: String::new(), required: false };
    for (heading, cell) in headings.iter().zip(row) {
        match heading.as_str() {
            "Meaning" => said.meaning.insert_str(0, &plain(cell)),
            "Required" => said.required = cell == "yes",
            _ if !heading.starts_with("Left out") || cell.is_empty() => {}
            _ if cell == "required" => said.required = true,
            // “See there” is no help where there is no page to look at.
            _ if cell.starts_with("see ") => {}
            _ => {
                let stop = if cell.ends_with('.') { "" } else { "." };
                said.meaning.push_str(&format!(" {heading}: {}{stop}", plain(cell)));
            }
        }
    }
    said.meaning = said.meaning.trim().to_owned();
    said
}

/// Words without links, which lead nowhere from an editor.
fn plain(cell: &str) -> String {
    let mut words = String::new();
    let mut rest = cell;
    while let Some((before, link)) = rest.split_once('[') {
        words.push_str(before);
        match link.split_once("](").and_then(|(text, after)| Some((text, after.split_once(')')?.1)))
        {
            Some((text, after)) if !text.contains(']') => {
                words.push_str(text);
                rest = after;
            }
            _ => {
                words.push('[');
                rest = link;
            }
        }
    }
    words + rest
}

#[cfg(test)]
mod tests {
    use super::{Words, plain};

    #[test]
    fn links_are_their_words() {
        assert_eq!(
            plain("A [list](a.md#b), or `[value]`: see [below](#c)."),
            "A list, or `[value]`: see below."
        );
    }

    #[test]
    fn what_a_key_is_when_it_is_left_out_is_said() {
        let words = Words::of_docs();
        let said = |what, key| words.of_key(what, key).map(|said| said.meaning.as_str());
        assert_eq!(said("the page of a style", "width"), Some("Left out: `210mm`."));
        assert_eq!(
            said("a post", "temporary"),
            Some("`yes` or `no`, for a column with `text: temporary` (Yes, No).")
        );
    }
}
