//! The names by which Duet tells one creator, link or campaign from another.

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize, sqlx::Type)]
        #[serde(transparent)]
        #[sqlx(transparent)]
        pub struct $name(pub i64);

        impl From<i64> for $name {
            fn from(id: i64) -> Self {
                Self(id)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(formatter)
            }
        }

        impl std::str::FromStr for $name {
            type Err = std::num::ParseIntError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    )*};
}

ids! {
    /// What a creator and the programme agreed on.
    AgreementId,
    /// Something that managers tell everybody, or the creators of some markets.
    AnnouncementId,
    /// Whether somebody comes to a meeting.
    AttendanceId,
    /// A key with which a shop signs.
    ApiKeyId,
    /// One application to join a programme.
    ApplicationId,
    /// One line of the audit.
    AuditId,
    /// A question about a brief.
    BriefQuestionId,
    /// What a manager wrote while another changed the same words.
    BriefDraftId,
    /// What somebody is sent for a campaign.
    GoodsId,
    /// A campaign.
    CampaignId,
    /// Somebody who stands in an election.
    CandidacyId,
    /// A channel or thread, as Discord numbers it.
    ChannelId,
    /// A creator's word on how it goes.
    CheckInId,
    /// One visit through a link.
    ClickId,
    /// Commissions that wait for a decision.
    CommissionHoldId,
    /// What one conversion earns a creator.
    CommissionId,
    /// An election in one market.
    ContestId,
    /// What somebody says to a proposal, for those of other languages too.
    ContributionId,
    /// Something that a shop reported.
    ConversionId,
    /// Creators of several markets who propose and vote.
    CouncilId,
    /// A creator's seat in it.
    CouncilSeatId,
    /// A person's place in one programme.
    CreatorId,
    /// What a participant owes by a day.
    DeadlineId,
    /// What the programme does about a vote.
    DecisionId,
    /// One thing that a brief asks of each participant.
    DeliverableId,
    /// An election to the free seats of a council.
    ElectionId,
    /// Something that managers try out.
    ExperimentId,
    /// Something done for a creator without asking for anything.
    FavourId,
    /// What a creator told their owner.
    FeedbackId,
    /// A link or file of a campaign.
    HubItemId,
    /// What a creator would do in a campaign.
    IdeaId,
    /// What managers asked an applicant.
    InquiryId,
    /// Creators who are invited to meet.
    IntroductionId,
    /// A line of the ledger.
    LedgerEntryId,
    /// A referral link.
    LinkId,
    /// What a machine made of somebody's words.
    MachineDraftId,
    /// A market of one programme.
    MarketId,
    /// What one should know before speaking to a market.
    MarketNoteId,
    /// A meeting of a council.
    MeetingId,
    /// A message, as Discord numbers it.
    MessageId,
    /// What a manager wrote down about a creator.
    NoteId,
    /// Something to be said to someone who did not just ask.
    NoticeId,
    /// What a creator asked their owner.
    OwnerQuestionId,
    /// One creator in one campaign.
    ParticipationId,
    /// What is paid to creators at once.
    PayoutId,
    /// What one creator gets in a payout.
    PayoutItemId,
    /// A person, as Discord numbers them.
    PersonId,
    /// A programme.
    ProgramId,
    /// What somebody answered to a question.
    QuestionAnswerId,
    /// What a creator asks another market.
    QuestionId,
    /// The words of a question or an answer in one language.
    QuestionTextId,
    /// What a buyer types instead of following a link.
    PromoCodeId,
    /// What a council is asked to agree on.
    ProposalId,
    /// What somebody is reminded of until it is done.
    ReminderId,
    /// One thing that a reward plan pays for.
    RewardComponentId,
    /// A version of what creators earn.
    RewardPlanId,
    /// A role, as Discord numbers it.
    RoleId,
    /// A file of creators to be brought in.
    RosterId,
    /// A round of introductions.
    RoundId,
    /// The Discord server where a programme lives.
    ServerId,
    /// A campaign's move from one stage to another.
    StageMoveId,
    /// What a creator is about to hand in.
    SubmissionDraftId,
    /// What a creator hands in.
    SubmissionId,
    /// Public thanks to a creator.
    ThanksId,
    /// A step of a programme's ladder.
    TierId,
    /// One move of a creator on that ladder.
    TierMoveId,
    /// A link that was followed or a code that was typed.
    TouchId,
    /// For how long something may be used.
    UsageRightId,
}
