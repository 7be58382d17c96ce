//! What is said on the terminal.

use std::io::{IsTerminal, Write, stderr, stdout};

use super::Outcome;
use crate::diagnostic::{Diagnostic, Faults};

/// Says a line that is a result. A reader who has gone away (as `head` does) is no fault.
pub fn say(line: &str) {
    let _ = writeln!(stdout(), "{line}");
}

/// Reports faults to standard error.
pub fn faults(faults: &Faults) -> Outcome {
    for fault in faults.clone().in_reading_order().iter() {
        let colour = stderr().is_terminal();
        let _ = writeln!(stderr(), "{}\n", fault.render(colour));
    }
    Outcome::Findings
}

/// Reports one fault.
pub fn fault(fault: Diagnostic) -> Outcome {
    faults(&Faults::from(fault))
}

/// Says the findings of a check: they are its result.
pub fn findings(findings: &Faults) {
    let colour = stdout().is_terminal();
    for finding in findings.iter() {
        say(&finding.render(colour));
        say("");
    }
}

/// "1 paper", "2 papers".
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}
