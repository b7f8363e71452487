//! Whether the terminal can show links, and where a rule's page stands.
#![expect(clippy::disallowed_methods, reason = "the environment tells what the terminal can")]

use std::env;
use std::io::{IsTerminal as _, stderr};

/// The address of a rule's page, with `{code}` in it, where the terminal can show a link to it.
pub(super) fn rule_pages() -> Option<String> {
    let get = |name: &str| env::var(name).ok();
    if !can_link(stderr().is_terminal(), get) {
        return None;
    }
    address(get("FACTUM_RULE_PAGES").as_deref(), env!("CARGO_PKG_REPOSITORY"), env!("CARGO_PKG_VERSION"))
}

/// The address that is asked for, else the one in the repository that the program is from.
fn address(asked: Option<&str>, repository: &str, version: &str) -> Option<String> {
    match asked {
        Some("") => None,
        Some(asked) => Some(asked.to_owned()),
        None if repository.is_empty() => None,
        None => Some(format!("{repository}/blob/v{version}/src/check/rules/{{file}}.md")),
    }
}

/// Whether a terminal shows links (OSC 8), as far as it tells.
fn can_link(is_terminal: bool, get: impl Fn(&str) -> Option<String>) -> bool {
    if let Some(forced) = get("FORCE_HYPERLINK") {
        return forced != "0";
    }
    let term = get("TERM").unwrap_or_default();
    if !is_terminal || term == "dumb" {
        return false;
    }
    let program = get("TERM_PROGRAM").unwrap_or_default();
    let by_program = ["iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "Tabby", "zed", "rio"];
    let by_term = ["kitty", "alacritty", "foot", "ghostty", "wezterm", "contour"];
    let has_vte =
        get("VTE_VERSION").and_then(|version| version.parse::<u32>().ok()).is_some_and(|v| v >= 5000);
    by_program.contains(&program.as_str())
        || by_term.iter().any(|name| term.contains(name))
        || has_vte
        || ["WT_SESSION", "KONSOLE_VERSION", "DOMTERM"].iter().any(|name| get(name).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_shown_where_the_terminal_can() {
        let with = |is_terminal, set: &[(&str, &str)]| {
            can_link(is_terminal, |name| {
                set.iter().find(|(other, _)| *other == name).map(|(_, value)| (*value).to_owned())
            })
        };
        assert!(with(true, &[("TERM", "xterm-kitty")]) && with(true, &[("VTE_VERSION", "6800")]));
        assert!(with(false, &[("FORCE_HYPERLINK", "1")]));
        for (is_terminal, set) in [
            (false, &[("TERM", "xterm-kitty")][..]),
            (true, &[("TERM", "dumb"), ("TERM_PROGRAM", "vscode")]),
            (true, &[("TERM", "xterm-256color")]),
            (true, &[("FORCE_HYPERLINK", "0"), ("TERM", "xterm-kitty")]),
        ] {
            assert!(!with(is_terminal, set), "{set:?}");
        }
    }

    #[test]
    fn a_rule_has_a_page_where_one_is_known() {
        assert_eq!(address(None, "", "1.0"), None);
        assert_eq!(address(Some(""), "https://a.example/f", "1.0"), None);
        assert_eq!(
            address(Some("https://b.example/{code}"), "", "1.0").as_deref(),
            Some("https://b.example/{code}")
        );
        let known = address(None, "https://a.example/f", "1.0").unwrap();
        assert_eq!(known, "https://a.example/f/blob/v1.0/src/check/rules/{file}.md");
    }
}
