//! What the information string of a fence says: the code's language, and what stands above it.

use crate::model::CodeBlock;

/// A block of code with what its information string says. Other words of that string mean nothing here.
pub(super) fn code_block(info: &str, text: String) -> CodeBlock {
    let language = info.split_whitespace().next().filter(|word| !word.starts_with(TITLE));
    CodeBlock { language: language.map(str::to_owned), title: title(info).map(str::to_owned), text }
}

const TITLE: &str = "title=\"";

/// The words of `title="…"`, as other programs that show Markdown read it too.
fn title(info: &str) -> Option<&str> {
    let is_word = |at: usize| info[..at].chars().next_back().is_none_or(char::is_whitespace);
    let (at, _) = info.match_indices(TITLE).find(|(at, _)| is_word(*at))?;
    let (title, _) = info[at + TITLE.len()..].split_once('"')?;
    Some(title.trim()).filter(|title| !title.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fence_says_its_language_and_its_title() {
        let read = |info: &str| {
            let CodeBlock { language, title, .. } = code_block(info, String::new());
            (language.unwrap_or_default(), title.unwrap_or_default())
        };
        let pair = |language: &str, title: &str| (language.to_owned(), title.to_owned());
        assert_eq!(read(""), pair("", ""));
        assert_eq!(read("yaml"), pair("yaml", ""));
        assert_eq!(read("yaml title=\"factum.yaml\""), pair("yaml", "factum.yaml"));
        assert_eq!(read("title=\"a file of ours.md\" wide"), pair("", "a file of ours.md"));
        assert_eq!(read("sh subtitle=\"x\" title=\"\""), pair("sh", ""));
        assert_eq!(read("sh title=\"never closed"), pair("sh", ""));
    }
}
