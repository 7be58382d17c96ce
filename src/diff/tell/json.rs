//! The difference as JSON, in the form that docs/diff.md describes.

use crate::diff::Difference;

/// The difference as JSON.
///
/// # Errors
///
/// What the writer of JSON says. It has none for what a difference is made of.
pub fn json(difference: &Difference) -> Result<String, String> {
    let text = serde_json::to_string_pretty(difference).map_err(|error| error.to_string())?;
    Ok(format!("{text}\n"))
}
