//! What is stored about people by councils: their seats, votes and candidacies, what they propose, say and translate.

use super::OWN_CREATOR;
use super::holding::Forget::Run;
use super::holding::Holding;
use super::holding::Kind::{Flag, Key, Moment, Text};

/// The tables, in the order in which they are forgotten: votes before seats, words before what they are the words of.
pub(super) const COUNCILS: &[Holding] = &[
    Holding {
        table: "ballot",
        of: "council_seat_id in (select s.council_seat_id from council_seat s
             join creator c on c.creator_id = s.creator_id where c.person_id = $1)",
        shown: &[("proposal_id", Key), ("choice", Text), ("cast_at", Moment)],
        left_out: &["council_seat_id"],
        forget: Run("delete from ballot where council_seat_id in (select s.council_seat_id from council_seat s
            join creator c on c.creator_id = s.creator_id where c.person_id = $1)"),
    },
    Holding {
        table: "council_access",
        of: "person_id = $1",
        shown: &[("person_id", Key), ("program_id", Key), ("channel_id", Key), ("state", Text)],
        left_out: &["is_refused", "due_at"],
        forget: Run("delete from council_access where person_id = $1"),
    },
    Holding {
        table: "election_ballot",
        of: OWN_CREATOR,
        shown: &[("contest_id", Key), ("creator_id", Key), ("candidacy_id", Key), ("cast_at", Moment)],
        left_out: &[],
        // Whoever chose somebody who is gone chose nobody.
        forget: Run("delete from election_ballot
            where creator_id in (select creator_id from creator where person_id = $1)
               or candidacy_id in (select d.candidacy_id from candidacy d
                    join creator c on c.creator_id = d.creator_id where c.person_id = $1)"),
    },
    Holding {
        table: "candidacy",
        of: OWN_CREATOR,
        shown: &[
            ("program_id", Key),
            ("contest_id", Key),
            ("creator_id", Key),
            ("words", Text),
            ("stood_at", Moment),
            ("withdrawn_at", Moment),
        ],
        left_out: &["candidacy_id"],
        forget: Run("delete from candidacy
            where creator_id in (select creator_id from creator where person_id = $1)"),
    },
    Holding {
        table: "council_seat",
        of: OWN_CREATOR,
        shown: &[
            ("program_id", Key),
            ("council_id", Key),
            ("creator_id", Key),
            ("market_id", Key),
            ("is_chair", Flag),
            ("appointed_at", Moment),
            ("ended_at", Moment),
        ],
        left_out: &["council_seat_id"],
        forget: Run("delete from council_seat
            where creator_id in (select creator_id from creator where person_id = $1)"),
    },
    Holding {
        table: "contribution_text",
        of: "person_id = $1",
        shown: &[("contribution_id", Key), ("language", Text), ("body", Text), ("written_at", Moment)],
        left_out: &["person_id"],
        forget: Run("delete from contribution_text where person_id = $1
            or contribution_id in (select contribution_id from contribution where person_id = $1)"),
    },
    Holding {
        table: "contribution",
        of: "person_id = $1",
        shown: &[
            ("contribution_id", Key),
            ("program_id", Key),
            ("proposal_id", Key),
            ("language", Text),
            ("given_at", Moment),
        ],
        left_out: &["person_id"],
        forget: Run("update contribution set person_id = null where person_id = $1"),
    },
    Holding {
        table: "proposal_text",
        of: "person_id = $1",
        shown: &[
            ("proposal_id", Key),
            ("language", Text),
            ("title", Text),
            ("body", Text),
            ("written_at", Moment),
        ],
        left_out: &["person_id", "origin"],
        // What a council voted on is the programme's record by then, without whoever wrote it.
        forget: Run("update proposal_text set person_id = null,
                title = case when proposal_id in (select p.proposal_id from proposal p
                    where p.person_id = $1 and p.state <> 'closed') then '' else title end,
                body = case when proposal_id in (select p.proposal_id from proposal p
                    where p.person_id = $1 and p.state <> 'closed') then '' else body end
            where person_id = $1
               or proposal_id in (select p.proposal_id from proposal p where p.person_id = $1 and p.state <> 'closed')"),
    },
    Holding {
        table: "proposal",
        of: "person_id = $1",
        shown: &[
            ("proposal_id", Key),
            ("program_id", Key),
            ("council_id", Key),
            ("language", Text),
            ("state", Text),
            ("proposed_at", Moment),
        ],
        left_out: &[
            "person_id",
            "closes_at",
            "casts",
            "outcome",
            "in_favour",
            "against",
            "abstained",
            "closed_at",
            "revision",
        ],
        forget: Run("update proposal set person_id = null,
                state = case when state <> 'closed' then 'withdrawn' else state end
            where person_id = $1"),
    },
    Holding {
        table: "decision",
        of: "owner_person_id = $1",
        shown: &[],
        left_out: &[
            "decision_id",
            "program_id",
            "proposal_id",
            "owner_person_id",
            "due_on",
            "decided_at",
            "done_at",
        ],
        forget: Run("update decision set owner_person_id = null where owner_person_id = $1"),
    },
];
