//! What is stored about people by drafts of translations: what a machine made of their words.

use super::holding::Forget::Run;
use super::holding::Holding;
use super::holding::Kind::{Key, Moment, Text};

/// The table.
pub(super) const MACHINE_DRAFTS: &[Holding] = &[Holding {
    table: "machine_draft",
    of: "person_id = $1",
    shown: &[
        ("program_id", Key),
        ("kind", Text),
        ("subject_id", Key),
        ("language", Text),
        ("body", Text),
        ("drafted_at", Moment),
    ],
    left_out: &["machine_draft_id", "person_id", "origin", "is_cut"],
    forget: Run("delete from machine_draft where person_id = $1"),
}];
