//! Posts: what each line costs, and all of them together.
//!
//! - The cost of one FTE is given with on-costs, or is the salary + salary × on-costs %.
//! - The cost of a line is its cost of one FTE × its FTE. Posts that are disestablished have negative
//!   FTE, and so a negative cost.
//! - Totals add the FTE and the cost of all lines. The cost of one FTE is a price: it isn't added.
//! - What a line costs in each financial year stands in `part_year`; totals for each change and for
//!   each source of funding in `splits`.

mod part_year;
mod splits;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::arithmetic::{self, Mixing};
use super::entries::Entries;
use super::figure::Figure;
use super::records::{Label, Record};
use super::totals;
use super::words::{self, Words};
use crate::inputs::posts::{Post, PostCost, PostsFile};
use crate::measure::{Measure, Unit};

/// Enters the figures of a file of posts.
pub(super) fn enter(file: &PostsFile, entries: &mut Entries) {
    let Some(first) = file.posts.first() else { return };
    let mut records: Vec<Record> =
        file.posts.iter().map(|post| enter_post(post, entries)).collect();
    part_year::enter(file, &mut records, entries);
    let by_year: BTreeSet<String> =
        records.iter().flat_map(part_year::keys_of_costs).map(str::to_owned).collect();
    let keys: Vec<&str> =
        ["fte", "cost"].into_iter().chain(by_year.iter().map(String::as_str)).collect();
    splits::enter(file, &records, &keys, entries);
    let place = &first.id.place;
    let set = totals::of_keys(&keys, "posts", "All posts", records, place, entries);
    entries.ledger.add_set(set);
}

fn enter_post(post: &Post, entries: &mut Entries) -> Record {
    let name = |key: &str| format!("posts.{}.{key}", post.id.value.as_str());
    let label = |what: &str| format!("{}: {what}", post.title.value);
    let fte = entries.given(&name("fte"), &label("FTE"), &post.fte, Unit::Fte, Measure::Tally);
    let per_fte = enter_cost_per_fte(post, entries);
    let cost = per_fte.as_ref().zip(fte.as_ref()).and_then(|(per_fte, fte)| {
        let cost = arithmetic::product(
            &name("cost"),
            &label("yearly cost"),
            per_fte,
            fte,
            Measure::Annual,
        );
        entries.computed(&name("cost"), cost, &post.fte.place)
    });
    entries.lost_with(&name("cost"), &name("cost_per_fte"));
    let figures = [("fte", fte), ("cost_per_fte", per_fte), ("cost", cost)];
    let figures: BTreeMap<String, Arc<Figure>> =
        figures.into_iter().filter_map(|(key, figure)| Some((key.to_owned(), figure?))).collect();
    let temporary = post.temporary.map(|yes| if yes { "Yes" } else { "No" });
    let texts = words::texts([
        ("grade", post.grade.as_ref().map(Words::from)),
        ("funding", post.funding.as_deref().map(Words::from)),
        ("change", post.change.map(|change| change.key().into())),
        ("temporary", temporary.map(Words::from)),
        ("start", post.start.as_ref().map(|day| Words::Date(day.value))),
        ("end", post.end.as_ref().map(|day| Words::Date(day.value))),
    ]);
    Record {
        id: post.id.value.as_str().to_owned(),
        label: Label::Words((&post.title).into()),
        counted: None,
        texts,
        figures,
    }
}

fn enter_cost_per_fte(post: &Post, entries: &mut Entries) -> Option<Arc<Figure>> {
    let name = |key: &str| format!("posts.{}.{key}", post.id.value.as_str());
    let label = |what: &str| format!("{}: {what}", post.title.value);
    let cost = name("cost_per_fte");
    match &post.cost {
        PostCost::NotStated => None,
        PostCost::PerFte(amount) => {
            entries.given(&cost, &label("cost of one FTE"), amount, Unit::Money, Measure::Annual)
        }
        PostCost::Salary { salary, on_costs } => {
            let place = &salary.place;
            let salary = entries.given(
                &name("salary"),
                &label("salary"),
                salary,
                Unit::Money,
                Measure::Annual,
            )?;
            let percent = entries.given(
                &name("on_costs_percent"),
                &label("on-costs as a percentage of the salary"),
                on_costs,
                Unit::Percent,
                Measure::Tally,
            )?;
            let on_costs = arithmetic::product(
                &name("on_costs"),
                &label("on-costs"),
                &salary,
                &percent,
                Measure::Annual,
            );
            let on_costs = entries.computed(&name("on_costs"), on_costs, place);
            entries.lost_with(&cost, &name("on_costs"));
            let on_costs = on_costs?;
            let sum = arithmetic::sum(
                &cost,
                &label("cost of one FTE"),
                &[salary, on_costs],
                Mixing::Refused,
            );
            entries.computed(&cost, sum, place)
        }
    }
}
