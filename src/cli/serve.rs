//! `factum serve`: the site while it is written, in the browser of this machine.

use std::path::{Path, PathBuf};

use super::arguments::{Format, Global};
use super::desk_arguments::ServeOptions;
use super::outcome::Outcome;
use super::{open, print, report};
use crate::diagnostic::Diagnostic;
use crate::error::{Error, Result};
use crate::serve::{self, News, Preview, Settings};
use crate::workspace::{Bodies, Drafts, LockUse};

pub(super) fn run(global: &Global, options: &ServeOptions) -> Result<Outcome> {
    let inputs = open::inputs(global, Drafts::from_flag(options.drafts), LockUse::Held, Bodies::Whole)?;
    let settings = Settings {
        inputs,
        root: absolute(&global.root)?,
        captures: global.captures.as_deref().map(absolute).transpose()?,
        today: options.today.clone(),
        host: options.host,
        port: options.port,
        editor: options.editor.clone(),
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
        News::Trouble(error) => print::message(report::format_error(error)),
    };
    serve::serve(settings, Box::new(tell))?;
    Ok(Outcome::Clean)
}

/// Prints what is found, where it is not what was found before.
fn tell_findings(preview: &Preview, known: &mut Vec<Diagnostic>) {
    let (findings, sources) = (preview.findings(), &preview.workspace().material.sources);
    if findings == known.as_slice() {
        return;
    }
    if findings.is_empty() {
        print::message("no findings");
    } else if let Ok(text) = report::format_findings(Format::Human, findings, sources) {
        print::message(text);
    }
    findings.clone_into(known);
}

/// A path that stays the same wherever it is asked from. A link is followed, since the system tells of changes where
/// they are made.
fn absolute(path: &Path) -> Result<PathBuf> {
    std::path::absolute(path).map_err(|error| Error::io(format!("cannot find {}", path.display()), error))
}
