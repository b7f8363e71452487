//! What stands beside a statement where the window is wide: its footnotes in short.

use super::body::Writer;
use super::html::escape_into;
use super::phrases::Piece;
use super::typography;
use crate::site::view::{QuotePart, Side, VoiceView};

impl Writer<'_> {
    /// For the eye alone, and only where there is room: the footnotes say the same and more.
    pub(super) fn side(&mut self, side: &Side) {
        if side.quotes.is_empty() {
            return;
        }
        self.raw("<span class=\"side\" aria-hidden=\"true\">");
        for quote in &side.quotes {
            if let Some(source) = &quote.source {
                self.raw("<span class=\"side-source\">");
                self.text(source);
                self.raw("</span>");
            }
            self.raw("<span class=\"side-quote ");
            self.raw(quote.outcome);
            self.raw("\"><span class=\"side-number\">");
            self.raw(&quote.number);
            self.raw("</span> ");
            self.raw(self.quotes.outer.0);
            quote.quote.iter().for_each(|part| self.quote_part(part));
            self.raw(self.quotes.outer.1);
            self.side_voice(&quote.voice);
            self.raw("</span>");
        }
        self.raw("</span>");
    }

    /// Who says so in short, since the source is named above.
    fn side_voice(&mut self, voice: &VoiceView) {
        for (i, one) in voice.speakers.iter().enumerate() {
            self.raw(if i == 0 { " <span class=\"side-voice\">" } else { "; " });
            match one.kind {
                "own" => self.phrase("{name} in its own voice", &one.name),
                "unnamed" => self.say("unnamed"),
                _ => self.text(&one.name),
            }
        }
        let others = voice.strengths.iter().filter(|strength| **strength == "conjecture");
        for (i, strength) in others.enumerate() {
            self.raw(if i == 0 && voice.speakers.is_empty() {
                " <span class=\"side-voice\">"
            } else {
                " · "
            });
            self.say(strength);
        }
        if !voice.strengths.is_empty() {
            self.raw("</span>");
        }
    }

    fn quote_part(&mut self, part: &QuotePart) {
        if part.kind == "words" {
            self.raw("<span>");
        } else {
            self.raw("<span class=\"quote-");
            self.raw(part.kind);
            self.raw("\">");
        }
        let text = typography::nested(self.quotes, &part.text);
        self.text(&text);
        self.raw("</span>");
    }

    /// A phrase with a name in its place.
    fn phrase(&mut self, english: &str, name: &str) {
        let words = self.words;
        let out = &mut self.out;
        words.pieces(english, None, &[("name", name)], |piece| match piece {
            Piece::Text(text) => escape_into(out, text),
            Piece::Place(value) => escape_into(out, value),
        });
    }
}
