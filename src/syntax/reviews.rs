//! The text of `factum.reviews`: a line for each sentence that somebody has read, and for each who has.
//!
//! A line holds the digest of the sentence with its quotes, the verdict, the day, the reader and the remark, with
//! tabs between them. Lines may come in any order and more than once, so two branches that both add some are merged
//! by keeping all (`merge=union`). A remark is on one line: `\n` stands for its line ends, `\t` and `\\` for a tab
//! and a backslash.

use super::conflicts;
use super::decode::Decoded;
use crate::model::{Date, Fault, FaultKind, Review, ReviewKey, Reviews, Verdict};
use crate::text::{FileId, Span, first_forbidden};

/// How the file begins.
const HEAD: &str = "# factum.reviews: digest, verdict, day, reader, remark. Written by `factum review`.\n";

/// The most lines that cannot be read of which each is told. Behind them nothing more is read.
const MAX_UNREAD: usize = 10_000;

/// The most characters of a remark, and of a reader's name.
const MAX_REMARK: usize = 2000;
const MAX_READER: usize = 100;

/// Reads the sign-offs. A line that cannot be read is a fault, and the others count.
pub fn read(decoded: &Decoded, file: FileId, faults: &mut Vec<Fault>) -> Reviews {
    let text = &*decoded.text;
    let known = faults.len();
    faults.extend(decoded.faults(file));
    let mut reviews = Reviews::default();
    if conflicts::find(text, file, faults) {
        return reviews;
    }
    // What a hidden character makes of a line nobody sees. They stand in the order of the text.
    let hidden: Vec<Span> = faults.iter().skip(known).map(|fault| fault.span).collect();
    let is_hidden_in = |line: Span| {
        hidden.get(hidden.partition_point(|at| at.start < line.start)).is_some_and(|at| line.contains(*at))
    };
    let (mut start, mut unread) = (0, 0);
    for line in text.split_inclusive('\n') {
        let span = Span::new(file, start..start + line.trim_end().len());
        start += line.len();
        let line = line.trim_end_matches('\n');
        if line.trim().is_empty() || line.starts_with('#') || is_hidden_in(span) {
            continue;
        }
        match parse(line) {
            Ok(review) => reviews.add(review),
            Err(_) if unread == MAX_UNREAD => {
                let kind = FaultKind::TooLarge { what: "lines that cannot be read", limit: MAX_UNREAD };
                faults.push(Fault { kind, span });
                break;
            }
            Err(reason) => {
                unread += 1;
                faults.push(Fault { kind: FaultKind::BadReview(reason), span });
            }
        }
    }
    reviews
}

fn parse(line: &str) -> Result<Review, &'static str> {
    let mut parts = line.splitn(5, '\t');
    let mut next = || parts.next().ok_or("it has fewer than four parts, with tabs between them");
    let (key, verdict, day, reader) = (next()?, next()?, next()?, next()?);
    let remark = parts.next().unwrap_or("");
    let key = ReviewKey::parse(key).ok_or("its first part is no digest of 32 hexadecimal digits")?;
    let verdict = Verdict::ALL.into_iter().find(|known| known.name() == verdict);
    let verdict = verdict.ok_or("its verdict is neither `agree` nor `disagree`")?;
    if day.len() != 10 || Date::parse(day).is_err() {
        return Err("its day is none of the calendar, as `2021-05-08`");
    }
    let remark = unescaped(remark).ok_or("a backslash of its remark stands for nothing")?;
    reader_fault(reader).or_else(|| remark_fault(&remark)).map_or(Ok(()), Err)?;
    Ok(Review { key, reader: reader.to_owned(), day: day.to_owned(), verdict, remark })
}

/// Why a text cannot be the name of a reader.
#[must_use]
pub fn reader_fault(reader: &str) -> Option<&'static str> {
    if reader.trim().is_empty() || reader.trim() != reader {
        return Some("its reader has no name");
    }
    if reader.contains(['\n', '\t']) || first_forbidden(reader).is_some() {
        return Some("its reader's name holds a character that may not stand in a text");
    }
    (reader.chars().count() > MAX_READER).then_some("its reader's name is longer than 100 characters")
}

/// Why a text cannot be a remark.
#[must_use]
pub fn remark_fault(remark: &str) -> Option<&'static str> {
    if first_forbidden(remark).is_some() {
        return Some("its remark holds a character that may not stand in a text");
    }
    (remark.chars().count() > MAX_REMARK).then_some("its remark is longer than 2,000 characters")
}

/// The text of a file with these sign-offs.
#[must_use]
pub fn write(reviews: &Reviews) -> String {
    let mut text = HEAD.to_owned();
    for Review { key, reader, day, verdict, remark } in reviews.all() {
        let line = [&key.to_string(), verdict.name(), day, reader, &escaped(remark)].join("\t");
        // Editors take white space from the ends of lines.
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

fn escaped(remark: &str) -> String {
    remark.trim().replace('\\', "\\\\").replace('\n', "\\n").replace('\t', "\\t")
}

fn unescaped(text: &str) -> Option<String> {
    let mut meant = String::with_capacity(text.len());
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        match c {
            '\\' => meant.push(match rest.next()? {
                'n' => '\n',
                't' => '\t',
                '\\' => '\\',
                _ => return None,
            }),
            '\t' => return None,
            c => meant.push(c),
        }
    }
    Some(meant)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::decode;

    const KEY: &str = "00112233445566778899aabbccddeeff";

    fn reading(text: &str) -> (Reviews, Vec<Fault>) {
        let mut faults = Vec::new();
        let reviews = read(&decode(text.as_bytes(), 1 << 20), FileId(0), &mut faults);
        (reviews, faults)
    }

    #[test]
    fn what_is_written_is_read() {
        let mut reviews = Reviews::default();
        for (n, remark) in ["", "It says 2019.", "a\\b\tc\nd \\n", "#"].into_iter().enumerate() {
            let (key, reader) = (ReviewKey([n as u8; 16]), format!("Ada {n}"));
            let (day, remark) = ("2021-05-08".to_owned(), remark.to_owned());
            reviews.add(Review { key, reader, day, verdict: Verdict::Disagree, remark });
        }
        let text = write(&reviews);
        assert_eq!(text.lines().count(), 5);
        assert_eq!(reading(&text), (reviews, Vec::new()));
        let twice = reading(&format!("{text}{text}")).0;
        assert_eq!(write(&twice), text, "what a merge keeps twice counts once");
    }

    #[test]
    fn a_line_that_cannot_be_read_is_a_fault_and_the_others_count() {
        let good = format!("{KEY}\tagree\t2021-05-08\tAda Holm\t\n");
        for bad in [
            "nonsense".to_owned(),
            format!("{KEY}\tagree\t2021-05-08"),
            format!("{KEY}\tmaybe\t2021-05-08\tAda Holm\t"),
            format!("{KEY}\tagree\t2021-02-30\tAda Holm\t"),
            format!("{KEY}\tagree\t2021-05\tAda Holm\t"),
            format!("{KEY}\tagree\t2021-05-08\t \t"),
            format!("{KEY}\tagree\t2021-05-08\tAda\ta\tb"),
            format!("{KEY}\tagree\t2021-05-08\tAda\ta\\x"),
            format!("{KEY}\tagree\t2021-05-08\tAda\t\u{202e}cba"),
            format!("{KEY}\tagree\t2021-05-08\tAda\t\u{1b}[2J"),
            format!("{KEY}0\tagree\t2021-05-08\tAda\t"),
        ] {
            let (reviews, faults) = reading(&format!("# x\n{bad}\n{good}"));
            assert_eq!((reviews.all().count(), faults.is_empty()), (1, false), "{bad}");
            assert_eq!(reviews.all().next().unwrap().reader, "Ada Holm", "{bad}");
        }
        let (reviews, faults) = reading(&format!("<<<<<<< a\n{good}=======\n{good}>>>>>>> b\n"));
        assert!(reviews.is_empty() && faults.len() == 2);
    }

    #[test]
    fn what_cannot_be_read_is_told_up_to_a_bound() {
        let good = format!("{KEY}\tagree\t2021-05-08\tAda\n");
        let (reviews, faults) = reading(&format!("{good}{}{good}", "x\n".repeat(MAX_UNREAD)));
        assert_eq!((reviews.all().count(), faults.len()), (1, MAX_UNREAD), "the same line twice is one");
        let (_, faults) = reading(&"x\n".repeat(MAX_UNREAD + 5));
        assert_eq!(faults.len(), MAX_UNREAD + 1);
        assert!(matches!(faults[MAX_UNREAD].kind, FaultKind::TooLarge { .. }), "{:?}", faults[MAX_UNREAD]);
        // Which of many hidden characters stand in a line is not looked for among all of them.
        let hidden = format!("{KEY}\tagree\t2021-05-08\tA\u{202e}da\n");
        let (reviews, faults) = reading(&format!("{}{good}{}", hidden.repeat(3), hidden.repeat(3)));
        assert_eq!((reviews.all().count(), faults.len()), (1, 6));
    }
}
