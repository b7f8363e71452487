//! Looks through a published copy.

use std::collections::{BTreeMap, BTreeSet};

use super::data;
use super::manifest::{Contents, MOST_BYTES, Wholeness};
use super::page::{PageEvidence, Part, read};
use super::proofs::{Proofs, named};
use super::report::{Doubt, Report};
use crate::error::Result;
use crate::vfs::Tree;

/// Finds out whether a copy is whole and which of its statements its own proofs bear out, and whose texts some saved
/// articles, by name and text, are.
///
/// # Errors
/// When the copy cannot be read.
pub fn attest(tree: &dyn Tree, articles: &[(String, String)]) -> Result<Report> {
    let contents = Contents::of(tree)?;
    let mut report = Report { files: Wholeness::of(tree, &contents)?, ..Report::default() };
    let files = contents.files;
    let proofs = Proofs::read(tree, &files, &mut report)?;
    let mut pages = BTreeMap::new();
    for path in files.iter().filter(|path| path.ends_with(".html")) {
        let bytes = tree.read(path, MOST_BYTES)?;
        pages.insert(path.as_str(), read(&String::from_utf8_lossy(&bytes)));
    }
    for page in proofs.without_page(|page| pages.contains_key(page)) {
        let what = "the page is gone, though the copy carries proofs of its passages".to_owned();
        report.doubts.push(Doubt { path: page.to_owned(), anchor: String::new(), what });
    }
    let passages =
        pages.iter().flat_map(|(path, page)| page.quotes.iter().map(|quote| (*path, quote.anchor.as_str())));
    let passages: BTreeSet<(&str, &str)> = passages.collect();
    pages.iter().for_each(|(path, page)| look_at(path, page, &proofs, &passages, &mut report));
    report.doubts.extend(data::doubts(tree, |path| files.contains(path), &proofs)?);
    report.sources = proofs.sources();
    report.articles = articles.iter().map(|(file, text)| proofs.article(file, text)).collect();
    Ok(report)
}

fn look_at(
    path: &str,
    page: &PageEvidence,
    proofs: &Proofs,
    passages: &BTreeSet<(&str, &str)>,
    report: &mut Report,
) {
    let mut proved = BTreeSet::new();
    let mut doubt = |anchor: &str, what: String| {
        report.doubts.push(Doubt { path: path.to_owned(), anchor: anchor.to_owned(), what });
    };
    for quote in &page.quotes {
        let is_gone = |(page, anchor): (String, String)| {
            let is_gone = !passages.contains(&(page.as_str(), anchor.as_str()));
            is_gone.then(|| format!("{page} does not have the passage that it leads to"))
        };
        let why = proofs.doubt_about(path, quote).or_else(|| Proofs::place(path, quote).and_then(is_gone));
        report.quotes.add(why.is_none());
        match why {
            None => _ = proved.insert(quote.anchor.as_str()),
            Some(what) => doubt(&quote.anchor, what),
        }
    }
    // By what they show: a page may have as many quotes beside its text as it has footnotes.
    let mut footnotes: BTreeMap<(&str, &[Part]), BTreeSet<_>> = BTreeMap::new();
    for quote in page.quotes.iter().filter(|_| !page.beside.is_empty()) {
        let shown = (quote.number.as_str(), quote.parts.as_slice());
        footnotes.entry(shown).or_default().insert(named(&quote.source.title));
    }
    for side in &page.beside {
        let sources = footnotes.get(&(side.number.as_str(), side.parts.as_slice()));
        // A source's own passages are numbered too.
        let is_named = |own: &str| own.is_empty() || sources.is_some_and(|all| all.contains(&named(own)));
        if sources.is_none() {
            doubt("", format!("the words beside the text are not those of footnote {}", side.number));
        } else if !is_named(&side.source.title) {
            doubt("", format!("the source beside the text is not that of footnote {}", side.number));
        }
    }
    for statement in page.statements.iter().filter(|statement| !statement.marks.is_empty()) {
        report.statements.add(statement.marks.iter().all(|mark| proved.contains(mark.as_str())));
    }
    report.pages += usize::from(!page.quotes.is_empty());
}
