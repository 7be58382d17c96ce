//! What is said on the terminal.

use std::env;
use std::io::{self, IsTerminal, Write, stderr, stdout};
use std::path::Path;
use std::sync::OnceLock;

use super::Outcome;
use super::leftovers::Cleared;
use crate::diagnostic::{Diagnostic, Faults};
use crate::files::{reason, shown};

/// How many faults are told of one paper. A file that was mangled has one in each line, and nobody
/// reads on.
const MOST_TOLD: usize = 500;

/// What is said of faults past those that are told.
fn untold(found: usize) -> Option<String> {
    let rest = found.checked_sub(MOST_TOLD).filter(|rest| *rest > 0)?;
    Some(format!("{rest} more are not shown: mend these first, and run it again"))
}

/// Whether colours are for whoever reads: on a terminal, unless its owner wants none
/// (<https://no-color.org>).
pub fn is_coloured(stream: &impl IsTerminal) -> bool {
    stream.is_terminal() && env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

/// Says a line that is a result.
pub fn say(line: &str) {
    write(&format!("{line}\n"));
}

/// Writes a text that is a result. A reader who has gone away (as `head` does) is no fault; any other is told at the
/// end, by [`lost`].
pub fn write(text: &str) {
    keep(stdout().write_all(text.as_bytes()));
}

/// The first fault of writing results, once all are written.
static LOST: OnceLock<String> = OnceLock::new();

fn keep(written: io::Result<()>) {
    if let Err(error) = written
        && error.kind() != io::ErrorKind::BrokenPipe
    {
        LOST.get_or_init(|| reason(&error));
    }
}

/// The fault of results that could not be written, as to a disk that is full.
pub fn lost() -> Option<Diagnostic> {
    keep(stdout().flush());
    let why = LOST.get()?;
    let fault = Diagnostic::error(format!("what was found can't be written ({why})"));
    Some(fault.remedy("check where the output goes, and run it again"))
}

/// Reports faults to standard error.
pub fn faults(faults: &Faults) -> Outcome {
    warnings(faults);
    Outcome::Findings
}

/// Reports to standard error what is worth a look, and stands in the way of nothing.
pub fn warnings(warnings: &Faults) {
    let colour = is_coloured(&stderr());
    for warning in warnings.clone().in_reading_order().iter().take(MOST_TOLD) {
        let _ = writeln!(stderr(), "{}\n", warning.render(colour));
    }
    if let Some(rest) = untold(warnings.iter().count()) {
        let _ = writeln!(stderr(), "{rest}\n");
    }
}

/// Adds to what was reported.
pub fn note(text: &str) {
    let _ = writeln!(stderr(), "{text}");
}

/// Reports one fault.
pub fn fault(fault: Diagnostic) -> Outcome {
    faults(&Faults::from(fault))
}

/// Says which files were written, how long it took to make them, and what was cleared away.
pub fn written(folder: &Path, names: &[String], cleared: &Cleared, seconds: f64) {
    say(&format!("{}: {} in {seconds:.2} s", shown(folder), names.join(", ")));
    if !cleared.removed.is_empty() {
        let removed = cleared.removed.join(", ");
        say(&format!("  removed, since the paper has it no longer: {removed}"));
    }
    if !cleared.kept.is_empty() {
        let kept = cleared.kept.join(", ");
        say(&format!("  left there, though the paper has it no longer: {kept}"));
    }
}

/// Says the findings of a check: they are its result.
pub fn findings(findings: &[Diagnostic]) {
    let colour = is_coloured(&stdout());
    for finding in findings.iter().take(MOST_TOLD) {
        say(&finding.render(colour));
        say("");
    }
    if let Some(rest) = untold(findings.len()) {
        say(&rest);
        say("");
    }
}

/// "1 paper", "2 papers".
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// A word of a command as it must be typed: in quotation marks, where it has a space or a sign that a
/// shell reads otherwise, and after two dashes where it would pass for an option.
pub fn quoted(word: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/' | ':' | ',');
    let quoted = if word.chars().all(is_plain) {
        word.to_owned()
    } else if word.chars().all(|c| is_plain(c) || c == ' ') {
        format!("\"{word}\"")
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    };
    if word.starts_with('-') { format!("-- {quoted}") } else { quoted }
}
