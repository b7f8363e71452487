//! Inline events to [`Raw`] inlines: links judged, wikilinks and marks read.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{Event, LinkType, Tag};

use super::address::{self, Address};
use super::bare;
use super::blocks::Builder;
use super::leftovers::leftovers;
use super::limited::is_inline;
use super::marks;
use super::masks::BAR;
use super::parsed::MAX_DEPTH;
use super::pieces::{Form, Raw, Wrap, plain};
use super::wide;
use crate::model::{FaultKind, Image, Inline, Leftover, NoteLink, decoded};
use crate::syntax::hosts::doubtful_host;
use crate::text::{Spanned, forbidden};

impl<'s> Builder<'s, '_> {
    /// Reads inlines until an event that is not one, or the end of the tag that holds them.
    pub(super) fn read_inlines(&mut self, depth: usize) -> Vec<Raw> {
        let mut raws: Vec<Raw> = Vec::new();
        while let Some((event, range)) = self.next_inline() {
            match event {
                Event::Text(text) => {
                    self.look_for_hidden(&text, &range);
                    push_text(&mut raws, &text, range);
                }
                Event::Start(tag) => raws.extend(self.read_wrapped(tag, range, depth + 1)),
                other => raws.extend(self.read_leaf(other, range)),
            }
        }
        let raws = self.split_all_at_marks(raws);
        let raws = wide::mend(raws, self.source);
        if !raws.iter().any(may_hold_more) {
            return raws;
        }
        raws.into_iter().flat_map(|raw| self.look_at_text(raw)).collect()
    }

    /// Tells of a character that was written as an entity, such as `&#x202E;`, and may stand in no text.
    pub(super) fn look_for_hidden(&mut self, text: &str, range: &Range<usize>) {
        let written = self.source.get(range.clone()).unwrap_or("");
        // What stands in the file as itself was found there, and a masked bar is one that was written.
        let is_written = |c: char| written.contains(if c == BAR { '|' } else { c });
        let hidden = forbidden(text).map(|(_, c)| c).find(|c| !is_written(*c));
        if let Some(hidden) = hidden {
            self.fault(FaultKind::ForbiddenCharacter(hidden), range.clone());
        }
    }

    fn split_all_at_marks(&mut self, raws: Vec<Raw>) -> Vec<Raw> {
        let may_hold_marks =
            |raw: &Raw| matches!(&raw.form, Form::Text(text) if text.is_empty() || text.contains('['));
        if !raws.iter().any(may_hold_marks) {
            return raws;
        }
        let mut split = Vec::with_capacity(raws.len() + 4);
        for raw in raws {
            if may_hold_marks(&raw) {
                split.extend(self.split_at_marks(raw));
            } else {
                split.push(raw);
            }
        }
        split
    }

    /// Tells what is left over of markup in a text, and makes links of the addresses in it.
    fn look_at_text(&mut self, raw: Raw) -> Vec<Raw> {
        let source: &'s str = self.source;
        let Form::Text(text) = &raw.form else { return vec![raw] };
        if !may_hold_more(&raw) {
            return vec![raw];
        }
        // What is not written as it reads was escaped, and is meant as it stands.
        if source.get(raw.range.clone()) != Some(text) {
            return vec![raw];
        }
        let start = raw.range.start;
        let escaped = usize::from(source[..start].ends_with('\\'));
        for (range, leftover) in leftovers(text, escaped.max(self.said_until.saturating_sub(start))) {
            let kind = match leftover {
                Leftover::Citation => FaultKind::BadCitation("no bracket closes it in its line"),
                other => FaultKind::Leftover(other),
            };
            self.fault(kind, start + range.start..start + range.end);
        }
        if self.links > 0 {
            return vec![raw];
        }
        let piece = |range: Range<usize>| (range.clone(), start + range.start..start + range.end);
        let (mut raws, mut done) = (Vec::new(), 0);
        for (range, address) in bare::addresses(text) {
            if let Some(host) = doubtful_host(&address) {
                self.fault(FaultKind::DoubtfulHost(host), start + range.start..start + range.end);
            }
            let (before, at) = piece(done..range.start);
            if !before.is_empty() {
                raws.push(Raw { form: Form::Text(text[before].to_owned()), range: at });
            }
            done = range.end;
            let (written, at) = piece(range);
            let inner = Raw { form: Form::Silent(text[written].to_owned()), range: at.clone() };
            let address = Spanned::new(address, self.origin.span(at.clone()));
            raws.push(Raw { form: Form::Wrap(Wrap::Link(address.into()), vec![inner]), range: at });
        }
        if done == 0 {
            return vec![raw];
        }
        let (rest, at) = piece(done..text.len());
        if !rest.is_empty() {
            raws.push(Raw { form: Form::Text(text[rest].to_owned()), range: at });
        }
        raws
    }

    fn read_leaf(&mut self, event: Event<'s>, range: Range<usize>) -> Option<Raw> {
        let form = match event {
            Event::Code(code) => Form::Code(unmasked(&code).into_owned()),
            Event::Html(_) | Event::InlineHtml(_) if is_comment(&self.source[range.clone()]) => return None,
            Event::Html(html) | Event::InlineHtml(html) => Form::Literal(unmasked(&html).into_owned()),
            Event::SoftBreak => Form::Break(Inline::SoftBreak),
            Event::HardBreak => Form::Break(Inline::HardBreak),
            Event::FootnoteReference(label) => {
                Form::Mark(Spanned::new(label.into_string(), self.origin.span(range.clone())).into())
            }
            _ => return None,
        };
        Some(Raw { form, range })
    }

    /// A tag with what it holds. The tag's end is the next event after its inlines.
    fn read_wrapped(&mut self, tag: Tag<'s>, range: Range<usize>, depth: usize) -> Vec<Raw> {
        let is_link = usize::from(matches!(tag, Tag::Link { .. }));
        self.links += is_link;
        let inner = self.read_inlines(depth);
        self.links -= is_link;
        self.skip_end();
        let form = match tag {
            Tag::Emphasis if depth < MAX_DEPTH => Form::Wrap(Wrap::Emphasis, inner),
            Tag::Strong if depth < MAX_DEPTH => Form::Wrap(Wrap::Strong, inner),
            Tag::Strikethrough if depth < MAX_DEPTH => Form::Wrap(Wrap::Strikethrough, inner),
            Tag::Link { link_type: LinkType::WikiLink { has_pothole }, .. } => {
                let label = has_pothole.then(|| plain(&inner));
                // In a table the parser was not shown the bar.
                let label = label.or_else(|| Some(plain(&inner).split_once('|')?.1.to_owned()));
                marks::wikilink(self.source, range.clone(), label, self.origin)
            }
            Tag::Link { link_type: LinkType::ReferenceUnknown, .. } => {
                return self.read_two_marks(inner, range);
            }
            Tag::Link { link_type: LinkType::ShortcutUnknown | LinkType::CollapsedUnknown, .. } => {
                return self.read_own_mark(&plain(&inner), range);
            }
            Tag::Link { dest_url, .. } => self.judge_link(unmasked(&dest_url).into_owned(), inner, &range),
            Tag::Image { dest_url, link_type, title, .. } => {
                let address = unmasked(&dest_url).into_owned();
                // In a table the parser was not shown the bar, and took all for the address.
                let cut = address.split_once('|').filter(|_| matches!(link_type, LinkType::WikiLink { .. }));
                let form = match cut.map(|(address, words)| (address.to_owned(), words.to_owned())) {
                    Some((address, words)) => self.judge_image(address, words, &range),
                    None => self.judge_image(address, plain(&inner), &range),
                };
                self.look_for_hidden(&unmasked(&title), &range);
                return self.with_title(Raw { form, range }, &unmasked(&title));
            }
            _ => return inner,
        };
        vec![Raw { form, range }]
    }

    /// `[^label][?]`: to CommonMark a link and its reference, to us one mark after another.
    fn read_two_marks(&mut self, inner: Vec<Raw>, range: Range<usize>) -> Vec<Raw> {
        let source: &'s str = self.source;
        let Some(middle) = source[range.clone()].rfind("][").map(|n| range.start + n + 1) else {
            return inner;
        };
        let first = &source[range.start..middle];
        let second = &source[middle + 1..range.end - 1];
        let mut raws = match first.strip_prefix('[').and_then(|text| text.strip_suffix(']')) {
            Some(text) if text.starts_with(['@', '=']) || text == "?" => {
                self.read_own_mark(text, range.start..middle)
            }
            _ => vec![Raw { form: Form::Text(first.to_owned()), range: range.start..middle }],
        };
        raws.extend(self.read_own_mark(second, middle..range.end));
        raws
    }

    /// `[?]`, `[=43 - 38]` or `[@source, "words"]`, by what stands between its brackets.
    fn read_own_mark(&mut self, text: &str, range: Range<usize>) -> Vec<Raw> {
        if text == "?" {
            return vec![Raw { form: Form::OpenQuestion, range }];
        }
        if text.starts_with('=') {
            // As it is written: a star is no emphasis here.
            let written = self.source.get(range.start + 2..range.end - 1).unwrap_or("");
            let computed = marks::computation(written, self.origin.span(range.clone()));
            return vec![Raw { form: Form::Computed(Box::new(computed)), range }];
        }
        match marks::citations(text, range.clone(), self.origin) {
            Ok(citations) => vec![Raw { form: Form::Cite(citations), range }],
            Err(reason) => {
                self.fault(FaultKind::BadCitation(reason), range.clone());
                vec![Raw { form: Form::Literal(self.source[range.clone()].to_owned()), range }]
            }
        }
    }

    fn judge_link(&mut self, address: String, inner: Vec<Raw>, range: &Range<usize>) -> Form {
        let span = self.origin.span(range.clone());
        match address::link(&address) {
            Address::Note(stem, heading) => Form::Note(Arc::new(NoteLink {
                target: Spanned::new(decoded(stem), span),
                heading: heading.map(|heading| Spanned::new(decoded(heading), span)),
                label: Some(plain(&inner)),
                span,
            })),
            Address::Allowed => {
                if let Some(host) = doubtful_host(&address) {
                    self.fault(FaultKind::DoubtfulHost(host), range.clone());
                }
                let words = plain(&inner);
                let inner = match inner.first().zip(inner.last()) {
                    // An address states nothing.
                    Some((first, last)) if bare::is_address(&words) || words == address => {
                        let range = first.range.start..last.range.end;
                        vec![Raw { form: Form::Silent(words), range }]
                    }
                    _ => inner,
                };
                Form::Wrap(Wrap::Link(Spanned::new(address, span).into()), inner)
            }
            Address::Refused(reason) => {
                self.fault(FaultKind::BadAddress { address, reason }, range.clone());
                Form::Text(plain(&inner))
            }
        }
    }

    fn judge_image(&mut self, address: String, words: String, range: &Range<usize>) -> Form {
        if let Address::Refused(reason) = address::image(&address) {
            self.fault(FaultKind::BadAddress { address, reason }, range.clone());
            return Form::Text(words);
        }
        let (description, width) = sized(words, &address);
        let address = Spanned::new(address, self.origin.span(range.clone()));
        Form::Image(Box::new(Image { address, description, width }))
    }

    /// An image with its title. That of an image which stands on a line of its own is its caption, as though it stood
    /// on the next line.
    fn with_title(&self, image: Raw, title: &str) -> Vec<Raw> {
        let range = image.range.clone();
        let (before, after) = (&self.source[..range.start], &self.source[range.end..]);
        let after = after.trim_start_matches([' ', '\t']);
        let begins = before.is_empty() || before.ends_with('\n');
        let is_alone = begins && (after.is_empty() || after.starts_with('\n'));
        if title.trim().is_empty() || !is_alone || !matches!(image.form, Form::Image(_)) {
            return vec![image];
        }
        let place = self.source[range.clone()].rfind(title).map(|at| range.start + at);
        let words = place.map_or(range.clone(), |at| at..at + title.len());
        let end = range.end..range.end;
        let caption = Raw { form: Form::Text(title.to_owned()), range: words };
        vec![image, Raw { form: Form::Break(Inline::SoftBreak), range: end }, caption]
    }

    /// Cuts the marks out of text that stands in the body as it was read.
    fn split_at_marks(&mut self, raw: Raw) -> Vec<Raw> {
        match &raw.form {
            Form::Text(text) if self.source.get(raw.range.clone()) == Some(text) => {
                // After a backslash the first bracket is text.
                let from = usize::from(self.source[..raw.range.start].ends_with('\\'));
                let bracketed = marks::bracketed_citations(text, from);
                let (mut raws, mut done) = (Vec::new(), 0);
                for mark in bracketed {
                    let range = raw.range.start + mark.start..raw.range.start + mark.end;
                    raws.extend(self.split_text(
                        &text[done..mark.start],
                        from.saturating_sub(done),
                        raw.range.start + done,
                    ));
                    raws.extend(self.read_own_mark(&text[mark.start + 1..mark.end - 1], range));
                    done = mark.end;
                }
                raws.extend(self.split_text(
                    &text[done..],
                    from.saturating_sub(done),
                    raw.range.start + done,
                ));
                raws
            }
            _ => vec![raw],
        }
    }

    /// Cuts the marks out of a text that begins at `start`.
    fn split_text(&self, text: &str, from: usize, start: usize) -> Vec<Raw> {
        marks::split_marks(text, from, start..start + text.len(), self.origin)
    }

    fn skip_end(&mut self) {
        if matches!(self.peek(), Some(Event::End(_))) {
            self.advance();
        }
    }

    /// The next event if it is an inline one; the end of a block or of an inline stays where it is.
    fn next_inline(&mut self) -> Option<(Event<'s>, Range<usize>)> {
        let comes_inline = match self.peek()? {
            Event::Text(_) | Event::Code(_) | Event::InlineHtml(_) | Event::SoftBreak | Event::HardBreak => {
                true
            }
            Event::FootnoteReference(_) => true,
            Event::Start(tag) => is_inline(tag),
            _ => false,
        };
        if comes_inline { self.advance() } else { None }
    }
}

/// Joins texts that follow one another in the source, so that a mark is seen whole.
fn push_text(raws: &mut Vec<Raw>, text: &str, range: Range<usize>) {
    let text = &*unmasked(text);
    if let Some(Raw { form: Form::Text(last), range: last_range }) = raws.last_mut()
        && last_range.end == range.start
        && last.len() == last_range.len()
        && text.len() == range.len()
    {
        last.push_str(text);
        last_range.end = range.end;
        return;
    }
    raws.push(Raw { form: Form::Text(text.to_owned()), range });
}

/// A text with the bars that the parser was not shown.
fn unmasked(text: &str) -> Cow<'_, str> {
    if text.contains(BAR) { Cow::Owned(text.replace(BAR, "|")) } else { Cow::Borrowed(text) }
}

/// Whether a text may hold an address, or what is left over of markup. Most texts are words and full stops.
fn may_hold_more(raw: &Raw) -> bool {
    let may_hold = |b: u8| matches!(b, b'[' | b']' | b'!' | b'^' | b'<' | b'%' | b'*' | b'=' | b'@' | b':');
    let Form::Text(text) = &raw.form else { return false };
    text.bytes().any(may_hold) || text.contains("www")
}

fn is_comment(written: &str) -> bool {
    written.starts_with("<!--") || written.starts_with("%%")
}

/// The description and the width of an image, as Obsidian has it: `300`, `300x200` or `A map|300`. A size is nothing
/// to be read out; without other words the file's name stands for it.
fn sized(words: String, address: &str) -> (String, Option<u32>) {
    let width = |size: &str| {
        let (width, height) = size.trim().split_once('x').unwrap_or((size.trim(), "1"));
        let is_number =
            |text: &str| (1..=4).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
        (is_number(width) && is_number(height)).then(|| width.parse().ok())?
    };
    if let Some((description, size)) = words.rsplit_once('|')
        && let Some(width) = width(size)
    {
        return (description.trim().to_owned(), Some(width));
    }
    let Some(width) = width(&words) else { return (words, None) };
    let name = address.rsplit('/').next().unwrap_or(address);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    (decoded(stem), Some(width))
}
