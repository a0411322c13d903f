//! What a card carries besides words: a picture, a file to be kept, and a file that is fetched when the card is sent.

use serenity::all::CreateAttachment;

use super::Card;

/// A file that is fetched when a card is sent.
#[derive(Clone, Debug)]
pub struct Enclosure {
    /// What it is called.
    pub name: String,
    /// Where it is.
    pub url: String,
}

impl Card {
    /// Adds a PNG picture under this file name.
    pub fn picture(mut self, name: &'static str, png: Vec<u8>) -> Self {
        self.picture = Some((name, png));
        self
    }

    /// Adds a file to be kept, under this name.
    pub fn file(mut self, name: &'static str, content: Vec<u8>) -> Self {
        self.file = Some((name, content));
        self
    }

    /// Adds a file that is fetched when the card is sent.
    pub fn enclosing(mut self, name: String, url: String) -> Self {
        self.enclosure = Some(Enclosure { name, url });
        self
    }

    /// The file that is fetched when the card is sent.
    pub const fn enclosure(&self) -> Option<&Enclosure> {
        self.enclosure.as_ref()
    }

    /// The card's picture and file.
    pub fn files(&self) -> Vec<CreateAttachment> {
        self.picture
            .iter()
            .chain(&self.file)
            .map(|(name, content)| CreateAttachment::bytes(content.clone(), *name))
            .collect()
    }
}
