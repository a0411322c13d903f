//! What is stored about people by announcements, notes on markets, thanks and agreements.

use super::OWN_CREATOR;
use super::holding::Forget::Run;
use super::holding::Holding;
use super::holding::Kind::{Count, Day, Key, Moment, Text};

/// The tables, in the order in which they are forgotten: before those of whoever and whatever they lead to.
pub(super) const ANNOUNCEMENTS: &[Holding] = &[
    Holding {
        table: "announcement_aside",
        of: "person_id = $1",
        shown: &[("language", Text), ("title", Text), ("body", Text), ("kept_at", Moment)],
        left_out: &["announcement_id", "person_id"],
        forget: Run("delete from announcement_aside where person_id = $1"),
    },
    Holding {
        table: "announcement",
        of: "scheduled_by_person_id = $1",
        shown: &[],
        left_out: &[
            "announcement_id",
            "program_id",
            "state",
            "revision",
            "created_at",
            "scheduled_at",
            "scheduled_by_person_id",
            "published_at",
        ],
        forget: Run("update announcement set scheduled_by_person_id = null where scheduled_by_person_id = $1"),
    },
    Holding {
        table: "market_note_text",
        of: "market_note_id in (select n.market_note_id from market_note n join creator c on c.creator_id = n.creator_id
             where c.person_id = $1)",
        shown: &[("market_note_id", Key), ("language", Text), ("title", Text), ("body", Text)],
        left_out: &[],
        // What managers took up is the programme's by then, without whoever proposed it.
        forget: Run("delete from market_note_text where market_note_id in (
            select n.market_note_id from market_note n join creator c on c.creator_id = n.creator_id
            where c.person_id = $1 and n.state in ('proposed', 'declined'))"),
    },
    Holding {
        table: "market_note",
        of: OWN_CREATOR,
        shown: &[
            ("market_note_id", Key),
            ("program_id", Key),
            ("market_id", Key),
            ("kind", Text),
            ("state", Text),
            ("creator_id", Key),
            ("from_minute", Count),
            ("until_minute", Count),
            ("made_at", Moment),
            ("decided_at", Moment),
        ],
        left_out: &["revision"],
        forget: Run("update market_note
            set creator_id = null, state = case when state in ('proposed', 'declined') then 'withdrawn' else state end
            where creator_id in (select creator_id from creator where person_id = $1)"),
    },
    Holding {
        table: "thanks_text",
        of: "thanks_id in (select t.thanks_id from thanks t join creator c on c.creator_id = t.creator_id
             where c.person_id = $1)",
        shown: &[("thanks_id", Key), ("language", Text), ("body", Text)],
        left_out: &[],
        forget: Run("delete from thanks_text where thanks_id in (
            select t.thanks_id from thanks t join creator c on c.creator_id = t.creator_id where c.person_id = $1)"),
    },
    Holding {
        table: "thanks",
        of: OWN_CREATOR,
        shown: &[
            ("thanks_id", Key),
            ("program_id", Key),
            ("creator_id", Key),
            ("state", Text),
            ("written_at", Moment),
            ("posted_at", Moment),
        ],
        left_out: &["told_at"],
        // The row stays, so that what its posts became can still be told.
        forget: Run("update thanks set creator_id = null, state = 'withdrawn'
            where creator_id in (select creator_id from creator where person_id = $1)"),
    },
    Holding {
        table: "agreement",
        of: OWN_CREATOR,
        shown: &[
            ("program_id", Key),
            ("creator_id", Key),
            ("starts_on", Day),
            ("ends_on", Day),
            ("campaigns", Count),
            ("review_on", Day),
            ("made_at", Moment),
            ("ended_at", Moment),
            ("end_reason", Text),
        ],
        left_out: &["agreement_id", "revision", "renewal_proposed_at"],
        forget: Run("delete from agreement where creator_id in (select creator_id from creator where person_id = $1)"),
    },
];
