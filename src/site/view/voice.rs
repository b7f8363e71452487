//! Who says what a passage says.

use serde::Serialize;

/// Who says what a passage says, as far as that is declared; else empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct VoiceView {
    /// Who speaks, in the order of the passage; the source itself last.
    pub speakers: Vec<SpeakerView>,
    /// By whom the words of others are handed on: the publisher, or else the source; empty where the source alone
    /// speaks.
    pub via: String,
    /// How strong the claim is, by what is known of it: "on record", "unnamed", "no source named", "conjecture".
    pub strengths: Vec<&'static str>,
}

/// Somebody who speaks in a passage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SpeakerView {
    /// `named`, `unnamed`, or `own` for the source itself.
    pub kind: &'static str,
    /// The name; of an unnamed speaker the words of the source.
    pub name: String,
    /// The speaker's page.
    pub href: Option<String>,
}
