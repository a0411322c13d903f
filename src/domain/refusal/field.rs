//! What a person fills in, by the name under which a refusal speaks of it.

use crate::domain::brief::Section;
use crate::domain::deliverable::Piece;
use crate::domain::result;

/// A field that a person fills in, so that a refusal can name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The name of a campaign.
    CampaignName,
    /// What a campaign is about.
    CampaignSummary,
    /// One of the UTM parameters.
    CampaignUtm,
    /// What a campaign is to reach.
    CampaignGoal,
    /// Hours for which a brief is offered to higher tiers alone.
    PriorityHours,
    /// Why a campaign moves on though something is not done.
    StageReason,
    /// A section of a brief.
    BriefSection(Section),
    /// A piece of a deliverable's words.
    DeliverableWords(Piece),
    /// The code of a currency.
    Currency,
    /// What advertisements of a market are marked with.
    MarketDisclosure,
    /// The code of a market.
    MarketCode,
    /// The name of a market.
    MarketName,
    /// The address of a campaign's landing page.
    LandingUrl,
    /// The name of a creator.
    CreatorName,
    /// What a creator makes content about.
    Niche,
    /// Where a creator publishes.
    Platforms,
    /// How many follow a creator.
    Audience,
    /// What matters to a creator.
    About,
    /// A manager's question to an applicant.
    Question,
    /// An applicant's answer.
    Answer,
    /// Why an application is declined.
    Reason,
    /// The part of an address that tells one placement from another.
    SubId,
    /// A time zone.
    Zone,
    /// A word by which managers find creators again.
    Tag,
    /// What a manager writes down about a creator.
    Note,
    /// What was done for a creator.
    Favour,
    /// What a creator asks their owner.
    OwnerQuestion,
    /// What an owner answers.
    OwnerAnswer,
    /// What a creator tells their owner.
    Feedback,
    /// The name of a tier.
    TierName,
    /// What a tier brings.
    TierBenefits,
    /// Days that a tier's figures are counted over.
    TierWindow,
    /// Sales that a tier asks for.
    TierSales,
    /// Days as a creator that a tier asks for.
    TierTenure,
    /// Collaborations that a tier asks for.
    TierTaken,
    /// Collaborations a year.
    TierCollaborations,
    /// Days until a tier is lost.
    TierGrace,
    /// Followers at which a band of audiences begins.
    BandBegin,
    /// The sentence with which a check-in opens.
    CheckInOpening,
    /// A question of a check-in.
    CheckInQuestion,
    /// A question about a brief.
    BriefQuestion,
    /// The answer to it.
    BriefAnswer,
    /// What a creator would do in a campaign.
    Idea,
    /// What became of it.
    IdeaOutcome,
    /// What a link of a campaign is called.
    HubTitle,
    /// The title of an announcement.
    AnnouncementTitle,
    /// What is announced.
    AnnouncementBody,
    /// What a note on a market is about, or a word.
    MarketNoteTitle,
    /// What is known of a market, or what a word means.
    MarketNoteBody,
    /// The name of a council.
    CouncilName,
    /// Seats of a market in it.
    CouncilSeats,
    /// How many of them have to vote.
    CouncilQuorum,
    /// Minutes of a council's meeting.
    MeetingMinutes,
    /// How many of them are planned.
    MeetingCount,
    /// What is on record of one.
    MeetingRecord,
    /// The topic of a proposal.
    ProposalTitle,
    /// What is proposed.
    ProposalBody,
    /// What somebody says to it.
    Contribution,
    /// For how many days one can vote.
    VoteDays,
    /// What a candidate says.
    CandidacyWords,
    /// What is to be done about a vote.
    DecisionPlan,
    /// What was done about it.
    DecisionDone,
    /// Thanks to a creator.
    Thanks,
    /// What is supposed.
    Hypothesis,
    /// What an experiment changes.
    Variables,
    /// What came of an experiment.
    Outcome,
    /// How many campaigns are agreed on.
    AgreementCampaigns,
    /// Where something that is handed in can be seen.
    SubmissionUrl,
    /// The words that stand beside it.
    SubmissionPost,
    /// What a reviewer says to it.
    SubmissionWords,
    /// Deliverables that a tier asks for.
    TierApproved,
    /// A sentence about what came of a campaign.
    ResultPiece(result::Piece),
    /// What a creator learned.
    Reflection,
    /// How often something was seen.
    ResultViews,
    /// How often it was kept.
    ResultSaves,
    /// How often it was passed on.
    ResultShares,
    /// Within how many days creators are told.
    ResultDays,
    /// What a question is about.
    QuestionTitle,
    /// A question to another market.
    QuestionBody,
    /// What is answered to it.
    QuestionAnswer,
    /// Days for which a link or code counts.
    WindowDays,
    /// Months for which a share is paid.
    RewardMonths,
    /// Payments for which a share is paid.
    RewardPayments,
    /// Days for which what is earned is held.
    RewardHold,
    /// How much has to be sold for a bonus.
    RewardThreshold,
    /// What the shop calls a product.
    RewardProduct,
    /// How many months or campaigns make a step.
    RewardSteps,
    /// The discount in a promo code.
    PromoCodePercent,
    /// Promo codes that somebody pasted.
    PromoCodes,
    /// Why something is done about what somebody is paid.
    PayoutReason,
    /// What a bank calls a payment.
    PayoutReference,
    /// What a creator says to what they earned.
    Objection,
    /// What they are answered.
    HoldAnswer,
    /// What goods are.
    GoodsWhat,
    /// What is said when they are sent.
    GoodsWords,
    /// What a creator can offer to another.
    Offers,
    /// What a creator would like to learn from another.
    Learns,
}
