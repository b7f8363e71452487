//! A key: what it is called, what belongs there, and what it means.

/// A key of front matter or of `factum.yaml`.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// The key.
    pub name: &'static str,
    /// What belongs there.
    pub form: Form,
    /// What is required of it.
    pub need: Need,
    /// What holds where it is not written; empty where nothing does.
    pub default: &'static str,
    /// A value, as it is written; empty where the keys below make one.
    pub example: &'static str,
    /// What it means.
    pub meaning: &'static str,
}

/// Whether a key must be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// It may be left out.
    Optional,
    /// It must be there.
    Required,
    /// It stands in place of another key, so that examples have one of both.
    Instead,
}

/// What belongs under a key.
#[derive(Clone, Copy, Debug)]
pub enum Form {
    /// A text.
    Text,
    /// A text in which there is something to be read.
    Name,
    /// A list of texts, or one text.
    Texts,
    /// A list of names, or one name, in which no comma parts them.
    Names,
    /// An EDTF date.
    Date,
    /// `true` or `false`.
    Flag,
    /// One of some words.
    Word(fn() -> Vec<&'static str>),
    /// A number within bounds.
    Number {
        /// The least.
        from: f64,
        /// The most.
        to: f64,
        /// Whether it has no fraction.
        is_whole: bool,
    },
    /// An address that begins with one of these.
    Address(&'static [&'static str]),
    /// The name of a person, or `{organisation: …}`.
    NameOrOrganisation,
    /// A mapping of words to texts; the words are of one kind, and the texts may be of a few words.
    Pairs {
        /// What the words are.
        of: &'static str,
        /// What stands behind each of them.
        to: Option<fn() -> Vec<&'static str>>,
    },
    /// A mapping with keys of its own.
    Mapping(&'static [Key]),
    /// A mapping of names to mappings with keys of their own.
    Entries {
        /// What the names are.
        of: &'static str,
        /// The keys of each.
        keys: &'static [Key],
    },
    /// A list of mappings with keys of their own.
    List(&'static [Key]),
    /// A word, or a mapping with keys of its own.
    WordOr {
        /// The word; nothing where any may stand there.
        word: &'static str,
        /// The keys of the mapping.
        keys: &'static [Key],
    },
}

impl Form {
    /// The form in a few words.
    #[must_use]
    pub fn describe(&self) -> String {
        let of_words =
            |words: &[&str]| words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ");
        match self {
            Self::Text => "text".to_owned(),
            Self::Name => "text that is not empty".to_owned(),
            Self::Texts => "list of texts, or one text".to_owned(),
            Self::Names => "list of names, or one name".to_owned(),
            Self::Date => "date, EDTF".to_owned(),
            Self::Flag => "`true` or `false`".to_owned(),
            Self::Word(words) => format!("one of {}", of_words(&words())),
            Self::Number { from, to, is_whole } => {
                format!("{} from {from} to {to}", if *is_whole { "whole number" } else { "number" })
            }
            Self::Address(starts) => format!("address that begins with {}", starts.join(" or ")),
            Self::NameOrOrganisation => "a person's name, or `{organisation: …}`".to_owned(),
            Self::Pairs { of, to: None } => format!("mapping of {of} to texts"),
            Self::Pairs { of, to: Some(words) } => {
                format!("mapping of {of} to one of {}", of_words(&words()))
            }
            Self::Mapping(_) => "mapping".to_owned(),
            Self::Entries { of, .. } => format!("mapping of {of} to mappings"),
            Self::List(_) => "list of mappings".to_owned(),
            Self::WordOr { word: "", .. } => "label of `cites`, or mapping".to_owned(),
            Self::WordOr { word, .. } => format!("`{word}`, or mapping"),
        }
    }

    /// What stands in a path between a key and those below it.
    pub(super) fn step(&self) -> String {
        match self {
            Self::Entries { of, .. } => {
                format!(".‹{}›.", of.split(' ').next().unwrap_or("").trim_end_matches('s'))
            }
            Self::List(_) => ".[].".to_owned(),
            _ => ".".to_owned(),
        }
    }

    /// The keys below it.
    #[must_use]
    pub const fn keys(&self) -> &'static [Key] {
        match self {
            Self::Mapping(keys)
            | Self::List(keys)
            | Self::Entries { keys, .. }
            | Self::WordOr { keys, .. } => keys,
            _ => &[],
        }
    }
}

impl Key {
    /// A key that may be left out.
    pub(super) const fn new(
        name: &'static str,
        form: Form,
        example: &'static str,
        meaning: &'static str,
    ) -> Self {
        Self { name, form, need: Need::Optional, default: "", example, meaning }
    }

    /// The same with what holds without it.
    pub(super) const fn or(self, default: &'static str) -> Self {
        Self { default, ..self }
    }

    /// The same where it must be there.
    pub(super) const fn required(self) -> Self {
        Self { need: Need::Required, ..self }
    }

    /// The same where it stands in place of another.
    pub(super) const fn instead(self) -> Self {
        Self { need: Need::Instead, ..self }
    }

    /// An example as YAML, so far from the margin.
    #[must_use]
    pub fn yaml(&self, indent: usize) -> String {
        let margin = " ".repeat(indent);
        let below = |keys: &[Self], indent: usize| -> String {
            keys.iter().filter(|key| key.need != Need::Instead).map(|key| key.yaml(indent)).collect()
        };
        if !self.example.is_empty() && !matches!(self.form, Form::Entries { .. }) {
            return format!("{margin}{}: {}\n", self.name, self.example);
        }
        match self.form {
            Form::Entries { keys, .. } => {
                format!("{margin}{}:\n{margin}  {}:\n{}", self.name, self.example, below(keys, indent + 4))
            }
            Form::List(keys) => {
                let item = below(keys, indent + 4);
                format!("{margin}{}:\n{margin}  - {}", self.name, item.trim_start())
            }
            form => format!("{margin}{}:\n{}", self.name, below(form.keys(), indent + 2)),
        }
    }
}
