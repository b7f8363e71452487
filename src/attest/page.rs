//! What a page shows of its evidence: its quotes with what they link to, the quotes beside its text, and the marks of
//! its sentences. One pass over the page's HTML.

use rustc_hash::FxHashMap;

use crate::text::html::{Piece, Pieces, Tag, unescaped};
use crate::verify::archive::carried::CarriedKind;

/// A part of a quote as it is shown.
pub(super) type Part = (CarriedKind, String);

/// What a page shows of its evidence.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct PageEvidence {
    pub(super) quotes: Vec<ShownQuote>,
    pub(super) beside: Vec<ShownQuote>,
    pub(super) statements: Vec<ShownStatement>,
}

/// A quote on a page.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct ShownQuote {
    /// Its own anchor; of one beside the text none.
    pub(super) anchor: String,
    /// The number of its footnote.
    pub(super) number: String,
    /// What it links to: its place on its source's page.
    pub(super) link: Option<String>,
    pub(super) parts: Vec<Part>,
    /// What stands in it besides: the marks around it.
    pub(super) besides: String,
    /// The source that stands above it.
    pub(super) source: NamedSource,
}

/// A source as a page names it above its quotes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct NamedSource {
    pub(super) title: String,
    pub(super) link: Option<String>,
}

/// A sentence with what its marks lead to.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct ShownStatement {
    pub(super) anchor: String,
    /// The anchors of footnotes, remarks left out.
    pub(super) marks: Vec<String>,
}

/// What an element is to us.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    None,
    Passage,
    Number,
    /// The name of a source above its quotes; or the number before it.
    Source,
    SourceNumber,
    /// The footnotes of a source.
    Sources,
    Quote,
    Part(CarriedKind),
    Beside,
    Statement,
    /// What is drawn or repeated, and no part of what is read.
    Passed,
}

#[derive(Default)]
struct Reader<'h> {
    open: Vec<(&'h str, Role)>,
    /// How many elements of each name, and of each role, are open: a hostile page opens a million.
    named: FxHashMap<&'h str, usize>,
    within: [usize; Role::COUNT],
    /// How many anchors its marks have named.
    marked: usize,
    found: PageEvidence,
    /// The footnote and the quote that are being read.
    passage: ShownQuote,
    quote: Option<ShownQuote>,
    /// The source that was named last, above footnotes or beside the text.
    source: NamedSource,
}

/// Elements that have no end.
const VOID: [&str; 8] = ["meta", "link", "br", "hr", "img", "input", "wbr", "source"];

/// How many anchors the marks of one page may name. A mark of forty bytes can name a footnote and the ten thousand
/// behind it.
const MOST_MARKED: usize = 200_000;

impl Role {
    /// How many roles there are whose elements are asked for.
    const COUNT: usize = 4;

    /// The place of a role among those of which it is asked whether something stands within them.
    const fn counted(self) -> Option<usize> {
        match self {
            Self::Passed => Some(0),
            Self::Sources => Some(1),
            Self::Source => Some(2),
            Self::Statement => Some(3),
            _ => None,
        }
    }
}

/// Reads a page. Linear in its length, however deep and broken it is.
pub(super) fn read(html: &str) -> PageEvidence {
    let mut reader = Reader::default();
    for piece in Pieces::of(html) {
        match piece {
            Piece::Text(text) => reader.read_text(text),
            Piece::Start(tag) => {
                let role = reader.start(&tag);
                if !tag.is_closed && !VOID.contains(&tag.name) {
                    reader.open(tag.name, role);
                }
            }
            Piece::End(name) => reader.close(name),
        }
    }
    reader.found
}

fn has_class(tag: &Tag<'_>, class: &str) -> bool {
    tag.value("class").is_some_and(|classes| classes.split_whitespace().any(|one| one == class))
}

impl<'h> Reader<'h> {
    fn is_within(&self, role: Role) -> bool {
        role.counted().is_some_and(|at| self.within[at] > 0)
    }

    fn open(&mut self, name: &'h str, role: Role) {
        self.open.push((name, role));
        *self.named.entry(name).or_default() += 1;
        if let Some(at) = role.counted() {
            self.within[at] += 1;
        }
    }

    /// Closes the innermost element of a name with all within it. An end of what is not open ends nothing.
    fn close(&mut self, name: &str) {
        if self.named.get(name).is_none_or(|count| *count == 0) {
            return;
        }
        while let Some((open, role)) = self.open.pop() {
            self.named.entry(open).and_modify(|count| *count -= 1);
            if let Some(at) = role.counted() {
                self.within[at] -= 1;
            }
            self.end(role);
            if open == name {
                return;
            }
        }
    }

    fn start(&mut self, tag: &Tag<'_>) -> Role {
        let id = || tag.value("id").map_or(String::new(), std::borrow::Cow::into_owned);
        match tag.name {
            "template" | "script" | "style" | "svg" => Role::Passed,
            _ if self.is_within(Role::Passed) => Role::None,
            _ if self.quote.is_some() => self.start_within_quote(tag),
            "section" if has_class(tag, "source-notes") => {
                self.source = NamedSource::default();
                Role::Sources
            }
            "h3" if self.is_within(Role::Sources) => Role::Source,
            "span" if has_class(tag, "side") => {
                self.source = NamedSource::default();
                Role::None
            }
            "span" if has_class(tag, "side-source") => {
                self.source = NamedSource::default();
                Role::Source
            }
            "span" if has_class(tag, "source-number") => Role::SourceNumber,
            "a" if self.is_within(Role::Source) => {
                self.source.link = tag.value("href").map(std::borrow::Cow::into_owned);
                Role::Source
            }
            _ if self.is_within(Role::Source) => Role::Source,
            "li" if has_class(tag, "passage") => {
                self.passage = ShownQuote { anchor: id(), ..ShownQuote::default() };
                Role::Passage
            }
            "p" if has_class(tag, "passage-quote") => {
                let ShownQuote { anchor, number, .. } = &self.passage;
                let (anchor, number) = (anchor.clone(), number.clone());
                let source = self.source.clone();
                self.quote = Some(ShownQuote { anchor, number, source, ..ShownQuote::default() });
                Role::Quote
            }
            "span" if has_class(tag, "passage-number") => Role::Number,
            "span" if has_class(tag, "side-quote") => {
                self.quote = Some(ShownQuote { source: self.source.clone(), ..ShownQuote::default() });
                Role::Beside
            }
            "span" if has_class(tag, "statement") => {
                self.found.statements.push(ShownStatement { anchor: id(), marks: Vec::new() });
                Role::Statement
            }
            "a" if self.is_within(Role::Statement) => {
                self.read_mark(tag);
                Role::None
            }
            _ => Role::None,
        }
    }

    fn start_within_quote(&mut self, tag: &Tag<'_>) -> Role {
        let Some(quote) = &mut self.quote else { return Role::None };
        if tag.name == "a" {
            quote.link = tag.value("href").map(std::borrow::Cow::into_owned);
            return Role::None;
        }
        if tag.name != "span" {
            return Role::None;
        }
        if has_class(tag, "side-number") {
            return Role::Number;
        }
        let kind = match tag.value("class").as_deref() {
            None | Some("") => CarriedKind::Words,
            Some("quote-gap") => CarriedKind::Gap,
            Some("quote-editor") => CarriedKind::Editor,
            Some(_) => return Role::None,
        };
        quote.parts.push((kind, String::new()));
        Role::Part(kind)
    }

    /// A mark leads to a footnote, or to all from that one to another of its source.
    fn read_mark(&mut self, tag: &Tag<'_>) {
        if tag.value("role").as_deref() != Some("doc-noteref") {
            return;
        }
        let href = tag.value("href").unwrap_or_default();
        let Some((source, first)) = href.strip_prefix("#f-").and_then(|rest| rest.split_once('-')) else {
            return;
        };
        let Ok(first) = first.parse::<usize>() else { return };
        let last = tag.value("data-to").and_then(|to| to.parse::<usize>().ok()).unwrap_or(first);
        let last = last.min(first.saturating_add(9999));
        self.marked = self.marked.saturating_add((last + 1).saturating_sub(first));
        let Some(statement) = self.found.statements.last_mut() else { return };
        if self.marked > MOST_MARKED {
            // No footnote is called so: what is not looked up bears nothing out.
            statement.marks.push(format!("f-{source}-{first}-and-more"));
            return;
        }
        statement.marks.extend((first..=last).map(|passage| format!("f-{source}-{passage}")));
    }

    fn read_text(&mut self, text: &str) {
        let Some((_, role)) = self.open.last() else { return };
        match (role, &mut self.quote) {
            (Role::Number, Some(quote)) => quote.number.push_str(&unescaped(text)),
            (Role::Source, None) => self.source.title.push_str(&unescaped(text)),
            (Role::Number, None) => self.passage.number.push_str(&unescaped(text)),
            (Role::Part(_), Some(quote)) => {
                if let Some((_, words)) = quote.parts.last_mut() {
                    words.push_str(&unescaped(text));
                }
            }
            (_, Some(quote)) => quote.besides.push_str(&unescaped(text)),
            (_, None) => {}
        }
    }

    fn end(&mut self, role: Role) {
        match role {
            Role::Quote => self.found.quotes.extend(self.quote.take()),
            Role::Beside => self.found.beside.extend(self.quote.take()),
            Role::Sources => self.source = NamedSource::default(),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<body><p><span class=\"statement sourced\" id=\"s1\"><span class=\"side\"><span \
        class=\"side-quote exact\"><span class=\"side-number\">1.2</span> “<span>a &amp; b</span>”</span></span>It is \
        so.<sup class=\"mark\"><a id=\"r1\" href=\"#f-1-2\" data-to=\"3\" role=\"doc-noteref\">1.2–3</a></sup><sup><a \
        href=\"#f-a\" role=\"doc-noteref\">a</a></sup></span></p><section class=\"source-notes\"><h3><span \
        class=\"source-number\">1</span> <a href=\"../sources/x.html\">The X</a></h3><ol><li id=\"f-1-2\" class=\"passage\"><span \
        class=\"passage-number\">1.2</span><p class=\"passage-quote\"><a href=\"../sources/x.html#p-7\">“<span>a &amp; \
        </span><span class=\"quote-gap\">…</span><span class=\"quote-editor\">[b]</span>”</a></p></li></ol></section><template><p \
        class=\"passage-quote\"><span>no</span></p></template></body>";

    #[test]
    fn a_page_tells_its_quotes_and_what_rests_on_them() {
        let found = read(PAGE);
        let part = |kind, text: &str| (kind, text.to_owned());
        assert_eq!(found.statements.len(), 1);
        assert_eq!(found.statements[0].marks, ["f-1-2", "f-1-3"]);
        let [quote] = found.quotes.as_slice() else { panic!("{:?}", found.quotes) };
        assert_eq!((quote.anchor.as_str(), quote.number.as_str()), ("f-1-2", "1.2"));
        assert_eq!(quote.link.as_deref(), Some("../sources/x.html#p-7"));
        let kinds =
            [part(CarriedKind::Words, "a & "), part(CarriedKind::Gap, "…"), part(CarriedKind::Editor, "[b]")];
        assert_eq!(quote.parts, kinds);
        assert_eq!(quote.besides, "“”");
        let named = (quote.source.title.trim(), quote.source.link.as_deref());
        assert_eq!(named, ("The X", Some("../sources/x.html")));
        let [beside] = found.beside.as_slice() else { panic!("{:?}", found.beside) };
        assert_eq!((beside.number.as_str(), beside.besides.trim()), ("1.2", "“”"));
        assert_eq!(beside.parts, [part(CarriedKind::Words, "a & b")]);
    }
    /// A page at the square of its length would take minutes here.
    #[test]
    fn what_is_never_closed_and_what_was_never_opened_is_read_in_one_pass() {
        let deep = format!("{}<a>{}{PAGE}", "<div>".repeat(200_000), "</b>".repeat(200_000));
        assert_eq!(read(&deep), read(PAGE));
        let amps = format!("<p class=\"passage-quote\">{}</p>", "&".repeat(1_000_000));
        assert_eq!(read(&amps).quotes[0].besides.len(), 1_000_000);
    }

    #[test]
    fn marks_name_no_more_than_a_page_may_hold() {
        let mark = "<a href=\"#f-1-1\" data-to=\"99999\" role=\"doc-noteref\"></a>";
        let found = read(&format!("<span class=\"statement\">{}", mark.repeat(1000)));
        let marks = &found.statements[0].marks;
        assert_eq!(marks.len(), MOST_MARKED + 1000 - MOST_MARKED / 10_000);
        assert_eq!(marks.last().map(String::as_str), Some("f-1-1-and-more"));
    }
}
