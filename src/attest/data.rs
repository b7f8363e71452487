//! The quotes in `data/`, held against the proofs as those on pages are.

use std::collections::BTreeMap;

use serde_json::Value;

use super::manifest::MOST_BYTES;
use super::proofs::Proofs;
use super::report::Doubt;
use crate::error::Result;
use crate::verify::archive::carried::{CarriedKind, CarriedProof};
use crate::vfs::Tree;

const JSON: &str = "data/quotes.json";
const CSV: &str = "data/quotes.csv";
const ANNOTATIONS: &str = "data/annotations.json";

/// What is wrong with the quotes of `data/`; a file that is not there is the manifest's matter.
pub(super) fn doubts(tree: &dyn Tree, has: impl Fn(&str) -> bool, proofs: &Proofs) -> Result<Vec<Doubt>> {
    let mut doubts = Vec::new();
    let checks: [(&str, Check); 3] = [(JSON, of_json), (CSV, of_csv), (ANNOTATIONS, of_annotations)];
    for (path, check) in checks {
        if !has(path) {
            continue;
        }
        let bytes = tree.read(path, MOST_BYTES)?;
        let text = String::from_utf8_lossy(&bytes);
        let found =
            check(&text, proofs).unwrap_or_else(|| vec![(String::new(), "it cannot be read".to_owned())]);
        let doubt = |(anchor, what)| Doubt { path: path.to_owned(), anchor, what };
        doubts.extend(found.into_iter().map(doubt));
    }
    Ok(doubts)
}

/// The ids of quotes with what is wrong with them; none where the text is not of this form.
type Check = fn(&str, &Proofs) -> Option<Vec<(String, String)>>;

fn of_json(text: &str, proofs: &Proofs) -> Option<Vec<(String, String)>> {
    let rows: Vec<BTreeMap<String, Value>> = serde_json::from_str(text).ok()?;
    let cell = |row: &BTreeMap<String, Value>, name: &str| row.get(name)?.as_str().map(str::to_owned);
    let row = |row| {
        let id = cell(row, "id").unwrap_or_default();
        let (quote, verified) = (cell(row, "quote")?, cell(row, "verified")?);
        Some((id.clone(), doubt_about(proofs, &id, &quote, &verified)?))
    };
    Some(rows.iter().filter_map(row).collect())
}

fn of_csv(text: &str, proofs: &Proofs) -> Option<Vec<(String, String)>> {
    let mut rows = records(text).into_iter();
    let names = rows.next()?;
    let place = |name: &str| names.iter().position(|own| own == name);
    let (id, quote, verified) = (place("id")?, place("quote")?, place("verified")?);
    let row = |row: Vec<String>| {
        let (id, quote, verified) = (row.get(id)?, row.get(quote)?, row.get(verified)?);
        Some((id.clone(), doubt_about(proofs, id, quote, verified)?))
    };
    Some(rows.filter_map(row).collect())
}

fn doubt_about(proofs: &Proofs, id: &str, quote: &str, verified: &str) -> Option<String> {
    let proof = id.split_once('#').and_then(|(source, anchor)| proofs.of_source(source, anchor));
    match proof {
        Some(proof)
            if plain(&proof.parts.iter().map(|(_, text)| text.as_str()).collect::<String>())
                == plain(quote) =>
        {
            None
        }
        Some(_) => Some("it has other words than the proof is of".to_owned()),
        None if matches!(verified, "exact" | "folded") => Some("the copy carries no proof of it".to_owned()),
        None => None,
    }
}

fn of_annotations(text: &str, proofs: &Proofs) -> Option<Vec<(String, String)>> {
    let page: Value = serde_json::from_str(text).ok()?;
    let item = |item: &Value| {
        let id = item["id"].as_str().unwrap_or_default();
        let proof = proofs.of_address(id)?;
        let exact = item["target"].as_array().into_iter().flatten();
        let exact = exact.map(|target| plain(target["selector"]["exact"].as_str().unwrap_or_default()));
        (!exact.eq(words(proof)))
            .then(|| (id.to_owned(), "it has other words than the proof is of".to_owned()))
    };
    Some(page["items"].as_array()?.iter().filter_map(item).collect())
}

/// The runs of words of a quote.
fn words(proof: &CarriedProof) -> impl Iterator<Item = String> {
    let words =
        proof.parts.iter().filter(|(kind, text)| *kind == CarriedKind::Words && !text.trim().is_empty());
    words.map(|(_, text)| plain(text))
}

/// A quote without white space and quotation marks, and however what is left out is written.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let is_mark = |c: char| matches!(c, '"' | '\'' | '\u{2018}'..='\u{201f}' | '«' | '»' | '‹' | '›');
    for c in text.chars().filter(|c| !c.is_whitespace() && !is_mark(*c)) {
        let is_dots = c == '…' || c == '.' && out.ends_with(['.', '…']);
        if is_dots || c == '.' {
            if is_dots {
                out.truncate(out.trim_end_matches(['.', '…']).len());
            }
            out.push(if is_dots { '…' } else { '.' });
        } else {
            out.push(c);
        }
    }
    out.replace("[…]", "…").replace("(…)", "…").trim_matches(['.', '…']).to_owned()
}

/// The records of a CSV file (RFC 4180).
fn records(text: &str) -> Vec<Vec<String>> {
    let (mut records, mut record, mut cell) = (Vec::new(), Vec::new(), String::new());
    let mut is_quoted = false;
    let mut chars = text.trim_start_matches('\u{feff}').chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if is_quoted && chars.next_if_eq(&'"').is_some() => cell.push('"'),
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => record.push(std::mem::take(&mut cell)),
            '\n' if !is_quoted => {
                record.push(std::mem::take(&mut cell));
                records.push(std::mem::take(&mut record));
            }
            '\r' if !is_quoted => {}
            c => cell.push(c),
        }
    }
    if !cell.is_empty() || !record.is_empty() {
        record.push(cell);
        records.push(record);
    }
    records
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_have_quoted_cells_and_quotes_are_compared_by_their_words() {
        let rows = records("a,b\r\n\"x, \"\"y\"\"\n\",z\r\n");
        assert_eq!(rows, [vec!["a", "b"], vec!["x, \"y\"\n", "z"]]);
        assert_eq!(plain("he ... said [on Monday] “so”"), plain("he … said [on Monday] 'so'"));
        assert_eq!(plain("he [...] said"), plain("he … said"));
        assert_ne!(plain("3.5"), plain("35"));
        assert_ne!(plain("he did"), plain("he … did"));
    }
}
