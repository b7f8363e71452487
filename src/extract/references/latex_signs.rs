//! The signs that commands of LaTeX stand for, and the accents that they set.

/// The mark that combines with a letter to what an accent's command writes.
pub(super) const fn accent(command: char) -> char {
    match command {
        '`' => '\u{300}',
        '\'' | '´' => '\u{301}',
        '^' => '\u{302}',
        '~' => '\u{303}',
        '=' => '\u{304}',
        'u' => '\u{306}',
        '.' => '\u{307}',
        '"' => '\u{308}',
        'h' => '\u{309}',
        'r' => '\u{30A}',
        'H' => '\u{30B}',
        'v' => '\u{30C}',
        'd' => '\u{323}',
        'c' => '\u{327}',
        'k' => '\u{328}',
        'b' => '\u{331}',
        _ => '\u{361}',
    }
}

/// Whether a command of letters sets an accent.
pub(super) fn is_accent_of_letter(name: &str) -> bool {
    matches!(name, "u" | "h" | "r" | "H" | "v" | "d" | "c" | "k" | "b" | "t")
}

/// What a command without an argument writes. Signs of the format itself stay escaped.
pub(super) fn sign(name: &str) -> Option<&'static str> {
    SIGNS.iter().find(|(command, _)| *command == name).map(|(_, written)| *written)
}

#[rustfmt::skip]
const SIGNS: &[(&str, &str)] = &[
    ("ss", "ß"), ("SS", "ẞ"), ("ae", "æ"), ("AE", "Æ"), ("oe", "œ"), ("OE", "Œ"), ("o", "ø"), ("O", "Ø"),
    ("aa", "å"), ("AA", "Å"), ("l", "ł"), ("L", "Ł"), ("i", "ı"), ("j", "ȷ"), ("imath", "ı"), ("jmath", "ȷ"),
    ("dh", "ð"), ("DH", "Ð"), ("dj", "đ"), ("DJ", "Đ"), ("th", "þ"), ("TH", "Þ"), ("ng", "ŋ"), ("NG", "Ŋ"),
    ("LaTeX", "LaTeX"), ("TeX", "TeX"), ("space", " "), ("quad", " "), ("qquad", " "), ("thinspace", " "),
    ("textendash", "–"), ("textemdash", "—"), ("textellipsis", "…"), ("dots", "…"), ("ldots", "…"),
    ("textquotesingle", "'"), ("textquotedbl", "\""), ("textquoteleft", "‘"), ("textquoteright", "’"),
    ("textquotedblleft", "“"), ("textquotedblright", "”"), ("quotedblbase", "„"), ("quotesinglbase", "‚"),
    ("lq", "‘"), ("rq", "’"), ("glqq", "„"), ("grqq", "“"), ("og", "« "), ("fg", " »"),
    ("guillemotleft", "«"), ("guillemotright", "»"), ("guilsinglleft", "‹"), ("guilsinglright", "›"),
    ("textasciicircum", "^"), ("textasciigrave", "`"), ("textasciitilde", "~"), ("textunderscore", "_"),
    ("textbackslash", "\\\\"), ("textbraceleft", "\\{"), ("textbraceright", "\\}"), ("textdollar", "\\$"),
    ("textbar", "|"), ("textless", "<"), ("textgreater", ">"), ("textbullet", "•"), ("textdegree", "°"),
    ("textperiodcentered", "·"), ("textregistered", "®"), ("texttrademark", "™"), ("copyright", "©"),
    ("textcopyright", "©"), ("textsection", "§"), ("S", "§"), ("P", "¶"), ("textparagraph", "¶"),
    ("pounds", "£"), ("textsterling", "£"), ("euro", "€"), ("texteuro", "€"), ("textyen", "¥"), ("textcent", "¢"),
    ("textexclamdown", "¡"), ("textquestiondown", "¿"), ("textordfeminine", "ª"), ("textordmasculine", "º"),
    ("textdagger", "†"), ("dag", "†"), ("textdaggerdbl", "‡"), ("ddag", "‡"), ("textonehalf", "½"),
    ("circ", "°"), ("degree", "°"), ("times", "×"), ("pm", "±"), ("cdot", "·"), ("approx", "≈"), ("leq", "≤"),
    ("le", "≤"), ("geq", "≥"), ("ge", "≥"), ("to", "→"), ("rightarrow", "→"), ("mu", "µ"), ("sim", "~"),
];
