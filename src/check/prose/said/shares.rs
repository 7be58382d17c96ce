//! Shares that aren't: `£7.6m, 20% of the £30m budget`, `556 of the 1,621 cases (43%)`.

use std::sync::LazyLock;

use regex::Regex;
use rust_decimal::Decimal;

use super::shape::Shape;
use super::{Told, room, shown};
use crate::check::prose::numbers::Number;
use crate::check::prose::share::SHARE;

/// Ways to say that one is a share of another.
static SHARES: LazyLock<[Regex; 5]> = LazyLock::new(|| {
    // Words between `of` and the whole; and those that make a part of what was said.
    const OF: &str = r"of (?:the |our |its |that |their |a |an |all )?(?:[a-z'-]+ ){0,3}?";
    const IS: &str = r"(?:, or |, ie |, i\.e\. | or | ?= ?| (?:is|was|are|were|equals|equalled|comes to|came to|amounts to|amounted to|would be|will be) (?:equal to |equivalent to )?)";
    let pattern = |text: String| Regex::new(&text).expect("every test runs it");
    [
        // 20% of £30m is £7.6m
        pattern(format!(
            r"(?P<share>P) {OF}(?P<whole>[MN])(?: [a-z]+){{0,3}}?{IS}(?P<part>[MN])(?P<after>[^.]{{0,12}})"
        )),
        // 20% of 30 places (6)
        pattern(format!(r"(?P<share>P) {OF}(?P<whole>[MN])(?: [a-z]+){{0,3}}? \((?P<part>[MN])\)(?P<after>)")),
        // £7.6m, 20% of the £30m budget; £7.6m, which is 20% of £30m
        pattern(format!(
            r"(?P<part>[MN])(?: [a-z]+){{0,4}}?(?:, | \(| – )(?:(?:or|ie|equal to|equivalent to|representing|that is|which is|which was|being|some|only|just) ){{0,2}}(?P<share>P) {OF}(?P<whole>[MN])(?P<after>)"
        )),
        // £7.6m is 20% of £30m
        pattern(format!(
            r"(?P<part>[MN])(?: [a-z]+){{0,3}}? (?:is|was|are|were|represents?|represented|equals?|or|makes? up|made up|equates? to|amounts? to|amounted to|accounts? for|accounted for) (?P<share>P) {OF}(?P<whole>[MN])(?P<after>)"
        )),
        // 556 of the 1,621 cases (34%)
        pattern(
            r"(?P<part>[MN]) (?:[a-z]+ ){0,2}?(?:out )?of (?:the |our |its |their |all |a total of )?(?:[a-z]+ ){0,2}?(?P<whole>[MN])(?: [a-z'-]+){0,5}?(?: \(|, or | – )(?P<share>P)(?P<after>[^.]{0,12})"
                .to_owned(),
        ),
    ]
});

/// 20% of the budget, £6m of £30m
static BEHIND: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?P<share>P)(?P<amid>[^.?!;:,()MP]{0,60}?)(?:, | \()(?:or )?(?P<part>[MN]) (?:[a-z]+ ){0,2}?(?:out )?of (?:the |our |its |their |a total of )?(?P<whole>[MN])(?:$|[.;,)])",
    )
    .expect("every test runs it")
});

/// Words around a share by which it is a rise or fall, or is compared with something.
static OF_ANOTHER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\b(?:ros\w+|ris\w+|f[ae]ll\w*|up|down|gr[eo]w\w*|increas\w+|decreas\w+|reduc\w+|declin\w+|targets?|against|compar\w+|than|points?|higher|lower|more|less)\b")
        .expect("every test runs it")
});
/// So far before a share, in bytes, these are looked for.
const BEFORE: usize = 40;

/// A whole with shares of it behind: `Of N days, N (P) were lost and N (P) not`.
static OF_THE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:^|^[\dN.]+[.)]? +|[.?!;:] )of (?:the |these |those |our |all |a total of )*(?P<whole>[MN])[^.?!;:MNP()]{0,80}?, ")
        .expect("every test runs it")
});
static PORTION: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?P<part>[MN])(?: [a-z'-]+){0,3}? \((?P<share>P)\)(?P<after>[^.]{0,4})")
        .expect("every test runs it")
});
/// Words behind which shares may be of something else.
static OF_OTHERS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"[.?!]|\b(?:of (?:which|whom|these|those|them|(?:the |its |their |all )?[MNP])|compar\w+|against|than|from|versus|while|whereas|but|includ\w+|increas\w+|reduc\w+)\b")
        .expect("every test runs it")
});
/// So far behind a whole, in bytes, and so many of its shares are looked at.
const LONGEST: usize = 1000;
const MOST: usize = 20;

/// Words by which the last number is no part of this.
static ELSEWHERE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"^ ?(?:of |more|less|higher|lower|up|down|increase|decrease|a |per |each|points?|to |–)",
    )
    .expect("every test runs it")
});

/// What is wrong with the shares of a text.
pub(super) fn find(shape: &Shape) -> Vec<Told> {
    let found = SHARES.iter().flat_map(|pattern| pattern.captures_iter(&shape.shape));
    let told = found.filter_map(|found| {
        let share = shape.number(found.name("share"))?;
        let part = shape.number(found.name("part"))?;
        let whole = shape.number(found.name("whole"))?;
        let is_other = ELSEWHERE.is_match(found.name("after").map_or("", |after| after.as_str()));
        if is_other || part.kind != whole.kind || part.value > whole.value {
            return None;
        }
        of_three(shape, share, part, whole)
    });
    told.chain(behind(shape)).chain(portions(shape)).collect()
}

/// Shares with what they are of behind them.
fn behind(shape: &Shape) -> Vec<Told> {
    let told = BEHIND.captures_iter(&shape.shape).filter_map(|found| {
        let share = shape.number(found.name("share"))?;
        let part = shape.number(found.name("part"))?;
        let whole = shape.number(found.name("whole"))?;
        let start = found.name("share")?.start();
        let from = shape.shape.floor_char_boundary(start.saturating_sub(BEFORE));
        let before = shape.shape.get(from..start)?;
        let before = before.rsplit(['.', ';', ':']).next().unwrap_or_default();
        let is_other = OF_ANOTHER.is_match(before) || OF_ANOTHER.is_match(&found["amid"]);
        if is_other || part.kind != whole.kind || part.value > whole.value {
            return None;
        }
        of_three(shape, share, part, whole)
    });
    told.collect()
}

/// Shares of the number with which a sentence begins, unless they are of a part that was named before.
fn portions(shape: &Shape) -> Vec<Told> {
    let mut told = Vec::new();
    for found in OF_THE.captures_iter(&shape.shape) {
        let (Some(all), Some(whole)) = (found.get(0), shape.number(found.name("whole"))) else {
            continue;
        };
        let to = shape.shape.floor_char_boundary(all.end().saturating_add(LONGEST));
        let rest = &shape.shape[all.end()..to];
        let end = OF_OTHERS.find(rest).map_or(rest.len(), |other| other.start());
        let from = shape.next(all.end());
        let mut wholes = vec![whole];
        for portion in PORTION.captures_iter(&rest[..end]).take(MOST) {
            let number = |name: &str| {
                let at = all.end() + portion.name(name)?.start();
                shape.numbers.get(shape.next(at).max(from))
            };
            let (Some(share), Some(part)) = (number("share"), number("part")) else { continue };
            let wrong = |whole: &&Number| of_three(shape, share, part, whole);
            let is_other = ELSEWHERE.is_match(&portion["after"])
                || part.kind != whole.kind
                || part.value > whole.value;
            if !is_other && wholes.iter().all(|whole| wrong(whole).is_some()) {
                told.extend(wrong(&whole));
            }
            wholes.push(part);
        }
    }
    told
}

fn of_three(shape: &Shape, share: &Number, part: &Number, whole: &Number) -> Option<Told> {
    let all = [share, part, whole];
    if shape.are_vague(&all) || whole.value.is_zero() || shape.is_in_words(whole) {
        return None;
    }
    let half = share.step() / Decimal::TWO;
    let of = |percent: Decimal, whole: Decimal| {
        whole.checked_mul(percent)?.checked_div(Decimal::ONE_HUNDRED)
    };
    let least = of(share.value.checked_sub(half)?, whole.value.checked_sub(room(whole))?)?;
    let most = of(share.value.checked_add(half)?, whole.value.checked_add(room(whole))?)?;
    let room = room(part);
    if least.checked_sub(room)? <= part.value && part.value <= most.checked_add(room)? {
        return None;
    }
    let actual = part.value.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole.value)?;
    let message = format!(
        "{} of {} is {}, and not {}, which is {}%",
        shape.typed(share),
        shape.typed(whole),
        shown(of(share.value, whole.value)?),
        shape.typed(part),
        crate::amount::for_message(actual, share.places.max(1)),
    );
    let remedy = "correct one of the three";
    Some(Told { rule: &SHARE, span: shape.span(&all), message, remedy })
}
