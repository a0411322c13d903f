//! Something said to someone who did not just ask: written with the deed, said later in the reader's language.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::contact::Topic;
use super::money::Money;
use super::participation::News;
use super::post::{Post, Subject};
use super::relationship::Bond;
use super::reminder::{self, Tone};
use super::text::Variants;
use super::tier::Condition;
use super::{
    ApplicationId, CampaignId, ChannelId, CheckInId, CreatorId, InquiryId, Language, NoticeId,
    OwnerQuestionId, PersonId, ProgramId, ReminderId, TierMoveId,
};

/// What is to be said. It keeps the facts, not the words: those are chosen when it is said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Notice {
    /// A managers' decision: welcome, with the first link.
    ApplicationApproved {
        /// The programme's name.
        program: String,
        /// The first link's whole address; none where no campaign is open to them yet.
        url: Option<String>,
        /// The campaign that it is for.
        #[serde(default)]
        campaign: Option<CampaignId>,
    },
    /// An application arrived. It is also the first direct message, which shows whether those arrive.
    ApplicationReceived {
        /// The programme's name.
        program: String,
    },
    /// Nothing but a direct message, to see whether it arrives.
    DirectTest {
        /// The programme's name.
        program: String,
    },
    /// An application as it stands, for the managers. Said again, it redraws what was posted before.
    ApplicationReview {
        /// Which.
        application_id: ApplicationId,
    },
    /// The managers ask an applicant something.
    ApplicationInquiry {
        /// The programme's name.
        program: String,
        /// The question's key, for the answer.
        inquiry_id: InquiryId,
        /// The question.
        question: String,
    },
    /// A managers' decision: not now.
    ApplicationDeclined {
        /// The programme's name.
        program: String,
        /// Whose application.
        creator_id: CreatorId,
        /// Why not.
        reason: String,
    },
    /// A manager would like somebody to apply.
    CreatorInvited {
        /// The programme's name.
        program: String,
        /// The place kept for them.
        creator_id: CreatorId,
    },
    /// Somebody bought through a creator's link.
    Sale {
        /// The programme's name.
        program: String,
        /// The campaign's name, as its reader reads it.
        campaign: String,
        /// What was paid.
        amount: Option<Money>,
        /// Whether it is the creator's first.
        is_first: bool,
    },
    /// What was bought through a creator's links since they last heard of it.
    Sales {
        /// The programme's name.
        program: String,
        /// How many sales and renewals.
        sales: i64,
        /// What was paid, each currency by itself.
        revenue: Vec<Money>,
    },
    /// A creator asks their owner something, or has been waiting for the answer.
    OwnerQuestion {
        /// The programme's name.
        program: String,
        /// The creator's name.
        creator: String,
        /// The question's key, for the answer.
        question_id: OwnerQuestionId,
        /// The question.
        question: String,
        /// Since when the creator has been waiting, where this is not the first word of it.
        waiting_since: Option<DateTime<Utc>>,
    },
    /// What an owner answered.
    OwnerAnswer {
        /// The programme's name.
        program: String,
        /// Whose question it was.
        creator_id: CreatorId,
        /// The question.
        question: String,
        /// The answer.
        answer: String,
        /// Who answered.
        answered_by: PersonId,
    },
    /// What a creator told their owner in private.
    Feedback {
        /// The programme's name.
        program: String,
        /// The creator's name.
        creator: String,
        /// Whose words they are.
        creator_id: CreatorId,
        /// What they told.
        words: String,
    },
    /// A creator is the reader's to look after from now on: what there is to know.
    CreatorHandedOver {
        /// The programme's name.
        program: String,
        /// Who it is about.
        creator_id: CreatorId,
        /// Their name.
        creator: String,
        /// The person.
        person: PersonId,
        /// Who looked after them before.
        before: Option<PersonId>,
        /// How it stands.
        bond: Bond,
        /// Their tags.
        tags: Vec<String>,
        /// When one last said something to the other.
        last_contact: Option<DateTime<Utc>>,
        /// Questions that nobody has answered.
        open_questions: i64,
        /// The newest notes, newest first.
        notes: Vec<String>,
    },
    /// Somebody else looks after the creator from now on.
    OwnerChanged {
        /// The programme's name.
        program: String,
        /// Whom it is said to.
        creator_id: CreatorId,
        /// Who that is.
        owner: PersonId,
    },
    /// Something could not be said to a creator, by whatever way.
    CreatorUnreachable {
        /// The programme's name.
        program: String,
        /// Who.
        creator_id: CreatorId,
        /// Their name.
        name: String,
        /// Discord's number for them.
        person_id: PersonId,
        /// What it was about.
        topic: Topic,
    },
    /// A creator left the programme by their own wish.
    CreatorLeft {
        /// The programme's name.
        program: String,
        /// Who.
        creator_id: CreatorId,
        /// Their name.
        name: String,
        /// Discord's number for them.
        person_id: PersonId,
    },
    /// How does it go? Drawn from the check-in itself.
    CheckIn {
        /// Which.
        check_in_id: CheckInId,
    },
    /// It does not go well, or help is wanted; for whoever looks after the creator. Drawn from the check-in itself.
    CheckInAlarming {
        /// Who.
        creator_id: CreatorId,
        /// Which.
        check_in_id: CheckInId,
    },
    /// Nobody answered; for whoever looks after the creator. Drawn from the check-in itself.
    CheckInUnanswered {
        /// Who.
        creator_id: CreatorId,
        /// Which.
        check_in_id: CheckInId,
    },
    /// A creator turned check-ins off; for whoever looks after them.
    CheckInsOff {
        /// Who.
        creator_id: CreatorId,
    },
    /// A creator is taking a break; for whoever looks after them. Drawn from the pause itself.
    CreatorResting {
        /// Who.
        creator_id: CreatorId,
    },
    /// Something is due. Drawn from what it is about, if that is not done.
    Reminder {
        /// Which.
        reminder_id: ReminderId,
        /// What is due.
        about: reminder::Kind,
        /// How it speaks.
        tone: Tone,
    },
    /// A campaign that creators of the channel's market can join. In the channel's language.
    CampaignPublished {
        /// The campaign.
        campaign: CampaignId,
        /// The language of the words.
        language: Language,
        /// Its name.
        name: String,
        /// What it is about; may be empty.
        summary: String,
        /// Its first day.
        starts_on: Option<NaiveDate>,
        /// Its last day.
        ends_on: Option<NaiveDate>,
        /// Whether there is a brief that creators can join.
        #[serde(default)]
        has_brief: bool,
    },
    /// Something about a campaign: to a creator, or about one to managers. Drawn from what it is about.
    Participation {
        /// Whose place it is about.
        creator_id: CreatorId,
        /// What there is to tell.
        news: News,
    },
    /// A creator has a tier that they did not have, or a higher one.
    TierUp {
        /// The programme's name.
        program: String,
        /// Their place in it.
        creator_id: CreatorId,
        /// What the tier is called.
        name: Variants,
        /// What it brings.
        benefits: Variants,
        /// Whether they did something for it: there may be a tier that everybody has.
        is_earned: bool,
    },
    /// A creator will lose their tier unless they bring what is missing.
    TierAtRisk {
        /// The programme's name.
        program: String,
        /// Their place in it.
        creator_id: CreatorId,
        /// What the tier is called.
        name: Variants,
        /// What is missing; nothing where the tier is out of use.
        missing: Vec<Condition>,
        /// When they lose it.
        falls_at: DateTime<Utc>,
    },
    /// A creator meets the tier again that they would have lost.
    TierKept {
        /// The programme's name.
        program: String,
        /// Their place in it.
        creator_id: CreatorId,
        /// What the tier is called.
        name: Variants,
    },
    /// A creator's time to keep a tier is over.
    TierDown {
        /// The programme's name.
        program: String,
        /// Their place in it.
        creator_id: CreatorId,
        /// What the tier is called that they had.
        from: Variants,
        /// What the one is called that they have; empty where they have none.
        name: Variants,
        /// What it brings.
        benefits: Variants,
    },
    /// Everybody may congratulate a creator on a tier. In the channel's language; who it is, is looked up when it is said.
    TierCelebrated {
        /// The move that brought them there.
        tier_move_id: TierMoveId,
        /// The language of the words.
        language: Language,
    },
}

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
            | Self::CreatorResting { .. } => Topic::Staff,
            // Whoever wants no check-ins wants none of their reminders.
            Self::CheckIn { .. } | Self::Reminder { about: reminder::Kind::CheckIn, .. } => Topic::CheckIn,
            Self::Reminder { about: reminder::Kind::Application | reminder::Kind::Deadline, .. } => {
                Topic::Reminder
            }
            Self::Sale { .. } | Self::Sales { .. } => Topic::Sales,
            Self::CampaignPublished { .. } => Topic::Campaign,
            Self::Participation { news, .. } => news.topic(),
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
            | Self::Sale { .. }
            | Self::Sales { .. }
            | Self::CampaignPublished { .. }
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
            Self::Feedback { creator_id, .. }
            | Self::CreatorHandedOver { creator_id, .. }
            | Self::CreatorUnreachable { creator_id, .. }
            | Self::CheckInAlarming { creator_id, .. }
            | Self::CheckInUnanswered { creator_id, .. }
            | Self::CheckInsOff { creator_id }
            | Self::CreatorResting { creator_id }
            | Self::CreatorLeft { creator_id, .. } => Some(*creator_id),
            Self::Participation { creator_id, news } if matches!(news.topic(), Topic::Staff) => {
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

    /// The post that this becomes once it stands in a channel, if it is one.
    pub const fn post(&self) -> Option<Post> {
        match self {
            Self::CampaignPublished { campaign, language, .. } => {
                Some(Post { subject: Subject::Campaign(*campaign), language: *language })
            }
            Self::TierCelebrated { tier_move_id, language } => {
                Some(Post { subject: Subject::TierMove(*tier_move_id), language: *language })
            }
            _ => None,
        }
    }
}

/// Who is to be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reader {
    /// A person, by direct message.
    Person(PersonId),
    /// Whoever reads a channel.
    Channel(ChannelId),
}

/// The way by which a notice goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum Route {
    /// A direct message.
    Direct,
    /// The private thread of somebody whose direct messages are closed.
    Thread,
    /// A channel.
    Channel,
}

/// A notice on its way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outgoing {
    /// Its key, which makes saying it twice harmless.
    pub notice_id: NoticeId,
    /// The programme it comes from.
    pub program_id: ProgramId,
    /// Who is to be told.
    pub reader: Reader,
    /// What.
    pub notice: Notice,
    /// When it was written.
    pub written_at: DateTime<Utc>,
    /// How often it was taken up, this time included.
    pub attempts: i32,
    /// When it was taken up first: nothing of it was said before.
    pub tried_at: DateTime<Utc>,
    /// Until when nobody else takes it up.
    pub claimed_until: DateTime<Utc>,
    /// The way that it was found to have to go.
    pub route: Option<Route>,
    /// The first notice of the message as part of which it is said, if it is.
    pub bundle: Option<NoticeId>,
}

impl Route {
    /// The letter by which messages of one notice by different ways are told apart.
    pub const fn letter(self) -> char {
        match self {
            Self::Direct => 'd',
            Self::Thread => 't',
            Self::Channel => 'c',
        }
    }
}
