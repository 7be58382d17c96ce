//! Figures under one another: where a figure's decimal point is, or would be.

/// Where the whole part of a figure ends: the byte at which its decimal point, its closing bracket or
/// its unit stands. What has no digits in it ends where its text ends.
pub(super) fn whole_part_end(text: &str) -> usize {
    let Some(first) = text.find(|character: char| character.is_ascii_digit()) else {
        return text.trim_end().len();
    };
    let mut end = first;
    for (index, character) in text.char_indices().skip_while(|(index, _)| *index < first) {
        if character.is_ascii_digit() {
            end = index + 1;
        } else if !is_separator(character) {
            break;
        }
    }
    end
}

/// What stands between the thousands.
fn is_separator(character: char) -> bool {
    matches!(character, ',' | '\u{A0}' | '\u{202F}' | '\u{2009}')
}

#[cfg(test)]
mod tests {
    use super::whole_part_end;

    #[test]
    fn figures_stand_on_the_end_of_their_whole_part() {
        let whole = |text: &'static str| &text[..whole_part_end(text)];
        assert_eq!(whole("£1,234.50"), "£1,234");
        assert_eq!(whole("(1,061)"), "(1,061");
        assert_eq!(whole("14.3%"), "14");
        assert_eq!(whole("1,621"), "1,621");
        assert_eq!(whole("£1.2m"), "£1");
        assert_eq!(whole("-"), "-");
    }
}
