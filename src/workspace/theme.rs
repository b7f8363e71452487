//! The theme a dossier asks for: the one inside the binary, with the files of `themes/<name>/` in place of
//! those with the same names, and its words in place of the same phrases.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::config::{Config, is_theme_name};
use crate::error::{Error, Result};
use crate::model::{Fault, FaultKind};
use crate::render::{Phrase, Theme, Words};
use crate::syntax::yaml::{self, Fields, Node, Value};
use crate::text::{FileId, SourceMap, SourceText, Span, Spanned, similar};
use crate::vfs::{Entry, EntryKind, Tree};

/// The categories of CLDR that a phrase may have forms for.
const PLURAL_CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// The files of a dossier's own theme as they were read, by their paths in its folder.
pub(super) struct ThemeFiles {
    folder: String,
    texts: Vec<(String, String)>,
    assets: Vec<(String, Vec<u8>)>,
    /// That there is no such folder.
    missing: Option<Fault>,
}

impl ThemeFiles {
    /// Reads the files of the theme that a configuration names. `default` needs no folder.
    pub(super) fn read(tree: &dyn Tree, config: &Config) -> Result<Self> {
        // The name becomes a path, which must not lead out of `themes/`.
        let name = if is_theme_name(&config.theme) { config.theme.as_str() } else { "default" };
        let folder = folder_of(name);
        let is_missing = name != "default" && !tree.exists(&folder);
        let missing = is_missing.then(|| missing(tree, name, config.theme_span));
        let (mut texts, mut assets) = (Vec::new(), Vec::new());
        for entry in tree.list(&folder)?.into_iter().filter(|entry| entry.kind == EntryKind::File) {
            let below = entry.path[folder.len() + 1..].to_owned();
            let most = super::load::MAX_FILE_BYTES;
            let bytes = tree.read(&entry.path, most)?;
            if bytes.len() > most {
                return Err(Error::new(format!("{} has more than {most} bytes", entry.path))
                    .help("take the file out of the theme, or make it shorter"));
            }
            if let Some(asset) = below.strip_prefix("assets/") {
                assets.push((asset.to_owned(), bytes));
            } else if below.starts_with("templates/") || below == "theme.yaml" {
                let text = String::from_utf8(bytes)
                    .map_err(|_| Error::new(format!("{} is not UTF-8", entry.path)))?;
                texts.push((below, text));
            }
        }
        Ok(Self { folder, texts, assets, missing })
    }
}

/// That the theme `name` is not there, which the configuration names at `span`.
fn missing(tree: &dyn Tree, name: &str, span: Span) -> Fault {
    let folders = tree.list("themes").unwrap_or_default();
    let folder = |entry: &Entry| entry.path.split('/').nth(1).map(str::to_owned);
    let mut there: Vec<String> = folders.iter().filter_map(folder).chain(["default".to_owned()]).collect();
    there.dedup();
    let near = similar(name, there.iter().map(String::as_str));
    let near = near.first().map_or(String::new(), |near| format!("; did you mean `{near}`?"));
    let expected = format!("`default`, or the name of a folder below `themes/`{near}");
    Fault { kind: FaultKind::WrongValue { expected, found: format!("`{name}`") }, span }
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
    let (mut templates, mut faults) = (BTreeMap::new(), Vec::from_iter(files.missing));
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
