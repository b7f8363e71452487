//! Quotes against captures, and what the lock keeps of both.

use std::ops::Range;

use factum::syntax::parse_quote;
use factum::text::fold::fold;
use factum::text::words::{WordSpans, has_words, words as words_of};
use factum::text::{Span, Spanned};
use factum::verify::archive::capture::{FoldedCapture, Found};
use factum::verify::archive::lock::{read_lock, write_lock};
use factum::verify::archive::pattern::QuotePattern;
use factum::verify::sealing::lock_of;
use unicode_normalization::UnicodeNormalization;

use super::dossier::{files, workspace};

const MOST: usize = 4 << 10;

/// Words cover all letters and digits, once and in order; what is folded knows where it comes from.
pub fn words(data: &[u8]) {
    let text = super::text(data, MOST);
    let found = words_of(text);
    let mut end = 0;
    for word in &found {
        assert!(end <= word.start && text.get(word.clone()).is_some_and(has_words), "{word:?} is no word");
        assert!(!has_words(&text[end..word.start]), "{:?} has a word", &text[end..word.start]);
        end = word.end;
    }
    assert!(!has_words(&text[end..]));
    assert!(WordSpans::of(text).iter().eq(found.iter().cloned()));
    let folded = fold(text);
    let mut start = 0;
    for word in words_of(folded.text()) {
        let original = folded.original(word.clone());
        assert!(text.get(original.clone()).is_some(), "{word:?} comes from {original:?}");
        assert!(start <= original.start, "{word:?} comes from before {start}");
        start = original.start;
    }
    let composed: String = text.nfc().collect();
    let apart: String = text.nfd().collect();
    assert_eq!(fold(&composed).text(), fold(&apart).text(), "letters and marks are one");
}

/// A quote is found as often as whoever looks at every place finds it, in a short text and in a long one.
pub fn quote(data: &[u8]) {
    let (source, quoted) = super::two(super::text(data, MOST));
    let quote = parse_quote(Spanned { value: quoted.to_owned(), span: Span::default() });
    let pattern = QuotePattern::of_quote(&quote);
    // A text that does not end in a hyphen does not go on in what comes after it.
    let source = format!("{} .\n\n", source.trim_end());
    let capture = FoldedCapture::new(source.as_str());
    let found = capture.find(&pattern);
    let _ = capture.needless_brackets(&pattern);
    if let Found::Once(_, passage) = &found {
        let is_word = |range: &Range<usize>| range.start <= range.end && range.end <= capture.words.len();
        assert!(passage.words.iter().all(is_word), "{passage:?}");
    }
    // Every second text is made as long as one in which words are looked up.
    let filler = "zqx ".repeat(9_000);
    if !quoted.to_lowercase().contains("zqx") && data.len().is_multiple_of(4) {
        let long = FoldedCapture::new(format!("{source}{filler}"));
        assert_eq!(long.find(&pattern), found, "a longer text has it as often");
    }
    let is_plain = pattern.is_searchable() && !quoted.contains(['[', ']', '(', ')']);
    if is_plain && capture.breaks.is_empty() && pattern.prefix.is_empty() && pattern.suffix.is_empty() {
        let times = match found {
            Found::Nowhere => 0,
            Found::Once(..) => 1,
            Found::Often(times) => times,
        };
        let parts: Vec<&str> = pattern.parts.iter().map(|part| part.folded.as_str()).collect();
        assert_eq!(times, naive(capture.folded.text(), &parts), "{parts:?}");
    }
}

/// How often parts stand in a text in order, looked for at every place.
fn naive(text: &str, parts: &[&str]) -> usize {
    let all = words_of(text);
    let is_edge = |at: usize| !all.iter().any(|word| word.start < at && at < word.end);
    let stands_at = |part: &str, at: usize| {
        let end = at + part.len();
        let first = words_of(part).first().map(|word| at + word.start);
        text[at..].starts_with(part)
            && has_words(part)
            && is_edge(at)
            && is_edge(end)
            && first.is_some_and(|first| all.iter().any(|word| word.start == first))
    };
    let hits = |part: &&str| -> Vec<Range<usize>> {
        let places = text.char_indices().map(|(at, _)| at);
        places.filter(|at| stands_at(part, *at)).map(|at| at..at + part.len()).collect()
    };
    let hits: Vec<Vec<Range<usize>>> = parts.iter().map(hits).collect();
    let Some((first, rest)) = hits.split_first() else { return 0 };
    let mut ends = Vec::new();
    for hit in first {
        let mut last = Some(hit.clone());
        for part in rest {
            last = last.and_then(|last| part.iter().find(|next| next.start >= last.end).cloned());
        }
        ends.extend(last.map(|last| last.start));
    }
    // Of two that end with the same words only the tighter one counts.
    ends.dedup();
    ends.len()
}

/// A lock, whatever it holds, is read or refused, and what was read is written as it was. A dossier is found as clean
/// by the lock alone as by its captures.
pub fn lock(data: &[u8]) {
    let text = super::text(data, 4 * MOST);
    if let Ok(lock) = read_lock(text) {
        let written = write_lock(&lock);
        let again = read_lock(&written).expect("a lock that was written can be read");
        assert_eq!(again, lock, "a lock is read as it was written");
        assert_eq!(write_lock(&again), written);
    }
    let (capture, quoted) = super::two(text);
    if !quoted.is_empty() {
        sealed(capture, quoted);
    }
}

fn sealed(capture: &str, quoted: &str) {
    let quote = serde_json::Value::String(quoted.to_owned());
    let note = format!(
        "---\ntitle: Case\ncites:\n  k: {{source: gazette, quote: {quote}}}\n---\nThe ferry sailed.[^k]\n"
    );
    let mut files = files();
    files.push(("content/about/case.md".to_owned(), note.into_bytes()));
    files.retain(|(path, _)| path != "captures/gazette.txt");
    let with_capture = |lock: Option<&str>, has_capture: bool| {
        let mut files = files.clone();
        if has_capture {
            files.push(("captures/gazette.txt".to_owned(), capture.as_bytes().to_vec()));
        }
        files.extend(lock.map(|lock| ("factum.lock".to_owned(), lock.as_bytes().to_vec())));
        workspace(files)
    };
    let Some(open) = with_capture(None, true) else { return };
    let lock = write_lock(&lock_of(&open.material.dossier, open.index()));
    let told = |has_capture: bool| {
        let workspace = with_capture(Some(&lock), has_capture).expect("the lock that was made can be read");
        let found = workspace.findings().into_iter();
        found.map(|finding| (finding.code, finding.finding.primary.span)).collect::<Vec<_>>()
    };
    let is_sealed =
        |findings: &[(&str, Span)]| !findings.iter().any(|(code, _)| matches!(*code, "F0301" | "F0312"));
    let (by_capture, by_lock) = (told(true), told(false));
    if is_sealed(&by_capture) && is_sealed(&by_lock) {
        assert_eq!(by_capture, by_lock, "the lock says what the capture says");
    }
}
