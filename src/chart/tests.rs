//! What a reader of a chart relies on: lengths are in proportion, a waterfall goes on from where it was,
//! and colours can be seen.

use proptest::prelude::*;
use rust_decimal::Decimal;

use super::palette::{CONNECTOR, INK, PAPER, SERIES};
use super::*;

/// Letters of one width are all that these tests need.
fn widths(words: &str) -> f64 {
    0.5 * words.chars().count() as f64
}

fn series(amounts: &[i64]) -> Series {
    let value =
        |amount: &i64| Some(Value { amount: Decimal::from(*amount), label: amount.to_string() });
    Series { name: "Amount".to_owned(), values: amounts.iter().map(value).collect() }
}

fn drawn(kind: Kind, series: Vec<Series>) -> Drawing {
    let ticks = ticks(kind, &series, Decimal::ONE);
    let ticks = ticks.into_iter().map(|at| Tick { at, label: at.to_string() });
    let categories = (0..series[0].values.len()).map(|index| format!("Row {index}")).collect();
    let (title, description) = ("A chart".to_owned(), "Its words.".to_owned());
    let axis = "£000".to_owned();
    let chart =
        Chart { kind, title, description, axis, ticks: ticks.collect(), categories, series };
    draw(&chart, widths)
}

/// Where each bar begins and how long it is, in the order in which they are drawn.
fn bars(svg: &str) -> Vec<(f64, f64)> {
    let number = |bar: &str, key: &str| -> f64 {
        let value = bar.split(&format!(" {key}=\"")).nth(1).unwrap_or_default();
        value.split('"').next().unwrap_or_default().parse().expect("lengths are numbers")
    };
    let bars = svg.lines().filter(|line| line.starts_with("<rect class=\"bar\""));
    bars.map(|bar| (number(bar, "x"), number(bar, "width"))).collect()
}

/// Two decimal places are written: two lengths may each be off by half of the last.
const WRITTEN: f64 = 0.011;

proptest! {
    /// A bar twice as long is twice as much, on both sides of nought.
    #[test]
    fn bars_are_as_long_as_their_values(amounts in prop::collection::vec(-1_000_000_i64..1_000_000, 1..20)) {
        let drawing = drawn(Kind::Bar, vec![series(&amounts)]);
        let bars = bars(&drawing.svg);
        prop_assert_eq!(bars.len(), amounts.len());
        let longest = amounts.iter().map(|amount| amount.unsigned_abs()).max().unwrap_or(0).max(1) as f64;
        let length = bars.iter().map(|(_, length)| *length).fold(0.0, f64::max);
        for (amount, (_, own)) in amounts.iter().zip(&bars) {
            let expected = length * amount.unsigned_abs() as f64 / longest;
            prop_assert!((own - expected).abs() <= 2.0 * WRITTEN, "{amount}: {own}, not {expected}");
        }
    }

    /// The parts of a bar lie end to end, and each is as long as its value.
    #[test]
    fn parts_of_a_bar_lie_end_to_end(one in 1_i64..100_000, two in 1_i64..100_000, three in 1_i64..100_000) {
        let parts = [one, two, three];
        let drawing = drawn(Kind::Stacked, parts.iter().map(|part| series(&[*part])).collect());
        let bars = bars(&drawing.svg);
        let all: f64 = bars.iter().map(|(_, length)| length).sum();
        let sum = parts.iter().sum::<i64>() as f64;
        for (part, (_, length)) in parts.iter().zip(&bars) {
            prop_assert!((length - all * *part as f64 / sum).abs() <= 4.0 * WRITTEN);
        }
        for pair in bars.windows(2) {
            prop_assert!((pair[0].0 + pair[0].1 - pair[1].0).abs() <= 2.0 * WRITTEN);
        }
    }

    /// Each step begins where the one before ended, and the last bar ends where the movements lead.
    #[test]
    fn a_waterfall_closes(opening in 0_i64..100_000, moves in prop::collection::vec(-50_000_i64..50_000, 1..12)) {
        let closing = opening + moves.iter().sum::<i64>();
        let amounts: Vec<i64> = [opening].into_iter().chain(moves.clone()).chain([closing]).collect();
        let drawing = drawn(Kind::Waterfall, vec![series(&amounts)]);
        let bars = bars(&drawing.svg);
        let ends = |(start, length): (f64, f64), up: bool| {
            if up { (start, start + length) } else { (start + length, start) }
        };
        let (nought, mut reached) = ends(bars[0], true);
        for (step, bar) in moves.iter().zip(&bars[1..]) {
            let (from, to) = ends(*bar, *step >= 0);
            prop_assert!((from - reached).abs() <= 2.0 * WRITTEN, "begins at {from}, not {reached}");
            reached = to;
        }
        let (from, to) = ends(bars[bars.len() - 1], closing >= 0);
        prop_assert!((from - nought).abs() <= 2.0 * WRITTEN);
        prop_assert!((to - reached).abs() <= 4.0 * WRITTEN);
    }

    /// The marks of an axis are round, as far apart as one another, and reach beyond what is drawn.
    #[test]
    fn axes_have_a_few_round_marks(low in -1_000_000_000_i64..=0, high in 0_i64..1_000_000_000, places in 0_u32..4) {
        let (low, high) = (Decimal::new(low, places), Decimal::new(high, places));
        let ticks = scale::ticks(low, high, Decimal::new(1, 2));
        prop_assert!(ticks.len() >= 2 && ticks.len() <= 7, "{ticks:?}");
        prop_assert!(ticks[0] <= low && ticks[ticks.len() - 1] >= high);
        prop_assert!(ticks.contains(&Decimal::ZERO));
        let step = ticks[1] - ticks[0];
        prop_assert!(ticks.windows(2).all(|pair| pair[1] - pair[0] == step));
        let digits = step.normalize().mantissa().to_string();
        prop_assert!(["1", "2", "5"].contains(&digits.trim_end_matches('0')), "{step}");
        prop_assert!(step >= Decimal::new(1, 2));
    }
}

/// An axis of noughts alone still has a length, and amounts beyond all measure don't end the program.
#[test]
fn axes_of_noughts_and_of_the_largest_numbers_are_drawn() {
    let none = scale::ticks(Decimal::ZERO, Decimal::ZERO, Decimal::ONE);
    assert_eq!(none, [Decimal::ZERO, Decimal::ONE]);
    let most = scale::ticks(Decimal::MIN, Decimal::MAX, Decimal::new(1, 9));
    assert!(most.len() >= 2);
    let amounts = [i64::MAX, i64::MIN, 0];
    for kind in [Kind::Bar, Kind::Line, Kind::Waterfall, Kind::Stacked] {
        assert!(!drawn(kind, vec![series(&amounts)]).svg.contains("NaN"));
    }
}

/// The relative luminance of WCAG 2.2, of a colour written `#rrggbb`.
fn luminance(colour: &str) -> f64 {
    let part = |start: usize| {
        let part = u8::from_str_radix(&colour[start..start + 2], 16).expect("two digits");
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
}

fn contrast(one: &str, other: &str) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// WCAG 2.2 asks 3:1 of graphics (1.4.11) and 4.5:1 of words (1.4.3).
#[test]
fn colours_pass_the_contrast_that_is_asked_of_them() {
    for look in &SERIES {
        let contrast = contrast(look.colour, PAPER);
        assert!(contrast >= 3.0, "{} on white: {contrast:.2}", look.colour);
    }
    for pair in SERIES.windows(2) {
        let contrast = contrast(pair[0].colour, pair[1].colour);
        assert!(contrast >= 3.0, "{} beside {}: {contrast:.2}", pair[0].colour, pair[1].colour);
    }
    assert!(contrast(INK, PAPER) >= 4.5);
    assert!(contrast(CONNECTOR, PAPER) >= 3.0);
}

/// Whoever can't see colours tells series apart by patterns, lines and marks.
#[test]
fn no_two_series_differ_by_colour_alone() {
    for (index, look) in SERIES.iter().enumerate() {
        for other in &SERIES[..index] {
            assert_ne!(look.pattern, other.pattern);
            assert_ne!(look.dashes, other.dashes);
            assert_ne!(look.mark, other.mark);
        }
    }
    let up_and_down = [palette::UP, palette::DOWN, palette::TOTAL].map(|look| SERIES[look].pattern);
    assert!(up_and_down[0] != up_and_down[1] && up_and_down[1] != up_and_down[2]);
}

/// No letter is lost where a name is too long for its line.
#[test]
fn names_are_wrapped_and_never_cut() {
    let canvas = Canvas::new(widths);
    let name = "Review of Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch services";
    let lines = canvas.wrap(name, 200.0);
    assert!(lines.len() > 2);
    assert_eq!(lines.concat().replace(' ', ""), name.replace(' ', ""));
    assert!(lines.iter().all(|line| canvas.width(line) <= 200.0));
}
