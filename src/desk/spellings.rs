//! Words as runs of letters and digits, and the other ways in which their figures may be grouped: 1250, 1,250, 1 250.

use super::runs::runs;

/// The most words that are looked for in more than one spelling.
const MAX_WORDS: usize = 100;

/// Words in one spelling.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Wanted {
    /// The runs, in lower case.
    pub words: Vec<String>,
    /// Whether a run is followed by the next three digits of its number.
    pub goes_on: Vec<bool>,
}

/// The most numbers of which each is spelled on its own.
const MAX_NUMBERS: usize = 2;

/// The spellings of words: as they are written, and with their figures grouped and not. Which of them are
/// years, that nobody groups, cannot be told: where they are few each is spelled on its own.
pub(super) fn spellings(text: &str) -> Vec<Wanted> {
    let mut written: Vec<String> = Vec::new();
    let mut numbers: Vec<(usize, usize)> = Vec::new();
    let mut last_end = 0;
    for run in runs(text) {
        let word = text[run.clone()].to_lowercase();
        match numbers.last_mut().filter(|(start, count)| start + count == written.len()) {
            Some((start, count))
                if written[*start].len() <= 3
                    && is_group(&word)
                    && is_grouping(&text[last_end..run.start]) =>
            {
                *count += 1;
            }
            _ if is_figures(&word) => numbers.push((written.len(), 1)),
            _ => {}
        }
        written.push(word);
        last_end = run.end;
    }
    let as_written = Wanted { goes_on: vec![false; written.len()], words: written };
    let digits = |(start, count): &(usize, usize)| {
        as_written.words[*start..start + count].iter().map(String::len).sum::<usize>()
    };
    numbers.retain(|number| digits(number) > 3);
    if numbers.is_empty() || as_written.words.len() > MAX_WORDS {
        return vec![as_written];
    }
    // Which of the numbers are grouped, by bits.
    let choices: Vec<u64> = if numbers.len() <= MAX_NUMBERS {
        (0..1 << numbers.len()).collect()
    } else {
        let long = numbers.iter().take(64).enumerate().filter(|(_, number)| digits(number) > 4);
        vec![0, u64::MAX, long.fold(0, |bits, (n, _)| bits | (1 << n))]
    };
    let others: Vec<Wanted> =
        choices.into_iter().map(|choice| spelled(&as_written.words, &numbers, choice)).collect();
    let mut all = vec![as_written];
    for other in others {
        if all.iter().all(|known| known.words != other.words) {
            all.push(other);
        }
    }
    all
}

/// The words with their numbers, each so many runs from a start, in groups of three digits or in one, by its bit.
fn spelled(words: &[String], numbers: &[(usize, usize)], grouped: u64) -> Wanted {
    let mut wanted = Wanted { words: Vec::new(), goes_on: Vec::new() };
    let mut at = 0;
    while at < words.len() {
        let Some((n, (_, count))) = numbers.iter().enumerate().find(|(_, (start, _))| *start == at) else {
            wanted.words.push(words[at].clone());
            wanted.goes_on.push(false);
            at += 1;
            continue;
        };
        let digits = words[at..at + count].concat();
        let is_grouped = (grouped >> n.min(63)) & 1 == 1;
        let mut cut = if is_grouped { (digits.len() + 2) % 3 + 1 } else { digits.len() };
        let mut start = 0;
        while start < digits.len() {
            wanted.words.push(digits[start..cut].to_owned());
            wanted.goes_on.push(cut < digits.len());
            (start, cut) = (cut, cut + 3);
        }
        at += count;
    }
    wanted
}

/// Whether what stands between two runs of digits can group them. A point cannot: 1.250 may be little more than one.
pub(super) fn is_grouping(between: &str) -> bool {
    matches!(between, "," | " " | "'" | "’" | "\u{a0}" | "\u{202f}" | "\u{2009}")
}

fn is_figures(word: &str) -> bool {
    word.len() <= 18 && !word.starts_with('0') && word.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_group(word: &str) -> bool {
    word.len() == 3 && word.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<String> {
        spellings(text).iter().map(|wanted| wanted.words.join(" ")).collect()
    }

    #[test]
    fn figures_have_spellings() {
        assert_eq!(of("Some 1250 people"), ["some 1250 people", "some 1 250 people"]);
        assert_eq!(
            of("1,250,000 in 2031"),
            ["1 250 000 in 2031", "1250000 in 2031", "1250000 in 2 031", "1 250 000 in 2 031"]
        );
        assert!(
            of("1000 and 2000 and 30000 of 40000").contains(&"1000 and 2000 and 30 000 of 40 000".to_owned())
        );
        assert_eq!(of("12\u{202f}500"), ["12 500", "12500"]);
        assert_eq!(of("the 14 people"), ["the 14 people"]);
        assert_eq!(
            of("1.250 and 31, 250 and 007"),
            ["1 250 and 31 250 and 007"],
            "these are two numbers, or a fraction"
        );
        assert_eq!(spellings("1250 a")[1].goes_on, [true, false, false]);
    }
}
