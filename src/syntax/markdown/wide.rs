//! Emphasis and line ends of Chinese, Japanese, Thai and others, which CommonMark reads as if words had spaces
//! between them.

use crate::model::Inline;
use crate::text::is_unspaced;

use super::pieces::{Form, Raw, Wrap, plain};

/// Mends what was read: a line end between two letters is no space, and emphasis may begin and end beside a letter
/// though it begin or end with a mark (`これは**「それ」**です`).
pub(super) fn mend(raws: Vec<Raw>, source: &str) -> Vec<Raw> {
    let is_wide_text = |raw: &Raw| match &raw.form {
        Form::Text(text) => !text.is_ascii() && text.contains(is_unspaced),
        _ => false,
    };
    if raws.iter().any(is_wide_text) { emphasised(without_breaks(raws), source) } else { raws }
}

fn without_breaks(raws: Vec<Raw>) -> Vec<Raw> {
    let is_between = |at: usize| {
        let before = at.checked_sub(1).and_then(|n| plain(raws.get(n..=n)?).chars().next_back());
        let after = raws.get(at + 1..at + 2).and_then(|raw| plain(raw).chars().next());
        before.is_some_and(is_unspaced) && after.is_some_and(is_unspaced)
    };
    let dropped: Vec<bool> = raws
        .iter()
        .enumerate()
        .map(|(at, raw)| matches!(raw.form, Form::Break(Inline::SoftBreak)) && is_between(at))
        .collect();
    raws.into_iter().zip(dropped).filter(|(_, is_dropped)| !is_dropped).map(|(raw, _)| raw).collect()
}

/// A run of `*` that CommonMark left as text: which inline it stands in, and where in its text.
struct Run {
    raw: usize,
    at: usize,
    length: usize,
    may_open: bool,
    may_close: bool,
    is_wide: bool,
}

fn emphasised(raws: Vec<Raw>, source: &str) -> Vec<Raw> {
    let runs = runs(&raws, source);
    let pairs = pairs(&runs);
    let mut pairs = pairs.iter().peekable();
    let (mut out, mut inner): (Vec<Raw>, Option<Vec<Raw>>) = (Vec::new(), None);
    for (n, raw) in raws.into_iter().enumerate() {
        let mut at = 0;
        while let Some((open, close)) = pairs.peek() {
            let run = if inner.is_none() { open } else { close };
            if run.raw != n {
                break;
            }
            let piece = part(&raw, at, run.at);
            at = run.at + run.length;
            match inner.take() {
                None => {
                    out.extend(piece);
                    inner = Some(Vec::new());
                }
                Some(mut content) => {
                    content.extend(piece);
                    out.push(wrapped(content, open.length));
                    pairs.next();
                }
            }
        }
        let held = inner.as_mut().unwrap_or(&mut out);
        if at == 0 {
            held.push(raw);
        } else {
            held.extend(part(&raw, at, raw.range.len()));
        }
    }
    out
}

fn wrapped(content: Vec<Raw>, marks: usize) -> Raw {
    let wrap = if marks == 2 { Wrap::Strong } else { Wrap::Emphasis };
    let range = content
        .first()
        .zip(content.last())
        .map_or(0..0, |(first, last)| first.range.start.saturating_sub(marks)..last.range.end + marks);
    Raw { form: Form::Wrap(wrap, content), range }
}

/// The runs that open and close emphasis, in their order: of one length, with a wide letter or mark beside one.
fn pairs(runs: &[Run]) -> Vec<(&Run, &Run)> {
    let mut found = Vec::new();
    let mut open: [Option<&Run>; 2] = [None, None];
    for run in runs {
        let before = open[run.length - 1].filter(|open| run.may_close && (open.is_wide || run.is_wide));
        if let Some(before) = before {
            found.push((before, run));
            open = [None, None];
        } else if run.may_open {
            open[run.length - 1] = Some(run);
        }
    }
    found
}

fn part(raw: &Raw, from: usize, to: usize) -> Option<Raw> {
    let Form::Text(text) = &raw.form else { return None };
    let text = text.get(from..to).filter(|text| !text.is_empty())?;
    let start = raw.range.start;
    Some(Raw { form: Form::Text(text.to_owned()), range: start + from..start + to })
}

/// The runs of one or two `*` in texts that are their source byte for byte.
fn runs(raws: &[Raw], source: &str) -> Vec<Run> {
    let mut found = Vec::new();
    for (n, raw) in raws.iter().enumerate() {
        let Form::Text(text) = &raw.form else { continue };
        if !text.contains('*') || source.get(raw.range.clone()) != Some(text) {
            continue;
        }
        let mut at = 0;
        while let Some(start) = text[at..].find('*').map(|n| at + n) {
            let length = text[start..].bytes().take_while(|b| *b == b'*').count();
            at = start + length;
            let is_escaped = start == 0 && source[..raw.range.start].ends_with('\\');
            if length > 2 || is_escaped {
                continue;
            }
            let before = source[..raw.range.start + start].chars().next_back();
            let after = source[raw.range.start + at..].chars().next();
            let is_word = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace());
            found.push(Run {
                raw: n,
                at: start,
                length,
                may_open: is_word(after),
                may_close: is_word(before),
                is_wide: before.is_some_and(is_unspaced) || after.is_some_and(is_unspaced),
            });
        }
    }
    found
}
