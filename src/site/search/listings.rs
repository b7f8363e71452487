//! The code of a note, by which whoever looks for a key or an option finds it.

use crate::model::{Block, ParsedNote};
use crate::site::urls::heading_anchor;

/// The blocks of code in a body, each on one line with its title before it, and the anchor of the heading under which
/// it stands; empty before the first.
pub(super) fn listings(note: &ParsedNote) -> Vec<(String, String)> {
    let (mut listings, mut anchor) = (Vec::new(), String::new());
    collect(note, &note.body.blocks, &mut anchor, &mut listings);
    listings
}

fn collect(note: &ParsedNote, blocks: &[Block], anchor: &mut String, listings: &mut Vec<(String, String)>) {
    for block in blocks {
        match block {
            Block::Heading(index, _) => {
                let heading = note.body.headings.get(*index);
                *anchor = heading.map_or(String::new(), |heading| heading_anchor(&heading.slug));
            }
            Block::Code(code) => {
                let words = code.title.iter().flat_map(|title| title.split_whitespace());
                let words: Vec<&str> = words.chain(code.text.split_whitespace()).collect();
                listings.push((anchor.clone(), words.join(" ")));
            }
            Block::Quote(blocks) | Block::Alert(_, blocks) => collect(note, blocks, anchor, listings),
            Block::List(_, items) => {
                items.iter().for_each(|item| collect(note, &item.blocks, anchor, listings));
            }
            Block::Paragraph(_) | Block::Table(_) | Block::Rule | Block::Literal(_) => {}
        }
    }
}
