//! What the methodology page adds to its text: counts, open questions, exceptions and inferences.

use super::desk::{Desk, statement_anchor};
use super::note::{allows, date_key};
use super::source;
use super::tallies;
use super::view::{AllowView, MethodView, OpenQuestionView, SnippetView, SourceShare};
use super::words;
use crate::model::{BaseKind, ParsedNote};

pub(super) fn view(desk: Desk<'_>) -> MethodView {
    let open_questions = open_questions(desk);
    MethodView {
        tallies: tallies::in_full(desk),
        shares: shares(desk),
        open_count: open_questions.iter().map(|page| page.sentences.len()).sum(),
        open_questions,
        allows: desk.site.notes().flat_map(|note| allows(desk, note)).collect(),
        inferred: desk.site.notes().flat_map(|note| inferred(desk, note)).collect(),
    }
}

fn shares(desk: Desk<'_>) -> Vec<SourceShare> {
    let mut sources: Vec<&ParsedNote> = desk.site.notes().filter(|n| n.base == BaseKind::Source).collect();
    sources.sort_by_key(|n| (date_key(n), &n.id));
    sources.into_iter().map(|note| share(desk, note)).collect()
}

fn share(desk: Desk<'_>, note: &ParsedNote) -> SourceShare {
    let found = desk.site.verification.sources.get(&note.id);
    let (words, quoted) = found.map_or((0, 0), |f| (f.words, f.quoted_words()));
    let href = desk.note_href(&note.id).unwrap_or_default();
    SourceShare {
        title: note.title().to_owned(),
        quoted,
        words,
        share: tallies::percent(quoted, words),
        strip: source::strip(desk, &note.id, |i| format!("{href}#q{}", i + 1)),
        href,
    }
}

fn open_questions(desk: Desk<'_>) -> Vec<OpenQuestionView> {
    let kinds = &desk.site.dossier.site.kinds;
    let order = |note: &ParsedNote| kinds.iter().position(|k| k.folder == note.folder).map_or(0, |i| i + 1);
    let mut notes: Vec<&ParsedNote> = desk.site.notes().collect();
    notes.sort_by_key(|n| (order(n), date_key(n), &n.id));
    notes.into_iter().map(|note| of_note(desk, note)).filter(|page| !page.sentences.is_empty()).collect()
}

fn of_note(desk: Desk<'_>, note: &ParsedNote) -> OpenQuestionView {
    let open = note.statements.iter().enumerate().filter(|(_, statement)| statement.open.is_some());
    let sentences = open.filter_map(|(index, statement)| {
        let href = desk.anchor_href(&note.id, &statement_anchor(index))?;
        Some(SnippetView { href, parts: desk.parts(statement, None) })
    });
    OpenQuestionView {
        title: note.title().to_owned(),
        href: desk.note_href(&note.id).unwrap_or_default(),
        sentences: sentences.collect(),
    }
}

fn inferred(desk: Desk<'_>, note: &ParsedNote) -> Vec<AllowView> {
    let view = |(field, ground): &(crate::text::Spanned<String>, crate::text::Spanned<String>)| AllowView {
        note: note.title().to_owned(),
        href: desk.note_href(&note.id).unwrap_or_default(),
        rule: words::field(&field.value),
        reason: ground.value.clone(),
    };
    note.front.inferred.iter().map(view).collect()
}
