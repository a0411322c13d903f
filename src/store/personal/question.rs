//! What is stored about people by questions to other markets.

use super::OWN_CREATOR;
use super::holding::Forget::Run;
use super::holding::Holding;
use super::holding::Kind::{Key, Moment, Text};

/// The tables, in the order in which they are forgotten: before those of whoever and whatever they lead to.
pub(super) const QUESTIONS: &[Holding] = &[
    Holding {
        table: "question_helpful",
        of: "person_id = $1",
        shown: &[("question_answer_id", Key), ("marked_at", Moment)],
        left_out: &["person_id"],
        forget: Run("delete from question_helpful where person_id = $1 or question_answer_id in (
            select question_answer_id from question_answer where person_id = $1)"),
    },
    Holding {
        table: "question_text",
        of: "person_id = $1
             or question_answer_id in (select question_answer_id from question_answer where person_id = $1)
             or (question_answer_id is null and question_id in (
                 select q.question_id from question q join creator c on c.creator_id = q.creator_id
                 where c.person_id = $1))",
        shown: &[
            ("question_id", Key),
            ("question_answer_id", Key),
            ("language", Text),
            ("title", Text),
            ("body", Text),
            ("written_at", Moment),
        ],
        left_out: &["question_text_id", "person_id", "stems"],
        forget: Run("delete from question_text where person_id = $1
            or question_answer_id in (select question_answer_id from question_answer where person_id = $1)
            or (question_answer_id is null and question_id in (
                select q.question_id from question q join creator c on c.creator_id = q.creator_id
                where c.person_id = $1))"),
    },
    Holding {
        table: "question_answer",
        of: "person_id = $1",
        shown: &[
            ("question_answer_id", Key),
            ("program_id", Key),
            ("question_id", Key),
            ("language", Text),
            ("given_at", Moment),
        ],
        left_out: &["person_id"],
        forget: Run("delete from question_answer where person_id = $1"),
    },
    Holding {
        table: "question",
        of: OWN_CREATOR,
        shown: &[
            ("question_id", Key),
            ("program_id", Key),
            ("creator_id", Key),
            ("market_id", Key),
            ("language", Text),
            ("state", Text),
            ("asked_at", Moment),
        ],
        left_out: &["due_at", "offered_at", "accepted_answer_id", "market_note_id"],
        // The row stays, so that what its posts became can still be told.
        forget: Run("update question set creator_id = null, state = 'withdrawn', due_at = null
            where creator_id in (select creator_id from creator where person_id = $1)"),
    },
];
