//! Languages, as tags such as `en-GB` and `cy` (BCP 47).

/// Whether a text has the form of a tag: the code of a language, of two or three letters, and what
/// says more of it.
pub fn is_tag(text: &str) -> bool {
    text.split('-').enumerate().all(|(index, part)| {
        let letters = index > 0 || part.chars().all(|char| char.is_ascii_alphabetic());
        let longest = if index == 0 { 3 } else { 8 };
        letters
            && (2..=longest).contains(&part.len())
            && part.chars().all(|char| char.is_ascii_alphanumeric())
    })
}

#[cfg(test)]
mod tests {
    use super::is_tag;

    #[test]
    fn a_tag_is_a_short_code_and_what_says_more() {
        for tag in ["cy", "en-GB", "gsw", "zh-Hant-TW", "de-1996"] {
            assert!(is_tag(tag), "{tag}");
        }
        for tag in ["", "c", "Welsh", "cy_GB", "12", "cy-", "-cy", "c y", "cy\""] {
            assert!(!is_tag(tag), "{tag}");
        }
    }
}
