//! The home page of a dossier that has no note for it.

use crate::model::{BaseKind, Body, Details, FrontMatter, NoteId, ParsedNote, SiteInfo};
use crate::text::{FileId, Span, Spanned};

/// A note that stands at the home page where the dossier has no `index.md`.
pub(super) fn blank(info: &SiteInfo) -> ParsedNote {
    let span = Span::default();
    let text = |text: &str| (!text.is_empty()).then(|| Spanned::new(text.to_owned(), span));
    ParsedNote {
        file: FileId(0),
        path: "index.md".to_owned(),
        id: NoteId::new("index"),
        folder: String::new(),
        base: BaseKind::Page,
        front: FrontMatter {
            span,
            title: text(&info.title),
            description: text(&info.description),
            date: None,
            updated: None,
            aliases: Vec::new(),
            tags: Vec::new(),
            draft: false,
            lang: None,
            slug: None,
            told_in: None,
            order: None,
            cites: Vec::new(),
            allow: Vec::new(),
            inferred: Vec::new(),
            resolution: None,
            corrections: Vec::new(),
            addresses: Vec::new(),
            details: Details::Page,
        },
        body: Body::default(),
        statements: Vec::new(),
        faults: Vec::new(),
        unread: None,
    }
}
