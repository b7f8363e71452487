//! The page of all keys in the documentation is what the table of keys says.
//!
//! `FACTUM_BLESS=1 cargo test --test it keys` writes it.

use std::fs;

use super::program::repository;

#[test]
fn the_page_of_keys_is_what_the_table_says() {
    let path = repository().join("docs/content/reference/keys.md");
    let expected = format!(
        "---\ntitle: All keys\ndescription: Every key of front matter and of factum.yaml, with what belongs there, what holds \
         without it, and an example.\n---\n<!-- Made by `FACTUM_BLESS=1 cargo test --test it keys` from src/keys/. -->\n\
         `factum explain key NAME` tells of one of them, and `factum explain schema KIND` writes a JSON Schema for editors. \
         In paths `‹label›` stands for a name of your own and `[]` for each item of a list.\n\n{}",
        factum::keys::page(2)
    );
    if std::env::var_os("FACTUM_BLESS").is_some() {
        fs::write(&path, &expected).unwrap();
    }
    let found = fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(found, expected, "`FACTUM_BLESS=1 cargo test --test it keys` writes the page of keys anew");
}
