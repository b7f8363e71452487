//! `factum new`: a note to fill in, or the note and text of an article that was saved.

use std::path::{Path, PathBuf};

use super::arguments::Global;
use super::bounded::{self, MAX_ARTICLE};
use super::desk_arguments::{NewOptions, citation};
use super::outcome::Outcome;
use super::replace::NewFiles;
use super::{apart, open, print, replace};
use crate::desk::{Intake, Taken, Wanted, blank, entry, take_in};
use crate::error::{Error, Result};
use crate::extract::{Reference, references};
use crate::model::Dossier;
use crate::text::seen;
use crate::workspace::Drafts;

pub(super) fn run(global: &Global, options: &NewOptions) -> Result<Outcome> {
    let material = open::material(global, Drafts::Included)?;
    if options.kind == "source" {
        return Intaking { global, options, dossier: &material.dossier }.run();
    }
    let Some(title) = &options.title else {
        return Err(
            Error::new("a note needs a title").help(format!("as in `factum new {} \"Title\"`", options.kind))
        );
    };
    let from = options.from.as_deref().map(citation).transpose();
    let wanted = Wanted {
        kind: options.kind.clone(),
        title: title.clone(),
        id: options.id.clone(),
        date: options.date.clone(),
        from: from.map_err(|reason| {
            Error::new(format!("--from: {reason}"))
                .help("`factum cite \"words\"` prints one; for the shell it stands between single quotes")
        })?,
    };
    let blank = blank(&material.dossier, &wanted)?;
    replace::new_file(&global.root.join(&blank.path), blank.text.as_bytes())?;
    print::result(blank.path)?;
    Ok(Outcome::Clean)
}

/// Taking sources in.
struct Intaking<'i> {
    global: &'i Global,
    options: &'i NewOptions,
    dossier: &'i Dossier,
}

impl Intaking<'_> {
    fn run(&self) -> Result<Outcome> {
        let (file, list) = (self.options.title.as_deref().map(Path::new), self.list()?);
        match (file, list) {
            (None, None) => Err(Error::new("a source is made of a file that was saved").help(
                "as in `factum new source saved/article.html`, or of a list of references with --from FILE",
            )),
            (Some(file), None) => self.one(file, None, self.options.id.as_deref()),
            (Some(file), Some(list)) => {
                let reference = entry(&list.entries, list.key.as_deref(), &list.name)?;
                self.one(file, Some((reference, &list.name)), self.options.id.as_deref())
            }
            (None, Some(list)) => self.all(&list),
        }
    }

    /// The list of references that `--from` names.
    fn list(&self) -> Result<Option<List>> {
        let Some(from) = &self.options.from else { return Ok(None) };
        // A file of that name comes before a key after a `#`.
        let (path, key) = match from.rsplit_once('#') {
            Some((path, key)) if !Path::new(from).exists() => (path, Some(key.to_owned())),
            _ => (from.as_str(), None),
        };
        let path = Path::new(path);
        let name = file_name(path);
        let entries = references(&name, &bounded::read(path, MAX_ARTICLE)?)?;
        Ok(Some(List { folder: path.parent().unwrap_or(Path::new("")).to_owned(), name, key, entries }))
    }

    /// A note of each entry of a list, with the files that were exported beside it.
    fn all(&self, list: &List) -> Result<Outcome> {
        let chosen: Vec<&Reference> = match &list.key {
            Some(key) => vec![entry(&list.entries, Some(key), &list.name)?],
            None => list.entries.iter().collect(),
        };
        let id = self.options.id.as_deref().filter(|_| chosen.len() == 1);
        let mut failed = 0;
        for reference in chosen {
            let about = Some((reference, list.name.as_str()));
            let taken = match list.file_of(reference) {
                Some(file) => self.one(&file, about, id.or_else(|| key_of(reference))),
                None => {
                    self.write(Intake { reference: about, id, ..Intake::default() }).map(|()| Outcome::Clean)
                }
            };
            if let Err(error) = taken {
                failed += 1;
                print::styled_message(format!(
                    "{}: {}",
                    seen(&reference.key),
                    super::report::format_error(&error)
                ));
            }
        }
        Ok(if failed > 0 { Outcome::Faulty } else { Outcome::Clean })
    }

    /// Takes one file in.
    fn one(&self, path: &Path, reference: Option<(&Reference, &str)>, id: Option<&str>) -> Result<Outcome> {
        let name = file_name(path);
        let bytes = bounded::read(path, MAX_ARTICLE)?;
        let article = apart::extract(&name, &bytes, self.options.page.as_deref())?;
        self.write(Intake { file: Some((&name, &bytes, &article)), reference, id })?;
        Ok(Outcome::Clean)
    }

    /// Writes the files of a source. The note comes last, so that none names a capture that is not there.
    fn write(&self, intake: Intake<'_>) -> Result<()> {
        let Taken { note, capture, original } = take_in(self.dossier, intake)?;
        let captures = self.global.captures.clone().unwrap_or_else(|| self.global.root.join("captures"));
        let captures = captures.strip_prefix(".").map(Path::to_owned).unwrap_or(captures);
        let mut new = NewFiles::default();
        if let Some((name, bytes)) = &original {
            new.must_write(&captures.join(name), bytes)?;
        }
        if let Some((name, text)) = &capture {
            new.must_write(&captures.join(name), text.as_bytes())?;
        }
        new.must_write(&self.global.root.join(&note.0), note.1.as_bytes())?;
        new.keep();
        if let Some((name, text)) = capture.filter(|_| !self.global.quiet) {
            let count = text.chars().count();
            print::message(format!("{}: {count} characters", captures.join(&name).display()));
            let remarks = intake.file.map_or(&[][..], |(_, _, article)| article.remarks.as_slice());
            remarks.iter().for_each(print::message);
        }
        print::result(note.0)
    }
}

/// A list of references, and where it stands.
struct List {
    folder: PathBuf,
    name: String,
    /// The entry that is wanted.
    key: Option<String>,
    entries: Vec<Reference>,
}

impl List {
    /// The first file of an entry that is there. Paths begin at the list; none leads out of its folder.
    fn file_of(&self, reference: &Reference) -> Option<PathBuf> {
        let is_below = |file: &&String| {
            let path = Path::new(file.as_str());
            path.components().all(|part| matches!(part, std::path::Component::Normal(_)))
        };
        let files = reference.files.iter().filter(is_below).map(|file| self.folder.join(file));
        files.into_iter().find(|file| file.is_file())
    }
}

/// The key of an entry where it can be an id: the files of an export are named alike.
fn key_of(reference: &Reference) -> Option<&str> {
    let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let key = reference.key.as_str();
    (key.contains(|c: char| c.is_ascii_alphabetic()) && key.chars().all(is_plain)).then_some(key)
}

fn file_name(path: &Path) -> String {
    path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned())
}
