//! Tables, charts and appendices to which no words refer.

use super::Looked;
use super::targets::{Kind, Target};
use crate::check::Finding;
use crate::check::passages::PassageKind;
use crate::check::rule::Rule;
use crate::check::tokens::tokens;
use crate::diagnostic::Diagnostic;
use crate::inputs::checks::Level;

pub(super) const UNUSED: Rule = Rule {
    name: "references/unused",
    level: Level::Warning,
    finds: "a table, chart or appendix to which no words of the paper refer",
};

/// Looks at everything with a number that a reader is to be led to.
pub(super) fn check(looked: &Looked) -> Vec<Finding> {
    let led_to =
        |target: &&Target| [Kind::Table, Kind::Chart, Kind::Appendix].contains(&target.kind);
    let targets = looked.targets.all().iter().filter(led_to);
    targets.filter(|target| !is_mentioned(target, looked)).map(unused).collect()
}

fn is_mentioned(target: &Target, looked: &Looked) -> bool {
    let mentioned = looked.mentions.iter().any(|(_, mention)| {
        mention.kinds.contains(&target.kind)
            && mention.names.iter().any(|(name, _)| *name == target.name)
    });
    mentioned || target.at.is_some_and(|at| target.kind != Kind::Appendix && leads_on(at, looked))
}

/// Whether the words right above lead on to what follows: "as follows:", "this table shows".
fn leads_on(at: usize, looked: &Looked) -> bool {
    let before = looked.subject.passages[..at].iter().rev();
    let mut before = before.skip_while(|passage| matches!(passage.kind, PassageKind::Heading(_)));
    let Some(passage) = before.next() else { return false };
    if [PassageKind::Caption, PassageKind::Cell, PassageKind::Note].contains(&passage.kind) {
        return false;
    }
    let words = tokens(&passage.text);
    let leads = words.windows(2).any(|pair| {
        let [first, second] = pair else { return false };
        let thing = ["table", "tables", "chart", "figures"];
        (first.is(&thing) && second.is(&["below", "shows", "here", "sets", "gives"]))
            || (first.is(&["this", "following", "next"]) && second.is(&thing))
    });
    leads || words.last().is_some_and(|last| last.text == ":")
}

fn unused(target: &Target) -> Finding {
    let (what, name) = (target.kind.called(), &target.name);
    let message = format!("no words of the paper refer to {what} {name}: “{}”", target.words);
    let fault = Diagnostic::warning(message);
    let fault = target.place.as_ref().map_or(fault.clone(), |place| fault.at(place));
    let remedy = match &target.label {
        Some(label) => format!("say what it shows where it matters, with `{{{{ref {label}}}}}`"),
        None => format!(
            "give it a `label` in paper.yaml and say where it matters what it holds, with `{{{{ref LABEL}}}}`; or leave the {what} out"
        ),
    };
    Finding::new(&UNUSED, target.words.clone(), fault.remedy(remedy))
}
