//! What managers did, who and when: lines that are added and never changed.

mod search;
mod topic;

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Utc};

pub use search::{MOST_LETTERS, Search, Words};
pub use topic::{MOST_DEEDS, Topic};

use super::{
    AnnouncementId, ApplicationId, AuditId, CampaignId, ChannelId, CouncilId, CreatorId, ExperimentId,
    LinkId, MarketId, PersonId, ProgramId, RoleId, TierId,
};

/// A deed of the staff that the audit remembers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum Deed {
    /// Approved an application.
    ApplicationApprove,
    /// Declined an application.
    ApplicationDecline,
    /// Asked an applicant a question.
    ApplicationAsk,
    /// Invited a person to apply.
    CreatorInvite,
    /// Brought creators in from a file.
    CreatorImport,
    /// Changed who is responsible for a creator.
    CreatorOwner,
    /// Changed how a creator and the programme stand with each other.
    CreatorStage,
    /// Gave a creator a tag, or took it away.
    CreatorTag,
    /// Wrote a note about a creator.
    CreatorNote,
    /// Noted what was done for a creator.
    CreatorSupport,
    /// A creator erased what was known of them.
    CreatorForget,
    /// Left the programme.
    CreatorLeave,
    /// Began a campaign.
    CampaignNew,
    /// Changed a campaign's page, dates, markets or UTM parameters.
    CampaignChange,
    /// Wrote a campaign's words in a language.
    CampaignWrite,
    /// Published a campaign.
    CampaignPublish,
    /// Closed a campaign.
    CampaignClose,
    /// Offered a campaign to creators.
    CampaignOffer,
    /// Offered a campaign to a creator who has enough to do.
    CampaignBand,
    /// Asked creators for ideas.
    CampaignAsk,
    /// Answered a question or an idea about a campaign.
    CampaignAnswer,
    /// Changed the links and files of a campaign.
    CampaignHub,
    /// Began a campaign as another one was.
    CampaignCopy,
    /// Moved a campaign to another stage; the detail says what was undone.
    CampaignStage,
    /// Wrote what came of a campaign.
    ResultWrite,
    /// Noted what was measured of a participant's part.
    ResultMeasure,
    /// Told participants what came of a campaign.
    ResultTell,
    /// Changed within how many days participants are told.
    ResultDays,
    /// Changed what a brief asks for.
    BriefChange,
    /// Published a version of what joining a campaign means.
    BriefTerms,
    /// Chose the programme's languages.
    ProgramLanguages,
    /// Chose what a channel is for, or its language.
    ProgramChannel,
    /// Took a channel's purpose away.
    ProgramChannelRemove,
    /// Chose who the managers are.
    ProgramRoles,
    /// Chose the programme's currency and zone.
    ProgramMoney,
    /// Chose the page that the evergreen campaign leads to.
    ProgramLanding,
    /// Finished the set-up.
    ProgramReady,
    /// Made a key for a shop.
    KeyNew,
    /// Revoked one.
    KeyRevoke,
    /// Connected a payment service.
    KeyConnect,
    /// Entered the signing secret of one.
    KeySecret,
    /// Added a market.
    MarketAdd,
    /// Changed how advertisements are marked in a market.
    MarketChange,
    /// Took a market out of use.
    MarketArchive,
    /// Gave a market days on which nobody in it is spoken to unasked.
    MarketDayOff,
    /// Took such days back.
    MarketDayOn,
    /// Changed what creators earn.
    RewardChange,
    /// Ended what was paid by terms of their own.
    RewardEnd,
    /// Decided about payouts.
    PayoutRules,
    /// Froze a payout.
    PayoutFreeze,
    /// Confirmed it.
    PayoutConfirm,
    /// Called it off.
    PayoutCallOff,
    /// Marked payments as made.
    PayoutMark,
    /// Took that back.
    PayoutUndo,
    /// Added to what a creator has, or took away from it.
    PayoutAdjust,
    /// Holds what a creator is paid.
    PayoutHold,
    /// Released it.
    PayoutRelease,
    /// Had what waited be paid.
    HoldRelease,
    /// Took it away.
    HoldVoid,
    /// Noted that a creator was sent something.
    GoodsSend,
    /// Called that off.
    GoodsCallOff,
    /// Began a tier.
    TierNew,
    /// Changed a tier's conditions, place, role, rhythm or collaborations.
    TierChange,
    /// Wrote a tier's words in a language.
    TierWrite,
    /// Had a tier count.
    TierOpen,
    /// Took a tier out of use.
    TierArchive,
    /// Chose what holds for all tiers.
    TierPolicy,
    /// Chose the size of a creator's audience.
    CreatorAudience,
    /// Chose how often creators are asked how it goes.
    CheckInCadence,
    /// Wrote the questions of check-ins.
    CheckInQuestions,
    /// Approved what a creator handed in.
    ContentApprove,
    /// Asked for changes to it, or to the post.
    ContentChange,
    /// Declined it.
    ContentDecline,
    /// Confirmed the post.
    ContentConfirm,
    /// Agreed to a longer time of use.
    RightRenew,
    /// Stopped using it.
    RightStop,
    /// Began an announcement.
    AnnouncementDraft,
    /// Wrote an announcement's words in a language, or chose its markets.
    AnnouncementWrite,
    /// Had an announcement published at a point in time.
    AnnouncementSchedule,
    /// Called that off.
    AnnouncementUnschedule,
    /// Threw the draft of an announcement away.
    AnnouncementDiscard,
    /// Published an announcement.
    AnnouncementPublish,
    /// Corrected an announcement's posts.
    AnnouncementCorrect,
    /// Added a note on a market, or took a proposal up.
    MarketNoteAdd,
    /// Declined a proposal.
    MarketNoteDecline,
    /// Wrote a note's words in a language.
    MarketNoteWrite,
    /// Took a note out.
    MarketNoteArchive,
    /// Had everybody read what came of a campaign.
    ResultsPost,
    /// Left it at what participants were told.
    ResultsSilence,
    /// Decided what becomes of a pilot.
    CampaignDecide,
    /// Thanked a creator for everybody to read.
    ThanksPost,
    /// Began an experiment.
    ExperimentNew,
    /// Wrote down what came of it.
    ExperimentResult,
    /// Founded a council.
    CouncilFound,
    /// Changed its term, seats, chair or channel.
    CouncilChange,
    /// Gave a creator a seat in it.
    CouncilSeat,
    /// Took a seat back.
    CouncilUnseat,
    /// Opened a vote.
    CouncilVote,
    /// Planned meetings, moved one, or called one off.
    CouncilMeet,
    /// Decided what the programme does about one, or said what was done.
    CouncilDecide,
    /// Held an election to a council.
    ElectionHold,
    /// Called one off.
    ElectionCallOff,
    /// Made an agreement.
    AgreementNew,
    /// Changed one.
    AgreementChange,
    /// Ended one before its last day.
    AgreementEnd,
    /// Changed the rules of introductions.
    RoundRules,
    /// Started a round of introductions.
    RoundStart,
    /// Gave creators promo codes.
    PromoCodeGive,
    /// Took one away.
    PromoCodeTake,
    /// Chose whether a campaign gives them by itself.
    PromoCodeRule,
    /// Changed whose conversions are from now on.
    AttributionChange,
    /// Credited a conversion that was nobody's.
    AttributionCredit,
    /// Introduced creators to each other.
    IntroductionMake,
    /// Chose how many unasked messages a week creators get at most.
    ContactLimit,
}

/// What a deed was done to. Never a name or words of a person: those can be erased, the audit cannot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The programme itself.
    Program(ProgramId),
    /// A market.
    Market(MarketId),
    /// A channel.
    Channel(ChannelId),
    /// A role.
    Role(RoleId),
    /// A person.
    Person(PersonId),
    /// A creator.
    Creator(CreatorId),
    /// An application.
    Application(ApplicationId),
    /// A campaign.
    Campaign(CampaignId),
    /// A referral link.
    Link(LinkId),
    /// A tier.
    Tier(TierId),
    /// An announcement.
    Announcement(AnnouncementId),
    /// An experiment.
    Experiment(ExperimentId),
    /// A council.
    Council(CouncilId),
}

impl fmt::Display for Subject {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Program(id) => write!(formatter, "program/{id}"),
            Self::Market(id) => write!(formatter, "market/{id}"),
            Self::Channel(id) => write!(formatter, "channel/{id}"),
            Self::Role(id) => write!(formatter, "role/{id}"),
            Self::Person(id) => write!(formatter, "person/{id}"),
            Self::Creator(id) => write!(formatter, "creator/{id}"),
            Self::Application(id) => write!(formatter, "application/{id}"),
            Self::Campaign(id) => write!(formatter, "campaign/{id}"),
            Self::Link(id) => write!(formatter, "link/{id}"),
            Self::Tier(id) => write!(formatter, "tier/{id}"),
            Self::Announcement(id) => write!(formatter, "announcement/{id}"),
            Self::Experiment(id) => write!(formatter, "experiment/{id}"),
            Self::Council(id) => write!(formatter, "council/{id}"),
        }
    }
}

/// The text is none that a subject is kept as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no subject of the audit")]
pub struct NoSubject;

impl FromStr for Subject {
    type Err = NoSubject;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (noun, id) = text.split_once('/').ok_or(NoSubject)?;
        let id: i64 = id.parse().map_err(|_| NoSubject)?;
        Ok(match noun {
            "program" => Self::Program(id.into()),
            "market" => Self::Market(id.into()),
            "channel" => Self::Channel(id.into()),
            "role" => Self::Role(id.into()),
            "person" => Self::Person(id.into()),
            "creator" => Self::Creator(id.into()),
            "application" => Self::Application(id.into()),
            "campaign" => Self::Campaign(id.into()),
            "link" => Self::Link(id.into()),
            "tier" => Self::Tier(id.into()),
            "announcement" => Self::Announcement(id.into()),
            "experiment" => Self::Experiment(id.into()),
            "council" => Self::Council(id.into()),
            _ => return Err(NoSubject),
        })
    }
}

impl TryFrom<String> for Subject {
    type Error = NoSubject;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

/// One line of the audit.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Line {
    /// Its key; later lines have greater ones.
    pub audit_id: AuditId,
    /// The programme.
    pub program_id: ProgramId,
    /// Who did it; nobody where a person erased what was known of them.
    pub person_id: Option<PersonId>,
    /// What was done.
    pub deed: Deed,
    /// To what.
    #[sqlx(try_from = "String")]
    pub subject: Subject,
    /// A word more, such as the languages chosen; nothing about a person. May be empty.
    pub detail: String,
    /// When.
    pub done_at: DateTime<Utc>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subject_is_read_as_it_was_kept() {
        for subject in
            [Subject::Creator(CreatorId(7)), Subject::Channel(ChannelId(9)), Subject::Link(LinkId(1))]
        {
            assert_eq!(subject.to_string().parse(), Ok(subject));
        }
        assert_eq!("creator/x".parse::<Subject>(), Err(NoSubject));
        assert_eq!("cat/1".parse::<Subject>(), Err(NoSubject));
    }
}
