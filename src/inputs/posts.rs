//! `posts.yaml`: posts, their grades, full-time equivalents and yearly costs.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::stated::Stated;
use crate::diagnostic::{Diagnostic, Faults};
use crate::yaml::Node;
use crate::yaml::{At, Decode, Id, Keys, refuse_duplicate_ids, refuse_reserved_ids};

/// What a file of posts holds.
#[derive(Clone, Debug, Default)]
pub struct PostsFile {
    /// The posts, in the order of the file.
    pub posts: Vec<Post>,
    /// What was published elsewhere.
    pub stated: Vec<Stated>,
}

/// One line of posts: one or several of the same title and grade.
#[derive(Clone, Debug)]
pub struct Post {
    /// Its name: figures are called `posts.ID.cost`.
    pub id: At<Id>,
    /// The title of the post.
    pub title: String,
    /// Its grade or band.
    pub grade: Option<String>,
    /// How many full-time equivalents; less than nought where posts are deleted.
    pub fte: At<Decimal>,
    /// What the posts cost in a year.
    pub cost: PostCost,
    /// Where the money comes from.
    pub funding: Option<String>,
    /// First day.
    pub start: Option<NaiveDate>,
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
}

impl Decode for PostsFile {
    fn decode(node: &Node, faults: &mut Faults) -> Option<Self> {
        let mut keys = Keys::open(node, "a file of posts", faults)?;
        let posts = keys.list::<Post>("posts", faults);
        let stated = keys.list("stated", faults);
        keys.close(faults);
        let (posts, stated) = (posts.unwrap_or_default(), stated.unwrap_or_default());
        let file = Self { posts, stated };
        refuse_reserved_ids(&["total"], file.posts.iter().map(|post| &post.id), faults);
        refuse_duplicate_ids("posts", file.posts.iter().map(|post| &post.id), faults);
        Some(file)
    }
}

impl Decode for Post {
    fn decode(node: &Node, faults: &mut Faults) -> Option<Self> {
        let mut keys = Keys::open(node, "a post", faults)?;
        let id = keys.required::<At<Id>>("id", faults);
        let title = keys.required("title", faults);
        let grade = keys.optional("grade", faults);
        let fte = keys.required("fte", faults);
        let per_fte = keys.optional("cost_per_fte", faults);
        let salary = keys.optional("salary", faults);
        let on_costs = keys.optional("on_costs_percent", faults);
        let funding = keys.optional("funding", faults);
        let start = keys.optional::<NaiveDate>("start", faults);
        let end = keys.optional::<At<NaiveDate>>("end", faults);
        let place = keys.place();
        let known = keys.close(faults);
        let (start, end) = (start?, end?);
        if let (Some(start), Some(end)) = (start, &end)
            && end.value < start
        {
            faults.push(
                Diagnostic::error(format!("the post ends before it starts, on {start}"))
                    .at(&end.place)
                    .remedy("put `start` and `end` in order"),
            );
        }
        let cost = PostCost::of(per_fte?, salary?, on_costs?);
        if cost.is_none() && known {
            faults.push(
                Diagnostic::error(
                    "a post has either a `cost_per_fte`, or a `salary` and `on_costs_percent`",
                )
                .at(place)
                .remedy("give one of the two"),
            );
        }
        Some(Self {
            id: id?,
            title: title?,
            grade: grade?,
            fte: fte?,
            cost: cost?,
            funding: funding?,
            start,
            end,
        })
    }
}

impl PostCost {
    /// The cost, if it is said once and once only.
    fn of(
        per_fte: Option<At<Decimal>>,
        salary: Option<At<Decimal>>,
        on_costs: Option<At<Decimal>>,
    ) -> Option<Self> {
        match (per_fte, salary, on_costs) {
            (Some(cost), None, None) => Some(PostCost::PerFte(cost)),
            (None, Some(salary), Some(on_costs)) => Some(PostCost::Salary { salary, on_costs }),
            _ => None,
        }
    }
}
