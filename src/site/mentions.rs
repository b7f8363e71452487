//! Back-links: the pages that mention a note, each with the sentences that do.

use super::desk::{Desk, statement_anchor};
use super::note::date_key;
use super::view::{MentionGroup, MentionView, SnippetView};
use crate::index::index_output;
use crate::model::{NoteId, ParsedNote};
use crate::text::Spanned;

/// The most pages of one kind that are listed.
const MENTIONS: usize = 60;

/// The pages that mention a note in a sentence or list it in their facts, by kind and date.
pub(super) fn mentioned_in(desk: Desk<'_>, note: &ParsedNote) -> Vec<MentionGroup> {
    let mentioners: Vec<&ParsedNote> =
        desk.site.index.mentioned_by(&note.id).filter_map(|id| desk.site.note(id)).collect();
    let kinds = &desk.site.dossier.site.kinds;
    let folders =
        std::iter::once(("", "Overview")).chain(kinds.iter().map(|k| (k.folder.as_str(), k.plural.as_str())));
    folders.filter_map(|(folder, label)| group(desk, &note.id, folder, label, &mentioners)).collect()
}

fn group(
    desk: Desk<'_>,
    target: &NoteId,
    folder: &str,
    label: &str,
    mentioners: &[&ParsedNote],
) -> Option<MentionGroup> {
    let mut notes: Vec<&ParsedNote> = mentioners.iter().copied().filter(|n| n.folder == folder).collect();
    notes.sort_by_key(|n| (date_key(n), n.title()));
    let left_out = notes.len().saturating_sub(MENTIONS);
    let mentions: Vec<MentionView> =
        notes.iter().take(MENTIONS).filter_map(|n| mention(desk, target, n)).collect();
    (!mentions.is_empty()).then(|| MentionGroup {
        label: label.to_owned(),
        mentions,
        left_out,
        list: (left_out > 0 && !folder.is_empty()).then(|| desk.href(&index_output(folder))),
    })
}

fn mention(desk: Desk<'_>, target: &NoteId, note: &ParsedNote) -> Option<MentionView> {
    let is_target = |name: &str| desk.site.index.find(name).as_ref() == Some(target);
    let mentions = |statement: &crate::model::Statement| {
        statement.links().any(|l| is_target(&l.target.value))
            || statement.figures().any(|f| is_target(&f.statistic.value))
    };
    let sentences: Vec<SnippetView> = note
        .statements
        .iter()
        .enumerate()
        .filter(|(_, statement)| mentions(statement))
        .filter_map(|(index, statement)| {
            let href = desk.anchor_href(&note.id, &statement_anchor(index))?;
            Some(SnippetView { href, parts: desk.parts(statement, Some(target)) })
        })
        .collect();
    let fields = listing_fields(note, is_target);
    (!sentences.is_empty() || !fields.is_empty()).then(|| MentionView {
        title: note.title().to_owned(),
        href: desk.note_href(&note.id).unwrap_or_default(),
        date: note.front.date.as_ref().map_or(String::new(), |d| desk.date(&d.value)),
        sentences,
        fields,
    })
}

/// The front matter fields that list the target, as they read on the target's page.
fn listing_fields(note: &ParsedNote, is_target: impl Fn(&str) -> bool) -> Vec<&'static str> {
    let any = |names: &[Spanned<String>]| names.iter().any(|name| is_target(&name.value));
    let one = |name: Option<&Spanned<String>>| name.is_some_and(|name| is_target(&name.value));
    let (event, actor, statistic, source) = (note.event(), note.actor(), note.statistic(), note.source());
    let lists = [
        ("takes part", event.is_some_and(|e| any(&e.participants))),
        ("place", event.is_some_and(|e| one(e.place.as_ref()))),
        ("belongs to it", actor.is_some_and(|a| any(&a.affiliation))),
        ("is about it", statistic.is_some_and(|s| any(&s.about))),
        ("taken over from it", source.is_some_and(|s| one(s.syndicated_from.as_ref()))),
    ];
    lists.into_iter().filter(|(_, holds)| *holds).map(|(label, _)| label).collect()
}
