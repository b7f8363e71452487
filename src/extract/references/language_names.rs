//! The languages that lists of references call by their names: `ngerman`, `British`, `english`.

/// The language's tag (BCP 47), where a name is known; else what is written.
pub(super) fn tag_of(written: &str) -> &str {
    let name = written.trim().to_ascii_lowercase();
    let name = name.strip_prefix("lang").unwrap_or(&name);
    NAMES
        .iter()
        .find(|(names, _)| names.split(' ').any(|known| known == name))
        .map_or(written, |(_, tag)| *tag)
}

/// Names as babel, polyglossia and BibLaTeX have them.
#[rustfmt::skip]
const NAMES: &[(&str, &str)] = &[
    ("english", "en"), ("american usenglish", "en-US"), ("british ukenglish", "en-GB"), ("canadian", "en-CA"),
    ("australian", "en-AU"), ("newzealand", "en-NZ"), ("german ngerman deutsch", "de"),
    ("austrian naustrian", "de-AT"), ("swissgerman nswissgerman", "de-CH"),
    ("french francais frenchb français", "fr"), ("canadien acadian", "fr-CA"), ("spanish castilian español", "es"),
    ("catalan", "ca"), ("galician", "gl"), ("basque", "eu"), ("italian italiano", "it"),
    ("portuguese portuges português", "pt"), ("brazilian brazil", "pt-BR"), ("dutch nederlands", "nl"),
    ("afrikaans", "af"), ("danish dansk", "da"), ("norwegian", "no"), ("norsk bokmal", "nb"), ("nynorsk", "nn"),
    ("swedish svenska", "sv"), ("finnish suomi", "fi"), ("icelandic", "is"), ("polish polski", "pl"),
    ("czech", "cs"), ("slovak", "sk"), ("slovene slovenian", "sl"), ("croatian", "hr"), ("serbian", "sr"),
    ("bosnian", "bs"), ("macedonian", "mk"), ("albanian", "sq"), ("hungarian magyar", "hu"), ("romanian", "ro"),
    ("bulgarian", "bg"), ("greek polutonikogreek", "el"), ("turkish", "tr"), ("russian", "ru"),
    ("ukrainian", "uk"), ("belarusian", "be"), ("estonian", "et"), ("latvian", "lv"), ("lithuanian", "lt"),
    ("irish", "ga"), ("scottish", "gd"), ("welsh", "cy"), ("breton", "br"), ("latin", "la"), ("hebrew", "he"),
    ("arabic", "ar"), ("persian farsi", "fa"), ("hindi", "hi"), ("bengali", "bn"), ("tamil", "ta"),
    ("thai", "th"), ("vietnamese", "vi"), ("indonesian", "id"), ("malay", "ms"), ("japanese", "ja"),
    ("korean", "ko"), ("chinese", "zh"), ("esperanto", "eo"),
];

#[cfg(test)]
mod tests {
    use super::tag_of;

    #[test]
    fn a_name_is_a_tag() {
        for (written, tag) in
            [("ngerman", "de"), ("English", "en"), ("langfrench", "fr"), ("de-CH", "de-CH"), ("x", "x")]
        {
            assert_eq!(tag_of(written), tag);
        }
    }
}
