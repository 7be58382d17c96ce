//! `posts.yaml`: posts, their grades, full-time equivalents and yearly costs, and what is done with them.
//!
//! What the dates of posts must say, where the cost of a part of a year is computed, is checked in
//! `dates`.

mod dates;
mod words;

use chrono::NaiveDate;
use rust_decimal::Decimal;

pub use self::words::{Change, PartYear};

use self::words::NotStated;
use super::stated::Stated;
use crate::diagnostic::{Diagnostic, Faults};
use crate::period::Span;
use crate::yaml::Node;
use crate::yaml::{
    At, Decode, Fillable, Id, Keys, ids_in, refuse_duplicate_ids, refuse_reserved_ids,
};

/// What a file of posts holds.
#[derive(Clone, Debug, Default)]
pub struct PostsFile {
    /// The posts, in the order of the file.
    pub posts: Vec<Post>,
    /// How the cost of a part of a year is counted, if it is.
    pub part_year: Option<PartYear>,
    /// The day up to which posts without an end are counted.
    pub to: Option<At<NaiveDate>>,
    /// What was published elsewhere.
    pub stated: Vec<Stated>,
}

/// One line of posts: one or several of the same title and grade.
#[derive(Clone, Debug)]
pub struct Post {
    /// Its name: figures are called `posts.ID.cost`.
    pub id: At<Id>,
    /// The title of the post.
    pub title: At<Fillable>,
    /// Its grade or band.
    pub grade: Option<At<Fillable>>,
    /// How many full-time equivalents; less than nought where posts are deleted, also where they were
    /// typed as so many to be disestablished.
    pub fte: At<Decimal>,
    /// What the posts cost in a year.
    pub cost: PostCost,
    /// Where the money comes from.
    pub funding: Option<String>,
    /// What is done with it.
    pub change: Option<Change>,
    /// Whether it is temporary, if that is said.
    pub temporary: Option<bool>,
    /// First day.
    pub start: Option<At<NaiveDate>>,
    /// Last day, for posts that end.
    pub end: Option<At<NaiveDate>>,
}

/// What posts cost in a year, with on-costs.
#[derive(Clone, Debug)]
pub enum PostCost {
    /// One full-time equivalent costs this.
    PerFte(At<Decimal>),
    /// One full-time equivalent earns `salary`; pension and national insurance come on top.
    Salary {
        /// The yearly salary.
        salary: At<Decimal>,
        /// On-costs, as a percentage of the salary.
        on_costs: At<Decimal>,
    },
    /// The paper doesn't say.
    NotStated,
}

/// Ids by which what is computed over all posts is called.
const RESERVED: [&str; 3] = ["total", "by_change", "by_funding"];

impl Decode for PostsFile {
    fn decode(node: &Node, faults: &mut Faults) -> Option<Self> {
        let mut keys = Keys::open(node, "a file of posts", faults)?;
        let posts = keys.list::<Post>("posts", faults);
        let part_year = keys.optional("part_year", faults);
        let to = keys.optional("to", faults);
        let stated = keys.list("stated", faults);
        let ids = ids_in(keys.node("posts"));
        keys.close(faults);
        let (posts, stated) = (posts.unwrap_or_default(), stated.unwrap_or_default());
        let file = Self { posts, part_year: part_year?, to: to?, stated };
        dates::check(&file, faults);
        refuse_reserved_ids(&RESERVED, file.posts.iter().map(|post| &post.id), faults);
        refuse_duplicate_ids("posts", &ids, faults);
        Some(file)
    }
}

impl Decode for Post {
    fn decode(node: &Node, faults: &mut Faults) -> Option<Self> {
        let mut keys = Keys::open(node, "a post", faults)?;
        let id = keys.required::<At<Id>>("id", faults);
        let title = keys.required("title", faults);
        let grade = keys.optional("grade", faults);
        let fte = keys.required::<At<Decimal>>("fte", faults);
        let per_fte = keys.optional("cost_per_fte", faults);
        let salary = keys.optional("salary", faults);
        let on_costs = keys.optional("on_costs_percent", faults);
        let not_stated = keys.optional::<NotStated>("cost", faults);
        let funding = keys.optional("funding", faults);
        let change = keys.optional::<Change>("change", faults);
        let temporary = keys.optional("temporary", faults);
        let start = keys.optional::<At<NaiveDate>>("start", faults);
        let end = keys.optional::<At<NaiveDate>>("end", faults);
        let place = keys.place();
        let known = keys.close(faults);
        let (start, end) = (start?, end?);
        if let (Some(start), Some(end)) = (&start, &end)
            && end.value < start.value
        {
            faults.push(
                Diagnostic::error(format!("the post ends before it starts, on {}", start.value))
                    .at(&end.place)
                    .remedy("put `start` and `end` in order"),
            );
        }
        let change = change?;
        let fte = signed(fte?, change, faults);
        let cost = PostCost::of(per_fte?, salary?, on_costs?, not_stated?);
        if cost.is_none() && known {
            faults.push(
                Diagnostic::error(
                    "a post has either a `cost_per_fte`, or a `salary` and `on_costs_percent`",
                )
                .at(place)
                .remedy(
                    "give one of the two; or write `cost: not_stated` where the paper gives none",
                ),
            );
        }
        Some(Self {
            id: id?,
            title: title?,
            grade: grade?,
            fte,
            cost: cost?,
            funding: funding?,
            change,
            temporary: temporary?,
            start,
            end,
        })
    }
}

impl Post {
    /// The days for which it is counted, `to` standing for an end that isn't given. `None` where its
    /// dates don't say.
    pub fn span(&self, to: Option<NaiveDate>) -> Option<Span> {
        let end = self.end.as_ref().map(|end| end.value).or(to)?;
        Span::new(self.start.as_ref()?.value, end)
    }
}

/// Posts that are disestablished count negative: typed as so many posts, they are taken off. A minus
/// besides could mean that it was done twice.
fn signed(fte: At<Decimal>, change: Option<Change>, faults: &mut Faults) -> At<Decimal> {
    let Some(change) = change else { return fte };
    if fte.value < Decimal::ZERO {
        faults.push(
            Diagnostic::error(format!(
                "the FTE is less than nought, and `change: {}` says besides what is done",
                change.key()
            ))
            .at(&fte.place)
            .remedy(match change {
                Change::Disestablish => {
                    "leave the minus sign out: posts that are disestablished count negative"
                }
                _ => "leave the minus sign out, or write `change: disestablish`",
            }),
        );
    }
    match change {
        Change::Disestablish if !fte.value.is_zero() => fte.map(|fte| -fte),
        _ => fte,
    }
}

impl PostCost {
    /// The cost, if it is said once and once only.
    fn of(
        per_fte: Option<At<Decimal>>,
        salary: Option<At<Decimal>>,
        on_costs: Option<At<Decimal>>,
        not_stated: Option<NotStated>,
    ) -> Option<Self> {
        match (per_fte, salary, on_costs, not_stated) {
            (Some(cost), None, None, None) => Some(PostCost::PerFte(cost)),
            (None, Some(salary), Some(on_costs), None) => {
                Some(PostCost::Salary { salary, on_costs })
            }
            (None, None, None, Some(NotStated)) => Some(PostCost::NotStated),
            _ => None,
        }
    }
}
