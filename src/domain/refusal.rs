//! Every no that an asker can understand and act on.

use super::Language;

/// A no that the asker can mend. Words for each are in `locales/*/refusals.ftl`, by one exhaustive match in `i18n`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The command came from a server that no manager has set up yet.
    ProgramNotSetUp,
    /// The command came by direct message from a person who is in no programme.
    InNoProgram,
    /// The asker is not an approved creator of this programme.
    NotACreator,
    /// The asker has applied and the managers have not answered yet.
    ApplicationWaiting,
    /// Only managers may do this.
    NotAManager,
    /// No such campaign in this programme, or it is not open to the asker.
    CampaignUnknown,
    /// No such link of the asker.
    LinkUnknown,
    /// Text that is required was empty, or nothing of it was visible. The field's name is a message id.
    TextMissing {
        /// Which.
        field: Field,
    },
    /// A text is longer than its field allows.
    TextTooLong {
        /// Which.
        field: Field,
        /// Characters allowed.
        limit: usize,
        /// Characters found.
        length: usize,
    },
    /// A button, select or form that no longer means anything, or never did.
    PressStale,
    /// The language is not one that Duet, or the programme, speaks.
    LanguageUnknown {
        /// Those that are spoken.
        known: Vec<Language>,
    },
}

/// A field that a person fills in, so that a refusal can name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The name of a campaign.
    CampaignName,
    /// The part of an address that tells one placement from another.
    SubId,
}
