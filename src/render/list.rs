//! The list of the pictures beside a paper, by which a later run knows what it may clear away.
//!
//! It is in the form of `sha256sum`, under a line of our own. A file is known again by its name and
//! by what it holds, so that one which somebody put there, or changed, is never taken for ours.

use super::Output;
use crate::digest;

/// What the list is called.
pub const NAME: &str = "pictures.sha256";

/// How a list of ours begins.
const HEADING: &str =
    "# Pictures that Orderpaper put here. It removes them when the paper has them no longer.";

/// The list of these pictures.
pub fn of(pictures: &[Output]) -> Output {
    let mut text = format!("{HEADING}\n");
    for picture in pictures.iter().filter(|picture| !picture.name.contains(char::is_control)) {
        text.push_str(&format!("{}  {}\n", digest::of(&picture.bytes), picture.name));
    }
    Output { name: NAME.to_owned(), bytes: text.into_bytes() }
}

/// The pictures of a list, each with its digest; `None` if the list isn't ours.
pub fn read(text: &str) -> Option<Vec<(&str, &str)>> {
    let pictures = text.strip_prefix(HEADING)?.lines();
    Some(pictures.filter_map(|line| line.split_once("  ")).collect())
}
