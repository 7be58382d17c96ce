//! Posts: what each line costs, and all of them together.
//!
//! - The cost of one FTE is given with on-costs, or is the salary + salary × on-costs %.
//! - The cost of a line is its cost of one FTE × its FTE.
//! - Totals add the FTE and the cost of all lines. The cost of one FTE is a price: it isn't added.

use std::sync::Arc;

use super::arithmetic::{self, Mixing};
use super::figure::Figure;
use super::ledger::{Entries, Label, Record};
use super::totals;
use crate::inputs::posts::{Post, PostCost, PostsFile};
use crate::measure::{Measure, Unit};

/// Enters the figures of a file of posts.
pub(super) fn enter(file: &PostsFile, entries: &mut Entries) {
    let records: Vec<Record> = file.posts.iter().map(|post| enter_post(post, entries)).collect();
    let Some(first) = file.posts.first() else { return };
    let set =
        totals::of_keys(&["fte", "cost"], "posts", "All posts", records, &first.id.place, entries);
    entries.ledger.add_set(set);
}

fn enter_post(post: &Post, entries: &mut Entries) -> Record {
    let name = |key: &str| format!("posts.{}.{key}", post.id.value.as_str());
    let label = |what: &str| format!("{}: {what}", post.title);
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
    let figures = [("fte", fte), ("cost_per_fte", per_fte), ("cost", cost)];
    let texts = [("grade", &post.grade), ("funding", &post.funding)];
    Record {
        id: post.id.value.as_str().to_owned(),
        label: Label::Words(post.title.clone()),
        counted: None,
        texts: texts
            .into_iter()
            .filter_map(|(key, text)| Some((key.to_owned(), text.clone()?)))
            .collect(),
        figures: figures
            .into_iter()
            .filter_map(|(key, figure)| Some((key.to_owned(), figure?)))
            .collect(),
    }
}

fn enter_cost_per_fte(post: &Post, entries: &mut Entries) -> Option<Arc<Figure>> {
    let name = |key: &str| format!("posts.{}.{key}", post.id.value.as_str());
    let label = |what: &str| format!("{}: {what}", post.title);
    let cost = name("cost_per_fte");
    match &post.cost {
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
            let on_costs = entries.computed(&name("on_costs"), on_costs, place)?;
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
