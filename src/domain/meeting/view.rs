//! A meeting with all that belongs to it: who is to come and where they are, and what is on record.

use chrono::NaiveDate;

use super::{Answer, Meeting, Record};
use crate::domain::program::Zone;
use crate::domain::text::Variants;
use crate::domain::{CreatorId, Language, PersonId, decision, proposal};

/// Somebody who is to come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sitter {
    /// Who.
    pub creator_id: CreatorId,
    /// Their name.
    pub name: String,
    /// The person.
    pub person_id: PersonId,
    /// Where they are.
    pub zone: Zone,
    /// Whether they come, as far as they said.
    pub answer: Option<Answer>,
}

/// A meeting with all that belongs to it.
#[derive(Clone, Debug)]
pub struct View {
    /// The meeting.
    pub meeting: Meeting,
    /// Its day where the programme is.
    pub day: NaiveDate,
    /// What its council is called.
    pub name: Variants,
    /// Whoever sits there now.
    pub sitters: Vec<Sitter>,
    /// What is on record of it, what was written first before the others.
    pub records: Vec<Record>,
    /// The languages that the council's seats speak.
    pub languages: Vec<Language>,
    /// Whether it has not begun.
    pub is_ahead: bool,
    /// Whether it took place.
    pub is_over: bool,
}

impl View {
    /// What is on record in a language; what was written first where there is nothing in it.
    pub fn record(&self, language: Language) -> Option<&Record> {
        self.records.iter().find(|record| record.language == language).or(self.records.first())
    }

    /// The languages in which something is wanted once there is something in one.
    pub fn missing(&self) -> Vec<Language> {
        let is_missing =
            |language: &&Language| self.records.iter().all(|record| record.language != **language);
        match self.records.is_empty() {
            true => Vec::new(),
            false => self.languages.iter().filter(is_missing).copied().collect(),
        }
    }
}

/// What of a meeting stands in the council's channel.
#[derive(Clone, Debug)]
pub struct Posted {
    /// The meeting.
    pub view: View,
    /// Proposals that are discussed or voted on.
    pub proposals: Vec<proposal::View>,
    /// Decisions that are not done.
    pub decisions: Vec<decision::Told>,
}
