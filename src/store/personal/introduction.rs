//! What is stored about whom people would like to meet, whom they were introduced to, and how that was.

use super::OWN_CREATOR;
use super::holding::Forget::Run;
use super::holding::Holding;
use super::holding::Kind::{Key, Moment, Text};

/// Everything about introductions.
pub(super) const INTRODUCTIONS: &[Holding] = &[
    Holding {
        table: "introduction_follow_up",
        of: OWN_CREATOR,
        shown: &[("introduction_id", Key), ("creator_id", Key), ("verdict", Text), ("answered_at", Moment)],
        left_out: &[],
        forget: Run("delete from introduction_follow_up
            where creator_id in (select creator_id from creator where person_id = $1)"),
    },
    Holding {
        table: "introduction_work",
        of: OWN_CREATOR,
        shown: &[("introduction_id", Key), ("creator_id", Key), ("url", Text), ("told_at", Moment)],
        left_out: &[],
        forget: Run("delete from introduction_work
            where creator_id in (select creator_id from creator where person_id = $1)"),
    },
    Holding {
        table: "introduction_person",
        of: OWN_CREATOR,
        shown: &[
            ("introduction_id", Key),
            ("creator_id", Key),
            ("told_at", Moment),
            ("answer", Text),
            ("answered_at", Moment),
        ],
        left_out: &[],
        forget: Run("delete from introduction_person
            where creator_id in (select creator_id from creator where person_id = $1)"),
    },
    Holding {
        // What is of all of its people is told by what is of each one.
        table: "introduction",
        of: "made_by_person_id = $1",
        shown: &[],
        left_out: &[
            "introduction_id",
            "program_id",
            "state",
            "made_by",
            "made_by_person_id",
            "reasons",
            "times",
            "made_at",
            "nudge_at",
            "closes_at",
            "agreed_at",
            "opens_at",
            "troubled_at",
            "channel_id",
            "thread_id",
            "opened_at",
            "closed_at",
            "follow_up_at",
        ],
        forget: Run("update introduction set made_by_person_id = null where made_by_person_id = $1"),
    },
    Holding {
        table: "introduction_avoid",
        of: OWN_CREATOR,
        shown: &[("creator_id", Key), ("avoided_creator_id", Key), ("avoided_at", Moment)],
        left_out: &[],
        // Others' wish not to meet somebody goes with that person, unread.
        forget: Run("delete from introduction_avoid
            where creator_id in (select creator_id from creator where person_id = $1)
               or avoided_creator_id in (select creator_id from creator where person_id = $1)"),
    },
    Holding {
        table: "introduction_text",
        of: OWN_CREATOR,
        shown: &[("creator_id", Key), ("language", Text), ("offers", Text), ("learns", Text)],
        left_out: &[],
        forget: Run("delete from introduction_text
            where creator_id in (select creator_id from creator where person_id = $1)"),
    },
    Holding {
        table: "introduction_topic",
        of: OWN_CREATOR,
        shown: &[("creator_id", Key), ("topic", Text)],
        left_out: &[],
        forget: Run("delete from introduction_topic
            where creator_id in (select creator_id from creator where person_id = $1)"),
    },
    Holding {
        table: "introduction_language",
        of: OWN_CREATOR,
        shown: &[("creator_id", Key), ("language", Text), ("level", Text)],
        left_out: &[],
        forget: Run("delete from introduction_language
            where creator_id in (select creator_id from creator where person_id = $1)"),
    },
    Holding {
        table: "introduction_market",
        of: OWN_CREATOR,
        shown: &[("creator_id", Key), ("market_id", Key)],
        left_out: &[],
        forget: Run("delete from introduction_market
            where creator_id in (select creator_id from creator where person_id = $1)"),
    },
    Holding {
        table: "introduction_profile",
        of: OWN_CREATOR,
        shown: &[
            ("program_id", Key),
            ("creator_id", Key),
            ("cadence", Text),
            ("joined_at", Moment),
            ("paused_until", Moment),
        ],
        left_out: &[],
        forget: Run("delete from introduction_profile
            where creator_id in (select creator_id from creator where person_id = $1)"),
    },
];
