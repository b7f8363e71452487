//! A sentence beside its quotes as text, for a terminal and for a summary.

use std::fmt::Write as _;

use crate::diagnostic::emit::harmless;
use crate::workspace::{QuoteView, ReadCounts, ReadState, RunView, SentenceView};

/// The most sentences of a summary.
const MAX_SUMMARY: usize = 100;

/// The most characters of a sentence in a summary.
const MAX_EXCERPT: usize = 200;

/// What was compared stands out by colour; without one, by the line that names it.
const BORNE: &str = "\u{1b}[1;32m";
const QUOTED: &str = "\u{1b}[1m";
const ASKED: &str = "\u{1b}[1;36m";
const DISPUTED: &str = "\u{1b}[1;31m";
const PLAIN: &str = "\u{1b}[0m";

/// A sentence beside its quotes, for a terminal.
pub(super) fn sentence(view: &SentenceView) -> String {
    let mut text = String::new();
    let state = match view.state {
        ReadState::Unread if view.required => "unread, and must be read",
        ReadState::Unread => "unread",
        ReadState::Read => "read",
        ReadState::Disputed => "disputed",
    };
    let place = format!("{}:{}:{}", view.path, view.line, view.column);
    let _ = writeln!(text, "{}: {state} · {}", harmless(&place), harmless(&view.title));
    let _ = writeln!(text, "  {}", words(&view.words));
    let borne = borne(&view.words);
    if !borne.is_empty() {
        let _ = writeln!(text, "  borne out: {borne}");
    }
    for question in &view.questions {
        let label = if question.label.is_empty() { String::new() } else { format!(" ({})", question.label) };
        let asked = format!("{}{label} [{} {}]", question.message, question.code, question.name);
        let _ = writeln!(text, "  {ASKED}?{PLAIN} {}", harmless(&asked));
    }
    if !view.cited {
        let _ = writeln!(text, "  it cites nothing, and is held against all that its note quotes:");
    }
    view.quotes.iter().for_each(|one| quote(&mut text, one));
    for reader in &view.readers {
        let discount = match reader.discount {
            Some("author") => " (wrote the line, and does not count)",
            Some(_) => " (is no reviewer, and does not count)",
            None => "",
        };
        let (sign, remark) = match (reader.verdict, reader.remark.trim()) {
            ("disagree", remark) => (format!("{DISPUTED}disagrees{PLAIN}"), remark),
            (_, remark) => ("agrees".to_owned(), remark),
        };
        let colon = if remark.is_empty() { "" } else { ": " };
        let remark = harmless(&remark.replace('\n', " "));
        let _ =
            writeln!(text, "  {} {sign}, {}{discount}{colon}{remark}", harmless(&reader.reader), reader.day);
    }
    text
}

fn quote(text: &mut String, quote: &QuoteView) {
    let found = if quote.found { "" } else { " — not found there" };
    let title = if quote.title == quote.source { String::new() } else { format!(" · {}", quote.title) };
    let _ = writeln!(text, "  ┃ {}{found}", harmless(&format!("{}{title}", quote.source)));
    let _ = writeln!(text, "  ┃ {}", words(&quote.words).trim());
}

/// Words on one line, with quotation marks around what is quoted.
fn words(runs: &[RunView]) -> String {
    let (mut text, mut is_quoted) = (String::new(), false);
    for run in runs {
        if run.quoted != is_quoted {
            text.push_str(if run.quoted { "«" } else { "»" });
            is_quoted = run.quoted;
        }
        let words = one_line(&run.text);
        let colour = if run.borne.is_some() {
            BORNE
        } else if run.quoted {
            QUOTED
        } else {
            ""
        };
        let end = if colour.is_empty() { "" } else { PLAIN };
        let _ = write!(text, "{colour}{}{end}", harmless(&words));
    }
    if is_quoted {
        text.push('»');
    }
    text
}

/// White space as single spaces, also at the ends.
fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for c in text.chars() {
        match c.is_whitespace() {
            true if line.ends_with(' ') => {}
            true => line.push(' '),
            false => line.push(c),
        }
    }
    line
}

/// What was compared and agrees, in words.
fn borne(runs: &[RunView]) -> String {
    let named = runs.iter().filter_map(|run| Some(format!("{} ({})", one_line(&run.text), run.borne?)));
    harmless(&named.collect::<Vec<_>>().join(", "))
}

/// The line that ends a list.
pub(super) fn closing(counts: &ReadCounts, lapsed: usize) -> String {
    let ReadCounts { total, read, disputed, unread, missing } = counts;
    let missing = if *missing > 0 { format!("; {missing} must still be read") } else { String::new() };
    let lapsed = match lapsed {
        0 => String::new(),
        1 => "; 1 sign-off has lapsed".to_owned(),
        n => format!("; {n} sign-offs have lapsed"),
    };
    format!("{read} of {total} sentences read, {unread} not, {disputed} disputed{missing}{lapsed}")
}

/// Why sentences are left that a reader is not shown.
pub(super) fn own(count: usize, reader: &str, others: &[&str]) -> String {
    let (what, them) = match count {
        1 => ("1 of the sentences that still wait".to_owned(), "it"),
        n => (format!("{n} of the sentences that still wait"), "them"),
    };
    let others = if others.is_empty() { String::new() } else { format!(" ({})", others.join(", ")) };
    harmless(&format!("{reader} wrote {what}: somebody else has to read {them}{others}"))
}

/// The list for the summary of a pull request.
pub(super) fn markdown(views: &[SentenceView], counts: &ReadCounts, since: Option<&str>) -> String {
    let what = if since.is_some() { "What is changed and unread" } else { "What is unread" };
    let ReadCounts { total, unread, disputed, missing, .. } = counts;
    let mut text = format!("### {what}\n\n");
    if views.is_empty() {
        let _ = writeln!(text, "Nothing: {total} sentences with citations, all read.");
        return text;
    }
    let _ = writeln!(
        text,
        "{unread} of {total} sentences with citations are not read by a second person, {disputed} are disputed; \
         {missing} must be read.\n\n| where | sentence | |\n| --- | --- | --- |"
    );
    for view in views.iter().take(MAX_SUMMARY) {
        let sentence: String = view.words.iter().map(|run| run.text.as_str()).collect();
        let short: String = one_line(&sentence).chars().take(MAX_EXCERPT).collect();
        let asked = match (view.state, view.questions.len()) {
            (ReadState::Disputed, _) => "disputed".to_owned(),
            (_, 0) => String::new(),
            (_, n) => format!("{n} asked"),
        };
        let place = format!("{}:{}", view.path, view.line);
        let _ = writeln!(text, "| {} | {} | {asked} |", cell(&place), cell(&short));
    }
    if let Some(more) = views.len().checked_sub(MAX_SUMMARY).filter(|more| *more > 0) {
        let _ = writeln!(text, "\nand {more} more: `factum review --list` lists them all.");
    }
    text
}

/// Text in a cell of a table: no markup of it counts.
fn cell(text: &str) -> String {
    let mut cell = String::with_capacity(text.len());
    for c in harmless(text).chars() {
        match c {
            '&' => cell.push_str("&amp;"),
            '<' => cell.push_str("&lt;"),
            '>' => cell.push_str("&gt;"),
            // A mention would write to somebody.
            '@' => cell.push_str("&#64;"),
            '|' | '\\' | '`' | '*' | '_' | '[' | ']' | '~' | '#' | '!' => {
                cell.push('\\');
                cell.push(c);
            }
            c => cell.push(c),
        }
    }
    cell
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_holds_text_and_no_markup() {
        assert_eq!(cell("a|b <i> [x](y) @ada"), "a\\|b &lt;i&gt; \\[x\\](y) &#64;ada");
    }

    #[test]
    fn what_is_quoted_stands_in_quotation_marks() {
        let run = |text: &str, quoted| RunView { text: text.to_owned(), borne: None, quoted };
        let text = words(&[run("before ", false), run("the\n words", true), run(" after", false)]);
        assert_eq!(text.replace(QUOTED, "").replace(PLAIN, ""), "before «the words» after");
    }
}
