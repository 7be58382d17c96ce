//! `orderpaper explain`: how a figure came about.

use std::sync::Arc;

use super::{Outcome, Reads, report};
use crate::diagnostic::Faults;
use crate::explain::{Explained, Extent, Found, explain, find};
use crate::figures::Figure;

/// How many figures that are printed alike are explained one after the other. Of more, their names are
/// listed.
const MOST: usize = 5;

/// What is asked.
pub struct Question<'a> {
    /// The name of the paper.
    pub paper: &'a str,
    /// The name of a figure, or a number as it is printed.
    pub figure: &'a str,
    /// How much is told.
    pub extent: Extent,
}

/// Explains the figure that was named, or those that are printed so.
pub fn run(question: &Question, reads: &Reads) -> Outcome {
    match find_and_tell(question, reads) {
        Ok(()) => Outcome::Done,
        Err(faults) => report::faults(&faults),
    }
}

fn find_and_tell(question: &Question, reads: &Reads) -> Result<(), Faults> {
    let (_, drafted) = reads.draft(question.paper)?;
    let explained = Explained::new(&drafted);
    let asked = question.figure.trim();
    match find(asked, &explained)? {
        Found::Named(figure) => tell(&[figure], &explained, question.extent),
        Found::Printed(figures) => {
            say_how_many(&figures, &format!("are printed as {asked}"));
            tell(&figures, &explained, question.extent);
        }
        Found::Rounded(figures) => {
            report::say(&format!(
                "nothing in the paper is printed as {asked}; it is what this comes to:\n"
            ));
            say_how_many(&figures, &format!("come to {asked}"));
            tell(&figures, &explained, question.extent);
        }
    }
    Ok(())
}

fn say_how_many(figures: &[Arc<Figure>], what: &str) {
    if figures.len() > 1 {
        report::say(&format!("{} figures {what}:\n", figures.len()));
    }
}

fn tell(figures: &[Arc<Figure>], explained: &Explained, extent: Extent) {
    if figures.len() > MOST && extent == Extent::First {
        for figure in figures {
            let standings = explained.standings.of_figure(&figure.name);
            let first = standings.first().map(|standing| format!(", {}", standing.words));
            let label = explained.label(figure);
            report::say(&format!("  {}  {label}{}", figure.name, first.unwrap_or_default()));
        }
        report::say("\nname one of them to have it explained; `--all` explains all");
        return;
    }
    for (index, figure) in figures.iter().enumerate() {
        if index > 0 {
            report::say("");
        }
        for line in explain(figure, explained, extent) {
            report::say(&line);
        }
    }
}
