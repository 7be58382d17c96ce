//! A shape, with the words of the documentation, as JSON Schema.
//!
//! It is draft 7, since that is what the language servers of editors know best, and of it only what they
//! complete and explain well: nothing is referred to, and where a value may be of several kinds it has one
//! schema that says something of each, so that a message is about the kind that was typed.

use serde_json::{Map, Value, json};

use super::words::Words;
use crate::check::rule;
use crate::yaml::{Group, Key, Like, Shape};

/// The schema of a file.
pub(super) fn schema(file: &str, shape: &Shape, words: &Words) -> String {
    let mut schema = of(shape, words);
    schema.insert("$schema".to_owned(), json!("http://json-schema.org/draft-07/schema#"));
    schema.insert("title".to_owned(), json!(file));
    schema.insert("description".to_owned(), json!(words.of_file(file)));
    if !schema.contains_key("required") {
        // A file of comments alone.
        schema.insert("type".to_owned(), json!(["object", "null"]));
    }
    format!("{:#}\n", Value::Object(schema))
}

fn of(shape: &Shape, words: &Words) -> Map<String, Value> {
    match shape {
        Shape::Unknown => Map::new(),
        // A title may be a year, and a heading `true`: what YAML takes for something else is words to us.
        Shape::Text => object(json!({"type": ["string", "number", "boolean"], "minLength": 1})),
        Shape::TextOrNone => object(json!({"type": ["string", "number", "boolean"]})),
        Shape::RuleName => {
            object(json!({"enum": rule::all().map(|rule| rule.name).collect::<Vec<_>>()}))
        }
        Shape::YesNo => object(json!({
            "type": ["boolean", "string"],
            "pattern": "^([Yy][Ee][Ss]|[Nn][Oo]|[Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee])$",
            "patternErrorMessage": "Write yes or no.",
            "examples": ["yes", "no"],
        })),
        Shape::Single => object(json!({"type": ["string", "number", "boolean", "null"]})),
        Shape::Words(choices) => object(json!({"enum": choices_of(choices)})),
        Shape::Like(like) => like_this(like),
        Shape::List(item) => {
            let mut items = of(item, words);
            if matches!(**item, Shape::Group(_)) && !items.contains_key("required") {
                // A dash alone: nothing is said of the first, and something of the second.
                items.insert("type".to_owned(), json!(["object", "null"]));
            }
            object(json!({"type": "array", "items": items}))
        }
        Shape::Group(group) => of_group(group, words),
        Shape::Either(one, other) => both(of(one, words), of(other, words)),
        Shape::ByKey(keys, with, without) => {
            let has = |key: &&str| json!({"required": [key]});
            let group = |shape: &Shape| match shape {
                Shape::Group(group) => of_group(group, words).remove("properties"),
                _ => None,
            };
            let mut offered = group(with).unwrap_or_default();
            let others = group(without).unwrap_or_default();
            // The keys of the first are offered before any of them is there.
            if let Some(offered) = offered.as_object_mut() {
                offered.retain(|key, _| others.get(key).is_none());
                for schema in offered.values_mut().filter_map(Value::as_object_mut) {
                    schema.retain(|key, _| key == "description");
                }
            }
            object(json!({
                "type": "object",
                "if": {"anyOf": keys.iter().map(has).collect::<Vec<_>>()},
                "then": of(with, words),
                "else": of(without, words),
                "properties": offered,
            }))
        }
    }
}

/// Each of the words; and without quotes, YAML takes some of them for numbers.
fn choices_of(choices: &[&str]) -> Vec<Value> {
    let mut values: Vec<Value> = choices.iter().map(|word| json!(word)).collect();
    for number in choices.iter().filter_map(|word| word.parse::<f64>().ok()) {
        let number = if number.fract() == 0.0 { json!(number as i64) } else { json!(number) };
        if !values.contains(&number) {
            values.push(number);
        }
    }
    values
}

fn like_this(like: &Like) -> Map<String, Value> {
    let mut schema = object(json!({"pattern": like.pattern}));
    let mut insert = |key: &str, value: Value| schema.insert(key.to_owned(), value);
    let mut kinds = vec!["string"];
    if let Some(number) = like.number {
        kinds.push(if number.whole { "integer" } else { "number" });
        let bounds = [
            ("minimum", number.least),
            ("exclusiveMinimum", number.above),
            ("maximum", number.most),
        ];
        for (key, bound) in bounds {
            bound.map(|bound| insert(key, json!(bound)));
        }
    }
    if like.truth {
        kinds.push("boolean");
    }
    insert("type", json!(kinds));
    let examples = like.examples.iter().take(2).map(|example| format!("`{example}`"));
    let such_as: Vec<String> =
        examples.filter(|example| !like.expected.contains(example.as_str())).collect();
    let such_as = match such_as.as_slice() {
        [] => String::new(),
        examples => format!(", such as {}", examples.join(" or ")),
    };
    // Editors would show the pattern otherwise.
    insert("patternErrorMessage", json!(format!("Expected {}{such_as}.", like.expected)));
    if !like.examples.is_empty() {
        insert("examples", json!(like.examples));
    }
    schema
}

fn of_group(group: &Group, words: &Words) -> Map<String, Value> {
    let property = |key: &Key| {
        let mut schema = of(&key.shape, words);
        schema.insert("description".to_owned(), json!(meaning(group.what, key, words)));
        (key.name.to_owned(), Value::Object(schema))
    };
    let mut schema = object(json!({
        "type": "object",
        "properties": group.keys.iter().map(property).collect::<Map<_, _>>(),
        "additionalProperties": false,
    }));
    let required: Vec<&str> =
        group.keys.iter().filter(|key| key.required).map(|key| key.name).collect();
    if !required.is_empty() {
        schema.insert("required".to_owned(), json!(required));
    }
    match group.others.as_deref() {
        None => {}
        Some((Shape::Like(key), value)) => {
            let others = json!({key.pattern: of(value, words)});
            schema.insert("patternProperties".to_owned(), others);
        }
        Some((Shape::RuleName, value)) => {
            schema.insert("properties".to_owned(), by_rule(&of(value, words)));
        }
        Some((_, value)) => {
            schema.insert("additionalProperties".to_owned(), Value::Object(of(value, words)));
        }
    }
    schema
}

/// A key for each rule and each family of them, with what it finds.
fn by_rule(value: &Map<String, Value>) -> Value {
    let described = |words: String| {
        let mut value = value.clone();
        value.insert("description".to_owned(), json!(words));
        Value::Object(value)
    };
    let of_family = |rule: &rule::Rule| {
        let words = format!("Every rule of the family `{}`.", rule.family());
        (rule.family().to_owned(), described(words))
    };
    let of_rule = |rule: &rule::Rule| {
        (rule.name.to_owned(), described(format!("A finding is {}.", rule.finds)))
    };
    rule::all().flat_map(|rule| [of_family(rule), of_rule(rule)]).collect::<Map<_, _>>().into()
}

fn meaning<'a>(what: &str, key: &Key, words: &'a Words) -> &'a str {
    words.of_key(what, key.name).map_or("", |said| said.meaning.as_str())
}

/// What may be one of two kinds of value. All that is said of one kind says nothing of another.
fn both(one: Map<String, Value>, mut other: Map<String, Value>) -> Map<String, Value> {
    let kinds = |schema: &Map<String, Value>| match schema.get("type") {
        Some(Value::Array(kinds)) => kinds.clone(),
        Some(kind) => vec![kind.clone()],
        None => Vec::new(),
    };
    let all = [kinds(&one), kinds(&other)].concat();
    other.extend(one);
    other.insert("type".to_owned(), Value::Array(all));
    other
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}
