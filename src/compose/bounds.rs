//! What a template may do, so that every template comes to an end.
//!
//! Tera has no limit on steps. But a template that only chooses and loops over what the paper has, a
//! few loops within one another, prints no more than the paper is large; and it needs no more than
//! that, for it does no arithmetic. So tags are looked at before Tera sees them.
//!
//! Files that call one another are held to the same:
//!
//! - Loops are counted through the parts that are included in them, and parts lie no deeper in one
//!   another than loops do. So no part can include itself either.
//! - Blocks lie no deeper in one another, by their names in all files that extend one another: a block
//!   that another file puts within itself has no end.
//! - A name stands for what there is (`set`), and for nothing that is made of it.
//! - A block takes over what it replaces (`super`) once, and in no loop.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Faults, Place, Source, did_you_mean};
use crate::style::tags::{Piece, pieces};
use crate::style::template::{Call, call};
use crate::style::{Style, TemplateFile};

/// How many loops, parts or blocks may lie within one another.
const DEEPEST: usize = 3;

/// The tags that a template may have.
const TAGS: [&str; 13] = [
    "if", "elif", "else", "endif", "for", "endfor", "set", "break", "continue", "extends", "block",
    "endblock", "include",
];

/// Those of them that only whole templates have.
const OF_WHOLE_TEMPLATES: [&str; 3] = ["extends", "block", "endblock"];

/// Reports what could keep a template from ending.
pub fn check(style: &Style, faults: &mut Faults) {
    let files = Files(&style.template_files);
    let mut found = Faults::new();
    let lineage = files.lineage(&mut found);
    for file in &lineage {
        refuse_unknown_tags(file, &TAGS, &mut found);
        refuse_growing_names(file, &mut found);
        files.refuse_depth(file, 0, 0, &mut Seen::new(), &mut found);
        refuse_repeated_super(file, &mut found);
    }
    refuse_blocks_in_blocks(&lineage, &mut found);
    // A part that is included twice has each of its faults twice.
    let mut told = Faults::new();
    for fault in found {
        if told.iter().all(|known| *known != fault) {
            told.push(fault);
        }
    }
    faults.extend(told);
}

/// The files that were looked at, each within so many loops and parts.
type Seen<'a> = BTreeSet<(&'a str, usize, usize)>;

/// The files of a template.
struct Files<'a>(&'a [TemplateFile]);

impl<'a> Files<'a> {
    fn named(&self, name: &str) -> Option<&'a TemplateFile> {
        self.0.iter().find(|file| file.name == name)
    }

    /// The template, that which it extends, that which this extends, and so on.
    fn lineage(&self, faults: &mut Faults) -> Vec<&'a TemplateFile> {
        let mut lineage: Vec<&TemplateFile> = self.0.first().into_iter().collect();
        while let Some((name, place)) = lineage.last().and_then(|file| extended(&file.source)) {
            let Some(file) = self.named(name) else { break };
            if lineage.iter().any(|known| known.name == name) {
                let message = format!("the template `{name}` extends itself");
                let remedy = "take one of the tags `extends` out";
                faults.push(Diagnostic::error(message).at(&place).remedy(remedy));
                break;
            }
            lineage.push(file);
        }
        lineage
    }

    /// Reports loops and parts that lie too deep within one another. The file itself lies within
    /// `loops` loops and `parts` parts.
    fn refuse_depth(
        &self,
        file: &'a TemplateFile,
        loops: usize,
        parts: usize,
        seen: &mut Seen<'a>,
        faults: &mut Faults,
    ) {
        // A part that is included a thousand times is looked at once for each depth.
        if !seen.insert((file.name.as_str(), loops, parts)) {
            return;
        }
        let mut own = 0;
        for piece in pieces(file.source.text()).iter().filter(|piece| piece.is_tag) {
            let (word, span) = piece.word();
            let place = Place::new(&file.source, span);
            match word {
                "for" => own += 1,
                "endfor" if own > 0 => own -= 1,
                _ => {}
            }
            if word == "for" && loops + own == DEEPEST + 1 {
                let within = if parts > 0 { ", with those around the part" } else { "" };
                faults.push(
                    too_deep(&format!("loops lie within one another{within}"), &place)
                        .remedy("loop over lists one after another"),
                );
            }
            let Some((Call::Includes, name, place)) = call(piece, &file.source) else { continue };
            if parts == DEEPEST {
                let remedy = "include them one after another; a part can't include itself";
                faults.push(too_deep("parts lie within one another", &place).remedy(remedy));
            } else if let Some(part) = self.named(name) {
                refuse_unknown_tags(part, &tags_of_parts(), faults);
                refuse_growing_names(part, faults);
                refuse_repeated_super(part, faults);
                self.refuse_depth(part, loops + own, parts + 1, seen, faults);
            }
        }
    }
}

/// The template that a template extends, and where it says so.
fn extended(source: &Arc<Source>) -> Option<(&str, Place)> {
    let pieces = pieces(source.text());
    let mut calls = pieces.iter().filter_map(|piece| call(piece, source));
    calls.find_map(|(call, name, place)| (call == Call::Extends).then_some((name, place)))
}

fn too_deep(what: &str, place: &Place) -> Diagnostic {
    Diagnostic::error(format!("more than {DEEPEST} {what}")).at(place)
}

fn tags_of_parts() -> Vec<&'static str> {
    TAGS.into_iter().filter(|tag| !OF_WHOLE_TEMPLATES.contains(tag)).collect()
}

fn refuse_unknown_tags(file: &TemplateFile, known: &[&str], faults: &mut Faults) {
    for piece in pieces(file.source.text()).iter().filter(|piece| piece.is_tag) {
        let (word, span) = piece.word();
        if !known.contains(&word) {
            faults.push(unknown_tag(word, known, &Place::new(&file.source, span)));
        }
    }
}

/// What makes more of what it is given. A name that is set to twice another, and so on, has soon more
/// letters than there are atoms.
const GROWTH: [char; 6] = ['~', '|', '(', '+', '*', ','];

/// Reports each `set` that does more than to name what there is.
fn refuse_growing_names(file: &TemplateFile, faults: &mut Faults) {
    for piece in pieces(file.source.text()).iter().filter(|piece| piece.is_tag) {
        if piece.word().0 == "set"
            && let Some((sign, span)) = piece.sign(&GROWTH)
        {
            faults.push(
                Diagnostic::error(format!(
                    "`set` names what there is, and `{sign}` makes something of it"
                ))
                .at(&Place::new(&file.source, span))
                .remedy("write it where it is printed, between `{{` and `}}`"),
            );
        }
    }
}

fn unknown_tag(word: &str, known: &[&str], place: &Place) -> Diagnostic {
    if OF_WHOLE_TEMPLATES.contains(&word) {
        return Diagnostic::error(format!("a part may not use `{word}`"))
            .at(place)
            .remedy("keep blocks in the templates that extend one another");
    }
    let remedy = did_you_mean(word, known.iter().copied()).unwrap_or_else(|| {
        "it may choose (`if`), loop (`for`), give a name (`set`), extend a template and include a part"
            .to_owned()
    });
    Diagnostic::error(format!("a template may not use `{word}`")).at(place).remedy(remedy)
}

/// Reports each `super()` that stands in a loop, is the second of its block, or is in none.
fn refuse_repeated_super(file: &TemplateFile, faults: &mut Faults) {
    let mut loops = 0_usize;
    // For each open block, whether it has taken over what it replaces.
    let mut taken_over: Vec<bool> = Vec::new();
    for piece in pieces(file.source.text()) {
        match (piece.is_tag, piece.word().0) {
            (true, "for") => loops += 1,
            (true, "endfor") => loops = loops.saturating_sub(1),
            (true, "block") => taken_over.push(false),
            (true, "endblock") => drop(taken_over.pop()),
            _ => {}
        }
        for span in piece.places_of("super") {
            let reason = match taken_over.last_mut() {
                None => "`super` stands in no block",
                Some(_) if loops > 0 => "`super` stands in a loop",
                Some(true) => "`super` stands twice in one block",
                Some(taken_over) => {
                    *taken_over = true;
                    continue;
                }
            };
            faults.push(
                Diagnostic::error(reason)
                    .at(&Place::new(&file.source, span))
                    .remedy("write `{{ super() }}` once in a block, for what the block replaces"),
            );
        }
    }
}

/// A block within another, by their names, and where the inner one begins.
struct Nesting<'a> {
    outer: &'a str,
    inner: &'a str,
    place: Place,
}

/// Reports blocks that lie too deep within one another, by their names in all of the files.
fn refuse_blocks_in_blocks(lineage: &[&TemplateFile], faults: &mut Faults) {
    let mut nestings: Vec<Nesting> = Vec::new();
    for file in lineage {
        let mut open: Vec<&str> = Vec::new();
        for piece in pieces(file.source.text()).iter().filter(|piece| piece.is_tag) {
            match piece.word().0 {
                "block" => {
                    if let Some(outer) = open.last() {
                        nestings.push(nesting(outer, piece, file));
                    }
                    open.push(piece.name());
                }
                "endblock" => drop(open.pop()),
                _ => {}
            }
        }
    }
    for nesting in &nestings {
        if depth(nesting, &nestings, 2) > DEEPEST {
            let what = format!("blocks lie within one another, with `{}`", nesting.inner);
            faults.push(
                too_deep(&what, &nesting.place)
                    .remedy("end one block before the next; a block can't lie within itself"),
            );
        }
    }
}

fn nesting<'a>(outer: &'a str, inner: &Piece<'a>, file: &TemplateFile) -> Nesting<'a> {
    let place = Place::new(&file.source, inner.word().1);
    Nesting { outer, inner: inner.name(), place }
}

/// How many blocks lie within one another from this one inwards; no more are counted than need be.
fn depth(nesting: &Nesting, nestings: &[Nesting], sofar: usize) -> usize {
    if sofar > DEEPEST {
        return sofar;
    }
    let inner = nestings.iter().filter(|next| next.outer == nesting.inner);
    inner.map(|next| depth(next, nestings, sofar + 1)).max().unwrap_or(sofar)
}
