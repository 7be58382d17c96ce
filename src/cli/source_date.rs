//! The date of a paper that has none of its own, for what the PDF says of itself.
//!
//! The clock is never asked, or the same inputs would not make the same bytes. Whoever builds papers
//! with others, and wants a date in them, gives it by the variable on which builds have agreed:
//! <https://reproducible-builds.org/specs/source-date-epoch/>.

use std::env;

use chrono::{DateTime, NaiveDate};

use crate::diagnostic::{Diagnostic, Faults};
use crate::paper::Details;

/// The variable.
pub(super) const VARIABLE: &str = "SOURCE_DATE_EPOCH";

/// Dates a paper that has no date, if there is one from outside. Nothing that it prints changes.
///
/// # Errors
///
/// A variable that is set, and is no number of seconds.
pub(super) fn date(details: &mut Details) -> Result<(), Faults> {
    if details.date.is_none() {
        details.date = from_outside()?;
    }
    Ok(())
}

fn from_outside() -> Result<Option<NaiveDate>, Faults> {
    let Some(value) = env::var_os(VARIABLE) else { return Ok(None) };
    let seconds = value.to_str().and_then(|value| value.trim().parse().ok());
    let moment = seconds.and_then(|seconds| DateTime::from_timestamp(seconds, 0));
    let wrong = || {
        let value = value.to_string_lossy();
        Diagnostic::error(format!(
            "the environment variable `{VARIABLE}` is `{value}`, and no date"
        ))
        .remedy("write the seconds since 1 January 1970, or take it away")
    };
    moment.map(|moment| Some(moment.date_naive())).ok_or_else(|| wrong().into())
}
