//! A tree of JSON in which things are described, most of it borrowed from the notes. Knows nothing of what is said.

use std::borrow::Cow;

use serde::{Serialize, Serializer};

/// What is said of one thing, in the order of its keys. Most of it is borrowed from the notes.
#[derive(Default)]
pub(super) struct Data<'a>(Vec<(&'static str, Value<'a>)>);

/// What is said of a thing in one respect.
#[derive(Serialize)]
#[serde(untagged)]
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

impl Serialize for Data<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
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
