//! Money, percentages and measured numbers behind which nothing stands in the inputs.

use super::numbers::Kind;
use super::spot::Spot;
use crate::amount;
use crate::check::Finding;
use crate::check::rule::Rule;
use crate::diagnostic::Diagnostic;
use crate::inputs::checks::Level;

pub(super) const UNBACKED: Rule = Rule {
    name: "prose/unbacked",
    level: Level::Warning,
    finds: "an amount of money, a percentage or a number with decimal places that was typed and that no figure of the paper has",
};

/// The typed number, if it is money or a percentage; or has decimal places: then it was measured or worked
/// out, and not counted. That it is no figure of the paper was seen before.
pub(super) fn find(spot: &Spot) -> Option<Finding> {
    let unit = match spot.number.kind {
        Kind::Money => "money",
        Kind::Percent => "percent",
        Kind::Plain if spot.number.places > 0 => "number",
        Kind::Plain => return None,
    };
    let value = amount::for_message(spot.number.value, amount::PLACES).replace(',', "");
    let message = format!("`{}` is typed here, and no figure of the paper says so", spot.text);
    let remedy = format!(
        "give it a name in figures.yaml (`value: {value}`, `unit: {unit}`), with the source as a comment, and place it by that name"
    );
    let finding = Diagnostic::warning(message).at(&spot.place).remedy(remedy);
    Some(Finding::new(&UNBACKED, spot.text, finding))
}
