//! Where links may lead.
//!
//! A paper is public and is opened in many programs: a link in it leads to a page of the web, to an
//! address to write to or call, to a file beside the paper, or to a heading of the paper. Anything
//! else would run a program (`javascript:`), hide a document (`data:`) or lead to the disk of whoever
//! wrote it (`file:`, `C:\`).

use crate::diagnostic::Diagnostic;

/// What a link's address may begin with, before a colon.
const KNOWN: &str = "a link may begin with `https:`, `http:`, `mailto:` or `tel:`, be the path of a \
                     file from the paper, or name a heading: `#purpose`";

/// Why a link may not lead to `target`, if it may not.
pub(super) fn fault(target: &str) -> Option<Diagnostic> {
    let address = target.trim();
    if address.is_empty() {
        let fault = Diagnostic::error("a link without an address");
        return Some(
            fault.remedy("write it between the round brackets: `[words](https://example.org)`"),
        );
    }
    // Programs leave such characters out, and may then read something else.
    if address.chars().any(char::is_control) {
        let fault = Diagnostic::error("an invisible character in the address of a link");
        return Some(fault.remedy("type the address anew"));
    }
    if let Some((scheme, rest)) = scheme(address) {
        return with_scheme(&scheme.to_lowercase(), rest, address);
    }
    let remedy = if address.starts_with(['/', '\\']) {
        "write the path from the paper, as in `plans/map.pdf`, or the whole address with `https://`"
            .to_owned()
    } else if address.to_lowercase().starts_with("www.") {
        format!("write `https://{address}`")
    } else if address.contains('@') && !address.contains(['/', '#']) {
        format!("write `mailto:{address}`")
    } else {
        return None;
    };
    Some(nowhere(address).remedy(remedy))
}

fn with_scheme(scheme: &str, rest: &str, address: &str) -> Option<Diagnostic> {
    match scheme {
        "http" | "https" => {
            let host = rest.strip_prefix("//").unwrap_or_default();
            let leads_somewhere = host.starts_with(|first: char| !matches!(first, '/' | '\\'));
            (!leads_somewhere).then(|| {
                nowhere(address).remedy("write the whole address, as in `https://example.org/`")
            })
        }
        "mailto" | "tel" => (rest.trim().is_empty())
            .then(|| nowhere(address).remedy("write the address or number behind the colon")),
        _ => Some(Diagnostic::error(format!("a link can't begin with `{scheme}:`")).remedy(KNOWN)),
    }
}

fn nowhere(address: &str) -> Diagnostic {
    Diagnostic::error(format!("the link `{address}` leads nowhere"))
}

/// What stands before the first colon, if it says how the rest is meant.
fn scheme(address: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = address.split_once(':')?;
    let is_scheme = scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme.chars().all(|char| char.is_ascii_alphanumeric() || "+-.".contains(char));
    is_scheme.then_some((scheme, rest))
}
