//! The words of councils: how one votes, what a vote comes to, and what is refused.

use super::creator::language as language_name;
use super::{Arg, Message, Verbatim, market, text};
use crate::domain::refusal::Council as No;
use crate::domain::vote::{Choice, Outcome};

/// What to say to whoever was refused something about a council.
pub fn refusal(no: &No) -> Message {
    match no {
        No::Unset => text::refusal_council_unset(),
        No::Over { ends_on } => text::refusal_council_over(*ends_on),
        No::ChannelMissing => text::refusal_council_channel_missing(),
        No::NotSeated => text::refusal_council_not_seated(),
        No::NotChair => text::refusal_council_not_chair(),
        No::SeatsTaken { code, name, seats } => {
            text::refusal_council_seats_taken(market::called(code, name), i64::from(*seats))
        }
        No::NoMarket => text::refusal_council_no_market(),
        No::ProposalUnknown => text::refusal_proposal_unknown(),
        No::DayNeeded { typed, example } => {
            let iso = Verbatim(example.to_string());
            match typed.is_empty() {
                true => text::refusal_day_needed(*example, iso),
                false => text::refusal_day_needed_typed(typed, *example, iso),
            }
        }
        No::NotOpen => text::refusal_proposal_not_open(),
        No::Translated => text::refusal_proposal_translated(),
        No::Untranslated { languages } => text::refusal_proposal_untranslated(
            languages.iter().map(|language| Arg::from(language_name(*language))).collect::<Vec<_>>(),
        ),
        No::Empty => text::refusal_council_empty(),
        No::VoteClosed => text::refusal_vote_closed(),
        No::Unvoted => text::refusal_vote_uncounted(),
        No::Decided => text::refusal_decision_made(),
        No::DecisionDone => text::refusal_decision_done(),
        No::ElectionUnderWay => text::refusal_election_under_way(),
        No::ElectionNeedless => text::refusal_election_needless(),
        No::ElectionDays => text::refusal_election_days(),
        No::ElectionLate { ends_on } => text::refusal_election_late(*ends_on),
        No::ElectionUnknown => text::refusal_election_unknown(),
        No::ElectionOver => text::refusal_election_over(),
        No::StandingOver => text::refusal_standing_over(),
        No::VotingAhead { from } => text::refusal_voting_ahead(*from),
        No::OtherMarket { code, name } => text::refusal_contest_other_market(market::called(code, name)),
        No::SeatHeld => text::refusal_contest_seat_held(),
        No::CandidatesTooMany { most } => text::refusal_candidates_too_many(*most),
        No::CandidateGone => text::refusal_candidate_gone(),
        No::NoManager => text::refusal_decision_no_manager(),
        No::NotAuthor => text::refusal_proposal_not_author(),
        No::ProposalChanged => text::refusal_proposal_changed(),
        No::NotAgain => text::refusal_vote_not_again(),
        No::NotPlanner => text::refusal_meeting_not_planner(),
        No::MeetingsEnough { most } => text::refusal_meetings_enough(*most),
        No::NoTime => text::refusal_meeting_no_time(),
        No::MeetingUnknown => text::refusal_meeting_unknown(),
        No::MeetingPast => text::refusal_meeting_past(),
        No::MeetingAhead => text::refusal_meeting_ahead(),
        No::MomentPast => text::refusal_meeting_moment_past(),
        No::RecordDone => text::refusal_meeting_record_done(),
    }
}

/// The verb with which one votes.
pub fn choice(choice: Choice) -> Message {
    match choice {
        Choice::For => text::vote_for(),
        Choice::Against => text::vote_against(),
        Choice::Abstain => text::vote_abstain(),
    }
}

/// What a vote came to.
pub fn outcome(outcome: Outcome) -> Message {
    match outcome {
        Outcome::Carried => text::vote_carried(),
        Outcome::Rejected => text::vote_rejected(),
        Outcome::Tied => text::vote_tied(),
        Outcome::Unquorate => text::vote_unquorate(),
    }
}
