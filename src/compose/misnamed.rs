//! Files of sections that have another name than the section that they were meant to be.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::nearest;
use crate::inputs::Inputs;
use crate::style::Style;

/// The name that each file of a section was meant to have, by the one that it has, where nothing else
/// says of it what it is: a section that is missing, of the style or among the headings, has nearly its
/// name. So a file that was renamed is told once, and not as one too many and one too few.
pub fn sections<'a>(inputs: &'a Inputs, style: &'a Style) -> BTreeMap<&'a str, &'a str> {
    let there: BTreeSet<&str> = inputs.sections.iter().map(|s| s.name.as_str()).collect();
    let declared = || style.sections.iter().map(|spec| spec.id.value.as_str());
    let headed = || inputs.paper.headings.iter().map(|(name, _)| name.value.as_str());
    let mut wanted: Vec<&str> =
        declared().chain(headed()).filter(|name| !there.contains(name)).collect();
    let mut misnamed = BTreeMap::new();
    for name in there {
        // A style without other sections knows of none that the paper has headings for.
        let is_known = declared().any(|id| id == name)
            || (style.other_sections && headed().any(|id| id == name));
        if is_known {
            continue;
        }
        if let Some(near) = nearest(name, wanted.iter().copied()) {
            wanted.retain(|other| *other != near);
            misnamed.insert(name, near);
        }
    }
    misnamed
}
