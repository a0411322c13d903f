//! The words of a creator's stage, uses of their name, languages and markets.

use super::{Capital, Message, Verbatim, label, text};
use crate::domain::Language;
use crate::domain::consent::Use;
use crate::domain::creator::Stage;
use crate::domain::relationship::Bond;

/// What a stage is called.
pub fn stage(stage: Stage) -> Message {
    match stage {
        Stage::Invited => text::creator_stage_invited(),
        Stage::Applied => text::creator_stage_applied(),
        Stage::Active => text::creator_stage_active(),
        Stage::Declined => text::creator_stage_declined(),
        Stage::Left => text::creator_stage_left(),
    }
}

/// What a stage of the relationship is called.
pub fn bond(bond: Bond) -> Message {
    match bond {
        Bond::New => text::bond_new(),
        Bond::Growing => text::bond_growing(),
        Bond::Steady => text::bond_steady(),
        Bond::Cooling => text::bond_cooling(),
        Bond::Resting => text::bond_resting(),
    }
}

/// What a use of somebody's name is called.
pub fn use_of_name(of: Use) -> Message {
    match of {
        Use::Leaderboard => text::consent_leaderboard(),
        Use::Thanks => text::consent_thanks(),
        Use::Quotes => text::consent_quotes(),
        Use::Milestones => text::consent_milestones(),
        Use::Directory => text::consent_directory(),
    }
}

/// What a language is called; one without a word of its own for it is called what its speakers call it.
pub fn language(language: Language) -> Message {
    text::language_name(Verbatim(language.code()), label(language, &text::language_own_name()))
}

/// The same where a line or a button begins with it.
pub fn language_title(of: Language) -> Message {
    text::value(Capital(language(of)))
}
