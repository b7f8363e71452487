//! The page at the cursor, in the preview.

/// The command by which a client asks for it.
pub(super) const SHOW_PAGE: &str = "factum.showPage";
