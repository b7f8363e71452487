//! What is known of a file of the next site once it has been put in.

use crate::model::OutputPath;

/// A file of the next site.
pub(super) struct Staged {
    pub(super) path: OutputPath,
    /// The SHA-256 of its bytes, in hexadecimal digits.
    pub(super) digest: String,
    /// Whether it stands in the output folder already, byte for byte. What does not is in the staging folder.
    pub(super) is_same: bool,
}
