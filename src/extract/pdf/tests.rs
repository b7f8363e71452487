//! Documents that are written here, object by object.

use super::*;

/// A PDF of objects, numbered from 1; the first is the catalogue.
fn pdf(objects: &[String]) -> Vec<u8> {
    let mut out = String::from("%PDF-1.7\n");
    let mut places = Vec::new();
    for (n, object) in objects.iter().enumerate() {
        places.push(out.len());
        out.push_str(&format!("{} 0 obj\n{object}\nendobj\n", n + 1));
    }
    let start = out.len();
    out.push_str(&format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1));
    for place in places {
        out.push_str(&format!("{place:010} 00000 n \n"));
    }
    let size = objects.len() + 1;
    out.push_str(&format!(
        "trailer\n<< /Size {size} /Root 1 0 R /Info 2 0 R >>\nstartxref\n{start}\n%%EOF\n"
    ));
    out.into_bytes()
}

fn stream(text: &str) -> String {
    format!("<< /Length {} >>\nstream\n{text}\nendstream", text.len())
}

/// A document of one page with such a font and content.
fn one_page(font: &str, content: &str, more: &[String]) -> Vec<u8> {
    let mut objects = vec![
        "<< /Type /Catalog /Pages 3 0 R /Lang (en-GB) >>".to_owned(),
        "<< /Title (Rain on the quay) /Author (Ida Vik) /CreationDate (D:20310507080000+02'00') >>".to_owned(),
        "<< /Type /Pages /Kids [4 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 3 0 R /MediaBox [0 0 600 800] /Contents 5 0 R /Resources << /Font << /F1 6 0 R >> >> >>"
            .to_owned(),
        stream(content),
        font.to_owned(),
    ];
    objects.extend_from_slice(more);
    pdf(&objects)
}

const HELVETICA: &str = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>";

#[test]
fn the_text_of_a_page_is_read() {
    let content = "BT /F1 12 Tf 50 700 Td (It rained) Tj 0 -14 Td [(\\223To) -400 (day\\224)] TJ ( and 5 < 6.) Tj \
                   0 -40 Td (A new paragraph.) Tj ET";
    let article = read(&one_page(HELVETICA, content, &[])).unwrap();
    assert_eq!(article.text, "It rained\n“To day” and 5 < 6.\n\nA new paragraph.");
    let facts: Vec<_> = article.facts.iter().map(|fact| (fact.field, fact.value.as_str())).collect();
    assert_eq!(
        facts,
        [(Field::Title, "Rain on the quay"), (Field::Author, "Ida Vik"), (Field::Language, "en-GB")]
    );
    assert!(article.remarks.iter().any(|remark| remark.contains("2031-05-07")), "{:?}", article.remarks);
}

#[test]
fn a_font_with_codes_of_its_own_is_read_by_its_table() {
    let font = "<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /ToUnicode 7 0 R /DescendantFonts [8 0 R] >>";
    let table = "1 begincodespacerange <0000> <FFFF> endcodespacerange 2 beginbfrange <0001> <001A> <0061> endbfrange \
                 1 beginbfchar <0020> <00660069> endbfchar";
    let below = "<< /Type /Font /Subtype /CIDFontType2 /DW 500 /W [1 [600 600] 3 26 500] >>".to_owned();
    let content = "BT /F1 10 Tf 50 700 Td <00010002> Tj 14 0 Td <0003> Tj 8 0 Td <0020> Tj <0099> Tj ET";
    let article = read(&one_page(font, content, &[stream(table), below])).unwrap();
    assert_eq!(article.text, "ab c fi\u{fffd}");
    assert!(article.remarks.iter().any(|remark| remark.contains("no meaning")));
}

#[test]
fn names_of_glyphs_and_forms_are_read() {
    let font = "<< /Type /Font /Subtype /Type1 /BaseFont /X /Encoding << /Differences [1 /fi /eacute /uni20AC] >> >>";
    let article = read(&one_page(font, "BT /F1 10 Tf 0 0 Td (\\001\\002\\003 ok) Tj ET", &[])).unwrap();
    assert_eq!(article.text, "fié€ ok");
    let form = "BT /F1 10 Tf 5 5 Td (In a form) Tj ET /Fm Do";
    let form = format!(
        "<< /Type /XObject /Subtype /Form /Length {} /Resources << /Font << /F1 6 0 R >> /XObject << /Fm 7 0 R >> >> >>\nstream\n{form}\nendstream",
        form.len()
    );
    let mut objects = one_page(HELVETICA, "/Fm Do", &[form]);
    let with = String::from_utf8(std::mem::take(&mut objects)).unwrap().replace(
        "/Resources << /Font << /F1 6 0 R >> >> >>\nendobj",
        "/Resources << /Font << /F1 6 0 R >> /XObject << /Fm 7 0 R >> >> >>\nendobj",
    );
    // The table of places is no longer true, which readers mend.
    assert_eq!(
        read(with.as_bytes()).unwrap().text.lines().next(),
        Some("In a form"),
        "a form within itself ends"
    );
}

#[test]
fn what_is_no_document_is_told() {
    for bytes in [&b"%PDF-1.7\nnothing"[..], b"%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj"] {
        assert!(read(bytes).unwrap_err().what_to_do().is_some());
    }
    let deep = format!("%PDF-1.7\n1 0 obj {} endobj", "[".repeat(200_000));
    assert!(read(deep.as_bytes()).is_err());
    let empty = read(&one_page(HELVETICA, "0 0 100 100 re f", &[])).unwrap();
    assert_eq!(empty.text, "");
}
