//! `factum export`: the dossier in another form than a site.
#![expect(clippy::disallowed_methods, reason = "the export is written where the options say")]

use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use super::arguments::{ExportForm, ExportOptions, Format, Global};
use super::outcome::Outcome;
use super::{history, open, print, report};
use crate::error::{Error, Result};
use crate::export;
use crate::workspace::{self, Drafts, Tracking, Workspace};

pub(super) fn run(global: &Global, options: &ExportOptions) -> Result<Outcome> {
    let ExportForm::Html = options.form;
    if !options.single_file {
        return Err(Error::new("`factum export html` writes one file: say so with --single-file")
            .help("`factum build` publishes the dossier as a site of many pages"));
    }
    let mut material = open::material(global, Drafts::Excluded)?;
    history::tell(&mut material.dossier, &global.root, None);
    let mut workspace = Workspace::new(material, None, Tracking::Off);
    let findings = workspace.findings();
    print::message(report::format_findings(Format::Human, &findings, &workspace.material.sources)?);
    if report::has_errors(&findings) {
        print::message("nothing was written");
        return Ok(Outcome::Faulty);
    }
    let pieces = export::single_file(&mut workspace, &workspace::BuildOptions::default())?;
    if options.output == Path::new("-") {
        return match write(&pieces, std::io::stdout().lock()) {
            // A reader that has gone away has what it wanted.
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                Err(Error::io("cannot write to the standard output", error))
            }
            _ => Ok(Outcome::Clean),
        };
    }
    let path = global.root.join(&options.output);
    let written = fs::File::create(&path).and_then(|file| write(&pieces, file));
    let length = written.map_err(|e| Error::io(format!("cannot write {}", path.display()), e))?;
    if !global.quiet {
        print::result(format!("{}: {length} bytes", options.output.display()))?;
    }
    Ok(Outcome::Clean)
}

/// Writes the pieces of a page, and tells how long it is.
fn write(pieces: &[String], file: impl Write) -> io::Result<usize> {
    let mut file = BufWriter::new(file);
    pieces.iter().try_for_each(|piece| file.write_all(piece.as_bytes()))?;
    file.flush()?;
    Ok(pieces.iter().map(String::len).sum())
}
