//! What a difference tells of how it came about.

use rust_decimal::Decimal;

/// What may have happened, if the difference between what was stated and what is computed tells.
pub(super) fn hint(
    stated: Decimal,
    computed: Decimal,
    addends: &[(String, Decimal)],
) -> Option<String> {
    let difference = stated.checked_sub(computed)?;
    let of_row = |is_it: &dyn Fn(Decimal) -> bool| {
        addends.iter().find(|(_, value)| !value.is_zero() && is_it(*value)).map(|(label, _)| label)
    };
    let named = |label: &str, what: &str| match label {
        "" => format!("one row is {what}"),
        label => format!("`{label}` is {what}"),
    };
    if let Some(label) = of_row(&|value| difference == -value) {
        return Some(named(label, "left out"));
    }
    if let Some(label) = of_row(&|value| difference == value) {
        return Some(named(label, "counted twice"));
    }
    if let Some(label) = of_row(&|value| Some(difference) == value.checked_mul(-Decimal::TWO)) {
        return Some(named(label, "taken away where it should be added, or the other way round"));
    }
    if are_transposed(stated, computed) {
        return Some("two digits have changed places".to_owned());
    }
    let without_pence: Option<Decimal> =
        addends.iter().try_fold(Decimal::ZERO, |sum, (_, value)| sum.checked_add(value.trunc()));
    if without_pence == Some(stated) && stated != computed {
        return Some("the pence are left out".to_owned());
    }
    let thousand = Decimal::ONE_THOUSAND;
    if stated.checked_mul(thousand) == Some(computed)
        || computed.checked_mul(thousand) == Some(stated)
    {
        return Some("pounds and thousands are mixed".to_owned());
    }
    None
}

/// Whether two neighbouring digits of one number have changed places in the other.
fn are_transposed(one: Decimal, other: Decimal) -> bool {
    let (one, other) = (one.abs().normalize().to_string(), other.abs().normalize().to_string());
    if one.len() != other.len() {
        return false;
    }
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let differing: Vec<usize> = (0..one.len()).filter(|at| one[*at] != other[*at]).collect();
    matches!(differing.as_slice(), [first, second]
        if *second == first + 1 && one[*first] == other[*second] && one[*second] == other[*first])
}
