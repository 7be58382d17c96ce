//! How numbers below nought are read out.

/// What is read out for a printed number that looks otherwise than it means: brackets are accounting's
/// sign for less than nought, which a voice passes over, and many voices pass over a minus too. `None`
/// for numbers that are read as they stand.
pub fn spoken(printed: &str) -> Option<String> {
    let printed = printed.trim();
    let bracketed = || printed.strip_prefix('(')?.strip_suffix(')');
    let amount = bracketed().or_else(|| printed.strip_prefix(['\u{2212}', '-']))?;
    let is_number = amount.contains(|character: char| character.is_ascii_digit());
    is_number.then(|| format!("minus {amount}"))
}

#[cfg(test)]
mod tests {
    use super::spoken;

    #[test]
    fn brackets_and_signs_are_read_as_minus() {
        assert_eq!(spoken("(1,061)").as_deref(), Some("minus 1,061"));
        assert_eq!(spoken("(£3.5m)").as_deref(), Some("minus £3.5m"));
        assert_eq!(spoken("\u{2212}4.2%").as_deref(), Some("minus 4.2%"));
        assert_eq!(spoken("-£500").as_deref(), Some("minus £500"));
    }

    #[test]
    fn other_numbers_are_read_as_they_stand() {
        for printed in ["1,061", "+3", "£0", "-", "\u{2013}", "(see below)"] {
            assert_eq!(spoken(printed), None, "{printed}");
        }
    }
}
