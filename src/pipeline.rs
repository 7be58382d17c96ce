//! The one way through, on one screen: inputs → figures → Markdown → paper.

use std::path::Path;

use crate::compose;
use crate::diagnostic::Faults;
use crate::figures::{self, Ledger};
use crate::inputs;
use crate::paper::{self, Paper, ParseOptions};
use crate::style::{self, Style};

/// A paper with what it was made from.
#[derive(Debug)]
pub struct Drafted {
    /// The paper.
    pub paper: Paper,
    /// Its figures, for those who check and explain.
    pub ledger: Ledger,
    /// Its style, for those who render.
    pub style: Style,
}

/// Makes the paper of the folder `inputs`, in its own style or in `style` if one is named.
///
/// Faults of one step don't hide those of another that can still be taken: unreadable inputs stop
/// the work, but a paper's style is read, and its figures are computed, whatever the other says.
/// What would only follow from a fault is not looked at: a paper is composed from all its figures, in
/// its whole style, or not at all.
pub fn draft(folder: &Path, templates: &Path, style: Option<&str>) -> Result<Drafted, Faults> {
    let inputs = match inputs::read(folder) {
        Ok(inputs) => inputs,
        Err(mut faults) => {
            let asked = inputs::style_asked_for(folder);
            let asked = asked.as_ref().map(|asked| (asked.value.as_str(), Some(&asked.place)));
            if let Some((name, place)) = style.map(|name| (name, None)).or(asked) {
                faults.keep(style::read(templates, name, place));
            }
            return Err(faults);
        }
    };
    let mut faults = Faults::new();
    let ledger = faults.keep(figures::calculate(&inputs));
    let style = faults.keep(match style {
        Some(name) => style::read(templates, name, None),
        None => {
            let asked = &inputs.paper.style;
            style::read(templates, &asked.value, Some(&asked.place))
        }
    });
    let (Some(ledger), Some(style)) = (ledger, style) else { return Err(faults) };
    let composed = compose::compose(&inputs, &ledger, &style)?;
    let table_name = style.wording.table.clone();
    let options = ParseOptions { table_name, ..ParseOptions::new(folder) };
    let paper = paper::parse(&composed.markdown, composed.details, &options)?;
    faults.or(Drafted { paper, ledger, style })
}
