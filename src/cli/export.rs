//! `factum export`: the dossier in another form than a site.
#![expect(clippy::disallowed_methods, reason = "the export is written where the options say")]

use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use super::arguments::{ExportForm, ExportOptions, Format, Global};
use super::outcome::Outcome;
use super::{open, paper, print, replace, report};
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
    report::print_findings(Format::Human, &findings, &workspace.material.sources)?;
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
    let fail = |error| Error::io(format!("cannot write {}", path.display()), error);
    match fs::metadata(&path) {
        // A device or a pipe, which nothing can take the place of.
        Ok(metadata) if !metadata.is_file() => {
            fs::File::create(&path).and_then(|file| write(&pieces, file)).map_err(fail)?;
        }
        // What stood there is lost only once all of the new one is on the disk; where a link leads, not the link.
        Ok(_) => replace::file_of(&path.canonicalize().map_err(fail)?, &pieces)?,
        Err(_) => replace::file_of(&path, &pieces)?,
    }
    let length: usize = pieces.iter().map(Vec::len).sum();
    if !global.quiet {
        print::result(format!("{}: {length} bytes", output.display()))?;
    }
    Ok(Outcome::Clean)
}

fn write(pieces: &[Vec<u8>], file: impl Write) -> io::Result<()> {
    let mut file = BufWriter::new(file);
    pieces.iter().try_for_each(|piece| file.write_all(piece))?;
    file.flush()
}
