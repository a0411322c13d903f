//! What is known of managers by what they wrote and decided about campaigns: their numbers.

use super::holding::Forget::Run;
use super::holding::Holding;

/// Tables of briefs, terms and stages.
pub(super) const BRIEFS: &[Holding] = &[
    Holding {
        table: "stage_tick",
        of: "ticked_by_person_id = $1",
        shown: &[],
        left_out: &["campaign_id", "item", "ticked_by_person_id", "ticked_at"],
        forget: Run("update stage_tick set ticked_by_person_id = null where ticked_by_person_id = $1"),
    },
    Holding {
        table: "stage_move",
        of: "moved_by_person_id = $1",
        shown: &[],
        left_out: &[
            "stage_move_id",
            "campaign_id",
            "from_stage",
            "to_stage",
            "unmet",
            "reason",
            "moved_by_person_id",
            "moved_at",
        ],
        forget: Run("update stage_move set moved_by_person_id = null where moved_by_person_id = $1"),
    },
    Holding {
        table: "brief_text",
        of: "updated_by_person_id = $1",
        shown: &[],
        left_out: &[
            "campaign_id",
            "language",
            "section",
            "body",
            "origin",
            "is_draft",
            "revision",
            "updated_by_person_id",
            "updated_at",
        ],
        forget: Run("update brief_text set updated_by_person_id = null where updated_by_person_id = $1"),
    },
    Holding {
        table: "deliverable_text",
        of: "updated_by_person_id = $1",
        shown: &[],
        left_out: &[
            "deliverable_id",
            "language",
            "piece",
            "body",
            "origin",
            "is_draft",
            "revision",
            "updated_by_person_id",
            "updated_at",
        ],
        forget: Run(
            "update deliverable_text set updated_by_person_id = null where updated_by_person_id = $1",
        ),
    },
    Holding {
        table: "brief_terms",
        of: "published_by_person_id = $1",
        shown: &[],
        left_out: &["campaign_id", "version", "terms", "published_by_person_id", "published_at"],
        forget: Run("update brief_terms set published_by_person_id = null where published_by_person_id = $1"),
    },
    Holding {
        table: "brief_draft",
        of: "made_by_person_id = $1",
        shown: &[],
        left_out: &["brief_draft_id", "program_id", "draft", "made_by_person_id", "made_at"],
        forget: Run("delete from brief_draft where made_by_person_id = $1"),
    },
];
