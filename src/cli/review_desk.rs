//! Reading sentence by sentence: each is shown beside its quotes, and a key says what its reader says.
#![expect(clippy::disallowed_methods, reason = "whoever reads says in the environment what they edit with")]

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use super::keys::Keys;
use super::opened::Opened;
use super::outcome::Outcome;
use super::{print, report, review_text, sign};
use crate::error::{Error, Result};
use crate::model::{Review, ReviewKey, Verdict};
use crate::workspace::{SentenceView, ToRead};

const HELP: &str = "\
  a  agree: the quotes bear the sentence out
  d  disagree, with a remark on the next line
  s  skip
  b  back to the one before
  e  edit the note at this line
  q  quit; whatever was signed is written";

/// Somebody who reads.
pub(super) struct Desk<'k> {
    root: &'k Path,
    reader: &'k str,
    /// Whether what others have read is shown too.
    second: bool,
    keys: &'k mut dyn Keys,
    skipped: BTreeSet<ReviewKey>,
    signed: usize,
}

/// What comes after a sentence.
enum Next {
    Forward,
    Back,
    /// The dossier may be another now.
    Again,
    Quit,
}

impl<'k> Desk<'k> {
    pub(super) fn new(root: &'k Path, reader: &'k str, second: bool, keys: &'k mut dyn Keys) -> Self {
        Self { root, reader, second, keys, skipped: BTreeSet::new(), signed: 0 }
    }

    /// Reads until nothing waits, or whoever reads has enough. `again` opens the dossier as it then is.
    pub(super) fn read(mut self, first: Opened, again: &dyn Fn() -> Result<Opened>) -> Result<Outcome> {
        let mut opened = first;
        while let Next::Again = self.pass(&opened)? {
            opened = match again() {
                Ok(opened) => opened,
                Err(error) => {
                    print::styled_message(report::format_error(&error));
                    break;
                }
            };
        }
        let opened = again()?;
        let counts = opened.workspace.read_counts(&opened.sentences);
        let closing = review_text::closing(&counts, opened.workspace.lapsed());
        print::result(format!("\n{} signed. {closing}", self.signed))?;
        let own = opened.workspace.waits_for_others(&opened.sentences, self.reader);
        if own > 0 {
            let others = opened.workspace.other_reviewers(self.reader);
            print::styled_result(review_text::own(own, self.reader, &others))?;
        }
        Ok(Outcome::Clean)
    }

    /// Shows what waits, one after the other.
    fn pass(&mut self, opened: &Opened) -> Result<Next> {
        let Opened { workspace, findings, sentences } = opened;
        let waits = |one: &&ToRead| {
            let is_new = !self.skipped.contains(&one.key);
            let waits = workspace.waits_for(one, self.reader, self.second);
            is_new && waits
        };
        let waiting: Vec<&ToRead> = sentences.iter().filter(waits).collect();
        let mut at = 0;
        while let Some(one) = waiting.get(at) {
            let views = workspace.sentence_views(std::slice::from_ref(*one), findings);
            let Some(view) = views.first() else {
                at += 1;
                continue;
            };
            print::result(format!("\n{} of {}", at + 1, waiting.len()))?;
            print::styled_result(review_text::sentence(view))?;
            match self.ask(one, view)? {
                Next::Forward => at += 1,
                Next::Back => at = at.saturating_sub(1),
                next => return Ok(next),
            }
        }
        Ok(Next::Quit)
    }

    fn ask(&mut self, one: &ToRead, view: &SentenceView) -> Result<Next> {
        loop {
            if !print::prompt("agree, disagree, skip, back, edit, quit [a d s b e q]? ")? {
                return Ok(Next::Quit);
            }
            let Some(key) = self.keys.key() else { return Ok(Next::Quit) };
            print::result(key.escape_debug().to_string())?;
            match key.to_ascii_lowercase() {
                'a' => {
                    self.sign(one, Verdict::Agree, String::new())?;
                    return Ok(Next::Forward);
                }
                'd' => {
                    if !print::prompt("why? ")? {
                        return Ok(Next::Quit);
                    }
                    let Some(remark) = self.keys.line() else { return Ok(Next::Quit) };
                    match self.sign(one, Verdict::Disagree, remark) {
                        Ok(()) => return Ok(Next::Forward),
                        Err(error) => print::styled_message(report::format_error(&error)),
                    }
                }
                's' => {
                    self.skipped.insert(one.key);
                    return Ok(Next::Forward);
                }
                'b' => return Ok(Next::Back),
                'e' => match edit(&self.root.join(&view.path), view.line, view.column) {
                    Ok(()) => return Ok(Next::Again),
                    Err(error) => print::styled_message(report::format_error(&error)),
                },
                'q' => return Ok(Next::Quit),
                _ => print::result(HELP)?,
            }
        }
    }

    fn sign(&mut self, one: &ToRead, verdict: Verdict, remark: String) -> Result<()> {
        let (reader, day) = (self.reader.to_owned(), sign::today());
        sign::sign(self.root, Review { key: one.key, reader, day, verdict, remark })?;
        self.signed += 1;
        Ok(())
    }
}

/// Opens a file in the editor of whoever reads, and waits until it is closed.
fn edit(path: &Path, line: u32, column: u32) -> Result<()> {
    let named = ["VISUAL", "EDITOR"].into_iter().filter_map(|name| std::env::var(name).ok());
    let editor = named.map(|text| text.trim().to_owned()).find(|text| !text.is_empty());
    let editor = editor.unwrap_or_else(|| "vi".to_owned());
    let mut words = editor.split_whitespace();
    let program = words.next().unwrap_or("vi");
    let mut command = Command::new(program);
    command.args(words).args(place(program, &path.display().to_string(), line, column));
    let status = command.status().map_err(|error| {
        Error::io(format!("cannot start {program}"), error).help("$VISUAL or $EDITOR names the editor")
    })?;
    if status.success() { Ok(()) } else { Err(Error::new(format!("{program} ended with {status}"))) }
}

/// How an editor is told of a line: as it is with most, or as the editor's own manual says.
fn place(program: &str, path: &str, line: u32, column: u32) -> Vec<String> {
    let name = program.rsplit(['/', '\\']).next().unwrap_or(program).trim_end_matches(".exe");
    let with_place = || format!("{path}:{line}:{column}");
    match name {
        "code" | "code-insiders" | "codium" | "cursor" | "windsurf" => {
            vec!["--wait".to_owned(), "--goto".to_owned(), with_place()]
        }
        "subl" | "zed" | "zeditor" => vec!["--wait".to_owned(), with_place()],
        "hx" | "helix" => vec![with_place()],
        _ => vec![format!("+{line}"), path.to_owned()],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn editors_are_told_of_the_line() {
        assert_eq!(place("/usr/bin/vim", "a.md", 3, 1), ["+3", "a.md"]);
        assert_eq!(place("code", "a.md", 3, 2), ["--wait", "--goto", "a.md:3:2"]);
        assert_eq!(place("hx", "a.md", 3, 2), ["a.md:3:2"]);
    }
}
