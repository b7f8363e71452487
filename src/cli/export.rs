//! `factum export`: the dossier in another form than a site.
#![expect(clippy::disallowed_methods, reason = "the export is written where the options say")]

use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use super::arguments::{ExportForm, ExportOptions, Format, Global};
use super::outcome::Outcome;
use super::{open, paper, print, report};
use crate::error::{Error, Result};
use crate::export;
use crate::workspace::{self, Drafts, Tracking, Workspace};

pub(super) fn run(global: &Global, options: &ExportOptions) -> Result<Outcome> {
    if options.form == ExportForm::Html && !options.single_file {
        return Err(Error::new("`factum export html` writes one file: say so with --single-file")
            .help("`factum build` publishes the dossier as a site of many pages"));
    }
    let material = open::material_with_history(global, Drafts::Excluded, None)?;
    let mut workspace = Workspace::new(material, None, Tracking::Off);
    let findings = workspace.last_findings();
    print::styled_message(report::format_findings(Format::Human, &findings, &workspace.material.sources)?);
    if report::has_errors(&findings) {
        print::message("nothing was written");
        return Ok(Outcome::Faulty);
    }
    workspace.finish_checks();
    let site = workspace::BuildOptions { base_url: options.base_url.clone(), changes: None };
    let pieces = match options.form {
        ExportForm::Html => {
            export::single_file(&mut workspace, &site)?.into_iter().map(String::into_bytes).collect()
        }
        ExportForm::Pdf => {
            let page = export::single_file(&mut workspace, &site)?;
            vec![paper::pdf(&page.into_iter().map(String::into_bytes).collect::<Vec<_>>())?]
        }
        ExportForm::Zip => vec![export::site_zip(&mut workspace, &site)?],
        ExportForm::Epub => vec![export::epub(&mut workspace, &site)?],
        ExportForm::Okf => vec![export::okf(&mut workspace, &site)?],
    };
    let output = options.output.clone().unwrap_or_else(|| PathBuf::from(options.form.default_file()));
    if output == Path::new("-") {
        return match write(&pieces, std::io::stdout().lock()) {
            // A reader that has gone away has what it wanted.
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                Err(Error::io("cannot write to the standard output", error))
            }
            _ => Ok(Outcome::Clean),
        };
    }
    let path = global.root.join(&output);
    let written = fs::File::create(&path).and_then(|file| write(&pieces, file));
    let length = written.map_err(|e| Error::io(format!("cannot write {}", path.display()), e))?;
    if !global.quiet {
        print::result(format!("{}: {length} bytes", output.display()))?;
    }
    Ok(Outcome::Clean)
}

/// Writes the pieces of a file, and tells how long it is.
fn write(pieces: &[Vec<u8>], file: impl Write) -> io::Result<usize> {
    let mut file = BufWriter::new(file);
    pieces.iter().try_for_each(|piece| file.write_all(piece))?;
    file.flush()?;
    Ok(pieces.iter().map(Vec::len).sum())
}
