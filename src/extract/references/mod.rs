//! Lists of references: CSL-JSON, BibTeX, RIS, and what Zotero exports.

mod bibtex;
mod csl_json;
mod language_names;
mod latex;
mod latex_signs;
mod reference;
mod ris;

use crate::error::{Error, Result};

pub use reference::Reference;

/// The entries of a list of references that was saved under a name.
///
/// # Errors
/// Where it is none that can be read, or it has no entry.
pub fn references(name: &str, bytes: &[u8]) -> Result<Vec<Reference>> {
    let text = super::decode::decode_plain(bytes)
        .ok_or_else(|| Error::new(format!("{name} is not text in UTF-8")).help("export it as UTF-8"))?;
    let start = text.trim_start();
    let read = if start.starts_with(['[', '{']) {
        csl_json::read(&text)
    } else if start.starts_with("TY  -") || start.contains("\nTY  -") {
        Ok(ris::read(&text))
    } else if start.contains('@') && !start.starts_with('<') {
        bibtex::read(&text)
    } else {
        Err("it is no list of references that is known".to_owned())
    };
    let entries = read.map_err(|reason| Error::new(format!("cannot read {name}: {reason}")).help(KNOWN))?;
    if entries.is_empty() {
        return Err(Error::new(format!("{name} has no entry")).help(KNOWN));
    }
    Ok(entries)
}

const KNOWN: &str = "CSL-JSON, BibTeX, BibLaTeX and RIS are read; Zotero exports each (File, Export Library, Format), with \
                     files where that is chosen for BibTeX and RIS";
