//! Bodies and what they are parsed to.

use super::*;
use crate::model::{Block, Piece, Place, Statement};

fn read(body: &str) -> (Parsed, Vec<Fault>) {
    let mut faults = Vec::new();
    let parsed = parse(FileId(0), body, 0..body.len(), "en", &mut faults);
    (parsed, faults)
}

/// Each statement's text with `[note]`, `{statistic@period}`, then its marks.
fn read_body(body: &str) -> (Parsed, Vec<Fault>) {
    read(body)
}

fn statements(body: &str) -> Vec<String> {
    let (parsed, faults) = read(body);
    assert_eq!(faults, [], "{body}");
    parsed.statements.iter().map(show).collect()
}

fn show(statement: &Statement) -> String {
    let mut text = String::new();
    for piece in &statement.pieces {
        match piece {
            Piece::Text(words) => text.push_str(words),
            Piece::Note(link) => {
                let heading = link.heading.as_ref().map_or(String::new(), |h| format!("#{}", h.value));
                let label = link.label.as_ref().map_or(String::new(), |label| format!("|{label}"));
                text.push_str(&format!("[{}{heading}{label}]", link.target.value));
            }
            Piece::Computed(computed) => text.push_str(&format!("{{={}}}", computed.words())),
            Piece::Figure(link) => {
                text.push_str(&format!("{{{}@{}}}", link.statistic.value, link.period.value))
            }
        }
    }
    let mut text = text.trim().to_owned();
    for mark in &statement.marks {
        text.push_str(&format!(" ^{}", mark.value));
    }
    for citation in &statement.citations {
        text.push_str(&format!(" @{}:{}", citation.source.value, citation.quote.value));
    }
    if statement.open.is_some() {
        text.push_str(" ?");
    }
    text
}

#[test]
fn marks_belong_to_the_sentence_they_close() {
    assert_eq!(
        statements(
            "Trade stood at $973.6 million in 2020.[^a] Mr. Orlov of the U.S. office agreed,[^b] he said.[^c][^d] It ends here.\n"
        ),
        [
            "Trade stood at $973.6 million in 2020. ^a",
            "Mr. Orlov of the U.S. office agreed, he said. ^b ^c ^d",
            "It ends here."
        ]
    );
}

#[test]
fn sentences_split_over_lines_and_emphasis() {
    assert_eq!(
        statements("One *is\nlong*.[^a]\nTwo is **bold.** Three `a.b c` ends.[?]\n"),
        ["One is long. ^a", "Two is bold.", "Three a.b c ends. ?"]
    );
}

#[test]
fn marks_may_follow_one_another() {
    assert_eq!(
        statements(
            "One sentence.[^a][?] Another one.[^b][@paper, \"some words\"] The third [@paper, \"some words\"][?].\n"
        ),
        ["One sentence. ^a ?", "Another one. ^b @paper:some words", "The third . @paper:some words ?",]
    );
}

#[test]
fn links_figures_and_citations_are_read() {
    assert_eq!(
        statements(
            "See [[emil-orlov]], [[Emil Orlov#Early life|the minister]] and [[trade@2020]]. He left [@paper, \"left on Monday\"; @other, \"went away early\"]. [Text](../actors/emil-orlov.md#x).\n"
        ),
        [
            "See [emil-orlov], [Emil Orlov#Early life|the minister] and {trade@2020}.",
            "He left . @paper:left on Monday @other:went away early",
            "[emil-orlov#x|Text]."
        ]
    );
}

#[test]
fn tables_lists_headings_and_notes_make_statements() {
    let body = "## Trade {#t}\n\n- One.[^a]\n- Two\n  1. Three.\n\n> [!NOTE]\n> Ours. Still ours.\n\n| a | b |\n|---|--:|\n| [[x\\|y]] | 5[^b] |\n\nText.[^n]\n\n[^n]: A remark.\n";
    let (parsed, faults) = read(body);
    assert_eq!(faults, []);
    let shown: Vec<_> = parsed.statements.iter().map(|s| (s.place, s.editorial, show(s))).collect();
    assert_eq!(
        shown,
        [
            (Place::Heading, false, "Trade".to_owned()),
            (Place::Sentence, false, "One. ^a".to_owned()),
            (Place::Sentence, false, "Two".to_owned()),
            (Place::Sentence, false, "Three.".to_owned()),
            (Place::Sentence, true, "Ours.".to_owned()),
            (Place::Sentence, true, "Still ours.".to_owned()),
            (Place::Cell, false, "a".to_owned()),
            (Place::Cell, false, "b".to_owned()),
            (Place::Cell, false, "[x|y]".to_owned()),
            (Place::Cell, false, "5 ^b".to_owned()),
            (Place::Sentence, false, "Text. ^n".to_owned()),
            (Place::Footnote, false, "A remark.".to_owned()),
        ]
    );
    assert_eq!(parsed.body.headings[0].slug, "t");
}

#[test]
fn spans_point_at_what_was_written() {
    let body = "Äußerst genau.[^a] See [[emil-orlov#early|him]] twice.\n";
    let (parsed, _) = read(body);
    let first = &parsed.statements[0];
    assert_eq!(&body[first.span.range()], "Äußerst genau.[^a]");
    assert_eq!(&body[first.marks[0].span.range()], "[^a]");
    let link = parsed.statements[1].links().next().unwrap();
    assert_eq!(&body[link.span.range()], "[[emil-orlov#early|him]]");
    assert_eq!(&body[link.target.span.range()], "emil-orlov");
    assert_eq!(&body[link.heading.as_ref().unwrap().span.range()], "early");
    assert_eq!(&body[parsed.statements[1].span.range()], "See [[emil-orlov#early|him]] twice.");
}

#[test]
fn escaped_and_coded_marks_stay_text() {
    assert_eq!(statements("A \\[^a] b `[^b]` c.\n"), ["A [^a] b [^b] c."]);
}

#[test]
fn markup_in_content_stays_text() {
    let (parsed, _) = read("<script>alert(1)</script>\n\nA <b>b</b>.\n");
    assert!(matches!(&parsed.body.blocks[0], Block::Literal(html) if html.contains("<script>")));
}

#[test]
fn comments_are_no_text_wherever_they_stand() {
    let read = |body: &str| statements(body).join("|");
    assert_eq!(read("One <!-- a. b --> two. %%c%% Three.\n"), "One  two.|Three.");
    assert_eq!(read("<!-- a -->\nOne.\n\n<!-- b\n\nc -->\nTwo.\n"), "One.|Two.");
    assert_eq!(read("<!-- a --> One.\n\nTwo <!-- b\nc -->\nmore.\n"), "One.|Two  more.");
    assert_eq!(read("%%\na\n\nb\n%%\nOne.\n"), "One.");
    assert_eq!(read("- One <!-- a -->\n- <!-- b -->\n\n> Two\n> <!-- c -->\n"), "One|Two");
    assert_eq!(read("| a <!-- x --> | b |\n|---|---|\n| 1 | %%y%%2 |\n"), "a|b|1|2");
    assert_eq!(
        read("`<!-- a -->` and `%%b%%` and 100%% of 50 %% in it.\n"),
        "<!-- a --> and %%b%% and 100%% of 50 %% in it."
    );
    let (parsed, _) = read_body("    <!-- a -->\n\n<p>\n<!-- b -->\nc\n</p>\n");
    let shown = format!("{:?}", parsed.body.blocks);
    assert!(shown.contains("<!-- a -->") && !shown.contains("<!-- b"), "{shown}");
    let (parsed, faults) = read_body("One.\n\n<!-- two\n\nThree.\n");
    assert_eq!(parsed.statements.len(), 1);
    assert!(matches!(faults[..], [Fault { kind: FaultKind::Leftover(Leftover::Comment), .. }]), "{faults:?}");
    assert_eq!(read("%%«««%%* One\n\n<!-- « -->- Two\n\n%%«%%*\n"), "* One|- Two|*");
    read_body(&"%%<!-- ".repeat(50_000));
    read_body(&"<!-- --> %%%% ".repeat(50_000));
    // Wherever a comment begins and ends, its letters are no places in the text.
    let pieces = [
        "%%", "<!--", "-->", "«", "\n", "\n\n", "* ", "*", "1.", "> ", " ", "\t", "```", "<div>", "[[a|«]]",
        "|", "#",
    ];
    let mut random = fastrand::Rng::with_seed(1);
    for _ in 0..20_000 {
        let length = random.usize(1..16);
        let body: String = (0..length).map(|_| random.choice(pieces).unwrap()).collect();
        read_body(&body);
    }
}

#[test]
fn a_bar_within_a_link_ends_no_cell() {
    let table = |row: &str| statements(&format!("| a | b |\n|---|---|\n{row}\n")).split_off(2);
    assert_eq!(table("| [[x|the X]] | 5[^b] |"), ["[x|the X]", "5 ^b"]);
    assert_eq!(table("| [[x\\|the X]] | `[[y|z]]` |"), ["[x|the X]", "[[y|z]]"]);
    assert_eq!(statements("[[x|the X]] and a | b.\n"), ["[x|the X] and a | b."]);
    read_body(&"[[a|b]]|".repeat(50_000));
}

#[test]
fn alerts_may_have_titles_folds_and_other_names() {
    let read = |body: &str| -> Vec<(bool, String)> {
        let (parsed, faults) = read_body(body);
        assert_eq!(faults, [], "{body}");
        parsed.statements.iter().map(|s| (s.editorial, show(s))).collect()
    };
    let two = |first: &str, second: &str| vec![(true, first.to_owned()), (true, second.to_owned())];
    assert_eq!(read("> [!NOTE] A *fine* title\n> Ours.\n"), two("A fine title", "Ours."));
    assert_eq!(read("> [!note]- [[x]]\n>\n> - Ours.\n"), two("[x]", "Ours."));
    assert_eq!(read("> [!info]+\n> Ours.\n"), [(true, "Ours.".to_owned())]);
    assert_eq!(read("> [!WARNING] Wet\n"), [(false, "Wet".to_owned())]);
    let (parsed, faults) = read_body("> [!quote] Somebody\n> Words.\n");
    assert!(matches!(faults[..], [Fault { kind: FaultKind::UnknownWord { .. }, .. }]), "{faults:?}");
    assert!(parsed.statements.iter().all(|s| !s.editorial));
    assert_eq!(statements("> [sic] he said\n"), ["[sic] he said"]);
}

#[test]
fn an_address_is_a_link_and_states_nothing() {
    assert_eq!(
        statements("See https://example.org/2019/5_000. Then <https://a.org/7>.\n"),
        ["See .", "Then ."]
    );
    assert_eq!(
        statements("[https://a.org/7](https://a.org/7) of [5 boats](https://a.org).\n"),
        ["of 5 boats."]
    );
    let (parsed, _) = read("See www.example.org/a, [b](https://c.org) or `https://d.org`.\n");
    let shown = format!("{:?}", parsed.body.blocks);
    assert_eq!(shown.matches("Link(").count(), 2, "{shown}");
    assert!(shown.contains("https://www.example.org/a"), "{shown}");
}

#[test]
fn pictures_may_have_sizes() {
    for (body, expected) in [
        ("![[map.png|300]]", "(\"map.png\", \"map\", Some(300))"),
        ("![[a/old map.png|300x200]]", "(\"a/old map.png\", \"old map\", Some(300))"),
        ("![A map|300](map.png)", "(\"map.png\", \"A map\", Some(300))"),
        ("![[map.png|A map|300]]", "(\"map.png\", \"A map\", Some(300))"),
        ("![[map.png|A map]]", "(\"map.png\", \"A map\", None)"),
        ("![Of 1990|91](map.png)", "(\"map.png\", \"Of 1990\", Some(91))"),
        ("![The map of 1990](map.png)", "(\"map.png\", \"The map of 1990\", None)"),
        ("![](map.png)", "(\"map.png\", \"\", None)"),
    ] {
        let (parsed, faults) = read(body);
        assert_eq!(faults, [], "{body}");
        let Block::Paragraph(inlines) = &parsed.body.blocks[0] else { panic!("{body}") };
        let crate::model::Inline::Sentence(_, inner) = &inlines[0] else { panic!("{body}") };
        let crate::model::Inline::Image(image) = &inner[0] else { panic!("{body}: {inner:?}") };
        let read = (&image.address.value, &image.description, image.width);
        assert_eq!(format!("{read:?}"), expected, "{body}");
    }
    let (parsed, _) = read("| a |\n|---|\n| ![[map.png|300]] |\n");
    assert!(format!("{:?}", parsed.body.blocks).contains("Some(300)"), "{:?}", parsed.body.blocks);
}

#[test]
fn the_title_of_an_image_alone_is_text_below_it() {
    let said = |body: &str| {
        let (parsed, faults) = read(body);
        assert_eq!(faults, [], "{body}");
        let texts = parsed.statements.iter().flat_map(|statement| &statement.pieces);
        let texts = texts.filter_map(|piece| match piece {
            crate::model::Piece::Text(text) => Some((text.value.clone(), text.span.start)),
            _ => None,
        });
        texts.filter(|(text, _)| !text.trim().is_empty()).collect::<Vec<_>>()
    };
    let caption = |at: u32| vec![("Low water.".to_owned(), at)];
    assert_eq!(said("![The quay](quay.png \"Low water.\")\n"), caption(22));
    assert_eq!(said("![The quay](quay.png)\nLow water.\n"), caption(22));
    for within in
        ["See ![it](quay.png \"Low water.\") there.\n", "| a |\n|---|\n| ![it](quay.png \"Low\") |\n"]
    {
        assert!(!format!("{:?}", said(within)).contains("Low"), "{within}");
    }
}

#[test]
fn emphasis_and_line_ends_of_chinese_and_japanese() {
    let shown = |body: &str| format!("{:?}", read(body).0.body.blocks);
    for body in ["これは**「それ」**です。\n", "价**（a）**是。\n", "他说**[[x]]。**好\n"]
    {
        assert!(shown(body).contains("Strong(["), "{}", shown(body));
        assert!(!shown(body).contains("**"), "{}", shown(body));
    }
    assert!(shown("これは*「それ」*です。\n").contains("Emphasis(["));
    assert!(!shown("\\**「a」** b\n").contains("Strong(["));
    assert_eq!(statements("自强不息，厚\n德载物。\n"), ["自强不息，厚德载物。"]);
    assert_eq!(statements("中文\nabc\n日本\n"), ["中文 abc 日本"]);
    assert_eq!(statements("สภาท่าเรือ\nประชุม\n"), ["สภาท่าเรือประชุม"]);
    assert_eq!(statements("한국\n사람\n"), ["한국 사람"]);
    read(&"**「a」**あ".repeat(20_000));
    read(&"あ**「a".repeat(20_000));
}

#[test]
fn what_is_left_over_of_markup_is_a_fault() {
    let kinds = |body: &str| read(body).1.into_iter().map(|fault| fault.kind).collect::<Vec<_>>();
    assert_eq!(kinds("See [[x] now.\n"), [FaultKind::Leftover(Leftover::Link)]);
    assert_eq!(kinds("See [a][b] now.\n\n[c]: https://d.org\n"), [FaultKind::Leftover(Leftover::Reference)]);
    assert_eq!(kinds("It opened.[@x, \"it\n"), [FaultKind::BadCitation("no bracket closes it in its line")]);
    assert_eq!(kinds("[@x]: https://d.org\n"), [FaultKind::LostDefinition("@x".to_owned())]);
    for body in ["`[[x]` \\[[x] \\[a][b]\n", "[a][b]\n\n[b]: https://c.org\n", "    [[x]\n", "[x] y](z\n"] {
        let left = kinds(body);
        assert!(left.iter().all(|kind| *kind == FaultKind::Leftover(Leftover::Address)), "{body}: {left:?}");
    }
}

#[test]
fn refused_addresses_are_faults() {
    for body in [
        "[x](javascript:alert(1))",
        "[x](&#106;avascript:alert(1))",
        "![x](https://example.org/a.png)",
        "<data:text/html,x>",
    ] {
        let (_, faults) = read(body);
        assert!(
            matches!(faults[..], [Fault { kind: FaultKind::BadAddress { .. }, .. }]),
            "{body}: {faults:?}"
        );
    }
}

#[test]
fn malformed_citations_in_place_are_faults() {
    let (_, faults) = read("A [@paper no comma].\n");
    assert!(matches!(faults[..], [Fault { kind: FaultKind::BadCitation(_), .. }]), "{faults:?}");
}

#[test]
fn hostile_bodies_end() {
    for body in [">".repeat(300_000), "- ".repeat(300_000), "> ".repeat(3_000), "1. ".repeat(3_000)] {
        let (_, faults) = read(&body);
        assert!(matches!(faults[..], [Fault { kind: FaultKind::TooLarge { .. }, .. }]), "{}", &body[..10]);
    }
    read(&"[".repeat(80_000));
    read(&"*a **b ".repeat(20_000));
    let nested: String = (0..200).map(|n| format!("{}- x\n", "  ".repeat(n))).collect();
    let (_, faults) = read(&nested);
    assert!(matches!(faults[..], [Fault { kind: FaultKind::TooLarge { .. }, .. }, ..]), "{faults:?}");
    let (parsed, faults) = read_body(&"It is. ".repeat(30_000));
    assert_eq!(parsed.statements.len(), 25_001);
    let place = 25_000 * "It is. ".len();
    let is_there = |fault: &Fault| {
        matches!(fault.kind, FaultKind::TooLarge { .. }) && fault.span.start as usize == place
    };
    assert!(matches!(&faults[..], [fault] if is_there(fault)), "{faults:?}");
    assert!(read_body(&"It is. ".repeat(25_000)).1.is_empty());
}

#[test]
fn plain_text_is_cut_into_sentences() {
    let text = " Mr. Reyl paid $1.5 million on Feb. 3.  \"Why?\" she asked.\r\n\r\nA heading\n\nIt rained. ";
    let cut: Vec<&str> = sentences(text, "en").into_iter().map(|range| &text[range]).collect();
    assert_eq!(
        cut,
        ["Mr. Reyl paid $1.5 million on Feb. 3.", "\"Why?\" she asked.", "A heading", "It rained."]
    );
    for text in ["", " \n\n ", "x", "\n\n", "é. à"] {
        assert!(sentences(text, "en").iter().all(|range| !text[range.clone()].trim().is_empty()));
    }
}

fn anchors(body: &str) -> Vec<String> {
    read(body).0.statements.into_iter().map(|statement| statement.anchor).collect()
}

#[test]
fn the_address_of_a_sentence_is_made_of_its_words() {
    let alone = anchors("It rained in Arden.[^a]");
    let among =
        anchors("# Weather\n\nNobody knows why.\n\nSome say so. It rained in Arden.[^b] Later it snowed.");
    assert_eq!(alone[0], among[3], "what stands around a sentence makes no difference, nor do its marks");
    assert!(alone[0].starts_with("s-") && alone[0].len() == 8, "{alone:?}");
    let twice = anchors("It rained. It snowed. It rained.");
    assert_eq!(twice[2], format!("{}-2", twice[0]));
    assert_ne!(anchors("It rained.")[0], anchors("It did not rain.")[0]);
}

#[test]
fn an_author_gives_a_sentence_its_address() {
    let body = "It rained.[^a]{#rain} It snowed. {#snow} Then \\{#no} more.";
    assert_eq!(anchors(body)[..2], ["s-rain", "s-snow"]);
    assert_eq!(statements(body)[1], "It snowed.");
    assert!(anchors(body)[2].len() == 8);
    assert_eq!(statements("See {# not} and {#a b} here."), ["See {# not} and {#a b} here."]);
    assert_eq!(anchors("A.{#x}\n\nB.{#x}"), ["s-x", "s-x-2"]);
    let statement = &read("It rained.{#rain}").0.statements[0];
    assert_eq!(statement.also.as_ref(), anchors("It rained.").first(), "the one of its words stays");
}

#[test]
fn an_id_that_is_written_twice_is_a_fault_and_the_same_words_are_none() {
    let faults = |body: &str| -> Vec<String> {
        let found = read(body).1.into_iter().filter_map(|fault| match fault.kind {
            FaultKind::RepeatedId { id, .. } => Some((id, fault.span)),
            FaultKind::SecondId { id, .. } => Some((format!("second {id}"), fault.span)),
            _ => None,
        });
        found.map(|(id, span)| format!("{id} at {:?}", &body[span.range()])).collect()
    };
    for (body, expected) in [
        ("A.{#x}\n\nB.{#x}", &["x at \"{#x}\""][..]),
        ("- A.{#x}\n- B.\n\n[^n]: C.{#x}\n\nD.[^n]", &["x at \"{#x}\""]),
        ("A.{#x} {#y}", &["second y at \"{#y}\""]),
        ("# A {#x}\n\n# B {#X}", &["X at \"{#X}\""]),
        ("# The rain\n\n# B {#the-rain}", &["the-rain at \"{#the-rain}\""]),
        ("# B {#the-rain}\n\n# The rain", &["the-rain at \"{#the-rain}\""]),
        ("# Rain\n\n# Rain\n\n# B {#rain-2}", &["rain-2 at \"{#rain-2}\""]),
        ("# Rain\n\n# Rain\n\nIt snowed.{#rain} It blew.{#main} It rained. It rained.", &[]),
    ] {
        assert_eq!(faults(body), expected, "{body}");
    }
}
