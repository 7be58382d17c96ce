//! A paper that somebody made elsewhere, as text of any kind, checked.

#![no_main]

use libfuzzer_sys::fuzz_target;
use orderpaper::check;
use orderpaper::diagnostic::Source;
use orderpaper_fuzz::{drawn, on_wide_stack};

fuzz_target!(|text: &str| on_wide_stack(|| {
    let source = Source::new("report.txt", text);
    check::check_text(&source).findings.iter().for_each(|finding| drawn(&finding.diagnostic));
}));
