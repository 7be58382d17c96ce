//! Formulas between the braces of prose, which has figures placed in it and calculates none.

use crate::amount;
use crate::diagnostic::Diagnostic;

/// What is said of a formula between braces; `is_known` says whether something has this name. A minus
/// may belong to an id, and a slash to a year: alone, they make a formula only between known names.
pub fn refuse(inside: &str, is_known: impl Fn(&str) -> bool) -> Option<Diagnostic> {
    let formula = inside.trim_start_matches('=').trim();
    if formula != inside && is_known(formula) {
        let fault = Diagnostic::error("prose takes no formulas: the name is enough");
        return Some(fault.remedy(format!("write `{{{{{formula}}}}}`")));
    }
    let joined = ['-', '/'].into_iter().find(|sign| {
        // `net-2` may be a misspelt name; `net/2` can't be one.
        let is_part = |part: &str| is_known(part) || (*sign == '/' && amount::parse(part).is_ok());
        let mut parts = formula.split(*sign).map(str::trim);
        formula.contains(*sign) && parts.clone().any(&is_known) && parts.all(is_part)
    });
    let has_signs = inside.contains(['(', '+', '*', '=', '%', '\u{d7}', '\u{f7}', '\u{2212}'])
        || inside.starts_with('-')
        || [" - ", " / "].iter().any(|sign| inside.contains(sign));
    let formula = match joined {
        // A formula needs the spaces, because names may hold hyphens.
        Some(sign) => {
            formula.split(sign).map(str::trim).collect::<Vec<_>>().join(&format!(" {sign} "))
        }
        None if has_signs => formula.to_owned(),
        None => return None,
    };
    let mark = if formula.contains('"') { '\'' } else { '"' };
    Some(Diagnostic::error("prose doesn't calculate: this is a formula").remedy(format!(
        "give it a name in figures.yaml, as in `{{id: result, title: …, formula: {mark}{formula}{mark}}}`, and place that name here: `{{{{result}}}}`"
    )))
}
