//! Amounts that are of something else than the words before them say: with VAT, each, per kWh, in other prices.

use std::sync::LazyLock;

use regex::Regex;

use super::numbers::Number;

/// What stands right behind such an amount.
static QUALIFIED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?ix)^\s?\(?(?:
          (?:with|including|incl?\.?|inclusive\ of|plus|excluding|excl?\.?|ex|exclusive\ of|before|after|without|net\ of|\+)\s(?P<tax>vat)\b
        | (?P<price>(?:at|in)\s(?:today['’]s|current|constant|real|cash|(?:19|20)\d\d(?:/\d\d)?)\s(?:prices|terms))\b
        | (?P<each>each|apiece)\b
        | (?:(?:per|an?|every)\s|p?/\s?)(?P<unit>[a-z]+)
        )",
    )
    .expect("the pattern is valid: every test runs it")
});

/// Units that are those of most amounts, or none.
const OF_ALL: [&str; 6] = ["year", "annum", "cent", "result", "total", "further"];

/// The word by which an amount is not that of what is spoken of, but of one of it, or with something more.
pub(in crate::check) fn qualifier(text: &str, number: &Number) -> Option<String> {
    let after = text.get(number.span.end..)?;
    let found = QUALIFIED.captures(after)?;
    if let Some(unit) = found.name("unit") {
        let unit = unit.as_str().to_lowercase();
        return (!OF_ALL.contains(&unit.as_str())).then_some(unit);
    }
    let names = [("tax", "vat"), ("price", "price"), ("each", "each")];
    names.into_iter().find(|(name, _)| found.name(name).is_some()).map(|(_, word)| word.to_owned())
}

/// Whether an amount is the price of one of something, which may have fractions of pence.
pub(in crate::check) fn is_unit_price(text: &str, number: &Number) -> bool {
    qualifier(text, number).is_some_and(|word| !matches!(word.as_str(), "vat" | "price"))
}
