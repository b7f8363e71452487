//! What whoever is writing asks of a file that is not finished.

use std::sync::Arc;

use super::live::Workspace;
use super::load::parse_note;
use crate::model::ParsedNote;
use crate::syntax::{self, MAX_MARKDOWN_BYTES};
use crate::text::FileId;

impl Workspace {
    /// Whether a path is that of the configuration.
    #[must_use]
    pub fn is_config(&self, path: &str) -> bool {
        self.material.inputs.config == path
    }

    /// The note in a file as it would be with this text.
    #[must_use]
    pub fn note_as_if(&self, file: FileId, text: &str) -> ParsedNote {
        let Self { material, .. } = self;
        let decoded = syntax::decode(text.as_bytes(), MAX_MARKDOWN_BYTES);
        let path = &material.sources.file(file).path;
        let parsed = parse_note(&material.config.site.kinds, material.inputs.bodies, path, file, &decoded);
        Arc::unwrap_or_clone(parsed.note)
    }
}
