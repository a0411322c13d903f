//! What a notice is about: its topic, the creator behind it, whether it asks for something, and the post that it becomes.

use super::{EarningsNews, Notice};
use crate::domain::contact::Topic;
use crate::domain::post::{Post, Subject};
use crate::domain::question;
use crate::domain::reminder;
use crate::domain::{CreatorId, Language};

impl Notice {
    /// What it is about, by which its reader chooses to hear more or less.
    pub const fn topic(&self) -> Topic {
        match self {
            Self::ApplicationApproved { .. }
            | Self::ApplicationReceived { .. }
            | Self::ApplicationInquiry { .. }
            | Self::ApplicationDeclined { .. }
            | Self::CreatorInvited { .. }
            | Self::OwnerAnswer { .. }
            | Self::OwnerChanged { .. }
            | Self::MarketNoteDecided { .. }
            | Self::AgreementMade { .. }
            | Self::AgreementEnded { .. }
            | Self::Thanked { .. }
            // Whoever took part has asked to know.
            | Self::Results { .. }
            | Self::DirectTest { .. } => Topic::Decision,
            Self::ApplicationReview { .. }
            | Self::OwnerQuestion { .. }
            | Self::Feedback { .. }
            | Self::CreatorHandedOver { .. }
            | Self::CreatorUnreachable { .. }
            | Self::CreatorLeft { .. }
            | Self::CheckInAlarming { .. }
            | Self::CheckInUnanswered { .. }
            | Self::CheckInsOff { .. }
            | Self::CreatorResting { .. }
            | Self::AnnouncementHeld { .. }
            | Self::CampaignHeld { .. }
            | Self::AggregateHeld { .. }
            | Self::PostFailed { .. }
            | Self::MarketNoteProposed { .. }
            | Self::AgreementReview { .. }
            | Self::Reminder { about: reminder::Kind::Result | reminder::Kind::Decision, .. }
            | Self::AgreementEnding { .. } => Topic::Staff,
            // Whoever wants no check-ins wants none of their reminders.
            Self::CheckIn { .. } | Self::Reminder { about: reminder::Kind::CheckIn, .. } => Topic::CheckIn,
            Self::Reminder { .. } => Topic::Reminder,
            Self::Sale { .. } | Self::Sales { .. } => Topic::Sales,
            Self::CampaignPublished { .. }
            | Self::Announcement { .. }
            | Self::Thanks { .. }
            | Self::Aggregate { .. }
            | Self::Verdict { .. } => Topic::Campaign,
            Self::Participation { news, .. } => news.topic(),
            Self::Submission { news, .. } => news.topic(),
            Self::Question { news } => news.topic(),
            Self::Council { told } => told.topic(),
            Self::Introduction { news, .. } => news.topic(),
            Self::Earnings { news, .. } => news.topic(),
            Self::TierUp { .. }
            | Self::TierAtRisk { .. }
            | Self::TierKept { .. }
            | Self::TierDown { .. }
            | Self::TierCelebrated { .. } => Topic::Tier,
        }
    }

    /// Whether it asks a creator, or somebody who may become one, to do something. A check-in does not: whoever has no time
    /// says nothing; and what managers are asked is their work.
    pub const fn is_ask(&self) -> bool {
        match self {
            Self::ApplicationInquiry { .. } | Self::CreatorInvited { .. } => true,
            Self::Reminder { about, .. } => about.is_ask(),
            Self::Participation { news, .. } => news.is_ask(),
            Self::Submission { news, .. } => news.is_ask(),
            Self::Question { news } => news.is_ask(),
            Self::Introduction { news, .. } => news.is_ask(),
            Self::ApplicationApproved { .. }
            | Self::ApplicationReceived { .. }
            | Self::ApplicationDeclined { .. }
            | Self::ApplicationReview { .. }
            | Self::DirectTest { .. }
            | Self::OwnerQuestion { .. }
            | Self::OwnerAnswer { .. }
            | Self::OwnerChanged { .. }
            | Self::Feedback { .. }
            | Self::CreatorHandedOver { .. }
            | Self::CreatorUnreachable { .. }
            | Self::CreatorLeft { .. }
            | Self::CheckIn { .. }
            | Self::CheckInAlarming { .. }
            | Self::CheckInUnanswered { .. }
            | Self::CheckInsOff { .. }
            | Self::CreatorResting { .. }
            | Self::Announcement { .. }
            | Self::AnnouncementHeld { .. }
            | Self::Thanks { .. }
            | Self::Thanked { .. }
            | Self::Council { .. }
            | Self::Aggregate { .. }
            | Self::Verdict { .. }
            | Self::CampaignHeld { .. }
            | Self::AggregateHeld { .. }
            | Self::PostFailed { .. }
            | Self::MarketNoteProposed { .. }
            | Self::MarketNoteDecided { .. }
            | Self::AgreementMade { .. }
            | Self::AgreementEnded { .. }
            | Self::AgreementReview { .. }
            | Self::AgreementEnding { .. }
            | Self::Sale { .. }
            | Self::Sales { .. }
            | Self::Earnings { .. }
            | Self::CampaignPublished { .. }
            | Self::Results { .. }
            | Self::TierUp { .. }
            | Self::TierAtRisk { .. }
            | Self::TierKept { .. }
            | Self::TierDown { .. }
            | Self::TierCelebrated { .. } => false,
        }
    }

    /// The creator whom it is about, where its reader is somebody else: it goes when they ask to be forgotten.
    pub const fn about(&self) -> Option<CreatorId> {
        match self {
            Self::Earnings {
                news: EarningsNews::Disputed { creator_id, .. } | EarningsNews::GoodsOwed { creator_id, .. },
                ..
            }
            | Self::Feedback { creator_id, .. }
            | Self::CreatorHandedOver { creator_id, .. }
            | Self::CreatorUnreachable { creator_id, .. }
            | Self::CheckInAlarming { creator_id, .. }
            | Self::CheckInUnanswered { creator_id, .. }
            | Self::CheckInsOff { creator_id }
            | Self::CreatorResting { creator_id }
            | Self::AgreementReview { creator_id, .. }
            | Self::AgreementEnding { creator_id, .. }
            | Self::CreatorLeft { creator_id, .. } => Some(*creator_id),
            Self::Participation { creator_id, news } if matches!(news.topic(), Topic::Staff) => {
                Some(*creator_id)
            }
            Self::Introduction { creator_id, news } if matches!(news.topic(), Topic::Staff) => {
                Some(*creator_id)
            }
            Self::Submission { creator_id, news } if matches!(news.topic(), Topic::Staff) => {
                Some(*creator_id)
            }
            _ => None,
        }
    }

    /// Whether it goes by direct message or not at all: it asks for nothing but whether those arrive, or its reader has no
    /// place in the programme yet.
    pub const fn is_direct_only(&self) -> bool {
        matches!(
            self,
            Self::DirectTest { .. } | Self::ApplicationReceived { .. } | Self::CreatorInvited { .. }
        )
    }

    /// Whether a post that says this already is changed, rather than followed by another.
    pub const fn is_corrected_in_place(&self) -> bool {
        match self {
            Self::Announcement { .. }
            | Self::Thanks { .. }
            | Self::Question { news: question::News::Post(..) } => true,
            Self::Council { told } => told.is_corrected_in_place(),
            _ => false,
        }
    }

    /// The language in which it is said, where that is not its reader's or its channel's: a thread has none of its own.
    pub const fn language(&self) -> Option<Language> {
        match self {
            Self::Council { told } => told.language(),
            _ => None,
        }
    }

    /// Whether it is said in the creator's private thread where there is one, so that they and the managers can go on
    /// talking about it there.
    pub const fn is_aside(&self) -> bool {
        match self {
            Self::Submission { news, .. } => news.is_aside(),
            Self::Earnings { news, .. } => news.is_aside(),
            _ => false,
        }
    }

    /// Whether it says how something stands when it is said, so that one that waits says what another would.
    pub const fn is_of_now(&self) -> bool {
        match self {
            Self::Submission { news, .. } => news.is_of_now(),
            _ => false,
        }
    }

    /// The same in another language, where it is a post that can be drawn in any.
    #[must_use]
    pub fn spoken(mut self, wanted: Language) -> Self {
        if let Self::Thanks { language, .. }
        | Self::Aggregate { language, .. }
        | Self::Verdict { language, .. } = &mut self
        {
            *language = wanted;
        }
        self
    }

    /// The post that this becomes once it stands in a channel, if it is one.
    pub const fn post(&self) -> Option<Post> {
        match self {
            Self::CampaignPublished { campaign, language, .. } => {
                Some(Post { subject: Subject::Campaign(*campaign), language: *language })
            }
            Self::TierCelebrated { tier_move_id, language } => {
                Some(Post { subject: Subject::TierMove(*tier_move_id), language: *language })
            }
            Self::Announcement { announcement_id, language } => {
                Some(Post { subject: Subject::Announcement(*announcement_id), language: *language })
            }
            Self::Thanks { thanks_id, language } => {
                Some(Post { subject: Subject::Thanks(*thanks_id), language: *language })
            }
            Self::Aggregate { campaign_id, language, .. } => {
                Some(Post { subject: Subject::Aggregate(*campaign_id), language: *language })
            }
            Self::Council { told } => told.post(),
            Self::Verdict { campaign_id, language, .. } => {
                Some(Post { subject: Subject::Verdict(*campaign_id), language: *language })
            }
            Self::Question { news: question::News::Post(question, language) } => {
                Some(Post { subject: Subject::Question(*question), language: *language })
            }
            _ => None,
        }
    }
}
