//! Findings for other programs: JSON, and SARIF for editors and for CI.
//!
//! Both say the same. JSON is a list that a short script can use; SARIF 2.1.0 is the format of OASIS that
//! editors and the forges of code read.

use serde::Serialize;
use serde_json::{Value, json};

use super::rule;
use crate::diagnostic::{Accepted, Diagnostic, Place, Severity};

/// A finding in JSON. The names of its parts never change.
#[derive(Serialize)]
struct Told<'a> {
    rule: Option<&'a str>,
    severity: &'static str,
    message: &'a str,
    place: Option<TextRange<'a>>,
    label: Option<&'a str>,
    related: Option<Related<'a>>,
    remedy: Option<&'a str>,
    acceptance: Option<ToAccept<'a>>,
    accepted: Option<Related<'a>>,
}

/// What to write under `accept` in paper.yaml, with a reason.
#[derive(Serialize)]
struct ToAccept<'a> {
    finding: &'a str,
    about: &'a str,
}

#[derive(Serialize)]
struct Related<'a> {
    message: &'a str,
    place: TextRange<'a>,
}

/// A stretch of a file; lines and columns (in characters) are counted from one, and the end is right
/// behind the last character.
#[derive(Serialize)]
struct TextRange<'a> {
    file: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
}

impl<'a> TextRange<'a> {
    fn of(place: &'a Place) -> Self {
        let end = place.end();
        let (line, column) = (place.line(), place.column());
        let (end_line, end_column) = (end.line(), end.column());
        Self { file: place.source().path(), line, column, end_line, end_column }
    }
}

/// Findings as a JSON list.
pub fn json(findings: &[Diagnostic]) -> String {
    let told: Vec<Told> = findings
        .iter()
        .map(|finding| Told {
            rule: finding.rule,
            severity: severity(finding.severity),
            message: &finding.message,
            place: finding.place.as_ref().map(TextRange::of),
            label: finding.label.as_deref(),
            related: finding
                .related
                .as_ref()
                .map(|(place, message)| Related { message, place: TextRange::of(place) }),
            remedy: finding.remedy.as_deref(),
            acceptance: finding
                .acceptance
                .as_ref()
                .map(|accept| ToAccept { finding: accept.finding, about: &accept.about }),
            accepted: finding.accepted.as_ref().map(|accepted| Related {
                message: &accepted.reason,
                place: TextRange::of(&accepted.place),
            }),
        })
        .collect();
    pretty(&json!(told))
}

/// Findings as a log of SARIF 2.1.0.
pub fn sarif(findings: &[Diagnostic]) -> String {
    let rules: Vec<Value> = rule::all()
        .map(|rule| {
            let level = rule::severity(rule.level).map_or("none", severity);
            json!({
                "id": rule.name,
                "shortDescription": { "text": rule.finds },
                "defaultConfiguration": { "level": level },
            })
        })
        .collect();
    let results: Vec<Value> = findings.iter().map(result).collect();
    pretty(&json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": env!("CARGO_PKG_NAME"),
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            }},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    }))
}

fn result(finding: &Diagnostic) -> Value {
    let text = match &finding.remedy {
        Some(remedy) => format!("{} ({remedy})", finding.message),
        None => finding.message.clone(),
    };
    let level = finding.accepted.as_ref().map_or(finding.severity, |accepted| accepted.otherwise);
    let mut result = json!({
        "level": severity(level),
        "message": { "text": text },
        "locations": finding.place.iter().map(location).collect::<Vec<_>>(),
        // The standard has them of all results or of none.
        "suppressions": finding.accepted.iter().map(suppression).collect::<Vec<_>>(),
    });
    if let Some(rule) = finding.rule {
        result["ruleId"] = json!(rule);
    }
    if let Some((place, label)) = &finding.related {
        let mut related = location(place);
        related["message"] = json!({ "text": label });
        result["relatedLocations"] = json!([related]);
    }
    result
}

/// That a result was accepted. The inputs are what is checked, and the reason stands in them.
fn suppression(accepted: &Accepted) -> Value {
    json!({
        "kind": "inSource",
        "justification": accepted.reason,
        "location": location(&accepted.place),
    })
}

fn location(place: &Place) -> Value {
    let range = TextRange::of(place);
    json!({ "physicalLocation": {
        "artifactLocation": { "uri": uri(range.file) },
        "region": {
            "startLine": range.line,
            "startColumn": range.column,
            "endLine": range.end_line,
            "endColumn": range.end_column,
        },
    }})
}

/// A path as a relative reference of RFC 3986: a space, or a character that isn't ASCII, is written as
/// its bytes.
fn uri(path: &str) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    let written = path.bytes().map(|byte| match is_plain(byte) {
        true => char::from(byte).to_string(),
        false => format!("%{byte:02X}"),
    });
    written.collect()
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

fn pretty(value: &Value) -> String {
    format!("{value:#}")
}
