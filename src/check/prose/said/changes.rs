//! Rises and falls that aren't those between the two amounts that are named: `fell by £30,000 from £400,000 to
//! £360,000`.

use std::sync::LazyLock;

use regex::{Captures, Regex};
use rust_decimal::Decimal;

use super::shape::Shape;
use super::{Told, room, shown};
use crate::amount;
use crate::check::prose::numbers::{Kind, Number};
use crate::check::rule::Rule;
use crate::inputs::checks::Level;

pub(in crate::check::prose) const CHANGE: Rule = Rule {
    name: "prose/change",
    level: Level::Error,
    finds: "a rise or fall, in an amount or in per cent, that isn't the one from the first amount to the second",
};

/// Words of a rise, and of a fall.
const UP: &str = r"increas(?:e|es|ed|ing)|ris(?:e|es|en|ing)|rose|grew|grow(?:s|th|n|ing)?|uplift|up|gain(?:ed|s)?";
const DOWN: &str = r"decreas(?:e|es|ed|ing)|reduc(?:e|es|ed|ing|tion)|f[ae]ll(?:s|en|ing)?|drop(?:s|ped|ping)?|cut|down|declin(?:e|es|ed|ing)|shrank";

/// Ways to say it.
static CHANGES: LazyLock<[Regex; 9]> = LazyLock::new(|| {
    const FROM: &str = r"from (?:the |its |a |an )?(?:[a-z]+ ){0,3}?(?P<from>[MNP])";
    const TO: &str = r"to (?:the |its |a |an )?(?:[a-z]+ ){0,3}?(?P<to>[MNP])";
    const AMID: &str = r"[^.?!;:,()MNP]{0,50}?";
    // A time that the amounts are apart.
    const SPAN: &str = r"(?: (?:in|over) (?:N years|N months|the year|a year))?";
    let word = format!(r"\b(?:(?P<up>{UP})|(?P<down>{DOWN}))\b");
    let pattern = |text: String| Regex::new(&text).expect("every test runs it");
    [
        // an increase of 12% from £400,000 to £460,000; fell by £30,000 (8%) in two years, from … to …
        pattern(format!(
            r"{word}(?: (?:of|by))?(?: (?:a|a further|another|only|just))? (?P<by>[MNP])(?: \((?P<also>[MNP])\))?{SPAN}{AMID},? {FROM}{AMID} {TO}(?P<after>[^.]{{0,15}})"
        )),
        // rose from £400,000 to £460,000 (12%); …, an increase of 12%; …, or 12%
        pattern(format!(
            r"{word}{AMID} {FROM}{AMID} {TO}{AMID}(?:, or | \()(?:(?:an? )?(?:{UP}|{DOWN})(?: (?:of|by))? |by )?(?P<by>[MNP])(?P<after>[^.]{{0,15}})"
        )),
        pattern(format!(
            r"{FROM}{AMID} {TO}{AMID}(?:,| –| \() ?(?:which is |this is |that is |representing )?(?:an? )?(?:[a-z]+ )?{word}(?: (?:of|by))? (?P<by>[MNP])(?: \((?P<also>[MNP])\))?(?P<after>[^.]{{0,15}})"
        )),
        // rose by 12% to £460,000 from £400,000
        pattern(format!(
            r"{word}(?: by)? (?P<by>[MNP])(?: \((?P<also>[MNP])\))? {TO}{AMID},? {FROM}(?P<after>[^.]{{0,15}})"
        )),
        // fell to £360,000 from £400,000, a fall of £30,000
        pattern(format!(
            r"\b(?:{UP}|{DOWN})\b {TO}{AMID},? {FROM}{AMID}(?:,| –| \() ?(?:an? )?(?:[a-z]+ )?{word}(?: (?:of|by))? (?P<by>[MNP])(?P<after>[^.]{{0,15}})"
        )),
        // was £460,000, up 12% from £400,000
        pattern(format!(
            r"(?:is|was|are|were|of|at) (?P<to>[MNP])[^.?!;,MNP]{{0,40}}?(?:,| –| \() ?(?:which is )?{word}(?: (?:of|by))? (?P<by>[MNP])(?: (?:percentage )?points?)? {FROM}(?P<after>[^.]{{0,15}})"
        )),
        // rose by £60,000 from £400,000 to £460,000, or 15%
        pattern(format!(
            r"{word}(?: (?:of|by))? (?P<by>[MNP]){AMID},? {FROM}{AMID} {TO}(?:, | \()(?:or )?(?P<also>P)(?P<after>$|[.;,)])"
        )),
        // £460,000 is a rise of £60,000 (15%) on £400,000
        pattern(format!(
            r"(?P<to>[MNP]) (?:is|was|represents|would be|will be) an? (?:[a-z]+ )?{word} of (?P<by>[MNP])(?: \((?P<also>[MNP])\))? (?:on|over|from) (?P<from>[MNP])(?P<after>[^.]{{0,15}})"
        )),
        // rose from £460,000 to £400,000
        pattern(format!(r"{word} {FROM}{AMID} {TO}(?P<after>[^.]{{0,15}})")),
    ]
});

/// Words by which a change is one of each year, or of other things than the two amounts.
static OTHERWISE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\b(?:annual(?:ly)?|yearly|a year|per year|each year|per annum|on average|average|respectively|every year|year[- ]on[- ]year|a month|per month|aged?|compound(?:ed)?|real terms|compar\w+|underspen\w+|surplus\w*|favourable|or)\b")
        .expect("every test runs it")
});

static GOES_ON: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\b(?:and|while|but|or|whereas|with)\b").expect("every test runs it")
});

/// Words before a rise or fall by which it is itself what is moved: `reduce the proposed increase from`.
static MOVED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(r"\b(?:{UP}|{DOWN}|lower\w*|limit\w*)\b[^.]*$"))
        .expect("every test runs it")
});

static OF_OTHERS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\b(?:for|with|where|who|whose|in|among|at|on)\b").expect("every test runs it")
});

/// So near, in bytes, a word stands that says where it goes from one amount to the other: `fell from the`.
const BESIDE: usize = 12;
/// And so near behind them: `, which is a rise`.
const BEHIND: usize = 20;

/// So far before a rise or fall, in bytes, what moves it is looked for.
const MOVED_WITHIN: usize = 60;

/// What is wrong with the rises and falls of a text.
pub(super) fn find(shape: &Shape) -> Vec<Told> {
    let found = CHANGES.iter().flat_map(|pattern| pattern.captures_iter(&shape.shape));
    found.filter_map(|found| of_one(shape, &found)).collect()
}

fn of_one(shape: &Shape, found: &Captures) -> Option<Told> {
    let from = shape.number(found.name("from"))?;
    let to = shape.number(found.name("to"))?;
    let by = found.name("by").map(|by| shape.index(&by));
    let all = found.get(0)?.as_str().replace(", or ", ", ").replace(" or P", " P");
    // “(10% of which were repeat calls)” is a share of something.
    if found.name("after").is_some_and(|after| after.as_str().starts_with(" of ")) {
        return None;
    }
    if from.kind != to.kind || OTHERWISE.is_match(&all) || shape.are_vague(&[from, to]) {
        return None;
    }
    // “From 48.4 to 61.4 million” says the scale once.
    if from.scale != to.scale && Decimal::ONE == from.scale.min(to.scale) {
        return None;
    }
    // Numbers in words are ranks as often as amounts; and behind “and” another thing is spoken of.
    let is_in_words = [from, to].iter().any(|number| shape.is_in_words(number));
    let ends = [found.name("from")?, found.name("to")?].map(|end| end.start());
    let between = shape.shape.get(ends[0].min(ends[1])..ends[0].max(ends[1]))?;
    if is_in_words || GOES_ON.is_match(between) {
        return None;
    }
    // What is counted may be a range: “a rise of 5% for homes from 20 to 40 square metres”.
    let first = found.name("by").zip(found.name("from")).filter(|_| from.kind == Kind::Plain);
    let between = first.and_then(|(by, from)| shape.shape.get(by.end()..from.start()));
    let between = between.map(|words| words.replace("in the year", "").replace("in a year", ""));
    let is_plainly = |words: &String| words.trim_start_matches(" (P)").trim() == "on";
    if between.is_some_and(|words| !is_plainly(&words) && OF_OTHERS.is_match(&words)) {
        return None;
    }
    let goes_up = found.name("up").is_some();
    // “Down from £10m to £12m” may be from an estimate of so much.
    let is_verb = !all.starts_with("up") && !all.starts_with("down");
    let word = found.name("up").or_else(|| found.name("down"))?;
    // The growth that fell from so much is no growth from so much.
    let is_near = (word.end()..word.end() + BESIDE).contains(&ends[0])
        || (ends[1]..ends[1] + BEHIND).contains(&word.start());
    let is_plain = from.kind == Kind::Plain || !is_verb || !is_near;
    if to.value != from.value && (to.value > from.value) != goes_up {
        let before = word.start();
        let near = shape.shape.floor_char_boundary(before.saturating_sub(MOVED_WITHIN));
        if is_plain || MOVED.is_match(shape.shape.get(near..before)?) {
            return None;
        }
        let word = if goes_up { "rise" } else { "fall" };
        let span = shape.span(&[from, to]);
        let message =
            format!("`{}` to `{}` is said to be a {word}", shape.typed(from), shape.typed(to));
        let remedy = "exchange the two amounts, or correct the word";
        return Some(Told { rule: &CHANGE, span, message, remedy });
    }
    let also = found.name("also").map(|also| shape.index(&also));
    let changes = by.into_iter().chain(also).filter_map(|index| shape.numbers.get(index));
    changes.into_iter().find_map(|by| {
        let is_told = !shape.is_vague(by) && !is_by(by, from, to)?;
        is_told.then(|| told(shape, by, from, to))?
    })
}

/// Whether a change is that from one amount to the other. `None` if it can't be told.
fn is_by(by: &Number, from: &Number, to: &Number) -> Option<bool> {
    let difference = to.value.checked_sub(from.value)?.abs();
    let rooms = room(from).checked_add(room(to))?;
    let off = difference.checked_sub(by.value)?.abs();
    let is_absolute = || off <= rooms + room(by);
    match (by.kind, from.kind) {
        (Kind::Percent, Kind::Percent) => Some(is_absolute() || is_relative(by, from, to)?),
        (Kind::Percent, _) => is_relative(by, from, to),
        // “A drop of 7.8” from so many billion doesn't say of what.
        (one, other) if one == other && (by.scale > Decimal::ONE || from.scale == Decimal::ONE) => {
            Some(is_absolute())
        }
        _ => None,
    }
}

fn is_relative(by: &Number, from: &Number, to: &Number) -> Option<bool> {
    let rooms = room(from).checked_add(room(to))?;
    let difference = to.value.checked_sub(from.value)?.abs();
    let least = percent(difference.checked_sub(rooms)?, from.value.checked_add(room(from))?)?;
    let most = percent(difference.checked_add(rooms)?, from.value.checked_sub(room(from))?)?;
    let half = by.step() / Decimal::TWO;
    Some(least.checked_sub(half)? <= by.value && by.value <= most.checked_add(half)?)
}

fn percent(part: Decimal, whole: Decimal) -> Option<Decimal> {
    part.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole)
}

fn told(shape: &Shape, by: &Number, from: &Number, to: &Number) -> Option<Told> {
    let difference = to.value.checked_sub(from.value)?.abs();
    let change = match by.kind {
        Kind::Percent => {
            let percent = percent(difference, from.value)?;
            format!("{}%", amount::for_message(percent, by.places.max(1)))
        }
        _ => shown(difference),
    };
    let message = format!(
        "from `{}` to `{}` is {change}, and not `{}`",
        shape.typed(from),
        shape.typed(to),
        shape.typed(by),
    );
    let remedy = "correct one of the three";
    Some(Told { rule: &CHANGE, span: shape.span(&[by, from, to]), message, remedy })
}
