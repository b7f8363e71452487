//! The keys as JSON Schema, draft 2020-12, for editors.

use serde_json::{Map, Value, json};

use super::find::Subject;
use super::key::{Form, Key, Need};

/// The schema of a subject: of a kind's notes with the keys of every note.
#[must_use]
pub fn schema(subject: Subject) -> Value {
    let mut keys: Vec<&Key> = subject.keys().iter().collect();
    if matches!(subject, Subject::Kind(_)) {
        keys.extend(Subject::Note.keys());
    }
    let title = match subject {
        Subject::Config => "factum.yaml".to_owned(),
        Subject::Note => "Front matter of a note".to_owned(),
        Subject::Kind(base) => format!("Front matter of a note whose base is {}", base.name()),
    };
    let mut schema = object(&keys);
    if let Some(schema) = schema.as_object_mut() {
        schema.insert("$schema".to_owned(), json!("https://json-schema.org/draft/2020-12/schema"));
        schema.insert("title".to_owned(), json!(title));
    }
    schema
}

fn object(keys: &[&Key]) -> Value {
    let properties: Map<String, Value> =
        keys.iter().map(|key| (key.name.to_owned(), property(key))).collect();
    let required: Vec<&str> =
        keys.iter().filter(|key| key.need == Need::Required).map(|key| key.name).collect();
    let instead: Vec<&str> =
        keys.iter().filter(|key| key.need == Need::Instead).map(|key| key.name).collect();
    // A key with nothing behind it says nothing.
    let mut schema = json!({"type": "object", "properties": properties, "additionalProperties": false});
    if let Some(schema) = schema.as_object_mut() {
        let (always, first) = always_and_first(&required, &instead);
        if first.is_empty() {
            if !required.is_empty() {
                schema.insert("required".to_owned(), json!(required));
            }
        } else {
            // Whether something is a guess may stand beside who says it; all else excludes each other.
            let how = if instead.contains(&"strength") { "anyOf" } else { "oneOf" };
            let alternatives = std::iter::once(first).chain(instead.iter().map(|key| vec![*key]));
            let alternatives: Vec<Value> = alternatives.map(|keys| json!({"required": keys})).collect();
            schema.insert(how.to_owned(), json!(alternatives));
            if !always.is_empty() {
                schema.insert("required".to_owned(), json!(always));
            }
        }
    }
    schema
}

/// The keys that must be there always, and those that others stand in place of.
fn always_and_first<'k>(required: &[&'k str], instead: &[&str]) -> (Vec<&'k str>, Vec<&'k str>) {
    const REPLACED: [&str; 4] = ["value", "preferred", "reason", "speaker"];
    let replaced = |key: &&&str| !instead.is_empty() && REPLACED.contains(*key);
    let first = required.iter().filter(replaced).copied().collect();
    (required.iter().filter(|key| !replaced(key)).copied().collect(), first)
}

fn property(key: &Key) -> Value {
    let mut schema = form(&key.form);
    if let Some(schema) = schema.as_object_mut() {
        schema.insert("description".to_owned(), json!(key.meaning));
        if !key.default.is_empty() && !key.default.contains(' ') {
            schema.insert("default".to_owned(), json!(key.default));
        }
    }
    schema
}

/// YAML takes `2020` for a number and `no` for a truth; here all of them are texts.
fn text() -> Value {
    json!({"type": ["string", "number", "boolean", "null"]})
}

fn texts() -> Value {
    json!({"anyOf": [text(), {"type": "array", "items": text()}]})
}

fn words(words: &[&str]) -> Value {
    json!({"anyOf": [{"enum": words}, {"type": "null"}]})
}

fn form(form: &Form) -> Value {
    match form {
        Form::Text | Form::Name => text(),
        Form::Texts | Form::Names => texts(),
        Form::Date => {
            json!({"type": ["string", "number", "null"], "pattern": "^[0-9XYuES~?%.,/ {}\\[\\]+:TZ-]*$"})
        }
        Form::Language => {
            json!({"type": ["string", "null"], "pattern": "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$"})
        }
        Form::Flag => json!({"type": ["boolean", "null"]}),
        Form::Word(of) => words(&of()),
        Form::Number { from, to, is_whole } => {
            let kind = if *is_whole { "integer" } else { "number" };
            json!({"type": [kind, "null"], "minimum": from, "maximum": to})
        }
        Form::Address(starts) => {
            let pattern = format!("^({})", starts.join("|"));
            json!({"type": ["string", "null"], "pattern": pattern})
        }
        Form::NameOrOrganisation => {
            let organisation = json!({"type": "object", "properties": {"organisation": text()},
                "required": ["organisation"], "additionalProperties": false});
            json!({"anyOf": [text(), organisation]})
        }
        Form::Pairs { to, .. } => {
            let value = to.map_or_else(text, |of| json!({"enum": of()}));
            json!({"type": ["object", "null"], "additionalProperties": value})
        }
        Form::Mapping(keys) => nullable(object(&keys.iter().collect::<Vec<_>>())),
        Form::Entries { keys, .. } => {
            json!({"type": ["object", "null"], "additionalProperties": object(&keys.iter().collect::<Vec<_>>())})
        }
        Form::List(keys) => {
            json!({"type": ["array", "null"], "items": object(&keys.iter().collect::<Vec<_>>())})
        }
        Form::WordOr { word, keys } => {
            let word =
                if word.is_empty() { json!({"type": ["string", "number"]}) } else { json!({"enum": [word]}) };
            json!({"anyOf": [word, object(&keys.iter().collect::<Vec<_>>()), {"type": "null"}]})
        }
    }
}

fn nullable(schema: Value) -> Value {
    json!({"anyOf": [schema, {"type": "null"}]})
}
