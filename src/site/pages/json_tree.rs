//! A tree of JSON in which things are described, most of it borrowed from the notes. Knows nothing of what is said.

use std::borrow::Cow;

use crate::site::urls::push_digits;
use crate::text::push_json;

/// What is said of one thing, in the order of its keys. Most of it is borrowed from the notes.
#[derive(Default)]
pub(super) struct Data<'a>(Vec<(&'static str, Value<'a>)>);

/// What is said of a thing in one respect.
pub(super) enum Value<'a> {
    Text(Cow<'a, str>),
    Number(usize),
    Thing(Data<'a>),
    List(Vec<Self>),
}

/// What begins the description of a thing: its type and its name in this graph.
pub(super) fn node<'a>(kind: &'static str, id: String) -> Data<'a> {
    let mut data = Data::default();
    put(&mut data, "@id", id);
    put(&mut data, "@type", kind);
    data
}

/// A thing of which its type and its name are said.
pub(super) fn named<'a>(kind: &'static str, name: impl Into<Value<'a>>) -> Data<'a> {
    let mut data = Data::default();
    put(&mut data, "@type", kind);
    put(&mut data, "name", name);
    data
}

/// Says something of a thing. Nothing is said twice.
pub(super) fn put<'a>(data: &mut Data<'a>, name: &'static str, value: impl Into<Value<'a>>) {
    let at = data.0.partition_point(|(known, _)| *known < name);
    data.0.insert(at, (name, value.into()));
}

impl Data<'_> {
    /// Appends all of it as JSON.
    pub(super) fn push_json(&self, out: &mut String) {
        out.push('{');
        for (place, (name, value)) in self.0.iter().enumerate() {
            out.push_str(if place > 0 { "," } else { "" });
            push_json(out, name);
            out.push(':');
            value.push_json(out);
        }
        out.push('}');
    }
}

impl Value<'_> {
    fn push_json(&self, out: &mut String) {
        match self {
            Self::Text(text) => push_json(out, text),
            Self::Number(number) => push_digits(out, *number),
            Self::Thing(thing) => thing.push_json(out),
            Self::List(all) => {
                out.push('[');
                for (place, one) in all.iter().enumerate() {
                    out.push_str(if place > 0 { "," } else { "" });
                    one.push_json(out);
                }
                out.push(']');
            }
        }
    }
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl From<usize> for Value<'_> {
    fn from(number: usize) -> Self {
        Self::Number(number)
    }
}

impl<'a> From<Data<'a>> for Value<'a> {
    fn from(data: Data<'a>) -> Self {
        Self::Thing(data)
    }
}

impl<'a, T: Into<Value<'a>>> From<Vec<T>> for Value<'a> {
    fn from(list: Vec<T>) -> Self {
        Self::List(list.into_iter().map(Into::into).collect())
    }
}
