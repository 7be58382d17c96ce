//! The little HTML that Markdown may hold: comments, which say nothing, `<br>`, and languages.

/// What a stretch of HTML is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Html {
    /// Comments, and nothing else.
    Comments,
    /// A comment that never ends, and would swallow what follows it.
    OpenComment,
    /// The end of a line.
    Break,
    /// Anything that can't be drawn.
    Other,
}

/// Whether a text is blank, or holds nothing but comments.
pub(crate) fn says_nothing(text: &str) -> bool {
    look_at(text) == Html::Comments
}

/// Whether comments have nothing in them, not even for who reads the Markdown.
pub(super) fn is_blank(comments: &str) -> bool {
    comments.chars().all(|char| "<!->".contains(char) || char.is_whitespace())
}

/// The language that `<span lang="cy">` names.
pub(super) fn language(html: &str) -> Option<&str> {
    let inside = html.strip_prefix("<span")?.strip_suffix('>')?;
    let named = inside.trim_start_matches([' ', '\t']).strip_prefix("lang")?;
    let value = named.trim_start().strip_prefix('=')?.trim();
    let quoted = |quote| value.strip_prefix(quote)?.strip_suffix(quote);
    let value = quoted('"').or_else(|| quoted('\'')).unwrap_or(value);
    // Anything else that is said in the tag would be lost.
    (!value.contains(['"', '\'', '=']) && inside.len() > value.len()).then_some(value)
}

/// Says what a stretch of HTML is.
pub(super) fn look_at(html: &str) -> Html {
    let mut rest = html.trim();
    while let Some(comment) = rest.strip_prefix("<!--") {
        match comment_end(comment) {
            Some(end) => rest = comment[end..].trim_start(),
            None => return Html::OpenComment,
        }
    }
    match rest {
        "" => Html::Comments,
        _ if rest.len() < html.trim().len() => Html::Other,
        "<br>" | "<br/>" | "<br />" => Html::Break,
        _ => Html::Other,
    }
}

/// Where a comment ends whose opening is already read. `<!-->` and `<!--->` are whole comments.
fn comment_end(comment: &str) -> Option<usize> {
    for whole in [">", "->"] {
        if comment.starts_with(whole) {
            return Some(whole.len());
        }
    }
    comment.find("-->").map(|end| end + "-->".len())
}
