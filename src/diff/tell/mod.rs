//! The difference in words: for a terminal, as Markdown, as JSON.
