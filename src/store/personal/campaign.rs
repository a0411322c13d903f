//! What is stored about people in campaigns: what they joined, declined, owe, asked and suggested.

use super::OWN_CREATOR;
use super::holding::Forget::{Run, RunAt};
use super::holding::Holding;
use super::holding::Kind::{Count, Day, Flag, Key, Moment, Text};

pub(super) const OWN_PARTICIPATION: &str = "participation_id in (
    select n.participation_id from participation n join creator c on c.creator_id = n.creator_id where c.person_id = $1)";
const OWN_QUESTION: &str = "brief_question_id in (
    select q.brief_question_id from brief_question q join creator c on c.creator_id = q.creator_id where c.person_id = $1)";
const OWN_IDEA: &str = "idea_id in (
    select i.idea_id from idea i join creator c on c.creator_id = i.creator_id where c.person_id = $1)";

/// Everything about people that hangs on campaigns.
pub(super) const CAMPAIGNS: &[Holding] = &[
    Holding {
        table: "deadline",
        of: OWN_PARTICIPATION,
        shown: &[("participation_id", Key), ("deliverable_id", Key), ("due_on", Day), ("done_at", Moment)],
        left_out: &["deadline_id"],
        forget: Run("delete from deadline where participation_id in (
            select n.participation_id from participation n join creator c on c.creator_id = n.creator_id
            where c.person_id = $1)"),
    },
    Holding {
        table: "participation",
        of: OWN_CREATOR,
        shown: &[
            ("participation_id", Key),
            ("program_id", Key),
            ("campaign_id", Key),
            ("creator_id", Key),
            ("state", Text),
            ("ordinal", Count),
            ("terms_version", Count),
            ("offered_at", Moment),
            ("answered_at", Moment),
            ("joined_at", Moment),
            ("ended_at", Moment),
            ("decline_reason", Text),
            ("band_reason", Text),
        ],
        left_out: &["band_by_person_id"],
        // That somebody took part is a figure; why not, and why all the same, are words about them.
        forget: RunAt("update participation
            set decline_reason = null, band_reason = null,
                ended_at = case when state = 'joined' then $2 else ended_at end,
                state = case when state = 'joined' then 'ended' when state = 'offered' then 'declined' else state end
            where creator_id in (select creator_id from creator where person_id = $1)"),
    },
    Holding {
        table: "brief_answer",
        of: OWN_QUESTION,
        shown: &[("language", Text), ("question", Text), ("answer", Text)],
        left_out: &["brief_question_id"],
        forget: Run("delete from brief_answer where brief_question_id in (
            select q.brief_question_id from brief_question q join creator c on c.creator_id = q.creator_id
            where c.person_id = $1)"),
    },
    Holding {
        table: "brief_question",
        of: OWN_CREATOR,
        shown: &[
            ("program_id", Key),
            ("campaign_id", Key),
            ("creator_id", Key),
            ("language", Text),
            ("body", Text),
            ("asked_at", Moment),
            ("answered_at", Moment),
            ("is_shown", Flag),
        ],
        left_out: &["brief_question_id", "answered_by_person_id"],
        forget: Run("delete from brief_question
            where creator_id in (select creator_id from creator where person_id = $1)"),
    },
    Holding {
        table: "idea_request",
        of: OWN_CREATOR,
        shown: &[("campaign_id", Key), ("creator_id", Key), ("asked_at", Moment)],
        left_out: &[],
        forget: Run("delete from idea_request
            where creator_id in (select creator_id from creator where person_id = $1)"),
    },
    Holding {
        table: "idea_answer",
        of: OWN_IDEA,
        shown: &[("idea_id", Key), ("language", Text), ("said", Text), ("done", Text)],
        left_out: &[],
        forget: Run("delete from idea_answer where idea_id in (
            select i.idea_id from idea i join creator c on c.creator_id = i.creator_id where c.person_id = $1)"),
    },
    Holding {
        table: "idea",
        of: OWN_CREATOR,
        shown: &[
            ("idea_id", Key),
            ("program_id", Key),
            ("campaign_id", Key),
            ("creator_id", Key),
            ("language", Text),
            ("body", Text),
            ("may_quote", Flag),
            ("given_at", Moment),
        ],
        left_out: &[],
        forget: Run("delete from idea where creator_id in (select creator_id from creator where person_id = $1)"),
    },
];
