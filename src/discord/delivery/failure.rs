//! Why a notice was not said, and whether trying again can help.

use serenity::all::HttpError;

use crate::domain::person::Reach;

/// What Discord answers when a channel is gone.
const UNKNOWN_CHANNEL: isize = 10_003;
/// What Discord answers when a person's direct messages are closed.
const CANNOT_MESSAGE: isize = 50_007;
/// What Discord answers when no server is shared any more.
const NO_MUTUAL_SERVER: isize = 50_278;
/// What Discord answers when a thread sleeps and is locked.
const THREAD_ARCHIVED: isize = 50_083;

/// Why a notice was not said.
#[derive(Debug, thiserror::Error)]
pub(super) enum Failure {
    /// Discord said no, or nothing.
    #[error("{0}")]
    Discord(#[from] serenity::Error),
    /// The database failed.
    #[error("{0}")]
    Store(#[from] sqlx::Error),
    /// A file that belongs to it could not be fetched.
    #[error("the file could not be fetched: {0}")]
    File(#[from] reqwest::Error),
    /// What was done could not be written down.
    #[error("it could not be written down: {0}")]
    Unkept(String),
    /// The channel of direct messages that was kept is no longer one.
    #[error("the direct message channel is gone")]
    DirectGone,
    /// There is nothing left to say.
    #[error("what it is about is gone: {0}")]
    Gone(String),
    /// There is no way to its reader.
    #[error("there is no way to its reader: {0}")]
    NoWay(String),
}

impl Failure {
    fn code(&self) -> Option<(u16, isize)> {
        match self {
            Self::Discord(serenity::Error::Http(HttpError::UnsuccessfulRequest(response))) => {
                Some((response.status_code.as_u16(), response.error.code))
            }
            _ => None,
        }
    }

    /// What the failure of a direct message tells of the person.
    pub(super) fn reach(&self) -> Option<Reach> {
        match self.code()?.1 {
            CANNOT_MESSAGE => Some(Reach::Closed),
            NO_MUTUAL_SERVER => Some(Reach::Left),
            _ => None,
        }
    }

    /// Whether the channel that was kept is no longer one.
    pub(super) fn is_channel_gone(&self) -> bool {
        self.code().is_some_and(|(_, code)| code == UNKNOWN_CHANNEL)
    }

    /// Whether Discord answered with one of these codes.
    pub(super) fn is(&self, codes: &[isize]) -> bool {
        self.code().is_some_and(|(_, code)| codes.contains(&code))
    }

    /// Whether Duet lacks a permission for it.
    pub(super) fn is_forbidden(&self) -> bool {
        self.code().is_some_and(|(status, _)| status == 403)
    }

    /// Whether a thread has to be woken first.
    pub(super) fn is_thread_asleep(&self) -> bool {
        self.code().is_some_and(|(_, code)| code == THREAD_ARCHIVED)
    }

    /// Whether trying again cannot help: Discord understood and said no. A token that Discord does not know (401) is
    /// the operator's to mend, and what waits is said after that.
    pub(super) fn is_final(&self) -> bool {
        let refused = |(status, _)| (400..500).contains(&status) && status != 429 && status != 401;
        matches!(self, Self::Gone(_) | Self::NoWay(_)) || self.code().is_some_and(refused)
    }
}
