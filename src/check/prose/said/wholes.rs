//! Parts that are said to be those of a whole, and don't come to it.

use std::sync::LazyLock;

use regex::Regex;
use rust_decimal::Decimal;

use super::shape::Shape;
use super::{Told, is_slip, meant, room, shown};
use crate::check::prose::numbers::{Kind, Number};
use crate::check::rule::Rule;
use crate::check::sums::PARTS;
use crate::inputs::checks::Level;

pub(in crate::check) const UNACCOUNTED: Rule = Rule {
    name: "wholes/unaccounted",
    level: Level::Warning,
    finds: "parts in a sentence that don't account for their whole, where others may be left out of it",
};

/// A whole, and words by which what follows are its parts.
static OF_WHICH: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)(?P<whole>[MN])(?P<what>[^.?!;:MNP]{0,80}?)
        (?: (?P<all> \b(?:compris(?:ing|es?|ed\ of)|made\ up\ of|consist(?:s|ing)\ of|composed\ of
                | (?:split|divided)\ (?:between|into)|broken\ down\ (?:as|into))\b ) (?:\ follows:?|:)?
          | (?P<nearly> [,–(]?\ ?\b(?:funded|financed|met)\ (?:by|from)\b )
          | [,–(:]?\ ?\b(?:of\ (?:which|whom|these|those|them)|out\ of\ (?:which|whom))\b
          | [.;]\ of\ (?:these|those|them|which|whom)\b )",
    )
    .expect("the pattern is valid: every test runs it")
});

/// A whole with its parts behind it: `Of the N cases, N were closed`.
static OF_THE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:^|^[\dN.]+[.)]? +|[.?!;] )of (?:the|these|those|our|all|a total of)? ?(?P<whole>[MN])[^.?!;:MNP]{0,80}?, ")
        .expect("the pattern is valid: every test runs it")
});

/// A total with its parts in brackets or behind a colon: `a total of M (M for staff and M for rent)`.
static TOTAL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\btotal(?:s|ling|led)?(?: [a-z]+){0,4}? (?:of |is |was |to |are )?(?P<whole>[MN])[^.?!;:,MNP]{0,60}?(?: ?\(|: ?)")
        .expect("the pattern is valid: every test runs it")
});

/// A number with its parts behind a colon or in brackets, of which nothing says that they are all.
static LISTED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?P<whole>[MN])(?: [a-z'-]+){0,8}?(?:: ?| \()").expect("every test runs it")
});

/// Parts with their total behind them: `M for staff and M for rent, a total of M`.
static IN_TOTAL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)(?:,|\ –|\ \(|\ and|\ which|;)?\ (?:(?:making|giving|or|comes?\ to|coming\ to|is|are)\ )?
        (?:(?:a|in|the)\ (?:grand\ |combined\ |overall\ )?total\ (?:[a-z]+\ ){0,2}?(?:of|is|to)|totals?|totall?ing)\ (?P<whole>[MN])
        | (?:,|\ –|;|\ \()\ ?(?P<after>[MN])\ (?:in\ (?:total|all)|altogether)\b",
    )
    .expect("the pattern is valid: every test runs it")
});

/// What stands between one part and the next.
static NEXT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?:^[^,;]{0,40}|[,;:(–]|\band|\bplus|&|\bwith) ?(?:and |then )?(?:(?:a |the )?(?:further|other|remaining|additional|another) |the )?(?:being )?$",
    )
    .expect("the pattern is valid: every test runs it")
});

/// Words behind which no more parts of this whole follow.
static STOPS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\b(?:includ\w+|of (?:which|whom|these|those|them)|compar\w+|against|than|from (?:the |its |a |an )?(?:[a-z]+ )?$|versus|while|whereas|but|up to|totall?ing|total|increas\w+|reduc\w+|because|so that|if)(?:\b|$)")
        .expect("the pattern is valid: every test runs it")
});

/// Words by which some parts have no number.
static REST: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\b(?:the (?:rest|remainder|others|balance)|many|most|several|none|both|some|half|a (?:third|quarter|few|number))\b")
        .expect("the pattern is valid: every test runs it")
});

/// The last of several.
static LAST: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\b(?:and|plus|remaining)\b|&").expect("every test runs it"));

/// A sentence with more parts is a table.
const MOST: usize = 20;

/// So far a sentence is followed, in bytes. Without a bound, words without an end would be looked through
/// again and again.
const LONGEST: usize = 1000;

/// How surely parts are all there are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Said {
    /// The words say so.
    All,
    /// They may be some.
    Perhaps,
    /// They are if they nearly come to it.
    Nearly,
    /// The same, and one may have been left out: `15 members (9 councillors and 5 others)`.
    Listed,
}

/// What is wrong with the wholes of a text.
pub(super) fn find(shape: &Shape) -> Vec<Told> {
    let mut told = Vec::new();
    for found in OF_WHICH.captures_iter(&shape.shape) {
        let Some(end) = found.get(0).map(|all| all.end()) else { continue };
        let said = match (found.name("all"), found.name("nearly")) {
            (Some(_), _) => Said::All,
            (_, Some(_)) => Said::Nearly,
            _ => Said::Perhaps,
        };
        let whole = shape.number(found.name("whole"));
        told.extend(whole.and_then(|whole| with_parts_behind(shape, whole, end, said)));
    }
    // A bracket behind a total may as well have what it was in other years.
    for (pattern, said) in
        [(&OF_THE, Said::Perhaps), (&TOTAL, Said::Nearly), (&LISTED, Said::Listed)]
    {
        for found in pattern.captures_iter(&shape.shape) {
            let Some(end) = found.get(0).map(|all| all.end()) else { continue };
            let whole = shape.number(found.name("whole"));
            told.extend(whole.and_then(|whole| with_parts_behind(shape, whole, end, said)));
        }
    }
    for found in IN_TOTAL.captures_iter(&shape.shape) {
        let Some(start) = found.get(0).map(|all| all.start()) else { continue };
        let whole = shape.number(found.name("whole").or_else(|| found.name("after")));
        told.extend(whole.and_then(|whole| with_parts_before(shape, whole, start)));
    }
    told
}

/// The parts that follow a whole, up to the end of their sentence.
fn with_parts_behind(shape: &Shape, whole: &Number, from: usize, said: Said) -> Option<Told> {
    let to = shape.shape.floor_char_boundary(from.saturating_add(LONGEST));
    let rest = &shape.shape[from..to];
    let end = match rest.find(['.', '?', '!']) {
        Some(end) => from + end,
        // A part may stand behind where it is cut.
        None if to < shape.shape.len() => return None,
        None => to,
    };
    let mut parts: Vec<&Number> = Vec::new();
    let mut is_ended = false;
    let mut was_in_brackets = false;
    let mut at = from;
    let mut index = shape.next(from);
    while let (Some(number), Some(letter)) = (shape.numbers.get(index), shape.at(index)) {
        let between = shape.shape.get(at..letter)?;
        let between = between.strip_prefix(')').filter(|_| was_in_brackets).unwrap_or(between);
        was_in_brackets = false;
        if letter >= end || STOPS.is_match(between) || (!parts.is_empty() && between.contains(')'))
        {
            break;
        }
        (at, index) = (letter + 1, index + 1);
        if number.kind != whole.kind {
            // What stands in brackets says the same again.
            was_in_brackets = between.ends_with('(');
            if was_in_brackets || number.kind == Kind::Percent && between.ends_with(", ") {
                continue;
            }
            return None;
        }
        if !NEXT.is_match(between) || REST.is_match(between) || parts.len() == MOST {
            return None;
        }
        is_ended |= !parts.is_empty() && LAST.is_match(between);
        parts.push(number);
    }
    let tail = shape.shape.get(at..end.max(at)).unwrap_or_default();
    let is_open = REST.is_match(tail) || !is_ended;
    if parts.len() < 2 || is_open {
        return None;
    }
    judged(shape, whole, &parts, said)
}

/// The parts that stand before their total in its sentence: as many of the last as come to it, or all.
fn with_parts_before(shape: &Shape, whole: &Number, to: usize) -> Option<Told> {
    let from = shape.shape.floor_char_boundary(to.saturating_sub(LONGEST));
    let start = match shape.shape[from..to].rfind(['.', '?', '!', ':']) {
        Some(at) => from + at + 1,
        None if from > 0 => return None,
        None => from,
    };
    let mut parts: Vec<&Number> = Vec::new();
    let mut sum = Decimal::ZERO;
    let last = shape.next(to).checked_sub(1)?;
    // “…, taking the total to”: what goes on behind the last part is of more than these.
    if shape.shape.get(shape.at(last)? + 1..to)?.contains([',', ';']) {
        return None;
    }
    let mut is_ended = false;
    for index in (shape.next(start)..=last).rev() {
        let (number, letter) = (shape.numbers.get(index)?, shape.at(index)?);
        let before = match index.checked_sub(1).and_then(|before| shape.at(before)) {
            Some(before) if before >= start => before + 1,
            _ => start,
        };
        let between = shape.shape.get(before..letter)?;
        if number.kind != whole.kind {
            if between.ends_with('(') {
                continue;
            }
            return None;
        }
        parts.push(number);
        if parts.len() > MOST {
            return None;
        }
        sum = sum.checked_add(number.value)?;
        if parts.len() > 1 && sum == whole.value {
            return None;
        }
        if before > start && !NEXT.is_match(between) {
            return None;
        }
        is_ended |= LAST.is_match(between) && before > start;
    }
    parts.reverse();
    let is_list = parts.len() >= 2 && is_ended;
    is_list.then(|| judged(shape, whole, &parts, Said::All))?
}

/// What is said of parts that don't come to their whole.
fn judged(shape: &Shape, whole: &Number, parts: &[&Number], said: Said) -> Option<Told> {
    let mut sum = Decimal::ZERO;
    let mut all_room = room(whole);
    for part in parts {
        sum = sum.checked_add(part.value)?;
        all_room = all_room.checked_add(room(part))?;
    }
    let off = sum.checked_sub(whole.value)?;
    if off.abs() <= all_room || shape.is_vague(whole) || shape.are_vague(parts) {
        return None;
    }
    // Far from it, they are parts of something else: an offer of so many units of one share and one bond.
    let is_far = sum > whole.value.checked_mul(Decimal::TWO)?
        || sum.checked_mul(Decimal::TWO)? < whole.value;
    if is_far || shape.is_in_words(whole) {
        return None;
    }
    // A part that is greater than the whole is none of it, and words were misread.
    if parts.iter().any(|part| part.value >= whole.value) && said != Said::All {
        return None;
    }
    let most = if matches!(said, Said::Nearly | Said::Listed) { 10 } else { 4 };
    let near = whole.value.checked_div(Decimal::from(most))?;
    let rule = match said {
        Said::All => &PARTS,
        Said::Nearly if off.abs() <= near => &PARTS,
        Said::Listed if off.abs() <= near && off > Decimal::ZERO => &PARTS,
        Said::Perhaps | Said::Nearly | Said::Listed if is_slip(sum, whole.value) => &PARTS,
        Said::Perhaps | Said::Listed if meant::are_all(shape, parts, whole, off) => &PARTS,
        Said::Listed if off.abs() <= near => &UNACCOUNTED,
        Said::Perhaps if meant::is_slip_of_two(parts, whole, off) => &UNACCOUNTED,
        // Of people, some are of two kinds: young, and alone.
        Said::Perhaps if whole.kind == Kind::Plain && off > Decimal::ZERO => return None,
        Said::Perhaps if parts.len() > 2 && off.abs() <= near => &UNACCOUNTED,
        Said::Perhaps | Said::Nearly | Said::Listed => return None,
    };
    let names: Vec<&str> = parts.iter().map(|part| shape.typed(part)).collect();
    let more = if off > Decimal::ZERO { "more" } else { "less" };
    let message = format!(
        "`{}` is said to be {}, which come to {}: {} {more}",
        shape.typed(whole),
        names.join(" + "),
        shown(sum),
        shown(off.abs()),
    );
    let remedy = "correct one of them, or say what the others are";
    let span = shape.span(&[parts, &[whole]].concat());
    Some(Told { rule, span, message, remedy })
}
