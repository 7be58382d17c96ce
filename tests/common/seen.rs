//! Markdown as its readers see it: without the marks of what was generated.

/// The text without its marks, and without the record at its end. What is marked is a matter of the tests of
/// `refresh`.
pub fn without_marks(markdown: &str) -> String {
    let text = markdown.split("\n<!--orderpaper ").next().unwrap_or_default();
    let mut seen = String::new();
    let mut rest = text;
    while let Some(start) = rest.find("<!--") {
        let end = rest[start..].find("-->").map_or(rest.len(), |end| start + end + "-->".len());
        let is_mark = rest[start + "<!--".len()..].starts_with(['=', '/', '#']);
        // In a list it is set in.
        let before = rest[..start].trim_end_matches(' ');
        let alone = before.ends_with('\n') && rest[end..].starts_with('\n');
        seen.push_str(if alone && is_mark { before } else { &rest[..start] });
        if !is_mark {
            seen.push_str(&rest[start..end]);
        } else if alone && rest[start..].starts_with("<!--=") {
            // The mark that begins a part, with the blank line under it.
            rest = rest[end..].strip_prefix("\n\n").unwrap_or(&rest[end..]);
            continue;
        } else if alone {
            seen.truncate(seen.trim_end_matches('\n').len());
        }
        rest = &rest[end..];
    }
    seen + rest
}
