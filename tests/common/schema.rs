//! Files of YAML before the schemas that `orderpaper schema` writes, as an editor sees them.

#![allow(dead_code, reason = "no test needs all of it")]

use std::collections::BTreeMap;

use jsonschema::Validator;
use orderpaper::diagnostic::Source;
use orderpaper::schema;
use orderpaper::yaml::{self, Node};
use serde_json::{Map, Value, json};

/// The schemas of all files.
pub struct Schemas(BTreeMap<String, Validator>);

impl Schemas {
    pub fn new() -> Self {
        let validator = |schema: schema::Schema| {
            let schema_of = serde_json::from_str(&schema.text).expect("a schema is JSON");
            jsonschema::draft7::meta::validate(&schema_of).expect("it is a schema");
            let validator = jsonschema::draft7::new(&schema_of).expect("its patterns are sound");
            (schema.name, validator)
        };
        Self(schema::all().into_iter().map(validator).collect())
    }

    /// What is wrong with a value that stands for a file of this name.
    pub fn faults(&self, file: &str, value: &Value) -> Vec<String> {
        let schema = self.0.get(&schema::name(file)).expect("every file has a schema");
        let fault =
            |error: jsonschema::ValidationError| format!("{}: {error}", error.instance_path());
        schema.iter_errors(value).map(fault).collect()
    }
}

/// A file as an editor has it: YAML 1.2, with numbers and truth values told from words. `None` if it
/// isn't YAML.
pub fn as_editor(text: &str) -> Option<Value> {
    yaml::parse(&Source::new("file.yaml", text)).ok().map(|node| value(&node))
}

fn value(node: &Node) -> Value {
    match &node.value {
        yaml::Value::Null | yaml::Value::Form(_) => Value::Null,
        yaml::Value::List(items) => items.iter().map(value).collect(),
        yaml::Value::Map(entries) => {
            let name = |key: &Node| match &key.value {
                yaml::Value::Scalar(name) => name.clone(),
                _ => String::new(),
            };
            entries.iter().map(|(key, of)| (name(key), value(of))).collect::<Map<_, _>>().into()
        }
        yaml::Value::Scalar(text) => match node.place.text().starts_with(['"', '\'', '>', '|']) {
            true => json!(text),
            false => scalar(text),
        },
    }
}

fn scalar(text: &str) -> Value {
    let is_number = text.contains(|c: char| c.is_ascii_digit())
        && text.chars().all(|c| c.is_ascii_digit() || "+-.eE".contains(c));
    match text {
        "true" | "True" | "TRUE" => json!(true),
        "false" | "False" | "FALSE" => json!(false),
        _ if is_number => match (text.parse::<i64>(), text.parse::<f64>()) {
            (Ok(whole), _) => json!(whole),
            (_, Ok(number)) => json!(number),
            _ => json!(text),
        },
        _ => json!(text),
    }
}
