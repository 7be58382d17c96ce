//! A file of comma-separated values (RFC 4180), open to be read line by line.

use std::fs::File;
use std::path::Path;
use std::sync::Arc;

use csv::{Reader, ReaderBuilder, StringRecord};

use super::quotes::{Quotes, Unclosed};
use crate::diagnostic::{Diagnostic, Faults, Place, Source, did_you_mean};
use crate::files::{self, shown};
use crate::text::listed;
use crate::yaml::{At, Node, Value};

/// A file of comma-separated values.
pub(in crate::inputs) struct Table {
    path: String,
    reader: Reader<Quotes<File>>,
    /// The headings of its columns.
    headings: StringRecord,
    record: StringRecord,
}

/// After so many faults the rest of a file is not read: most often they are one.
const MOST_FAULTS: usize = 20;

impl Table {
    /// Opens the file that was named, within the folder of a paper.
    pub(in crate::inputs) fn open(
        folder: &Path,
        file: &At<String>,
        faults: &mut Faults,
    ) -> Option<Self> {
        let at = |fault: Box<Diagnostic>| fault.at(&file.place);
        let path = folder.join(&file.value);
        let opened = files::open_within(folder, &path).map_err(at);
        let opened = faults.keep(opened)?;
        let mut reader = ReaderBuilder::new().from_reader(Quotes::new(opened));
        let path = shown(&path);
        let headings = match reader.headers() {
            Ok(headings) => headings.clone(),
            Err(error) => {
                faults.push(refusal(&path, &error));
                return None;
            }
        };
        if headings.iter().all(|heading| heading.trim().is_empty()) {
            faults.push(
                Diagnostic::error("the first line names no columns")
                    .at(&on_line(&path, 1))
                    .remedy("write a heading for each column, with commas between them"),
            );
            return None;
        }
        let table = Self { path, reader, headings, record: StringRecord::new() };
        table.refuse_other_separators(faults).then_some(())?;
        table.refuse_duplicate_headings(faults).then_some(table)
    }

    /// The place of the column with this heading. Capitals don't count, nor what stands between words:
    /// `Full-year effect` is `full_year_effect`.
    pub(in crate::inputs) fn find(&self, name: &str) -> Option<usize> {
        let name = plain(name);
        self.headings.iter().position(|heading| plain(heading) == name)
    }

    /// The same of a column that must be there.
    pub(in crate::inputs) fn required(
        &self,
        name: &At<String>,
        faults: &mut Faults,
    ) -> Option<usize> {
        let found = self.find(&name.value);
        if found.is_none() {
            faults.push(self.no_column(&name.value).at(&name.place));
        }
        found
    }

    /// The fault of a column that isn't there.
    pub(in crate::inputs) fn no_column(&self, name: &str) -> Diagnostic {
        let headings: Vec<&str> = self.headings.iter().map(str::trim).collect();
        let remedy = did_you_mean(name, headings.iter().copied())
            .unwrap_or_else(|| format!("its columns are: {}", headings.join(", ")));
        Diagnostic::error(format!("`{}` has no column `{name}`", self.path)).remedy(remedy)
    }

    /// What stands over a column.
    pub(in crate::inputs) fn heading(&self, column: usize) -> &str {
        self.headings.get(column).unwrap_or_default().trim()
    }

    /// Gives each line that holds anything, until the file ends or there are many faults. Whether no fault was found
    /// in any.
    pub(in crate::inputs) fn each(
        &mut self,
        faults: &mut Faults,
        mut take: impl FnMut(&Line, &mut Faults),
    ) -> bool {
        let before = faults.iter().count();
        loop {
            match self.reader.read_record(&mut self.record) {
                Ok(true) => {
                    let line = Line { path: &self.path, record: &self.record };
                    if !line.is_blank() {
                        take(&line, faults);
                    }
                }
                Ok(false) => return faults.iter().count() == before,
                Err(error) => faults.push(refusal(&self.path, &error)),
            }
            if faults.iter().count() >= before + MOST_FAULTS {
                return false;
            }
        }
    }

    fn refuse_other_separators(&self, faults: &mut Faults) -> bool {
        let first = self.headings.get(0).unwrap_or_default();
        let other = [(';', "semicolons"), ('\t', "tabs")]
            .into_iter()
            .find(|(separator, _)| self.headings.len() == 1 && first.contains(*separator));
        if let Some((_, what)) = other {
            faults.push(
                Diagnostic::error(format!("the values of this file are parted by {what}"))
                    .at(&on_line(&self.path, 1))
                    .remedy("save it with commas between the values"),
            );
        }
        other.is_none()
    }

    fn refuse_duplicate_headings(&self, faults: &mut Faults) -> bool {
        let plain: Vec<String> = self.headings.iter().map(plain).collect();
        let twice: Vec<String> = (0..plain.len())
            .filter(|at| !plain[*at].is_empty() && plain[..*at].contains(&plain[*at]))
            .map(|at| format!("`{}`", self.heading(at)))
            .collect();
        if twice.is_empty() {
            return true;
        }
        faults.push(
            Diagnostic::error(format!("two columns are called {}", listed(&twice)))
                .at(&on_line(&self.path, 1))
                .remedy("call one of them something else"),
        );
        false
    }
}

/// A heading as it is looked for.
fn plain(heading: &str) -> String {
    let parts = heading.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join("_").to_lowercase()
}

/// A line of the file.
pub(in crate::inputs) struct Line<'a> {
    path: &'a str,
    record: &'a StringRecord,
}

impl Line<'_> {
    /// What stands in a column; nothing if it is not there.
    pub(in crate::inputs) fn get(&self, column: usize) -> &str {
        self.record.get(column).unwrap_or_default().trim()
    }

    /// All of its values, with nothing between them.
    pub(in crate::inputs) fn all(&self) -> &str {
        self.record.as_slice()
    }

    /// How many values it has.
    pub(in crate::inputs) fn len(&self) -> usize {
        self.record.len()
    }

    /// Its number, from one, which is that of the headings.
    pub(in crate::inputs) fn number(&self) -> usize {
        let number = self.record.position().map_or(1, csv::Position::line);
        usize::try_from(number).unwrap_or(usize::MAX)
    }

    /// The place of what stands in a column.
    pub(in crate::inputs) fn place(&self, column: usize) -> Place {
        let (source, starts) = self.source();
        let start = starts.get(column).copied().unwrap_or_default();
        Place::new(&source, start..start + self.get(column).len())
    }

    /// What stands in a column, as if it had been typed in YAML.
    pub(in crate::inputs) fn node(&self, column: usize) -> Node {
        self.node_of(column, self.get(column).to_owned())
    }

    /// Other words, in its place.
    pub(in crate::inputs) fn node_of(&self, column: usize, words: String) -> Node {
        Node { value: Value::Scalar(words), place: self.place(column) }
    }

    fn is_blank(&self) -> bool {
        self.record.iter().all(|value| value.trim().is_empty())
    }

    /// The line as it is shown, with where each value begins. The file itself is not kept; what stood around its
    /// values is written again.
    fn source(&self) -> (Arc<Source>, Vec<usize>) {
        let mut text = String::new();
        let mut starts = Vec::new();
        for (at, value) in self.record.iter().enumerate() {
            if at > 0 {
                text.push(',');
            }
            let value = value.replace(['\n', '\r'], " ");
            let quote = if value.contains([',', '"']) { "\"" } else { "" };
            text.push_str(quote);
            starts.push(text.len() + value.len() - value.trim_start().len());
            text.push_str(&value);
            text.push_str(quote);
        }
        (Source::from_line(self.path, text, self.number()), starts)
    }
}

/// The beginning of a line that is not shown.
fn on_line(path: &str, line: usize) -> Place {
    Place::file(&Source::from_line(path, "", line))
}

/// What is said of a line that can't be read.
fn refusal(path: &str, error: &csv::Error) -> Diagnostic {
    if let csv::ErrorKind::Io(error) = error.kind()
        && let Some(unclosed) = error.get_ref().and_then(|error| error.downcast_ref::<Unclosed>())
    {
        return Diagnostic::error("a quotation mark of this line is not closed where its value ends")
            .at(&on_line(path, unclosed.line))
            .remedy("close it, or take it out; one that belongs to the value is written twice, in a value between two more");
    }
    let line = error.position().and_then(|at| usize::try_from(at.line()).ok()).unwrap_or(1);
    let fault = match error.kind() {
        csv::ErrorKind::Utf8 { .. } => {
            Diagnostic::error("a character of this line can't be read: the file is not UTF-8 text")
                .remedy("save the file as “CSV UTF-8” in your spreadsheet")
        }
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
            let message =
                format!("this line has {len} values, and there are {expected_len} headings");
            Diagnostic::error(message).remedy("put quotation marks around an amount such as 1,250; a value that is missing keeps its comma")
        }
        csv::ErrorKind::Io(error) => {
            Diagnostic::error(format!("the file can't be read further ({})", files::reason(error)))
                .remedy("check that the file is there and may be read")
        }
        _ => Diagnostic::error("this line can't be read as comma-separated values")
            .remedy("save the file again from your spreadsheet, as CSV"),
    };
    fault.at(&on_line(path, line))
}
