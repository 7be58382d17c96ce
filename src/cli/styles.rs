//! `orderpaper styles`: the styles there are, with a line each.

use super::{Folders, Outcome, report};
use crate::diagnostic::Diagnostic;
use crate::files::shown;
use crate::style;

/// Lists them.
pub fn run(folders: &Folders) -> Outcome {
    let names = style::names(&folders.templates);
    if names.is_empty() {
        return report::fault(
            Diagnostic::error(format!("there are no styles in `{}`", shown(&folders.templates)))
                .remedy("run this where your `templates` folder is, or name it with --templates"),
        );
    }
    let width = names.iter().map(|name| name.chars().count()).max().unwrap_or_default();
    let mut outcome = Outcome::Done;
    for name in names {
        match style::read(&folders.templates, &name, None) {
            Ok(style) => report::say(&format!("{name:width$}  {}", style.title)),
            Err(faults) => outcome = report::faults(&faults),
        }
    }
    outcome
}
