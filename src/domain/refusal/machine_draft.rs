//! Every no about drafts that a machine makes of translations.

/// A no about a machine's draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MachineDraft {
    /// No machine translates here.
    Unset,
    /// The machine gave nothing that can be used, or took too long.
    Unavailable,
    /// There are no words to translate, or all of them are translated.
    Empty,
    /// The words have changed since the machine translated them.
    Outdated,
    /// The draft was sent, or is too old.
    Gone,
}
