//! What is said of a part that was not brought up to date.

use crate::diagnostic::{Diagnostic, Place};

pub(super) fn edited(
    key: &str,
    made: Option<&String>,
    here: &str,
    now: &str,
    place: &Place,
) -> Diagnostic {
    let made = made.map_or_else(String::new, |made| format!(" was made as `{made}`,"));
    let here =
        if here.is_empty() { "is gone".to_owned() } else { format!("is `{here}` in the draft") };
    Diagnostic::warning(format!("`{key}`{made} {here}, and would be `{now}` now"))
        .at(place)
        .remedy(keep_or_take("take its mark out, and the words are yours to keep right"))
}

pub(super) fn edited_number(number: &str, here: &str, now: &str, place: &Place) -> Diagnostic {
    let here =
        if here.is_empty() { "is gone".to_owned() } else { format!("is `{here}` in the draft") };
    Diagnostic::warning(format!("the number `{number}` {here}, and would be `{now}` now"))
        .at(place)
        .remedy(keep_or_take("take its mark out, and the number is yours to keep right"))
}

pub(super) fn edited_block(key: &str, place: &Place) -> Diagnostic {
    Diagnostic::warning(format!("`{key}` was changed in the draft since it was made"))
        .at(place)
        .remedy(keep_or_take("take its marks out, and it is yours to keep right"))
}

/// What to do with a part that a person changed.
fn keep_or_take(keep: &str) -> String {
    format!("make the change in the inputs, and run it again with `--overwrite`; or {keep}")
}

pub(super) fn not_placed(key: &str, place: &Place) -> Diagnostic {
    Diagnostic::warning(format!(
        "the paper places no `{key}`, and so it can't be brought up to date"
    ))
    .at(place)
    .remedy("place it in the inputs, or take it out of the draft with its mark")
}

pub(super) fn not_in_draft(key: &str, label: &str, place: &Place) -> Diagnostic {
    Diagnostic::warning(format!("`{key}`: what has the label `{label}` is no longer in the draft"))
        .at(place)
        .remedy("take the reference out, or put back what it refers to")
}

pub(super) fn table_not_in_draft(key: &str, table: &str, place: &Place) -> Diagnostic {
    Diagnostic::warning(format!("`{key}`: {table} is no longer in the draft"))
        .at(place)
        .remedy("take the reference out, or put back what it refers to")
}
