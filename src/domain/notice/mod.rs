//! Something said to someone who did not just ask: written with the deed, said later in the reader's language.

mod about;
mod earnings;
mod outgoing;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::domain::aggregate::Hold;
use crate::domain::announcement::Lack;
use crate::domain::contact::Topic;
use crate::domain::council;
use crate::domain::introduction;
use crate::domain::money::Money;
use crate::domain::participation::News;
use crate::domain::question;
use crate::domain::relationship::Bond;
use crate::domain::reminder::{self, Tone};
use crate::domain::submission;
use crate::domain::text::Variants;
use crate::domain::tier::Condition;
use crate::domain::{
    AgreementId, AnnouncementId, ApplicationId, CampaignId, ChannelId, CheckInId, CreatorId, InquiryId,
    Language, MarketId, MarketNoteId, NoticeId, OwnerQuestionId, ParticipationId, PersonId, ReminderId,
    ThanksId, TierMoveId,
};

pub use earnings::EarningsNews;
pub use outgoing::{Outgoing, Reader, Route};

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
        /// What it earns, each currency by itself.
        #[serde(default)]
        earned: Vec<Money>,
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
        /// What it earns, each currency by itself.
        #[serde(default)]
        earned: Vec<Money>,
    },
    /// Something about what a creator earns.
    Earnings {
        /// The programme's name.
        program: String,
        /// What it is.
        news: EarningsNews,
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
    /// Something about an introduction. Drawn from it as it stands.
    Introduction {
        /// Whose place it is about.
        creator_id: CreatorId,
        /// What there is to tell.
        news: introduction::News,
    },
    /// Something about what a creator handed in, or how long it may be used. Drawn from what it is about.
    Submission {
        /// Whose place it is about.
        creator_id: CreatorId,
        /// What there is to tell.
        news: submission::News,
    },
    /// Something about a question to another market: its post, or a word about it. Drawn from what it is about.
    Question {
        /// What there is to tell.
        news: question::News,
    },
    /// What came of a creator's part in a campaign. Drawn from what was kept of it.
    Results {
        /// Whose part.
        creator_id: CreatorId,
        /// Which.
        participation_id: ParticipationId,
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
    /// What managers announce, in the channel's language. Drawn from the announcement itself; said again, it brings what
    /// was posted before in line with it.
    Announcement {
        /// Which.
        announcement_id: AnnouncementId,
        /// The language of the words.
        language: Language,
    },
    /// An announcement was not published at its time; for whoever scheduled it.
    AnnouncementHeld {
        /// The programme's name.
        program: String,
        /// Which.
        announcement_id: AnnouncementId,
        /// What it is called.
        title: String,
        /// What is missing; nothing where there is no channel for it.
        lacks: Vec<Lack>,
    },
    /// Thanks to a creator, in the channel's language. Drawn from them; said again, they are brought in line with whether
    /// the creator still agrees.
    Thanks {
        /// Which.
        thanks_id: ThanksId,
        /// The language of the words.
        language: Language,
    },
    /// What came of a campaign, in the channel's language. Drawn from what participants were told.
    Aggregate {
        /// Which.
        campaign_id: CampaignId,
        /// The market whose channel it is, if it is one's.
        market_id: Option<MarketId>,
        /// The language of the words.
        language: Language,
    },
    /// Nothing was posted of a campaign at its time; for managers.
    AggregateHeld {
        /// Which.
        campaign_id: CampaignId,
        /// Its name.
        name: Variants,
        /// Why not.
        holds: Vec<Hold>,
    },
    /// What becomes of a pilot, in the channel's language. Drawn from the decision.
    Verdict {
        /// Which.
        campaign_id: CampaignId,
        /// The market whose channel it is, if it is one's.
        market_id: Option<MarketId>,
        /// The language of the words.
        language: Language,
    },
    /// Something about a council, to it or to whoever sits in it. Drawn from what it is about.
    Council {
        /// What there is to tell.
        told: council::News,
    },
    /// A creator is thanked for everybody to read. Drawn from the thanks themselves.
    Thanked {
        /// Who.
        creator_id: CreatorId,
        /// By what.
        thanks_id: ThanksId,
    },
    /// A campaign was not posted in channels of these languages: its words were missing or out of date; for managers.
    CampaignHeld {
        /// Which.
        campaign_id: CampaignId,
        /// Its name, in every language in which it has one.
        name: Variants,
        /// The languages.
        languages: Vec<Language>,
    },
    /// Something could not be posted in a channel; for managers. Drawn from what that was, if it is still not posted.
    PostFailed {
        /// What.
        notice_id: NoticeId,
        /// Where.
        channel_id: ChannelId,
    },
    /// A creator proposes a note on a market; for managers. Drawn from the note itself.
    MarketNoteProposed {
        /// Which.
        market_note_id: MarketNoteId,
    },
    /// What managers decided about a creator's proposal. Drawn from the note itself.
    MarketNoteDecided {
        /// Whose proposal.
        creator_id: CreatorId,
        /// The note.
        market_note_id: MarketNoteId,
        /// Whether everybody can read it now.
        is_accepted: bool,
    },
    /// What is agreed on with a creator from now on.
    AgreementMade {
        /// The programme's name.
        program: String,
        /// With whom.
        creator_id: CreatorId,
        /// Its first day.
        starts_on: NaiveDate,
        /// Its last day.
        ends_on: NaiveDate,
        /// On how many campaigns.
        campaigns: i64,
        /// When both look at how it goes.
        review_on: Option<NaiveDate>,
        /// Whether something else was agreed on before.
        is_changed: bool,
    },
    /// An agreement ends before its last day.
    AgreementEnded {
        /// The programme's name.
        program: String,
        /// With whom it was.
        creator_id: CreatorId,
        /// What its last day would have been.
        ends_on: NaiveDate,
        /// Why.
        reason: String,
    },
    /// Today is the day to look at how an agreement goes; for whoever looks after the creator. Drawn from the agreement
    /// itself.
    AgreementReview {
        /// With whom it is.
        creator_id: CreatorId,
        /// Which.
        agreement_id: AgreementId,
    },
    /// An agreement ends soon; for whoever looks after the creator, with the proposal to renew it where results speak for
    /// that. Drawn from the agreement itself.
    AgreementEnding {
        /// With whom it is.
        creator_id: CreatorId,
        /// Which.
        agreement_id: AgreementId,
    },
}
