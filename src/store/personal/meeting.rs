//! What is stored about people by a council's meetings: whether they come, and what they put on record.

use super::OWN_CREATOR;
use super::holding::Forget::Run;
use super::holding::Holding;
use super::holding::Kind::{Key, Moment, Text};

/// Everything about meetings.
pub(super) const MEETINGS: &[Holding] = &[
    Holding {
        table: "attendance",
        of: OWN_CREATOR,
        shown: &[("meeting_id", Key), ("creator_id", Key), ("answer", Text), ("answered_at", Moment)],
        left_out: &["attendance_id"],
        forget: Run("delete from attendance
            where creator_id in (select creator_id from creator where person_id = $1)"),
    },
    Holding {
        table: "meeting_text",
        of: "person_id = $1",
        shown: &[("meeting_id", Key), ("language", Text), ("body", Text), ("written_at", Moment)],
        left_out: &["person_id"],
        // What is on record of a meeting is the council's, without whoever wrote it.
        forget: Run("update meeting_text set person_id = null where person_id = $1"),
    },
    Holding {
        table: "meeting",
        of: "planned_by_person_id = $1",
        shown: &[],
        left_out: &[
            "meeting_id",
            "program_id",
            "council_id",
            "revision",
            "state",
            "starts_at",
            "minutes",
            "planned_by_person_id",
            "planned_at",
            "agenda_at",
            "event_id",
            "event_at",
            "event_troubled_at",
        ],
        forget: Run("update meeting set planned_by_person_id = null where planned_by_person_id = $1"),
    },
];
