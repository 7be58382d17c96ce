//! What the dates of posts must say where the cost of a part of a year is computed.

use chrono::{Datelike, NaiveDate};

use super::{PartYear, Post, PostsFile};
use crate::diagnostic::{Diagnostic, Faults};
use crate::period::ends_a_month;
use crate::yaml::At;

/// Reports dates that leave open for how long posts are counted, and months that aren't whole.
pub(super) fn check(file: &PostsFile, faults: &mut Faults) {
    let Some(part_year) = file.part_year else {
        refuse_idle_end(file.to.as_ref(), faults);
        return;
    };
    if let Some(to) = &file.to {
        for post in &file.posts {
            refuse_after(post, to, faults);
        }
    }
    for post in &file.posts {
        refuse_open(post, file.to.is_some(), faults);
    }
    if part_year == PartYear::Months {
        for start in file.posts.iter().filter_map(|post| post.start.as_ref()) {
            if start.value.day() != 1 {
                faults.push(within_a_month(start, "starts"));
            }
        }
        let ends = file.posts.iter().filter_map(|post| post.end.as_ref());
        for end in ends.chain(&file.to) {
            if !ends_a_month(end.value) {
                faults.push(within_a_month(end, "ends"));
            }
        }
    }
}

fn within_a_month(date: &At<NaiveDate>, what: &str) -> Diagnostic {
    Diagnostic::error(format!(
        "`part_year: months` counts whole months, and {} {what} within a month",
        date.place.text()
    ))
    .at(&date.place)
    .remedy("write `part_year: days`, or the first or last day of a month")
}

/// An end that no cost is counted to would pass for the basis of the costs.
fn refuse_idle_end(to: Option<&At<NaiveDate>>, faults: &mut Faults) {
    if let Some(to) = to {
        faults.push(
            Diagnostic::error("nothing is counted to this day")
                .at(&to.place)
                .remedy("say how a part of a year is counted, `part_year: months` or `part_year: days`; or take the line out"),
        );
    }
}

/// Costs to a day would leave out what posts cost after it.
fn refuse_after(post: &Post, to: &At<NaiveDate>, faults: &mut Faults) {
    let after = |date: &&At<NaiveDate>| date.value > to.value;
    let late = post.start.as_ref().filter(after).map(|start| (start, "starts"));
    if let Some((date, what)) = late.or(post.end.as_ref().filter(after).map(|end| (end, "ends"))) {
        faults.push(
            Diagnostic::error(format!(
                "`{}` {what} after the day up to which posts are counted",
                post.id.value.as_str()
            ))
            .at(&date.place)
            .related(&to.place, "this day")
            .remedy("put `to` on the last day of the posts that end last, or later"),
        );
    }
}

/// A post that has one date only is counted for an unknown time.
fn refuse_open(post: &Post, counted_to: bool, faults: &mut Faults) {
    let (date, lacking, remedy) = match (&post.start, &post.end) {
        (Some(start), None) if !counted_to => (
            start,
            "until when",
            "add its `end`; or, in the file, `to:` the day up to which posts without an end are counted",
        ),
        (None, Some(end)) => (end, "from when", "add its `start`"),
        _ => return,
    };
    let id = post.id.value.as_str();
    faults.push(
        Diagnostic::error(format!("it is not said {lacking} the cost of `{id}` is counted"))
            .at(&date.place)
            .remedy(remedy),
    );
}
