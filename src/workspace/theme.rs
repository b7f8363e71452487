//! The theme a dossier asks for: the one inside the binary, with the files of `themes/<name>/` in place of
//! those with the same names, and its words in place of the same phrases.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::error::{Error, Result};
use crate::model::{Fault, FaultKind};
use crate::render::{Phrase, Theme, Words};
use crate::syntax::yaml::{self, Fields, Node, Value};
use crate::text::{FileId, SourceMap, SourceText, Span, Spanned};
use crate::vfs::{EntryKind, Tree};

/// The categories of CLDR that a phrase may have forms for.
const PLURAL_CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// The files of a dossier's own theme as they were read, by their paths in its folder.
pub(super) struct ThemeFiles {
    folder: String,
    texts: Vec<(String, String)>,
    assets: Vec<(String, Vec<u8>)>,
}

impl ThemeFiles {
    /// Reads the files of the theme `name`. `default` needs no folder.
    pub(super) fn read(tree: &dyn Tree, name: &str) -> Result<Self> {
        // The name becomes a path, which must not lead out of `themes/`.
        if name.is_empty() || name.contains(['/', '\\']) || name.starts_with('.') {
            return Err(Error::new(format!("`{name}` cannot be the name of a theme"))
                .help("a theme is named by its folder below themes/"));
        }
        let folder = folder_of(name);
        if name != "default" && !tree.exists(&folder) {
            return Err(Error::new(format!("there is no theme {name}")).help(format!(
                "write the default one's files there with `factum theme eject {name}`, or set `theme: default`"
            )));
        }
        let (mut texts, mut assets) = (Vec::new(), Vec::new());
        for entry in tree.list(&folder)?.into_iter().filter(|entry| entry.kind == EntryKind::File) {
            let below = entry.path[folder.len() + 1..].to_owned();
            let bytes = tree.read(&entry.path, super::load::MAX_FILE_BYTES)?;
            if let Some(asset) = below.strip_prefix("assets/") {
                assets.push((asset.to_owned(), bytes));
            } else if below.starts_with("templates/") || below == "theme.yaml" {
                let text = String::from_utf8(bytes)
                    .map_err(|_| Error::new(format!("{} is not UTF-8", entry.path)))?;
                texts.push((below, text));
            }
        }
        Ok(Self { folder, texts, assets })
    }
}

/// The folder of the theme `name`.
pub(super) fn folder_of(name: &str) -> String {
    format!("themes/{name}")
}

/// The theme of these files, and what is wrong in it.
pub(super) fn theme_of(files: ThemeFiles, sources: &mut SourceMap) -> (Theme, Vec<Fault>) {
    // The default theme's own words are read by its tests; a fault in them is no fault of a dossier.
    static EMBEDDED: LazyLock<Theme> = LazyLock::new(|| {
        let words = words(Theme::embedded_words(), FileId(0), &mut Vec::new());
        Theme { words, ..Theme::embedded() }
    });
    let (mut templates, mut faults) = (BTreeMap::new(), Vec::new());
    let mut own = Theme { assets: files.assets, ..Theme::default() };
    for (below, text) in files.texts {
        let path = format!("{}/{below}", files.folder);
        let file = sources.put(SourceText::new(path, text.as_str()));
        match below.strip_prefix("templates/") {
            Some(template) => {
                templates.insert(template.to_owned(), file);
                own.templates.push((template.to_owned(), text));
            }
            None => own.words = words(&text, file, &mut faults),
        }
    }
    let theme = EMBEDDED.clone().overridden_by(own);
    faults.extend(template_fault(&theme, &templates));
    (theme, faults)
}

/// The fault of the dossier's own templates, whose files are given by their names. One without a place is the first
/// one's.
fn template_fault(theme: &Theme, templates: &BTreeMap<String, FileId>) -> Option<Fault> {
    let (_, first) = templates.first_key_value()?;
    let error = theme.fault()?;
    let file = error.template.as_ref().and_then(|name| templates.get(name)).unwrap_or(first);
    let text = theme.templates.iter().rev().find(|(name, _)| Some(name) == error.template.as_ref());
    let range = text.map_or(0..0, |(_, text)| error.range_in(text));
    Some(Fault { kind: FaultKind::BrokenTemplate(error.message), span: Span::new(*file, range) })
}

/// The words of a `theme.yaml`.
fn words(text: &str, file: FileId, faults: &mut Vec<Fault>) -> Words {
    let span = Span::new(file, 0..text.len());
    let Some(root) = yaml::parse(text, span, faults) else { return Words::new() };
    let mut fields = Fields::new(root, faults);
    let mut words = Words::new();
    for (language, node) in fields.entries_of("words", "a mapping of languages to phrases") {
        let phrases = words.entry(language.value).or_default();
        for (english, node) in entries(node, "a mapping of phrases to words", fields.faults()) {
            if let Some(phrase) = phrase(node, fields.faults()) {
                phrases.insert(english.value, phrase);
            }
        }
    }
    fields.finish();
    words
}

fn entries(node: Node, expected: &str, faults: &mut Vec<Fault>) -> Vec<(Spanned<String>, Node)> {
    match node.value {
        Value::Mapping(entries) => entries,
        other => {
            faults.push(wrong(expected, &other, node.span));
            Vec::new()
        }
    }
}

/// A text, or a form for each plural category.
fn phrase(node: Node, faults: &mut Vec<Fault>) -> Option<Phrase> {
    match node.value {
        Value::Scalar(other) => Some(Phrase { other, forms: BTreeMap::new() }),
        Value::Mapping(entries) => {
            let mut forms = BTreeMap::new();
            for (category, node) in entries {
                match node.value {
                    Value::Scalar(text) if PLURAL_CATEGORIES.contains(&category.value.as_str()) => {
                        forms.insert(category.value, text);
                    }
                    Value::Scalar(_) => {
                        let allowed = PLURAL_CATEGORIES.map(str::to_owned).into();
                        let kind = FaultKind::UnknownWord { word: category.value, allowed, near: Vec::new() };
                        faults.push(Fault { kind, span: category.span });
                    }
                    other => faults.push(wrong("a text", &other, node.span)),
                }
            }
            let Some(other) = forms.remove("other") else {
                faults.push(Fault { kind: FaultKind::MissingKey { key: "other" }, span: node.span });
                return None;
            };
            Some(Phrase { other, forms })
        }
        other => {
            faults.push(wrong("a text, or forms for plural categories", &other, node.span));
            None
        }
    }
}

fn wrong(expected: &str, found: &Value, span: Span) -> Fault {
    Fault { kind: FaultKind::WrongValue { expected: expected.to_owned(), found: found.describe() }, span }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_words(text: &str) -> (Words, Vec<FaultKind>) {
        let mut faults = Vec::new();
        let words = words(text, FileId(0), &mut faults);
        (words, faults.into_iter().map(|fault| fault.kind).collect())
    }

    #[test]
    fn the_default_words_are_sound() {
        let (words, faults) = read_words(Theme::embedded_words());
        assert_eq!(faults, []);
        assert!(words.contains_key("en") && words.contains_key("de"));
    }

    #[test]
    fn faults_of_words_are_told() {
        let (words, faults) =
            read_words("words:\n  de:\n    Date: {one: Datum}\n    Place: [x]\n    Role: Amt\n");
        assert_eq!(faults.len(), 2, "{faults:?}");
        assert_eq!(words["de"].len(), 1);
        let (_, faults) = read_words("wrods: {}\n");
        assert!(matches!(&faults[0], FaultKind::UnknownKey { near, .. } if near == &["words"]), "{faults:?}");
    }
}
