//! What is stored about people by the results of campaigns: what they were told, what they learned, and who wrote and sent it.

use super::OWN_CREATOR;
use super::campaign::OWN_PARTICIPATION;
use super::holding::Forget::{Keep, Run};
use super::holding::Holding;
use super::holding::Kind::{Count, Flag, Key, Moment, Text};

/// Tables of results.
pub(super) const RESULTS: &[Holding] = &[
    Holding {
        table: "result",
        of: "told_by_person_id = $1 or verdict_by_person_id = $1",
        shown: &[],
        left_out: &[
            "campaign_id",
            "program_id",
            "ended_at",
            "owed_at",
            "revision",
            "told_at",
            "told_by_person_id",
            "post_at",
            "posted_at",
            "verdict",
            "verdict_by_person_id",
            "decided_at",
        ],
        forget: Run("update result
            set told_by_person_id = case when told_by_person_id = $1 then null else told_by_person_id end,
                verdict_by_person_id = case when verdict_by_person_id = $1 then null else verdict_by_person_id end
            where told_by_person_id = $1 or verdict_by_person_id = $1"),
    },
    Holding {
        table: "result_text",
        of: "updated_by_person_id = $1",
        shown: &[],
        left_out: &[
            "campaign_id",
            "language",
            "piece",
            "body",
            "origin",
            "is_draft",
            "revision",
            "updated_by_person_id",
            "updated_at",
        ],
        forget: Run("update result_text set updated_by_person_id = null where updated_by_person_id = $1"),
    },
    Holding {
        table: "result_aside",
        of: "person_id = $1",
        shown: &[("language", Text), ("worked", Text), ("failed", Text), ("next", Text), ("kept_at", Moment)],
        left_out: &["campaign_id", "person_id"],
        forget: Run("delete from result_aside where person_id = $1"),
    },
    Holding {
        table: "participation_result_money",
        of: OWN_PARTICIPATION,
        shown: &[("participation_id", Key), ("currency", Text), ("revenue_minor", Count)],
        left_out: &[],
        forget: Keep("figures; without the person they are numbers"),
    },
    Holding {
        table: "participation_result",
        of: OWN_CREATOR,
        shown: &[
            ("participation_id", Key),
            ("program_id", Key),
            ("campaign_id", Key),
            ("creator_id", Key),
            ("views", Count),
            ("saves", Count),
            ("shares", Count),
            ("measured_at", Moment),
            ("clicks", Count),
            ("visitors", Count),
            ("signups", Count),
            ("sales", Count),
            ("renewals", Count),
            ("refunds", Count),
            ("told_at", Moment),
            ("sentiment", Text),
        ],
        left_out: &["measured_by_person_id"],
        // The figures stay: without the person they are numbers.
        forget: Run("update participation_result set measured_by_person_id = null where measured_by_person_id = $1"),
    },
    Holding {
        table: "reflection",
        of: OWN_CREATOR,
        shown: &[
            ("participation_id", Key),
            ("program_id", Key),
            ("campaign_id", Key),
            ("creator_id", Key),
            ("language", Text),
            ("body", Text),
            ("may_quote", Flag),
            ("written_at", Moment),
        ],
        left_out: &[],
        forget: Run("delete from reflection where creator_id in (select creator_id from creator where person_id = $1)"),
    },
];
