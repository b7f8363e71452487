//! Where each page is published, and which paths are the same on some file system.

use std::collections::{BTreeMap, BTreeSet};

use unicode_normalization::UnicodeNormalization;

use crate::model::{BaseKind, NoteId, ParsedNote, SiteInfo};

/// A path below the output folder and what is written there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    /// With `/` between its parts.
    pub path: String,
    /// What is written there.
    pub owner: Owner,
}

/// What a path is published for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Owner {
    /// A note's page.
    Note(NoteId),
    /// A page or file that the site makes by itself.
    Generated,
}

/// The most notes that a page lists; a longer list goes on on further pages.
pub const PAGE_SIZE: usize = 100;
/// The home page.
pub const HOME: &str = "index.html";
/// The search page.
pub const SEARCH: &str = "search.html";
/// Who met whom.
pub const MEETINGS: &str = "meetings.html";
/// Where the places of the dossier lie.
pub const MAP: &str = "map.html";
/// Who answers for the dossier.
pub const IMPRINT: &str = "imprint.html";
/// What was wrong and was put right.
pub const CORRECTIONS: &str = "corrections.html";
/// What changed in the facts since an earlier state.
pub const CHANGES: &str = "changes.html";
/// The page for addresses that lead nowhere.
pub const NOT_FOUND: &str = "404.html";
/// The sitemap.
pub const SITEMAP: &str = "sitemap.xml";
/// What crawlers may read.
pub const ROBOTS: &str = "robots.txt";
/// The Atom feed.
pub const FEED: &str = "feed.xml";
/// GitHub Pages would otherwise run Jekyll over the site and leave out files that start with `_`.
pub const NO_JEKYLL: &str = ".nojekyll";
/// The timeline.
pub const TIMELINE: &str = "timeline.html";
/// The list of all tags.
pub const TAGS: &str = "tags/index.html";

/// The path of a note's page: its file's path with `.html`, and its slug for the stem where it has
/// one.
#[must_use]
pub fn note_output(note: &ParsedNote) -> String {
    with_ending(note, ".html")
}

/// The path of a note's file, with its slug for the stem where it has one, and with another ending. Every link asks
/// for one, so that none goes through a formatter.
fn with_ending(note: &ParsedNote, ending: &str) -> String {
    let stem = note.front.slug.as_ref().map_or(note.id.as_str(), |slug| slug.value.as_str());
    let folder = note.path.rfind('/').map_or("", |end| &note.path[..=end]);
    [folder, stem, ending].concat()
}

/// The path of one of a note's pages, counted from 1: a note whose lists are long goes on on
/// further pages. No note has a dot in its id, so none is published there.
#[must_use]
pub fn continuation_output(note: &ParsedNote, number: usize) -> String {
    if number < 2 {
        note_output(note)
    } else {
        with_ending(note, &[".", &number.to_string(), ".html"].concat())
    }
}

/// The first page of the note that goes on at this path, if there is such a note: `x.html` for
/// `x.2.html`.
#[must_use]
pub fn continued_at(path: &str) -> Option<String> {
    let (stem, number) = path.strip_suffix(".html")?.rsplit_once('.')?;
    let is_number = number.bytes().all(|b| b.is_ascii_digit()) && !number.starts_with('0');
    (is_number && !matches!(number, "" | "1")).then(|| format!("{stem}.html"))
}

/// The other names of a note: aliases that look like paths are old addresses.
#[must_use]
pub fn other_names(note: &ParsedNote) -> Vec<String> {
    let names = note.front.aliases.iter().filter(|alias| alias_output(&alias.value).is_none());
    names.map(|alias| alias.value.clone()).collect()
}

/// The path of the page that leads on from an old address: of an alias that looks like a path.
#[must_use]
pub fn alias_output(alias: &str) -> Option<String> {
    let path = alias.trim_start_matches('/');
    let is_path = alias.contains('/') || alias.ends_with(".html");
    let is_safe = !path.is_empty() && !path.contains([' ', '\\']) && !path.ends_with('/');
    (is_path && is_safe).then(|| match path.strip_suffix(".html") {
        Some(_) => path.to_owned(),
        None => format!("{path}.html"),
    })
}

/// The path of a statistic's observations as data, `csv` or `json`, or of its chart, `svg`.
#[must_use]
pub fn data_output(note: &ParsedNote, extension: &str) -> String {
    with_ending(note, &[".", extension].concat())
}

/// The path of the picture that other sites show beside links to the page at a path. What begins with `assets/` is no
/// note's.
#[must_use]
pub fn card_output(page: &str) -> String {
    format!("assets/share/{}.png", page.strip_suffix(".html").unwrap_or(page))
}

/// The ending of a statistic's chart.
pub const CHART: &str = "svg";

/// The folder of the facts as data.
pub const DATA: &str = "data";
/// The page that says what the facts as data are.
pub const DATA_PAGE: &str = "data/index.html";
/// How to cite the dossier, where tools look for it.
pub const CITATION: &str = "CITATION.cff";
/// The names of the files of data.
const DATA_FILES: [&str; 21] = [
    "actors.csv",
    "actors.json",
    "annotations.json",
    "datapackage.json",
    "entities.ftm.json",
    "events.csv",
    "events.json",
    "images.csv",
    "images.json",
    "links.csv",
    "links.json",
    "observations.csv",
    "observations.json",
    "quotes.csv",
    "quotes.json",
    "references.bib",
    "references.json",
    "sources.csv",
    "sources.json",
    "statements.csv",
    "statements.json",
];

/// The folder of the proofs that a published copy carries.
const PROOFS: &str = "proofs";

/// The path of the proofs of the passages that one of a source's pages lists.
#[must_use]
pub fn proofs_output(source: &ParsedNote, number: usize) -> String {
    let page = continuation_output(source, number);
    [PROOFS, "/", page.strip_suffix(".html").unwrap_or(&page), ".js"].concat()
}

/// The path of a kind's list.
#[must_use]
pub fn index_output(folder: &str) -> String {
    format!("{folder}/index.html")
}

/// The paths of the pages of a list with so many entries: `events/index.html`,
/// `events/index-2.html`.
pub fn list_outputs(first: &str, entries: usize) -> impl Iterator<Item = String> + use<> {
    let stem = first.strip_suffix(".html").unwrap_or(first).to_owned();
    let further = (2..=entries.div_ceil(PAGE_SIZE)).map(move |number| format!("{stem}-{number}.html"));
    std::iter::once(first.to_owned()).chain(further)
}

/// The path of what a list's pages filter by, where there is more than one.
#[must_use]
pub fn list_script(first: &str) -> String {
    format!("{}.js", first.strip_suffix(".html").unwrap_or(first))
}

/// What a tag is called in paths: letters and digits in lower case, a hyphen for anything else.
#[must_use]
pub fn tag_slug(tag: &str) -> String {
    let folded = collision_key(tag);
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let slug = words.join("-");
    // Names that stand for a list, or that some file system keeps for itself.
    let is_taken = slug.is_empty()
        || slug == "index"
        || slug.starts_with("index-")
        || ["con", "prn", "aux", "nul"].contains(&slug.as_str())
        || slug.len() == 4 && (slug.starts_with("com") || slug.starts_with("lpt"));
    if is_taken { format!("tag-{slug}") } else { slug }
}

/// The path of a tag's list.
#[must_use]
pub fn tag_output(tag: &str) -> String {
    format!("tags/{}.html", tag_slug(tag))
}

/// The paths that the site makes by itself for these notes. `assets/` as a whole is the theme's,
/// `search/` the search index's. A page that is there only for what some note or the configuration says takes its
/// path only then.
pub fn generated_outputs<'n>(
    site: &SiteInfo,
    notes: impl IntoIterator<Item = &'n ParsedNote>,
) -> Vec<Output> {
    let kinds = site.kinds.as_slice();
    let fixed = [NOT_FOUND, SITEMAP, ROBOTS, FEED, NO_JEKYLL, SEARCH, CHANGES, DATA_PAGE];
    let mut paths: BTreeSet<String> = fixed.into_iter().map(str::to_owned).collect();
    let has_meetings = !site.meetings.is_empty() || kinds.iter().any(|kind| kind.is_meeting);
    paths.extend(has_meetings.then(|| MEETINGS.to_owned()));
    paths.extend(site.imprint.as_ref().map(|_| IMPRINT.to_owned()));
    paths.insert(CITATION.to_owned());
    paths.extend(DATA_FILES.map(|name| format!("{DATA}/{name}")));
    let mut lists: BTreeMap<String, usize> = kinds.iter().map(|k| (index_output(&k.folder), 0)).collect();
    lists.insert(TIMELINE.to_owned(), 0);
    let mut tag_paths: BTreeMap<&str, String> = BTreeMap::new();
    for note in notes {
        let own = (!note.folder.is_empty()).then(|| index_output(&note.folder));
        let timeline = (note.base == BaseKind::Event).then(|| TIMELINE.to_owned());
        let names = note.front.tags.iter().map(|tag| tag.value.as_str());
        let tags: BTreeSet<String> =
            names.map(|tag| tag_paths.entry(tag).or_insert_with(|| tag_output(tag)).clone()).collect();
        paths.extend(tags.first().map(|_| TAGS.to_owned()));
        for list in own.into_iter().chain(timeline).chain(tags) {
            *lists.entry(list).or_default() += 1;
        }
        paths.extend(note.coordinates().map(|_| MAP.to_owned()));
        paths.extend(note.front.corrections.first().map(|_| CORRECTIONS.to_owned()));
        if note.base == BaseKind::Source {
            paths.insert(proofs_output(note, 1));
        }
        if note.base == BaseKind::Statistic {
            paths.extend(["csv", "json", CHART].map(|extension| data_output(note, extension)));
        }
    }
    for (first, entries) in lists {
        paths.extend(list_outputs(&first, entries));
        if entries > PAGE_SIZE && first != TIMELINE {
            paths.insert(list_script(&first));
        }
    }
    paths.into_iter().map(|path| Output { path, owner: Owner::Generated }).collect()
}

/// Two paths with one key are one file on a file system that folds case or Unicode forms.
#[must_use]
pub fn collision_key(path: &str) -> String {
    if path.is_ascii() {
        return path.to_ascii_lowercase();
    }
    // By way of the capitals, so that `ß` and `ss`, and both small sigmas, are one.
    path.nfkd().flat_map(char::to_uppercase).flat_map(char::to_lowercase).nfc().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn aliases_that_look_like_paths_lead_on() {
        let found = ["/old/talks.html", "talks/1990", "talks.html", "Moscow", "the 1990/91 talks", "a/"];
        let found = found.map(alias_output);
        let path = |path: &str| Some(path.to_owned());
        let expected =
            [path("old/talks.html"), path("talks/1990.html"), path("talks.html"), None, None, None];
        assert_eq!(found, expected);
    }

    #[test]
    fn a_path_tells_which_note_goes_on_there() {
        let found =
            ["a/x.2.html", "a/x.10.html", "x.1.html", "x.02.html", "x.two.html", "x..html", "x.2", "2.html"];
        let path = |path: &str| Some(path.to_owned());
        let expected = [path("a/x.html"), path("a/x.html"), None, None, None, None, None, None];
        assert_eq!(found.map(continued_at), expected);
    }

    #[test]
    fn tags_become_names_that_every_file_system_takes() {
        let cases = [
            ("Trade", "trade"),
            ("water & power", "water-power"),
            ("Été", "été"),
            ("index", "tag-index"),
            ("CON", "tag-con"),
            ("../..", "tag-"),
            ("com1", "tag-com1"),
        ];
        for (tag, slug) in cases {
            assert_eq!(tag_slug(tag), slug);
        }
    }

    #[test]
    fn long_lists_go_on_on_further_pages() {
        let of = |entries| list_outputs("events/index.html", entries).collect::<Vec<_>>();
        assert_eq!(of(0), ["events/index.html"]);
        assert_eq!(of(PAGE_SIZE), ["events/index.html"]);
        assert_eq!(
            of(PAGE_SIZE * 2 + 1),
            ["events/index.html", "events/index-2.html", "events/index-3.html"]
        );
    }
}
