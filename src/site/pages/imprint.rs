//! Who answers for a dossier, and what was wrong in it: both pages, and what a note's page tells of its own.

use crate::model::{Correction, Date, Imprint, ParsedNote};
use crate::site::context::PageContext;
use crate::site::format::date;
use crate::site::frame::{breadcrumbs, corrections_link, frame, head};
use crate::site::view::{
    Content, CorrectionView, CorrectionsView, FactValue, FactView, ImprintView, PageView,
};

/// What the page of corrections holds.
pub(in crate::site) const ABOUT_CORRECTIONS: &str = "What was wrong in this dossier and was put right.";
/// The most corrections that are listed: the latest.
const LISTED: usize = 500;

/// What the imprint holds: of who answers for the dossier, and of where errors are told, only what it gives.
pub(in crate::site) const fn about(imprint: &Imprint) -> &'static str {
    match (imprint.editor.is_some(), imprint.contact.is_some()) {
        (true, true) => "Who answers for this dossier, and where to report an error.",
        (true, false) => "Who answers for this dossier.",
        (false, true) => "Where to report an error in this dossier.",
        (false, false) => "What this dossier says of itself.",
    }
}

/// The page that says who answers for the dossier.
pub(in crate::site) fn imprint(context: PageContext<'_>) -> PageView {
    let imprint = context.graph.dossier.site.imprint.clone().unwrap_or_default();
    let view = ImprintView {
        breadcrumbs: breadcrumbs(context, None),
        facts: facts(context, &imprint),
        corrections: corrections_link(context),
    };
    PageView {
        path: context.path.to_owned(),
        template: "imprint.html",
        frame: frame(context),
        head: head(context, "Imprint", about(&imprint)),
        content: Content::Imprint(view),
    }
}

/// The page of all corrections.
pub(in crate::site) fn corrections(context: PageContext<'_>) -> PageView {
    let view = CorrectionsView { breadcrumbs: breadcrumbs(context, None), corrections: all(context) };
    PageView {
        path: context.path.to_owned(),
        template: "corrections.html",
        frame: frame(context),
        head: head(context, "Corrections", ABOUT_CORRECTIONS),
        content: Content::Corrections(view),
    }
}

fn all(context: PageContext<'_>) -> Vec<CorrectionView> {
    let made =
        context.graph.notes().flat_map(|note| note.front.corrections.iter().map(move |one| (note, one)));
    let mut made: Vec<(&ParsedNote, &Correction)> = made.collect();
    made.sort_by_key(|(note, one)| (std::cmp::Reverse(one.date.value.first_day()), &note.id));
    let view = |(note, one): (&ParsedNote, &Correction)| CorrectionView {
        page: Some(context.link(note)),
        ..correction(context, one)
    };
    made.into_iter().take(LISTED).map(view).collect()
}

/// What was wrong on a note's page, the latest first: in the note, or in those of which it tells.
pub(in crate::site) fn of_note(context: PageContext<'_>, note: &ParsedNote) -> Vec<CorrectionView> {
    let told = context.graph.told_by(&note.id).flat_map(|told| &told.front.corrections);
    let mut made: Vec<&Correction> = note.front.corrections.iter().chain(told).collect();
    made.sort_by_key(|one| std::cmp::Reverse(one.date.value.first_day()));
    made.into_iter().map(|one| correction(context, one)).collect()
}

fn correction(context: PageContext<'_>, one: &Correction) -> CorrectionView {
    CorrectionView {
        date: context.date(&one.date.value),
        datetime: date::for_machines(&one.date.value),
        page: None,
        wrong: one.wrong.value.clone(),
        right: one.right.value.clone(),
    }
}

/// What the configuration gives, and when anything was changed last.
fn facts(context: PageContext<'_>, imprint: &Imprint) -> Vec<FactView> {
    let changes = context.graph.notes().filter_map(|note| context.graph.dossier.changed(note));
    let latest: Option<&Date> = changes.max_by_key(|day| day.first_day());
    let plain = |text: &String| FactValue { text: text.clone(), href: None, datetime: None };
    let licence = imprint.licence.as_ref().or(imprint.licence_url.as_ref());
    let licence = licence.map(|name| FactValue { href: imprint.licence_url.clone(), ..plain(name) });
    let contact = imprint.contact.as_ref().map(|url| FactValue {
        text: url.trim_start_matches("mailto:").to_owned(),
        href: Some(url.clone()),
        datetime: None,
    });
    let given = [
        ("editor", "Editor", imprint.editor.as_ref().map(plain)),
        ("licence", "Licence of this dossier's text", licence),
        ("version", "Version", imprint.version.as_ref().map(plain)),
        ("updated", "Last change", latest.map(|day| context.date_value(day))),
        ("contact", "Report an error", contact),
    ];
    let fact = |(field, label, value): (&'static str, &'static str, Option<FactValue>)| {
        Some(FactView {
            field,
            label,
            values: vec![value?],
            marks: Vec::new(),
            inferred: None,
            identified: None,
            status: None,
            remark: None,
        })
    };
    given.into_iter().filter_map(fact).collect()
}
