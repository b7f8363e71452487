//! Looks through a published copy.

use std::collections::{BTreeMap, BTreeSet};

use super::manifest::{MOST_BYTES, Wholeness, files};
use super::page::{PageEvidence, Part, ShownQuote, read};
use super::report::{ArticleReport, Doubt, Report, SourceReport};
use crate::error::Result;
use crate::text::html::resolved;
use crate::text::sha256_hex;
use crate::verify::archive::carried::CarriedProofs;
use crate::vfs::Tree;

/// The folder of the proofs.
const PROOFS: &str = "proofs/";

/// Finds out whether a copy is whole and which of its statements its own proofs bear out, and whose texts some saved
/// articles, by name and text, are.
///
/// # Errors
/// When the copy cannot be read.
pub fn attest(tree: &dyn Tree, articles: &[(String, String)]) -> Result<Report> {
    let files = files(tree)?;
    let mut report = Report { files: Wholeness::of(tree, &files)?, ..Report::default() };
    let proofs = Proofs::read(tree, &files, &mut report)?;
    for path in files.iter().filter(|path| path.ends_with(".html")) {
        let bytes = tree.read(path, MOST_BYTES)?;
        let page = read(&String::from_utf8_lossy(&bytes));
        look_at(path, &page, &proofs, &mut report);
    }
    report.sources = proofs.sources();
    report.articles = articles.iter().map(|(file, text)| proofs.article(file, text)).collect();
    Ok(report)
}

/// The proofs that a copy carries.
#[derive(Default)]
struct Proofs {
    /// By the source's page that they are of.
    by_page: BTreeMap<String, CarriedProofs>,
    /// The pages and anchors of the passages that are proved.
    proved: BTreeSet<(String, String)>,
}

impl Proofs {
    fn read(tree: &dyn Tree, files: &BTreeSet<String>, report: &mut Report) -> Result<Self> {
        let mut proofs = Self::default();
        for path in files.iter().filter(|path| path.starts_with(PROOFS) && path.ends_with(".js")) {
            let mut doubt = |anchor: &str, what: String| {
                report.doubts.push(Doubt { path: path.clone(), anchor: anchor.to_owned(), what });
            };
            let bytes = tree.read(path, MOST_BYTES)?;
            let read = match CarriedProofs::from_script(&String::from_utf8_lossy(&bytes)) {
                Ok(read) => read,
                Err(why) => {
                    doubt("", why);
                    continue;
                }
            };
            if path.strip_prefix(PROOFS).and_then(|path| path.strip_suffix(".js"))
                != read.page.strip_suffix(".html")
            {
                doubt("", format!("it says that it is of {}", read.page));
                continue;
            }
            for (anchor, proof) in &read.passages {
                if read.proves(proof) {
                    proofs.proved.insert((read.page.clone(), anchor.clone()));
                } else {
                    doubt(
                        anchor,
                        format!("the opening does not prove that these words stand in {}", read.title),
                    );
                }
            }
            proofs.by_page.insert(read.page.clone(), read);
        }
        proofs.differing(report);
        Ok(proofs)
    }

    /// Two pages of one source speak of one text.
    fn differing(&self, report: &mut Report) {
        let mut roots: BTreeMap<&str, (&str, &str)> = BTreeMap::new();
        for (page, proofs) in &self.by_page {
            let own = (proofs.sha256.as_str(), proofs.root.as_str());
            if *roots.entry(&proofs.source).or_insert(own) != own {
                let what = format!("it is of another text of {} than the page before", proofs.title);
                report.doubts.push(Doubt { path: page.clone(), anchor: String::new(), what });
            }
        }
    }

    /// Why a quote on a page is not proved; none where it is.
    fn doubt_about(&self, path: &str, quote: &ShownQuote) -> Option<String> {
        if quote.besides.chars().any(char::is_alphanumeric) {
            return Some(format!("\"{}\" stands in the quote and is no part of it", quote.besides.trim()));
        }
        // On its source's own page a passage links to nothing.
        let place = match &quote.link {
            None => Some((path.to_owned(), quote.anchor.clone())),
            Some(link) => link.split_once('#').and_then(|(page, anchor)| {
                let page = if page.is_empty() { path.to_owned() } else { resolved(path, page)? };
                Some((page, anchor.to_owned()))
            }),
        };
        let Some((page, anchor)) = place else {
            return Some("it leads to no passage of a source".to_owned());
        };
        let Some(proofs) = self.by_page.get(&page) else {
            return Some(format!("the copy carries no proofs of the passages on {page}"));
        };
        let Some(proof) = proofs.passages.get(&anchor) else {
            return Some(format!("the copy carries no proof of this passage of {}", proofs.title));
        };
        if !is_shown(&proof.parts, &quote.parts) {
            return Some(format!("the page shows other words than the proof is of ({})", proofs.title));
        }
        let is_proved = self.proved.contains(&(page, anchor));
        (!is_proved).then(|| format!("the opening does not prove that these words stand in {}", proofs.title))
    }

    fn sources(&self) -> Vec<SourceReport> {
        let mut sources: BTreeMap<&str, SourceReport> = BTreeMap::new();
        for (page, proofs) in &self.by_page {
            let own = sources.entry(&proofs.source).or_insert_with(|| SourceReport {
                source: proofs.source.clone(),
                title: proofs.title.clone(),
                sha256: proofs.sha256.clone(),
                root: proofs.root.clone(),
                passages: 0,
            });
            let is_proved = |anchor: &&String| self.proved.contains(&(page.clone(), (*anchor).clone()));
            own.passages += proofs.passages.keys().filter(is_proved).count();
        }
        sources.into_values().collect()
    }

    fn article(&self, file: &str, text: &str) -> ArticleReport {
        let digest = sha256_hex(text.as_bytes());
        let same = self.by_page.values().find(|proofs| proofs.sha256 == digest && proofs.is_of(text));
        let is_text_of = same.map(|proofs| proofs.source.clone());
        let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
        if is_text_of.is_none() {
            for proofs in self.by_page.values() {
                let (found, total) = counts.entry(&proofs.source).or_default();
                *found += proofs.count_in(text);
                *total += proofs.passages.len();
            }
        }
        let nearest = counts.into_iter().filter(|(_, (found, _))| *found > 0);
        let nearest = nearest.max_by(|(a, (x, m)), (b, (y, n))| (x * n).cmp(&(y * m)).then_with(|| b.cmp(a)));
        let nearest = nearest.map(|(source, (found, total))| (source.to_owned(), found, total));
        ArticleReport { file: file.to_owned(), is_text_of, nearest }
    }
}

fn look_at(path: &str, page: &PageEvidence, proofs: &Proofs, report: &mut Report) {
    let mut proved = BTreeSet::new();
    let mut doubt = |anchor: &str, what: String| {
        report.doubts.push(Doubt { path: path.to_owned(), anchor: anchor.to_owned(), what });
    };
    for quote in &page.quotes {
        let why = proofs.doubt_about(path, quote);
        report.quotes.add(why.is_none());
        match why {
            None => _ = proved.insert(quote.anchor.as_str()),
            Some(what) => doubt(&quote.anchor, what),
        }
    }
    for side in &page.beside {
        // A source's own passages are numbered too.
        if !page.quotes.iter().any(|quote| quote.number == side.number && quote.parts == side.parts) {
            doubt("", format!("the words beside the text are not those of footnote {}", side.number));
        }
    }
    for statement in page.statements.iter().filter(|statement| !statement.marks.is_empty()) {
        report.statements.add(statement.marks.iter().all(|mark| proved.contains(mark.as_str())));
    }
    report.pages += usize::from(!page.quotes.is_empty());
}

/// Whether a page shows the parts of a quote, whatever its quotation marks are: those within a quote are set as inner
/// ones.
fn is_shown(proved: &[Part], shown: &[Part]) -> bool {
    let is_mark = |c: char| matches!(c, '"' | '\'' | '\u{2018}'..='\u{201f}' | '«' | '»' | '‹' | '›');
    let alike = |text: &str| text.chars().map(|c| if is_mark(c) { '"' } else { c }).collect::<String>();
    proved.len() == shown.len()
        && proved.iter().zip(shown).all(|(one, other)| one.0 == other.0 && alike(&one.1) == alike(&other.1))
}
