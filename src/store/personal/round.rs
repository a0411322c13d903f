//! What is stored about people by rounds of introductions.

use super::OWN_CREATOR;
use super::holding::Forget::Run;
use super::holding::Holding;
use super::holding::Kind::{Count, Key, Text};

/// Everything about rounds.
pub(super) const ROUNDS: &[Holding] = &[
    Holding {
        table: "round_person",
        of: OWN_CREATOR,
        shown: &[("round_id", Key), ("creator_id", Key), ("place", Count), ("reason", Text)],
        left_out: &[],
        forget: Run("delete from round_person
            where creator_id in (select creator_id from creator where person_id = $1)"),
    },
    Holding {
        table: "round",
        of: "started_by_person_id = $1",
        shown: &[],
        left_out: &["round_id", "program_id", "seed", "started_by_person_id", "started_at"],
        forget: Run("update round set started_by_person_id = null where started_by_person_id = $1"),
    },
];
