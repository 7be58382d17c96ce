//! Filters by which text grows, held to a length: three `replace` behind one another could otherwise make more of a
//! letter than a machine has room for. They do what Tera's own of these names do where nothing is escaped.

use tera::{Error, Kwargs, State, Tera, TeraResult, Value};

/// The longest text that a filter may make: that of a paper.
const MOST: usize = 1024 * 1024;

/// Puts these filters in the place of Tera's own.
pub(super) fn register(tera: &mut Tera) {
    tera.register_filter("replace", replace);
    tera.register_filter("join", join);
    tera.register_filter("indent", indent);
}

fn replace(text: &str, arguments: Kwargs, _: &State) -> TeraResult<String> {
    let from = arguments.must_get::<&str>("from")?;
    let to = arguments.must_get::<&str>("to")?;
    let found = text.matches(from).count();
    refuse_long(text.len().saturating_add(found.saturating_mul(to.len())))?;
    Ok(text.replace(from, to))
}

fn join(values: &[Value], arguments: Kwargs, _: &State) -> TeraResult<String> {
    let separator = arguments.get::<&str>("sep")?.unwrap_or_default();
    let mut joined = String::new();
    for (index, value) in values.iter().enumerate() {
        let word = value.to_string();
        refuse_long(joined.len() + separator.len() + word.len())?;
        if index > 0 {
            joined.push_str(separator);
        }
        joined.push_str(&word);
    }
    Ok(joined)
}

fn indent(text: &str, arguments: Kwargs, _: &State) -> TeraResult<String> {
    let width = arguments.get::<usize>("width")?.unwrap_or(4);
    let with = arguments.get::<&str>("indentation")?.unwrap_or(" ");
    let first = arguments.get::<bool>("first")?.unwrap_or(false);
    let blank = arguments.get::<bool>("blank")?.unwrap_or(false);
    let all = width.saturating_mul(with.len()).saturating_mul(text.lines().count());
    refuse_long(text.len().saturating_add(all))?;
    let indent = with.repeat(width);
    let lines = text.lines().enumerate().map(|(index, line)| {
        let is_indented = if index == 0 { first } else { blank || !line.is_empty() };
        format!("{}{line}", if is_indented { indent.as_str() } else { "" })
    });
    let indented = lines.collect::<Vec<_>>().join("\n");
    Ok(if text.ends_with('\n') { indented + "\n" } else { indented })
}

fn refuse_long(length: usize) -> TeraResult<()> {
    if length <= MOST {
        return Ok(());
    }
    Err(Error::message(format!("a filter makes a text of more than {} MB", MOST >> 20)))
}
