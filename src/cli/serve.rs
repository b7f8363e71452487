//! `factum serve`: the site while it is written, in the browser of this machine.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::arguments::{Format, Global};
use super::authors::GitAuthors;
use super::desk_arguments::ServeOptions;
use super::editor::{self, Editor};
use super::history::GitHistory;
use super::outcome::Outcome;
use super::{open, print, report, sign, user_config};
use crate::diagnostic::Diagnostic;
use crate::error::{Error, Result};
use crate::model::Review;
use crate::serve::{self, FileOpener, News, Preview, Settings, Signer};
use crate::workspace::{Bodies, Drafts, LockUse};

pub(super) fn run(global: &Global, options: &ServeOptions) -> Result<Outcome> {
    let mut inputs = open::inputs(global, Drafts::from_flag(options.drafts), LockUse::Held, Bodies::Whole)?;
    let root = absolute(&global.root)?;
    let settled = user_config::read()?.editor.map(|text| editor::editor(&text)).transpose();
    let settled = settled.map_err(|why| Error::new(format!("`editor` of your configuration: {why}")))?;
    let (address, command) = match options.editor.clone().or(settled) {
        Some(Editor::Address(address)) => (Some(address), None),
        Some(Editor::Command(command)) => (None, Some(command)),
        None => (None, None),
    };
    let opener = command.map(|command| -> FileOpener {
        Box::new(move |path, line, column| editor::start(&command, path, line, column))
    });
    let reader = sign::reader(&global.root, options.by.as_deref())?;
    inputs.authors = Some(Arc::new(GitAuthors { root: root.clone(), reader: reader.clone() }));
    inputs.history = Some(Arc::new(GitHistory::new(&root, options.today.as_ref())));
    let settings = Settings {
        inputs,
        root: root.clone(),
        captures: global.captures.as_deref().map(absolute).transpose()?,
        today: options.today.clone(),
        host: options.host,
        port: options.port,
        editor: address,
        signer: reader.clone().map(|reader| signer(root, reader)),
        reader,
        opener,
    };
    let (is_quiet, opens) = (global.quiet, options.open);
    let mut known: Vec<Diagnostic> = Vec::new();
    let tell = move |news: News<'_>| match news {
        News::Ready(preview, address) => {
            let url = format!("http://{address}/");
            tell_findings(preview, &mut known);
            // Whoever reads the address from a pipe waits for it; one that cannot be printed is told by nobody else.
            let told = if is_quiet { url.clone() } else { format!("{url}  (Ctrl-C ends it)") };
            let _ = print::result(told);
            if opens && let Err(error) = opener::open_browser(&url) {
                print::message(format!("no browser could be opened: {error}"));
            }
        }
        News::Changed(preview) => tell_findings(preview, &mut known),
        News::Trouble(error) => print::styled_message(report::format_error(error)),
    };
    serve::serve(settings, Box::new(tell))?;
    Ok(Outcome::Clean)
}

/// What writes down the sign-offs of a reader.
fn signer(root: PathBuf, reader: String) -> Signer {
    Box::new(move |key, verdict, remark| {
        sign::sign(&root, Review { key, reader: reader.clone(), day: sign::today(), verdict, remark })
    })
}

/// Prints what is found, where it is not what was found before.
fn tell_findings(preview: &Preview, known: &mut Vec<Diagnostic>) {
    let (findings, sources) = (preview.findings(), &preview.workspace().material.sources);
    if findings == known.as_slice() {
        return;
    }
    if findings.is_empty() {
        print::message("no findings");
    } else {
        // What is printed to stderr is printed for whoever is there to read it.
        let _ = report::print_findings(Format::Human, findings, sources);
    }
    findings.clone_into(known);
}

/// A path that stays the same wherever it is asked from. A link is followed, since the system tells of changes where
/// they are made.
fn absolute(path: &Path) -> Result<PathBuf> {
    std::path::absolute(path).map_err(|error| Error::io(format!("cannot find {}", path.display()), error))
}
