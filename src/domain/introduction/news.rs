//! What there is to tell of an introduction without being asked.

use serde::{Deserialize, Serialize};

use crate::domain::IntroductionId;
use crate::domain::contact::Topic;
use crate::domain::round::Why;

/// What there is to tell. Each is drawn from the introduction as it stands when it is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum News {
    /// Its reader is asked whether they would like to meet somebody.
    Offered(IntroductionId),
    /// Its reader has not answered that.
    Nudged(IntroductionId),
    /// It did not come about: the same words at the same time, whatever the others said.
    Closed(IntroductionId),
    /// Its reader is asked whether they met and how it was.
    FollowedUp(IntroductionId),
    /// A round left its reader out.
    LeftOut(Why),
    /// Its thread cannot be opened; for managers.
    Troubled(IntroductionId),
}

impl News {
    /// Whether it asks a creator for something.
    pub const fn is_ask(self) -> bool {
        matches!(self, Self::Offered(_) | Self::Nudged(_) | Self::FollowedUp(_))
    }

    /// What it is about, by which its reader chooses to hear more or less: whoever joined has asked to hear of it.
    pub const fn topic(self) -> Topic {
        match self {
            Self::Offered(_) | Self::Nudged(_) | Self::Closed(_) | Self::FollowedUp(_) | Self::LeftOut(_) => {
                Topic::Decision
            }
            Self::Troubled(_) => Topic::Staff,
        }
    }
}
