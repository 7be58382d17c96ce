//! One number beside another: by how much it moved, and whether that is more than rounding.

use rust_decimal::Decimal;

use super::model::{Change, Kind};
use crate::amount::{self, MoneyScale, MoneyUnit};
use crate::explain::value_in_words;
use crate::measure::Unit;

/// A number as it is printed at one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    /// As it is printed.
    pub text: String,
    /// Its value, in whole units.
    pub value: Decimal,
    /// What it counts.
    pub unit: Unit,
}

/// What is seen of the value of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Values {
    /// All of its digits.
    Exact,
    /// Those that are printed: more of them would tell what is not published.
    Printed,
}

impl Number {
    /// A number of which no more is seen than `values` allows.
    pub fn new(text: &str, value: Decimal, unit: Unit, values: Values) -> Self {
        let number = Self { text: text.to_owned(), value, unit };
        match values {
            Values::Exact => number,
            Values::Printed => Self { value: number.printed(), ..number },
        }
    }

    /// The value that the reader sees. A number in words is whole, and says all of its value.
    fn printed(&self) -> Decimal {
        let Some(look) = Look::of(self) else { return self.value };
        let scale = look.scale.unwrap_or(Decimal::ONE);
        let size = look.number.checked_mul(scale).unwrap_or(self.value.abs());
        if self.value < Decimal::ZERO { -size } else { size }
    }
}

/// How a number looks in print.
struct Look<'a> {
    /// The sign of the currency.
    before: &'a str,
    /// The digits, as a number.
    number: Decimal,
    /// How many decimal places it shows.
    places: u32,
    /// `k`, `m`, `%`, or nothing.
    after: &'a str,
    /// How much one of it is. `None` where nothing tells: it shows nought, and its unit stands in a heading.
    scale: Option<Decimal>,
    /// How much one of it is at least: what is printed as nought is less than half of that.
    at_least: Decimal,
}

impl<'a> Look<'a> {
    /// Reads a printed number. `None` of numbers in words.
    fn of(number: &'a Number) -> Option<Self> {
        let text = number.text.trim().trim_start_matches('(').trim_end_matches(')');
        let text = text.trim_start_matches(['+', '-', '\u{2212}']);
        let start = text.find(|c: char| c.is_ascii_digit())?;
        let (before, rest) = text.split_at(start);
        let end = rest.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ','));
        let (digits, after) = rest.split_at(end.unwrap_or(rest.len()));
        let shown = amount::parse(digits).ok()?;
        let places = digits.split_once('.').map_or(0, |(_, fraction)| fraction.len() as u32);
        let million = Decimal::from(1_000_000);
        let scales = [Decimal::ONE, Decimal::ONE_THOUSAND, million];
        let fits = |scale: &Decimal| {
            let scaled = number.value.abs().checked_div(*scale);
            scaled.is_some_and(|scaled| amount::round(scaled, places) == shown)
        };
        let scale = match after {
            "k" => Some(Decimal::ONE_THOUSAND),
            "m" => Some(million),
            // It may stand under a heading that has the unit.
            "" if number.unit == Unit::Money && before.is_empty() => {
                if shown.is_zero() {
                    None
                } else {
                    Some(*scales.iter().find(|s| fits(s))?)
                }
            }
            _ => Some(Decimal::ONE),
        };
        let at_least = scale.or_else(|| scales.iter().copied().find(fits)).unwrap_or(Decimal::ONE);
        Some(Self { before, number: shown, places, after, scale, at_least })
    }
}

/// How both look, where they look alike: with as many places as the one that has more.
struct Alike<'a> {
    look: Look<'a>,
    scale: Decimal,
    /// Whether both have the same number of places.
    same_places: bool,
    other: Decimal,
}

fn alike<'a>(old: &'a Number, new: &'a Number) -> Option<Alike<'a>> {
    let (one, two) = (Look::of(old)?, Look::of(new)?);
    let at_least = one.at_least.max(two.at_least);
    let scale = match (one.scale, two.scale) {
        (Some(one), Some(two)) if one != two => return None,
        (one, two) => one.or(two).unwrap_or(at_least),
    };
    let is_alike = (one.before, one.after) == (two.before, two.after);
    let same_places = one.places == two.places;
    let places = one.places.max(two.places);
    is_alike.then_some(Alike {
        other: one.number,
        look: Look { places, ..two },
        scale,
        same_places,
    })
}

/// What happened to a number, and by how much it moved. `None` where it is as it was.
pub fn compare(old: &Number, new: &Number, currency: &str) -> Option<(Kind, Option<Change>)> {
    if old.unit != new.unit {
        return Some((Kind::Value, None));
    }
    if old.value == new.value {
        return (old.text != new.text).then_some((Kind::Form, None));
    }
    // Numbers too far apart to be told have 28 digits.
    let moved = new.value.checked_sub(old.value);
    let kind = match (moved, alike(old, new)) {
        (Some(moved), Some(alike)) => kind(old, new, moved, &alike),
        _ => Kind::Value,
    };
    let change = moved.map(|moved| change(old, new, moved, kind, currency));
    Some((kind, change))
}

fn kind(old: &Number, new: &Number, moved: Decimal, alike: &Alike) -> Kind {
    let last_digit = Decimal::new(1, alike.look.places) * alike.scale;
    // Not every number shows its sign: one that is printed alike may have moved from below nought to above.
    if old.text == new.text {
        return if moved.abs() < last_digit { Kind::NotPrinted } else { Kind::Value };
    }
    let shown = (alike.look.number - alike.other).abs() * alike.scale;
    let is_small = moved.abs() * Decimal::TWO < last_digit;
    if alike.same_places && is_small && shown <= last_digit { Kind::LastDigit } else { Kind::Value }
}

fn change(old: &Number, new: &Number, moved: Decimal, kind: Kind, currency: &str) -> Change {
    let sign = if moved < Decimal::ZERO { "\u{2212}" } else { "+" };
    // In their digits, what is less than the last of them would be a whole one, or none.
    let alike = alike(old, new).filter(|_| kind != Kind::NotPrinted);
    let scaled = alike.as_ref().and_then(|alike| {
        let scaled = amount::round(moved.checked_div(alike.scale)?, alike.look.places);
        // One that is less than they show is told in full.
        (!scaled.is_zero()).then_some((alike, scaled))
    });
    let words = match &scaled {
        Some((Alike { look, .. }, scaled)) => {
            format!("{}{}{}", look.before, amount::digits(*scaled, look.places), look.after)
        }
        None => value_in_words(moved.abs(), new.unit, currency),
    };
    let is_rounded_apart = scaled.is_some_and(|(alike, scaled)| {
        let shown =
            |size: Decimal, value: Decimal| if value < Decimal::ZERO { -size } else { size };
        let shown = shown(alike.look.number, new.value) - shown(alike.other, old.value);
        shown != scaled
    });
    let text = format!("{sign}{}", points(&words, new.unit));
    let percent = if new.unit == Unit::Percent { None } else { percent(old.value, moved) };
    Change { value: moved, text, percent, is_rounded_apart }
}

/// Two numbers as they can stand outside their table: where that has the unit in its headings, they have it
/// themselves.
pub fn outside_a_table(old: &mut Number, new: &mut Number, currency: &str) {
    let Some(alike) = alike(old, new) else { return };
    if new.unit != Unit::Money || !alike.look.before.is_empty() || !alike.look.after.is_empty() {
        return;
    }
    let scales = MoneyUnit::ALL.map(|(unit, _)| MoneyScale { unit, ..MoneyScale::PENCE });
    let scale = scales.iter().find(|known| known.pounds() == alike.scale);
    let suffix = scale.map_or("", |scale| scale.suffix());
    for number in [old, new] {
        let text = &number.text;
        let digits = |c: char| c.is_ascii_digit();
        if let (Some(first), Some(last)) = (text.find(digits), text.rfind(digits)) {
            let (before, rest) = text.split_at(first);
            let (amount, after) = rest.split_at(last + 1 - first);
            number.text = format!("{before}{currency}{amount}{suffix}{after}");
        }
    }
}

/// A percentage moves by points: "+2%" would be read as a part of it.
fn points(words: &str, unit: Unit) -> String {
    match (unit, words.strip_suffix('%')) {
        (Unit::Percent, Some(number)) => format!("{number} points"),
        _ => words.to_owned(),
    }
}

/// What moved, in hundredths of what it was, with as many decimal places as it takes to show something.
fn percent(old: Decimal, moved: Decimal) -> Option<String> {
    const MOST: u32 = 6;
    let share = moved.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(old.abs())?;
    let sign = if share < Decimal::ZERO { "\u{2212}" } else { "+" };
    let places = (1..MOST).find(|places| !amount::round(share, *places).is_zero()).unwrap_or(MOST);
    Some(format!("{sign}{}%", amount::digits(share, places)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn money(text: &str, value: &str) -> Number {
        let value = amount::parse(value).expect("the test types a number");
        Number::new(text, value, Unit::Money, Values::Exact)
    }

    fn told(old: &Number, new: &Number) -> (Kind, String) {
        let (kind, change) = compare(old, new, "£").expect("they differ");
        (kind, change.map(|change| change.text).unwrap_or_default())
    }

    #[test]
    fn a_change_is_printed_as_the_numbers_are() {
        let told =
            |old: (&str, &str), new: (&str, &str)| told(&money(old.0, old.1), &money(new.0, new.1));
        let value = |text: &str| (Kind::Value, text.to_owned());
        assert_eq!(told(("£6.221m", "6221000"), ("£6.421m", "6421000")), value("+£0.200m"));
        assert_eq!(told(("7,903", "7903000"), ("8,003", "8003000")), value("+100"));
        assert_eq!(told(("(811)", "-811000"), ("(900)", "-900000")), value("\u{2212}89"));
        assert_eq!(told(("0", "0"), ("5", "5000")), value("+5"));
        assert_eq!(told(("£200", "200"), ("£200.25", "200.25")), value("+£0.25"));
        assert_eq!(told(("£6k", "6000"), ("£6,500", "6500")), value("+£500"));
    }

    #[test]
    fn a_change_that_the_printed_numbers_do_not_come_to_is_known() {
        let apart = |old: (&str, &str), new: (&str, &str)| {
            let (_, change) =
                compare(&money(old.0, old.1), &money(new.0, new.1), "£").expect("they differ");
            change.expect("they can be compared").is_rounded_apart
        };
        assert!(apart(("1,045", "1044600"), ("1,047", "1047400")));
        assert!(!apart(("1,045", "1044600"), ("1,048", "1047600")));
        assert!(!apart(("(5)", "-5000"), ("5", "5000")));
    }

    #[test]
    fn numbers_have_their_units_outside_tables() {
        let outside = |old: (&str, &str), new: (&str, &str)| {
            let (mut old, mut new) = (money(old.0, old.1), money(new.0, new.1));
            outside_a_table(&mut old, &mut new, "£");
            [old.text, new.text]
        };
        assert_eq!(outside(("65,681", "65681000"), ("0", "0")), ["£65,681k", "£0k"]);
        assert_eq!(outside(("(811)", "-811000"), ("+9", "9000")), ["(£811k)", "+£9k"]);
        assert_eq!(outside(("£5", "5"), ("£6", "6")), ["£5", "£6"]);
    }

    #[test]
    fn what_moved_by_rounding_alone_is_known() {
        let (old, new) = (money("£1.04m", "1044900"), money("£1.05m", "1045100"));
        assert_eq!(told(&old, &new), (Kind::LastDigit, "+£200".to_owned()));
        let (old, new) = (money("£1.04m", "1041000"), money("£1.04m", "1042000"));
        assert_eq!(told(&old, &new), (Kind::NotPrinted, "+£1,000".to_owned()));
        // Most of a digit is no rounding.
        let (old, new) = (money("£1.04m", "1041000"), money("£1.05m", "1049000"));
        assert_eq!(told(&old, &new).0, Kind::Value);
    }

    /// Nought has no sign: a table in thousands prints £0 and £400 alike, as `0`.
    #[test]
    fn what_is_printed_as_nought_as_before_moved_by_rounding() {
        let not_printed = |text: &str| (Kind::NotPrinted, text.to_owned());
        assert_eq!(told(&money("0", "0"), &money("0", "400")), not_printed("+£400"));
        assert_eq!(told(&money("0", "-300"), &money("0", "400")), not_printed("+£700"));
        assert_eq!(
            told(&money("0.0", "40000"), &money("0.0", "0")),
            not_printed("\u{2212}£40,000")
        );
    }

    /// Half a thousand is printed as the thousand above: the movement is not "−1".
    #[test]
    fn what_moved_and_is_printed_as_before_is_told_exactly() {
        let (old, new) = (money("3,843", "3843000"), money("3,843", "3842500"));
        assert_eq!(told(&old, &new), (Kind::NotPrinted, "\u{2212}£500".to_owned()));
        let (_, change) = compare(&old, &new, "£").expect("they differ");
        assert!(!change.expect("they can be compared").is_rounded_apart);
    }

    /// Without their signs both are printed as £5.
    #[test]
    fn another_sign_is_another_value_though_it_is_not_printed() {
        let (old, new) = (money("£5", "-5"), money("£5", "5"));
        assert_eq!(told(&old, &new), (Kind::Value, "+£10".to_owned()));
    }

    #[test]
    fn percentages_move_by_points_and_amounts_by_parts_of_what_they_were() {
        let number = |text: &str, value: &str, unit| {
            let value = amount::parse(value).expect("the test types a number");
            Number::new(text, value, unit, Values::Exact)
        };
        let percent = |text, value| number(text, value, Unit::Percent);
        let (_, change) = compare(&percent("10.8%", "10.8"), &percent("11.5%", "11.5"), "£")
            .expect("they differ");
        let change = change.expect("they can be compared");
        assert_eq!((change.text.as_str(), change.percent), ("+0.7 points", None));
        let (_, change) = compare(&money("£8", "8"), &money("£9", "9"), "£").expect("they differ");
        assert_eq!(change.and_then(|change| change.percent).as_deref(), Some("+12.5%"));
        let (_, change) =
            compare(&money("£9m", "9000000"), &money("£9m", "9000090"), "£").expect("they differ");
        assert_eq!(change.and_then(|change| change.percent).as_deref(), Some("+0.001%"));
    }

    #[test]
    fn no_more_is_seen_of_a_number_than_is_printed_where_that_is_asked_for() {
        let printed = |text: &str, value: &str| {
            let value = amount::parse(value).expect("the test types a number");
            Number::new(text, value, Unit::Money, Values::Printed).value.normalize().to_string()
        };
        assert_eq!(printed("£1.2m", "1234567"), "1200000");
        assert_eq!(printed("(1,235)", "-1234567"), "-1235000");
        assert_eq!(printed("1,235", "1234567"), "1235000");
        assert_eq!(printed("0", "400"), "0");
        assert_eq!(printed("seven", "7"), "7");
    }
}
