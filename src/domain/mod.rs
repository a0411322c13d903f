//! What is true of a creator programme, whoever asks and wherever it is kept: plain types and rules.

pub mod access;
pub mod aggregate;
pub mod agreement;
pub mod announcement;
pub mod api_key;
pub mod application;
pub mod attribution;
pub mod audience;
pub mod audit;
pub mod band;
pub mod brief;
pub mod brief_question;
pub mod campaign;
pub mod check_in;
pub mod click;
pub mod commission;
pub mod consent;
pub mod contact;
pub mod conversion;
pub mod council;
pub mod creator;
pub mod decision;
pub mod deliverable;
pub mod difference;
pub mod disclosure;
pub mod election;
pub mod experiment;
pub mod goods;
pub mod hold;
pub mod hub;
pub mod id;
pub mod idea;
pub mod introduction;
pub mod language;
pub mod latin;
pub mod link;
pub mod machine_draft;
pub mod market;
pub mod market_note;
pub mod matching;
pub mod meeting;
pub mod money;
pub mod naming;
pub mod notice;
pub mod overview;
pub mod own_sale;
pub mod owner_question;
pub mod participation;
pub mod payment;
pub mod payout;
pub mod person;
pub mod placement;
pub mod plan;
pub mod post;
pub mod program;
pub mod promo_code;
pub mod proposal;
pub mod question;
pub mod reach;
pub mod recurrence;
pub mod refusal;
pub mod relationship;
pub mod reminder;
pub mod repeat;
pub mod report;
pub mod result;
pub mod retention;
pub mod reward;
pub mod roi;
pub mod roster;
pub mod round;
pub mod secret;
pub mod segment;
pub mod server;
pub mod setup;
pub mod span;
pub mod stage;
pub mod stats;
pub mod submission;
pub mod table;
pub mod text;
pub mod thanks;
pub mod tier;
pub mod trial;
pub mod usage_right;
pub mod verdict;
pub mod vote;
pub mod wording;
pub mod working_time;
pub mod zone;

pub use id::{
    AgreementId, AnnouncementId, ApiKeyId, ApplicationId, AttendanceId, AuditId, BriefDraftId,
    BriefQuestionId, CampaignId, CandidacyId, ChannelId, CheckInId, ClickId, CommissionHoldId, CommissionId,
    ContestId, ContributionId, ConversionId, CouncilId, CouncilSeatId, CreatorId, DeadlineId, DecisionId,
    DeliverableId, ElectionId, ExperimentId, FavourId, FeedbackId, GoodsId, HubItemId, IdeaId, InquiryId,
    IntroductionId, LedgerEntryId, LinkId, MachineDraftId, MarketId, MarketNoteId, MeetingId, MessageId,
    NoteId, NoticeId, OwnerQuestionId, ParticipationId, PayoutId, PayoutItemId, PersonId, ProgramId,
    PromoCodeId, ProposalId, QuestionAnswerId, QuestionId, QuestionTextId, ReminderId, RewardComponentId,
    RewardPlanId, RoleId, RosterId, RoundId, ServerId, StageMoveId, SubmissionDraftId, SubmissionId,
    ThanksId, TierId, TierMoveId, TouchId, UsageRightId,
};
pub use language::Language;
pub use refusal::Refusal;
