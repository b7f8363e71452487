//! Dates as EDTF, the Extended Date/Time Format of ISO 8601-2:2019 (Annex A), levels 0 to 2.

use edtf_core::Edtf;

/// A date as it was written and as it was understood.
#[derive(Clone, Debug, PartialEq)]
pub struct Date {
    /// As written, for example `2022-06-28~`.
    pub text: String,
    /// As understood.
    pub edtf: Edtf,
}

impl Date {
    /// Reads an EDTF expression.
    ///
    /// # Errors
    /// The reason in words, when `text` is not EDTF.
    pub fn parse(text: &str) -> Result<Self, String> {
        let edtf = text.parse::<Edtf>().map_err(|e| e.to_string())?;
        Ok(Self { text: text.to_owned(), edtf })
    }
}
