//! `orderpaper styles`: the styles there are, with a line each.

use std::path::Path;

use super::{Outcome, report};
use crate::diagnostic::{Diagnostic, Faults};
use crate::files::shown;
use crate::style;

/// Lists them.
pub fn run(templates: &Path) -> Outcome {
    let names = style::names(templates);
    if names.is_empty() {
        return report::fault(
            Diagnostic::error(format!("there are no styles in `{}`", shown(templates)))
                .remedy("run this where your `templates` folder is, or name it with --templates"),
        );
    }
    let width = names.iter().map(|name| name.chars().count()).max().unwrap_or_default();
    let mut outcome = Outcome::Done;
    let mut told = Faults::new();
    for name in names {
        match style::read(templates, &name, None) {
            Ok(style) => report::say(&format!("{name:width$}  {}", style.title)),
            Err(faults) => {
                // A fault of a style that several extend is one.
                outcome = report::faults(&faults.without(&told));
                told.extend(faults);
            }
        }
    }
    outcome
}
