//! So many at so much each, that come to something else: `£350 a week for 52 weeks, or £18,300`.

use std::sync::LazyLock;

use regex::{Captures, Regex};
use rust_decimal::Decimal;

use super::shape::Shape;
use super::{Told, room, shown};
use crate::check::prose::numbers::Number;
use crate::check::rule::Rule;
use crate::inputs::checks::Level;

pub(in crate::check::prose) const PRODUCT: Rule = Rule {
    name: "prose/product",
    level: Level::Error,
    finds: "an amount in a sentence that isn't its rate times the weeks, posts or things that stand beside it",
};

/// Words by which an amount is what the two before it come to.
const LINK: &str = r"(?:,? or (?:a total of )?|,? ?\((?:or |i\.e\. |a total of |total(?:ling)? |totalling )?| ?= ?|,? (?:which |and |this |that )?(?:is|are|was|comes? to|came to|coming to|makes?|making|giving|gives|costs?|costing|totals?|totall?ing|amounts? to|amounting to|equals)(?: a total of| a total cost of| in total)? |,? (?:at )?a (?:total )?(?:cost|total) of | – )";

/// £350 a week for 52 weeks, or £18,300
static RATE_FIRST: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"(?P<rate>M) (?:a|an|per|each|every) (?P<per>[a-z]+),? (?:for|over|x|×|\*|times) (?:the |all |a further |a full )?(?P<count>N)[ -](?:full |whole |more )?(?P<unit>[a-z]+)(?P<more>(?: [a-z]+){{0,3}}?){LINK}(?P<total>M)(?P<after>[^.]{{0,20}})"
    ))
    .expect("every test runs it")
});

/// 4.0 FTE at £45,000 each (£180,000)
static COUNT_FIRST: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"(?P<count>N)[ -](?P<things>(?:[a-z'-]+ ){{0,6}}?)(?:at|@|x|×|costing) (?:a (?:rate|cost|price|unit cost) of |an? average (?:cost )?of )?(?P<rate>M)(?P<each> each| apiece|,? (?:per|an?) (?:full |whole )?(?P<per>[a-z]+))(?P<more>(?: [a-z]+){{0,3}}?){LINK}(?P<total>M)(?P<after>[^.]{{0,20}})"
    ))
    .expect("every test runs it")
});

/// 12 rooms at £350 a week for 26 weeks, which comes to £109,200
static COUNT_FOR_A_TIME: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"(?P<average>\baverage of )?(?P<things>N)(?: [a-z'-]+){{1,5}}? (?:at|@|x|×|costing)(?: an?(?: average)? (?:rate|cost|price) of| an average of)? (?P<rate>M) (?:a|an|per|each|every) (?P<per>[a-z]+),? (?:for|over|x|×|\*|times) (?:the |all |a further |a full )?(?P<count>N)[ -](?:full |whole |more )?(?P<unit>[a-z]+)(?P<more>(?: [a-z]+){{0,3}}?){LINK}(?P<total>M)(?P<after>[^.]{{0,20}})"
    ))
    .expect("every test runs it")
});

/// So many things, right before the rate of each.
static OF_THINGS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"N(?: [a-z'-]+){1,5}? (?:at|@|x|×|costing)(?: an?(?: average)? (?:rate|cost|price) of| an average of)? $")
        .expect("every test runs it")
});
/// Another rate before these, with which the total may be that of both.
static BESIDE_OTHERS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"M[^.?!]*(?:\band|\bplus|[,;])(?: a further| another| also)? $")
        .expect("every test runs it")
});
/// So far before a rate, in bytes, these are looked for.
const BEFORE: usize = 120;
/// So many numbers before these may be what is counted.
const NEAR: usize = 4;

/// £120,000 a year for three years, £360,000 in total
static IN_TOTAL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?P<rate>M) (?:a|an|per|each|every) (?P<per>[a-z]+),? (?:for|over) (?:the |all |a further )?(?P<count>N)[ -](?P<unit>[a-z]+)(?:, | – )(?P<total>M) (?:in total|in all|altogether)\b",
    )
    .expect("every test runs it")
});

/// £350 a week (£18,200 a year)
static OF_A_YEAR: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"(?P<rate>M) (?:a|per|each|every) (?P<per>week|fortnight|month|quarter){LINK}(?P<total>M) (?:a|per|in a|each|for a|over a) (?:full )?(?:year|annum)\b"
    ))
    .expect("every test runs it")
});

/// Words behind an amount by which it is a rate itself, or more than these come to.
static IS_ANOTHER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^ ?(?:a|an|per|each|every|for each|apiece|plus|with|excluding|before|after|more|less|including|from|for an?|for each) ?(?P<per>[a-z]*)")
        .expect("every test runs it")
});

/// Words behind a rate by which something comes to it, or is taken from it: `£32,000 each plus oncosts`.
const WITH_MORE: [&str; 6] = ["plus", "with", "including", "before", "after", "excluding"];

/// What is wrong with the products of a text.
pub(super) fn find(shape: &Shape) -> Vec<Told> {
    let mut told: Vec<Told> = Vec::new();
    let rates = [&RATE_FIRST, &IN_TOTAL];
    for found in rates.iter().flat_map(|pattern| pattern.captures_iter(&shape.shape)) {
        // A week for so many weeks.
        if stem(&found["per"]) == stem(&found["unit"]) && !is_of_things(shape, &found) {
            told.extend(of_count(shape, &found));
        }
    }
    for found in COUNT_FOR_A_TIME.captures_iter(&shape.shape) {
        if stem(&found["per"]) == stem(&found["unit"]) {
            told.extend(of_things(shape, &found));
        }
    }
    for found in COUNT_FIRST.captures_iter(&shape.shape) {
        if is_each(&found) {
            told.extend(of_count(shape, &found));
        }
    }
    told.extend(OF_A_YEAR.captures_iter(&shape.shape).filter_map(|found| of_a_year(shape, &found)));
    told
}

/// Whether the rate is that of each of the things: `30 places at £500 per place`, `2 posts at £40,000 a year`.
fn is_each(found: &Captures) -> bool {
    let Some(per) = found.name("per").map(|per| stem(per.as_str()).to_owned()) else {
        return true;
    };
    let mut things = found["things"].split(' ').map(stem);
    let is_year = matches!(per.as_str(), "year" | "annum");
    let of_time = ["week", "month", "day", "hour", "quarter", "night", "fortnight"];
    // Twelve weeks at so much a year are no years.
    let counts_time = things.clone().any(|thing| of_time.contains(&thing));
    things.any(|thing| thing == per) || (is_year && !counts_time)
}

/// Whether so many things stand before a rate that is that of each.
fn is_of_things(shape: &Shape, found: &Captures) -> bool {
    let Some(rate) = found.name("rate") else { return false };
    let from = shape.shape.floor_char_boundary(rate.start().saturating_sub(BEFORE));
    OF_THINGS.is_match(&shape.shape[from..rate.start()])
}

fn stem(word: &str) -> &str {
    word.strip_suffix('s').unwrap_or(word)
}

fn of_count(shape: &Shape, found: &Captures) -> Option<Told> {
    let rate = shape.number(found.name("rate"))?;
    let count = shape.number(found.name("count"))?;
    let total = shape.number(found.name("total"))?;
    let more = found.name("more").map_or("", |more| more.as_str());
    if is_another(found) || more.split(' ').any(|word| WITH_MORE.contains(&word)) {
        return None;
    }
    let value = rate.value.checked_mul(count.value)?;
    // A rate in whole pounds may have had pence.
    let of_rate = match rate.places {
        2 => Decimal::ZERO,
        _ => rate.step() / Decimal::TWO,
    };
    let room = of_rate.checked_mul(count.value)?.checked_add(room(total))?;
    let room = room.checked_add(total.step() / Decimal::TWO)?;
    judged(shape, &[count, rate], total, [value, value], room)
}

/// So many things, at so much each for a time.
fn of_things(shape: &Shape, found: &Captures) -> Option<Told> {
    let things = shape.number(found.name("things"))?;
    let rate = shape.number(found.name("rate"))?;
    let count = shape.number(found.name("count"))?;
    let total = shape.number(found.name("total"))?;
    let more = found.name("more").map_or("", |more| more.as_str());
    if is_another(found) || more.split(' ').any(|word| WITH_MORE.contains(&word)) {
        return None;
    }
    let start = found.name("things")?.start();
    let near = shape.shape.floor_char_boundary(start.saturating_sub(BEFORE));
    if BESIDE_OTHERS.is_match(&shape.shape[near..start]) {
        return None;
    }
    let of_one = rate.value.checked_mul(count.value)?;
    let value = of_one.checked_mul(things.value)?;
    // It may be what one of them comes to.
    if (total.value - of_one).abs() <= total.step() {
        return None;
    }
    let of_rate = match rate.places {
        2 => Decimal::ZERO,
        _ => rate.step() / Decimal::TWO,
    };
    let room = of_rate.checked_mul(count.value)?.checked_mul(things.value)?;
    // An average is none of a whole number.
    let of_things = match found.name("average") {
        Some(_) => (things.step() / Decimal::TWO).checked_mul(of_one)?,
        None => Decimal::ZERO,
    };
    let room = room.checked_add(of_things)?.checked_add(total.step())?;
    // It may be the households in these hotels that are counted.
    let index = shape.numbers.partition_point(|one| one.span.start < things.span.start);
    let comes_to = |other: &&Number| {
        let off = of_one.checked_mul(other.value).and_then(|all| all.checked_sub(total.value));
        off.is_some_and(|off| off.abs() <= room)
    };
    if shape.numbers[..index].iter().rev().take(NEAR).any(|other| comes_to(&other)) {
        return None;
    }
    judged(shape, &[things, rate, count], total, [value, value], room)
}

fn is_another(found: &Captures) -> bool {
    let after = found.name("after").map_or("", |after| after.as_str());
    IS_ANOTHER.captures(after).is_some_and(|after| {
        let per = stem(&after["per"]).to_owned();
        !matches!(per.as_str(), "year" | "annum")
    })
}

fn of_a_year(shape: &Shape, found: &Captures) -> Option<Told> {
    let rate = shape.number(found.name("rate"))?;
    let total = shape.number(found.name("total"))?;
    // Schools have 39 weeks, and council tax ten instalments: a whole number of them is no slip.
    if total.value.checked_rem(rate.value)?.is_zero() {
        return None;
    }
    let (least, most) = match &found["per"] {
        // 366 days are 52.29 weeks.
        "week" => (Decimal::from(52), Decimal::new(5229, 2)),
        "fortnight" => (Decimal::from(26), Decimal::new(2615, 2)),
        "month" => (Decimal::from(12), Decimal::from(12)),
        _ => (Decimal::from(4), Decimal::from(4)),
    };
    let room = (rate.step() / Decimal::TWO).checked_mul(most)?;
    let room = room.checked_add(total.step() / Decimal::TWO)?;
    let [least, most] = [rate.value.checked_mul(least)?, rate.value.checked_mul(most)?];
    judged(shape, &[rate], total, [least, most], room)
}

fn judged(
    shape: &Shape,
    factors: &[&Number],
    total: &Number,
    [least, most]: [Decimal; 2],
    room: Decimal,
) -> Option<Told> {
    let all = [factors, &[total]].concat();
    let is_right =
        least.checked_sub(room)? <= total.value && total.value <= most.checked_add(room)?;
    // What is many times as much is of something else.
    let times = total.value.checked_div(least)?;
    let is_far = times > Decimal::TEN || times < Decimal::new(1, 1);
    if is_right || is_far || shape.are_vague(&all) {
        return None;
    }
    let names: Vec<String> =
        factors.iter().map(|factor| format!("`{}`", shape.typed(factor))).collect();
    let words = match names.as_slice() {
        [rate] => format!("a year of {rate}"),
        names => names.join(" × "),
    };
    let message = format!("{words} comes to {}, and not `{}`", shown(least), shape.typed(total));
    let remedy = "correct one of these, or say what else is counted";
    Some(Told { rule: &PRODUCT, span: shape.span(&all), message, remedy })
}
