//! Scripts without what only people read: lines that are comments, and indentation.
//!
//! Lines stay lines, so that no semicolon is missed. A script with a template that spans lines keeps every
//! character, since indentation in it would be text.

/// The script in fewer bytes, with the same meaning.
pub(super) fn minified(script: &str) -> String {
    let spans_lines =
        |line: &&str| line.matches('`').count() % 2 == 1 || line.contains("/*") && !line.contains("*/");
    if script.lines().any(|line| spans_lines(&line)) {
        return script.to_owned();
    }
    let lines = script.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"));
    lines.flat_map(|line| [line, "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use super::minified;

    #[test]
    fn only_what_runs_stays() {
        assert_eq!(minified("// Why.\nif (a) {\n  b(\"//c\") // d\n\n}\n"), "if (a) {\nb(\"//c\") // d\n}\n");
    }

    #[test]
    fn templates_over_lines_are_left_alone() {
        let script = "a(`x\n  y`);\n";
        assert_eq!(minified(script), script);
    }
}
