//! Who sees a council's private channel: whoever sits in it, let in by Duet and put out again.

use chrono::{DateTime, Utc};

use super::{ChannelId, PersonId, ProgramId};

/// How somebody sees a channel, as far as Duet has to do with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum State {
    /// Duet is about to let them in, and may have.
    Entering,
    /// Duet let them in.
    Inside,
    /// Somebody else had let them in before.
    Already,
}

/// Somebody who is to be let into a channel, or put out of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Due {
    /// The channel.
    pub channel_id: ChannelId,
    /// Who.
    pub person_id: PersonId,
    /// The programme.
    pub program_id: ProgramId,
    /// Whether they are to see it.
    pub is_wanted: bool,
    /// How they do so far; none where Duet has not tried.
    pub state: Option<State>,
    /// Since when it waits, where that was written down.
    pub due_at: Option<DateTime<Utc>>,
}

impl Due {
    /// Whether there is anything to ask of Discord: what Duet did not do it does not take back.
    pub fn asks(&self) -> bool {
        self.is_wanted || matches!(self.state, Some(State::Entering | State::Inside))
    }
}

/// How letting somebody in or putting them out went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// They see the channel, by Duet's doing or not.
    In(State),
    /// They do not, as far as it is Duet's doing.
    Out,
    /// Discord said no: it is tried again later, and managers see it.
    Refused,
    /// Discord did not answer: it is tried again soon.
    Later,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_duet_did_not_do_it_does_not_take_back() {
        let due = |is_wanted, state| Due {
            channel_id: ChannelId(1),
            person_id: PersonId(2),
            program_id: ProgramId(3),
            is_wanted,
            state,
            due_at: None,
        };
        assert!(due(true, None).asks() && due(true, Some(State::Already)).asks());
        assert!(due(false, Some(State::Inside)).asks() && due(false, Some(State::Entering)).asks());
        assert!(!due(false, Some(State::Already)).asks());
    }
}
