//! The comment that SingleFile leaves at the start of a page that it saved.

use super::article::{Article, Field};

const PLACE: &str = "the comment that SingleFile left";

/// States the address and the day that the comment tells.
pub(super) fn read(html: &str, article: &mut Article) {
    let head: String = html.chars().take(4096).collect();
    let Some((_, rest)) = head.split_once("Page saved with SingleFile") else { return };
    let comment = rest.split("-->").next().unwrap_or("");
    for line in comment.lines() {
        let line = line.trim();
        if let Some(url) = line.strip_prefix("url:") {
            article.state(Field::Url, url.trim(), PLACE);
        } else if let Some(date) = line.strip_prefix("saved date:").and_then(|date| day(date.trim())) {
            article.state(Field::Accessed, &date, PLACE);
        }
    }
}

/// The day of `Thu May 08 2031 10:20:30 GMT+0200 (…)`, as the browser of the one who saved it had it.
fn day(written: &str) -> Option<String> {
    let parts: Vec<&str> = written.split_whitespace().collect();
    let [_, month, day, year, ..] = parts.as_slice() else { return None };
    let names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let month = names.iter().position(|name| name == month)? + 1;
    Some(format!("{year}-{month:02}-{day:0>2}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn its_comment_tells_address_and_day() {
        let mut article = Article::default();
        let page = "<!DOCTYPE html> <html><!--\n Page saved with SingleFile \n url: https://herald.example/rain \n \
                    saved date: Thu May 08 2031 10:20:30 GMT+0200 (CEST)\n--><p>url: https://evil.example/";
        read(page, &mut article);
        let facts: Vec<_> = article.facts.iter().map(|fact| fact.value.as_str()).collect();
        assert_eq!(facts, ["https://herald.example/rain", "2031-05-08"]);
        let mut article = Article::default();
        read("<p>url: https://evil.example/", &mut article);
        assert_eq!(article.facts, []);
    }
}
