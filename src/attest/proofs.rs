//! The proofs that a copy carries, and what they say of a quote on a page.

use std::collections::{BTreeMap, BTreeSet};

use super::manifest::MOST_BYTES;
use super::page::{NamedSource, Part, ShownQuote};
use super::report::{ArticleReport, Doubt, Report, SourceReport};
use crate::error::Result;
use crate::text::html::resolved;
use crate::text::sha256_hex;
use crate::verify::archive::carried::{CarriedProof, CarriedProofs};
use crate::vfs::Tree;

/// The folder of the proofs.
const PROOFS: &str = "proofs/";

/// The proofs that a copy carries.
#[derive(Default)]
pub(super) struct Proofs {
    /// By the source's page that they are of.
    by_page: BTreeMap<String, CarriedProofs>,
    /// The page of each passage, by its source and its anchor.
    of_source: BTreeMap<(String, String), String>,
    /// The pages and anchors of the passages that are proved.
    proved: BTreeSet<(String, String)>,
}

impl Proofs {
    pub(super) fn read(tree: &dyn Tree, files: &BTreeSet<String>, report: &mut Report) -> Result<Self> {
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
                let named = (read.source.clone(), anchor.clone());
                proofs.of_source.entry(named).or_insert_with(|| read.page.clone());
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
    pub(super) fn doubt_about(&self, path: &str, quote: &ShownQuote) -> Option<String> {
        if quote.besides.chars().any(char::is_alphanumeric) {
            return Some(format!("\"{}\" stands in the quote and is no part of it", quote.besides.trim()));
        }
        let Some((page, anchor)) = Self::place(path, quote) else {
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
        if let Some(why) = self.doubt_about_source(path, quote, proofs) {
            return Some(why);
        }
        let is_proved = self.proved.contains(&(page, anchor));
        (!is_proved).then(|| format!("the opening does not prove that these words stand in {}", proofs.title))
    }

    /// Whether what stands above a quote names the source that the proof is of, and leads there.
    fn doubt_about_source(&self, path: &str, quote: &ShownQuote, proofs: &CarriedProofs) -> Option<String> {
        let NamedSource { title, link } = &quote.source;
        // On its source's own page the title of the page says it.
        quote.link.as_ref()?;
        if named(title) != named(&proofs.title) {
            return Some(format!(
                "the page names another source ({}) than the proof is of ({})",
                title.trim(),
                proofs.title
            ));
        }
        let page = resolved(path, link.as_ref()?)?;
        let is_other = self.by_page.get(&page).is_none_or(|other| other.source != proofs.source);
        is_other
            .then(|| format!("the name of its source leads to {page}, and the proof is of {}", proofs.title))
    }

    /// Pages of sources that are gone, though there are proofs of their passages.
    pub(super) fn without_page<'p>(
        &'p self,
        has: impl Fn(&str) -> bool + 'p,
    ) -> impl Iterator<Item = &'p str> {
        self.by_page.keys().map(String::as_str).filter(move |page| !has(page))
    }

    /// The proof of a passage, by its source and its anchor.
    pub(super) fn of_source(&self, source: &str, anchor: &str) -> Option<&CarriedProof> {
        let page = self.of_source.get(&(source.to_owned(), anchor.to_owned()))?;
        self.by_page.get(page)?.passages.get(anchor)
    }

    /// The proof of a passage, by its address or by the name that it has where a site has no address.
    pub(super) fn of_address(&self, address: &str) -> Option<&CarriedProof> {
        let (page, anchor) = address.split_once('#')?;
        if let Some(source) = page.strip_prefix("urn:factum:") {
            return self.of_source(source, anchor);
        }
        let page = resolved("", page)?;
        let mut below = page.match_indices('/').filter_map(|(at, _)| self.by_page.get(&page[at + 1..]));
        below.find_map(|proofs| proofs.passages.get(anchor))
    }

    /// The page and anchor that a quote leads to.
    pub(super) fn place(path: &str, quote: &ShownQuote) -> Option<(String, String)> {
        match &quote.link {
            // On its source's own page a passage links to nothing.
            None => Some((path.to_owned(), quote.anchor.clone())),
            Some(link) => link.split_once('#').and_then(|(page, anchor)| {
                let page = if page.is_empty() { path.to_owned() } else { resolved(path, page)? };
                Some((page, anchor.to_owned()))
            }),
        }
    }

    pub(super) fn sources(&self) -> Vec<SourceReport> {
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

    pub(super) fn article(&self, file: &str, text: &str) -> ArticleReport {
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

/// Whether a page shows the parts of a quote, whatever its quotation marks are: those within a quote are set as inner
/// ones.
fn is_shown(proved: &[Part], shown: &[Part]) -> bool {
    let is_mark = |c: char| matches!(c, '"' | '\'' | '\u{2018}'..='\u{201f}' | '«' | '»' | '‹' | '›');
    let alike = |text: &str| text.chars().map(|c| if is_mark(c) { '"' } else { c }).collect::<String>();
    proved.len() == shown.len()
        && proved.iter().zip(shown).all(|(one, other)| one.0 == other.0 && alike(&one.1) == alike(&other.1))
}

/// A name by its letters and digits: pages set marks and spaces by the rules of their language.
pub(super) fn named(title: &str) -> String {
    title.chars().filter(|c| c.is_alphanumeric()).collect()
}
