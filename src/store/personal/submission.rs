//! What is stored about what people handed in, and how long it may be used.

use super::OWN_CREATOR;
use super::holding::Forget::{Keep, Run};
use super::holding::Holding;
use super::holding::Kind::{Count, Day, Key, Moment, Text};

const OWN_SUBMISSION: &str = "submission_id in (
    select s.submission_id from submission s join creator c on c.creator_id = s.creator_id where c.person_id = $1)";

/// Everything about what people handed in.
pub(super) const SUBMISSIONS: &[Holding] = &[
    Holding {
        table: "submission_draft",
        of: OWN_CREATOR,
        shown: &[
            ("creator_id", Key),
            ("url", Text),
            ("file_name", Text),
            ("post", Text),
            ("made_at", Moment),
        ],
        left_out: &["submission_draft_id", "program_id"],
        forget: Run("delete from submission_draft
            where creator_id in (select creator_id from creator where person_id = $1)"),
    },
    Holding {
        table: "submission_revision",
        of: OWN_SUBMISSION,
        shown: &[
            ("submission_id", Key),
            ("number", Count),
            ("url", Text),
            ("file_name", Text),
            ("post", Text),
            ("sent_at", Moment),
            ("verdict", Text),
            ("words", Text),
            ("decided_at", Moment),
        ],
        left_out: &["decided_by_person_id", "kept_channel_id", "kept_message_id"],
        forget: Run("delete from submission_revision where submission_id in (
            select s.submission_id from submission s join creator c on c.creator_id = s.creator_id
            where c.person_id = $1)"),
    },
    Holding {
        table: "usage_right",
        of: OWN_CREATOR,
        shown: &[
            ("usage_right_id", Key),
            ("program_id", Key),
            ("campaign_id", Key),
            ("creator_id", Key),
            ("submission_id", Key),
            ("scope", Text),
            ("channels", Text),
            ("territory", Text),
            ("from_on", Day),
            ("until_on", Day),
            ("state", Text),
            ("proposed_until_on", Day),
            ("stopped_at", Moment),
        ],
        left_out: &["revision", "is_proposed_by_creator"],
        forget: Keep("both agreed to it; without the person it says until when something may be used"),
    },
    Holding {
        table: "submission",
        of: OWN_CREATOR,
        shown: &[
            ("submission_id", Key),
            ("program_id", Key),
            ("campaign_id", Key),
            ("creator_id", Key),
            ("participation_id", Key),
            ("deliverable_id", Key),
            ("state", Text),
            ("revision", Count),
            ("sent_at", Moment),
            ("decided_at", Moment),
            ("post_url", Text),
            ("posted_on", Day),
            ("reported_at", Moment),
        ],
        left_out: &["step", "decided_by_person_id"],
        // That something was handed in and approved is a figure; where it can be seen leads to the person.
        forget: Run("update submission set post_url = null
            where creator_id in (select creator_id from creator where person_id = $1)"),
    },
];
