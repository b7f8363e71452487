//! Who wrote the sentences of a dossier, as git knows it: asked only where nobody may be the second reader of their
//! own lines.
//!
//! To blame every file would take minutes, so those are looked at alone that one of the readers has ever touched,
//! under whatever name the file then had.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::history::git;
use crate::model::{Authorship, Dossier, NoteId, ParsedNote, same_person};
use crate::text::SourceMap;
use crate::workspace::{Authors, Material};

/// The name and the address of a person, as people are compared.
type Person = BTreeSet<String>;

/// Tells a dossier who wrote what, as far as that is asked. `reader` may sign next.
pub(super) fn tell(material: &mut Material, root: &Path, reader: Option<&str>) {
    tell_of(&mut material.dossier, &material.sources, root, reader);
}

fn tell_of(dossier: &mut Dossier, sources: &SourceMap, root: &Path, reader: Option<&str>) {
    dossier.authorship = Authorship::NotAsked;
    if dossier.policy.review.by_another.is_none() {
        return;
    }
    let signed = dossier.reviews.all().map(|review| review.reader.as_str());
    let readers: BTreeSet<String> = signed.chain(reader).map(same_person).collect();
    dossier.authorship = known(dossier, sources, root, &readers);
}

/// Git, asked again about each note that changes while a dossier is shown.
pub(super) struct GitAuthors {
    pub(super) root: PathBuf,
    /// Who may sign next.
    pub(super) reader: Option<String>,
}

impl Authors for GitAuthors {
    fn tell(&self, dossier: &mut Dossier, sources: &SourceMap, changed: Option<&[NoteId]>) {
        let (Some(changed), Authorship::Known(known)) = (changed, &mut dossier.authorship) else {
            if changed.is_none_or(|_| dossier.policy.review.by_another.is_some()) {
                tell_of(dossier, sources, &self.root, self.reader.as_deref());
            }
            return;
        };
        let me = me(&self.root);
        for id in changed {
            let Some(note) = dossier.notes.get(id) else {
                known.remove(id);
                continue;
            };
            let lines = blamed(&self.root, &sources.file(note.file).path, &me);
            known.insert(id.clone(), of_statements(note, sources, lines.as_deref(), &me));
        }
    }
}

fn known(dossier: &Dossier, sources: &SourceMap, root: &Path, readers: &BTreeSet<String>) -> Authorship {
    match git(root, &["rev-parse", "--is-shallow-repository"]).as_deref().map(str::trim) {
        Some("false") => {}
        Some(_) => return Authorship::Unknown("this clone has only the latest revisions"),
        None => return Authorship::Unknown("there is no repository here, or no git"),
    }
    let me = me(root);
    let touched = touched_by(root, &me);
    let path = |note: &ParsedNote| sources.file(note.file).path.clone();
    let notes: Vec<&ParsedNote> = dossier.notes.values().map(AsRef::as_ref).collect();
    let is_asked = |note: &&&ParsedNote| {
        let people = touched.get(&path(note));
        people.is_none_or(|people| !people.is_disjoint(readers))
    };
    let asked: Vec<&ParsedNote> = notes.iter().filter(is_asked).copied().collect();
    let written = asked.into_par_iter().map(|note| {
        let lines = blamed(root, &path(note), &me);
        (note.id.clone(), of_statements(note, sources, lines.as_deref(), &me))
    });
    Authorship::Known(written.collect())
}

/// Whoever works here: what is not committed yet is theirs.
fn me(root: &Path) -> Person {
    let said = ["user.name", "user.email"].into_iter().filter_map(|key| git(root, &["config", key]));
    said.map(|text| same_person(&text)).filter(|text| !text.is_empty()).collect()
}

/// Everybody who has ever changed each file of the content, by its path as it is now; and whoever works here, of those
/// that are not committed as they are.
fn touched_by(root: &Path, me: &Person) -> BTreeMap<String, Person> {
    let form = ["log", "--format=%x01%aN%x02%aE", "--name-status", "-M", "-z", "--relative", "--no-ext-diff"];
    let log = git(root, &[&form[..], &["--", "content"]].concat()).unwrap_or_default();
    let mut touched = read(&log);
    let changed =
        git(root, &["diff", "--name-only", "-z", "--relative", "--no-ext-diff", "HEAD", "--", "content"]);
    let new = git(root, &["ls-files", "--others", "-z", "--", "content"]);
    for list in [changed, new].into_iter().flatten() {
        for path in list.split('\0').filter(|path| !path.is_empty()) {
            touched.entry(path.to_owned()).or_default().extend(me.iter().cloned());
        }
    }
    touched
}

/// Reads a log, the latest commit first: who has changed each file, under whatever name it had before.
fn read(log: &str) -> BTreeMap<String, Person> {
    let mut touched: BTreeMap<String, Person> = BTreeMap::new();
    // The names that files had, and the ones that they have now.
    let mut later: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut who = Person::new();
    let mut pieces = log.split('\0').map(|piece| piece.trim_matches('\n')).filter(|piece| !piece.is_empty());
    while let Some(piece) = pieces.next() {
        if let Some(person) = piece.strip_prefix('\u{1}') {
            who = person.split('\u{2}').map(same_person).filter(|name| !name.is_empty()).collect();
            continue;
        }
        let Some(path) = pieces.next() else { break };
        let is_moved = piece.starts_with(['R', 'C']);
        let path = if is_moved { pieces.next().map(|new| (path, new)) } else { Some((path, path)) };
        let Some((old, new)) = path else { break };
        let now = later.get(new).cloned().unwrap_or_else(|| BTreeSet::from([new.to_owned()]));
        for path in &now {
            touched.entry(path.clone()).or_default().extend(who.iter().cloned());
        }
        if is_moved {
            later.entry(old.to_owned()).or_default().extend(now);
        }
    }
    touched
}

/// Who wrote each line of a file as it is on the disk; none where git does not know the file.
fn blamed(root: &Path, path: &str, me: &Person) -> Option<Vec<Person>> {
    let blame = git(root, &["blame", "--line-porcelain", "--", path])?;
    let (mut lines, mut who) = (Vec::new(), Person::new());
    for line in blame.lines() {
        if line.starts_with('\t') {
            let is_new = who.contains("not.committed.yet") || who.contains("external file (--contents)");
            let person = std::mem::take(&mut who);
            lines.push(if is_new { me.clone() } else { person });
        } else if let Some(name) = line.strip_prefix("author ") {
            who.insert(same_person(name));
        } else if let Some(mail) = line.strip_prefix("author-mail ") {
            who.insert(same_person(mail.trim_matches(['<', '>'])));
        }
    }
    Some(lines)
}

fn of_statements(
    note: &ParsedNote,
    sources: &SourceMap,
    lines: Option<&[Person]>,
    me: &Person,
) -> Vec<Person> {
    let Some(lines) = lines else { return vec![me.clone(); note.statements.len()] };
    let line = |offset: u32| sources.file(note.file).line_column(offset as usize).line as usize;
    let statements = note.statements.iter().map(|statement| {
        let (first, last) = (line(statement.span.start), line(statement.span.end.max(1) - 1));
        let of = lines.get(first.saturating_sub(1)..last.clamp(first, lines.len().max(first))).unwrap_or(&[]);
        of.iter().flatten().cloned().collect()
    });
    statements.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_was_changed_by_those_who_changed_it_under_another_name() {
        let log = "\u{1}Ada Holm\u{2}ada@x.example\0\nM\0content/b.md\0\0\u{1}Ben\u{2}b@x.example\0\nR090\0content/a.md\0content/b.md\0\0\
            \u{1}Cai\u{2}c@x.example\0\nA\0content/a.md\0A\0content/z.md\0";
        let touched = read(log);
        let of = |path: &str| touched[path].iter().map(String::as_str).collect::<Vec<_>>().join(" ");
        assert_eq!(of("content/b.md"), "ada holm ada@x.example b@x.example ben c@x.example cai");
        assert_eq!(of("content/z.md"), "c@x.example cai");
    }
}
