//! What the page for readers is told: the sentences that wait, each beside its quotes.

use serde::Serialize;

use super::state::Places;
use crate::diagnostic::Diagnostic;
use crate::workspace::{ReadCounts, SentenceView, ToRead, Workspace};

/// The most sentences that are told at once.
const MAX_TOLD: usize = 50;

/// What the page is told.
#[derive(Serialize)]
pub(super) struct Waiting<'p> {
    /// How many times something has changed.
    pub(super) version: u64,
    /// Who signs; none where nobody is known.
    reader: Option<&'p str>,
    /// Whether an agreement of theirs counts.
    counts: bool,
    /// What shows that something is sent by a page of the preview.
    token: &'p str,
    /// Whether the editor can be told to open a note, and by which address.
    opens: bool,
    editor: Option<&'p str>,
    root: &'p str,
    all: ReadCounts,
    lapsed: usize,
    /// How many wait, and the first of them.
    waiting: usize,
    /// How many wait for others alone, since the reader wrote them.
    own: usize,
    sentences: Vec<SentenceView>,
}

/// Whose word it is on the page for readers.
#[derive(Clone, Debug, Default)]
pub(super) struct Desk {
    /// Who signs.
    pub(super) reader: Option<String>,
    /// The token of this process.
    pub(super) token: String,
    /// Whether a command opens files.
    pub(super) opens: bool,
}

impl<'p> Waiting<'p> {
    /// What waits for the reader; with `second` also what others have read.
    pub(super) fn of(
        workspace: &Workspace,
        findings: &[Diagnostic],
        places: &'p Places,
        desk: &'p Desk,
        second: bool,
    ) -> Self {
        let all = workspace.to_read(findings);
        let reader = desk.reader.as_deref();
        let waits = |one: &&ToRead| match reader {
            Some(reader) => workspace.waits_for(one, reader, second),
            None => workspace.waits(one),
        };
        let waiting: Vec<ToRead> = all.iter().filter(waits).cloned().collect();
        let first = waiting.get(..MAX_TOLD).unwrap_or(&waiting);
        Self {
            version: 0,
            reader,
            counts: reader.is_some_and(|reader| workspace.may_sign(reader)),
            token: &desk.token,
            opens: desk.opens,
            editor: places.editor.as_deref(),
            root: &places.root,
            all: workspace.read_counts(&all),
            lapsed: workspace.lapsed(),
            waiting: waiting.len(),
            own: reader.map_or(0, |reader| workspace.waits_for_others(&all, reader)),
            sentences: workspace.sentence_views(first, findings),
        }
    }
}
