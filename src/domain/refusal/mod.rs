//! Every no that an asker can understand and act on.

mod agreement;
mod attribution;
mod council;
mod field;
mod introduction;
mod key;
mod machine_draft;
mod market_note;
mod payout;
mod question;
mod reward;

use chrono::{DateTime, NaiveDate, Utc};

use super::band::Excess;
use super::creator::Stage as CreatorStage;
use super::result::Verdict;
use super::server::{Ability, Ungivable};
use super::setup::Step;
use super::stage::Stage;
use super::text::Variants;
use super::{ChannelId, Language, PersonId, ProgramId, RoleId};

pub use agreement::Agreement;
pub use attribution::Attribution;
pub use council::Council;
pub use field::Field;
pub use introduction::Introduction;
pub use key::Key;
pub use machine_draft::MachineDraft;
pub use market_note::MarketNote;
pub use payout::Payout;
pub use question::Question;
pub use reward::Reward;

/// A no that the asker can mend. Words for each are in `locales/*/refusals.ftl`, by one exhaustive match in `i18n`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The command came from a server that no manager has set up yet.
    ProgramNotSetUp,
    /// The command came by direct message from a person who is in no programme.
    InNoProgram,
    /// The command came by direct message from a creator of several programmes, who is asked which.
    ProgramUnclear {
        /// Theirs: key and name.
        programs: Vec<(ProgramId, String)>,
    },
    /// The asker is not an approved creator of this programme.
    NotACreator,
    /// The asker has applied and the managers have not answered yet.
    ApplicationWaiting,
    /// Only managers may do this.
    NotAManager,
    /// A staff command came by direct message.
    StaffElsewhere,
    /// One applies in the server of the programme, not by direct message.
    StartElsewhere,
    /// No channel is set in which managers would see an application.
    ApplicationsClosed,
    /// Market and time zone are chosen before an application is sent.
    ChoicesMissing,
    /// The application is not being written: it was sent or decided meanwhile.
    ApplicationMoved,
    /// No such market in this programme.
    MarketUnlisted {
        /// Those that there are: code and name.
        known: Vec<(String, String)>,
    },
    /// No such time zone, or several that fit what was typed.
    ZoneUnclear,
    /// No clock shows what was typed.
    TimeUnclear,
    /// No such creator in this programme.
    CreatorUnknown,
    /// The person is not a manager of the programme, so they cannot be responsible for a creator.
    OwnerNotManager,
    /// Owner and backup are the same person.
    BackupIsOwner,
    /// The creator has as many tags as they may.
    TagsTooMany {
        /// How many those are.
        limit: i64,
    },
    /// The file is not one of creators: no UTF-8, or no column of persons.
    RosterUnreadable,
    /// The file has more lines than are read at once.
    RosterTooLarge {
        /// Lines allowed.
        lines: usize,
    },
    /// The file names nobody.
    RosterEmpty,
    /// The file was brought in, or is too old to be.
    RosterGone,
    /// There is more than one file can hold.
    ReportTooLarge,
    /// Somebody has answered the question meanwhile.
    OwnerQuestionAnswered,
    /// Bots cannot be creators.
    PersonIsBot,
    /// The person is not on the server, and only its members are invited.
    PersonElsewhere,
    /// The person is past the invitation already.
    AlreadyKnown {
        /// Their stage.
        stage: CreatorStage,
    },
    /// No such campaign in this programme, or it is not open to the asker.
    CampaignUnknown,
    /// The file is too large to be kept.
    FileTooLarge {
        /// Megabytes that it may have.
        most: u64,
    },
    /// No campaign with a brief in this programme that is open to the asker.
    BriefUnknown,
    /// No such campaign in this programme; said to a manager.
    CampaignNowhere,
    /// The campaign is over, so nothing about it can change.
    CampaignClosed,
    /// The evergreen campaign is always there.
    CampaignEvergreen,
    /// The campaign is over.
    CampaignOver,
    /// The campaign is offered to others first.
    CampaignNotYet {
        /// From when everybody may join.
        opens_at: DateTime<Utc>,
    },
    /// One more collaboration would be too many.
    BandReached {
        /// By what.
        excess: Excess,
    },
    /// The terms of a brief changed after the button was drawn.
    TermsMoved,
    /// Somebody has answered the question about the brief meanwhile.
    BriefQuestionAnswered,
    /// Nobody asked for the asker's ideas.
    IdeaUnasked,
    /// A campaign has as many links in a language as its card can show.
    HubFull {
        /// How many those are.
        most: usize,
    },
    /// The message is not from under a brief.
    MessageElsewhere,
    /// A day cannot be read.
    DayUnreadable {
        /// What was typed.
        typed: String,
        /// A day, to show how one is written.
        example: NaiveDate,
    },
    /// A campaign would end before it starts.
    DatesReversed,
    /// A campaign would end in the past.
    DatePast {
        /// That day.
        day: NaiveDate,
    },
    /// Somebody else changed the same thing meanwhile, so that nothing of what was typed is kept.
    ChangedMeanwhile,
    /// A campaign has no results yet: it is not over.
    ResultsEarly,
    /// Nobody took part in a campaign, so that nobody is owed results.
    ResultsNobody,
    /// Participants were told; what they were told stays as it is.
    ResultsTold,
    /// The asker was told no results of this campaign.
    ResultsUnknown,
    /// How people took something is none of the words for it.
    SentimentUnknown,
    /// What was kept to be merged is gone, or somebody else's.
    DraftGone,
    /// The campaign is at another stage than the one that was to be left.
    StageMoved {
        /// At which.
        stage: Stage,
    },
    /// A brief asks for as much as it may.
    DeliverablesFull {
        /// How many there may be.
        most: usize,
    },
    /// No such deliverable in a campaign that can still change.
    DeliverableUnknown,
    /// Usage rights would end before they begin.
    RightsReversed,
    /// The message is none of Duet's public posts.
    PostUnknown,
    /// The post exists in no other language.
    PostAlone,
    /// No such link of the asker.
    LinkUnknown,
    /// No market of this programme.
    MarketUnknown,
    /// A market's code is not two to eight small Latin letters and digits.
    MarketCodeUnfit,
    /// The programme has a market of this code.
    MarketExists {
        /// The code.
        code: String,
    },
    /// Creators live in the market, so it cannot be taken out of use.
    MarketInhabited {
        /// The market's name.
        market: String,
        /// How many.
        creators: i64,
    },
    /// The programme has as many markets as a list can show.
    MarketsFull {
        /// How many.
        most: usize,
    },
    /// No currency has this code.
    CurrencyUnknown,
    /// No time zone has this name.
    ZoneUnknown,
    /// Markets of this language are in use, so the programme cannot stop speaking it.
    LanguageNeeded {
        /// The language.
        language: Language,
        /// The markets.
        markets: Vec<String>,
    },
    /// No text channel of this server.
    ChannelUnknown,
    /// The channel is for something else already.
    ChannelTaken {
        /// Which.
        channel: ChannelId,
    },
    /// Duet lacks permissions in the channel.
    ChannelForbidden {
        /// Which.
        channel: ChannelId,
        /// What Duet cannot do there.
        missing: Vec<Ability>,
    },
    /// Duet may not make channels on this server.
    ChannelsNotMakeable,
    /// Somebody is having the channels made right now.
    ChannelsBeingMade,
    /// The role cannot make anybody a manager: everybody has it, or only an app can.
    RoleUnfit {
        /// Which.
        role: RoleId,
    },
    /// The set-up cannot be finished yet.
    SetupUnfinished {
        /// The steps that are missing.
        missing: Vec<Step>,
    },
    /// The link leads nowhere any more.
    LinkArchived,
    /// The asker has as many live links as a creator may have.
    LinksTooMany {
        /// How many that is.
        limit: i64,
    },
    /// The chosen alias belongs to another link.
    AliasTaken {
        /// The alias.
        alias: String,
        /// Some that are free.
        free: Vec<String>,
    },
    /// A placement label has letters that an address cannot carry, or is too long.
    SubIdUnfit,
    /// What was given as an advertising token cannot be one.
    TokenUnfit,
    /// Text that is required was empty, or nothing of it was visible. The field's name is a message id.
    TextMissing {
        /// Which.
        field: Field,
    },
    /// A text is longer than its field allows.
    TextTooLong {
        /// Which.
        field: Field,
        /// Characters allowed.
        limit: usize,
        /// Characters found.
        length: usize,
    },
    /// The alias has letters that an alias may not have, or too few or too many.
    AliasUnfit,
    /// The alias is a word that Duet keeps for itself.
    AliasReserved {
        /// The word.
        alias: String,
    },
    /// The landing page's address cannot be read as one.
    LandingUnreadable,
    /// The landing page's address does not begin with `https://` or `http://`.
    LandingScheme,
    /// The landing page's address carries a name or password.
    LandingCredentials,
    /// Everybody can read the channel, and what is meant for it is for managers alone.
    ChannelPublic {
        /// Which.
        channel: ChannelId,
    },
    /// Something about the keys of shops.
    Key(Key),
    /// A landing page among the addresses of links, so that visitors would go in circles.
    LandingOwn,
    /// The answer to a check-in is more than a day old.
    CheckInSettled,
    /// Somebody turned check-ins off, so there is none to put off.
    CheckInsOff,
    /// A check-in cannot be put off so far.
    CheckInTooFar,
    /// Nothing of that name is asked of the asker.
    OwedUnknown,
    /// Nothing at all is asked of the asker that they could hand in.
    NothingOwed,
    /// Managers have approved it, so no other version can be sent.
    SubmissionApproved,
    /// Managers have not approved it, so it cannot be published.
    SubmissionUnapproved,
    /// What was to be handed in was kept too long, or handed in already.
    SubmissionDraftGone,
    /// Somebody else wrote the message.
    MessageOfAnother,
    /// An address cannot be read as one.
    AddressUnreadable,
    /// A day has not come yet.
    DayAhead {
        /// That day.
        day: NaiveDate,
    },
    /// A post does not say that it is an advertisement.
    DisclosureMissing {
        /// The market whose rule it is.
        market: String,
        /// What is to be added.
        mark: String,
    },
    /// The same, and nobody has kept the token that is to be added.
    DisclosureTokenMissing {
        /// The market whose rule it is.
        market: String,
        /// What stands before the token.
        label: String,
    },
    /// The programme uses it no more.
    RightStopped,
    /// It may be used for good.
    RightForGood,
    /// The new last day would not be a later one.
    RenewalTooShort {
        /// It has to be after this day.
        after: NaiveDate,
    },
    /// A button, select or form that no longer means anything, or never did.
    PressStale,
    /// No tier of this programme, or it is out of use.
    TierUnknown,
    /// The programme has as many tiers as it may.
    TiersFull {
        /// How many those are.
        most: usize,
    },
    /// A tier that everybody reaches at once would stand above others.
    TierUnconditional {
        /// What it is called.
        tier: Variants,
    },
    /// Followers alone are to reach a tier.
    TierAudienceAlone,
    /// The tier has no words in some of the programme's languages.
    TierUnworded {
        /// Those languages.
        languages: Vec<Language>,
    },
    /// What was typed cannot be read as days on which nobody is spoken to.
    DayOffUnreadable {
        /// What was typed.
        typed: String,
        /// A day that could be meant.
        example: NaiveDate,
    },
    /// What was typed cannot be read as a day.
    DayUnclear {
        /// What was typed.
        typed: String,
        /// A day that could be meant.
        example: NaiveDate,
    },
    /// A day that should be still to come is over.
    DayOver {
        /// Which.
        day: NaiveDate,
    },
    /// A market would have more days off ahead of it than it may.
    DaysOffTooMany {
        /// How many those are.
        most: usize,
    },
    /// What was typed is not a whole number within these bounds.
    NumberUnfit {
        /// Where.
        field: Field,
        /// At least this.
        least: i64,
        /// At most this.
        most: i64,
    },
    /// What was typed cannot be read as sums of money.
    AmountUnfit {
        /// What was typed.
        typed: String,
    },
    /// At least so many collaborations a year would be more than at most so many.
    CollaborationsReversed,
    /// A band of audiences would begin below the one before.
    BandsReversed,
    /// Duet cannot, or should not, give anybody the role.
    RoleUngivable {
        /// Which.
        role: RoleId,
        /// Why not.
        why: Ungivable,
    },
    /// No such announcement in this programme.
    AnnouncementUnknown,
    /// The announcement stands in public, so it can only be corrected.
    AnnouncementPublished,
    /// Nobody but managers has seen the announcement, so there is nothing to correct.
    AnnouncementUnpublished,
    /// A public text names a creator.
    CreatorNamed {
        /// The name that stands in it, or the last part of their link.
        name: String,
    },
    /// A creator has not agreed to be thanked for everybody to read.
    ThanksUnwanted {
        /// Who.
        name: String,
    },
    /// There is no channel in which creators are thanked.
    WinsMissing,
    /// The thanks stand already.
    ThanksPosted,
    /// The campaign is not over yet.
    CampaignRunning,
    /// The campaign is no pilot.
    PilotNone,
    /// It is decided what becomes of the pilot.
    PilotDecided {
        /// What.
        verdict: Verdict,
        /// By whom, as long as that is known.
        by: Option<PersonId>,
    },
    /// What could not be posted was tried again already.
    PostDone,
    /// Something is to happen at a moment that is over.
    MomentPast {
        /// When.
        at: DateTime<Utc>,
    },
    /// Something about what is known of a market.
    MarketNote(MarketNote),
    /// No such experiment in this programme.
    ExperimentUnknown,
    /// What came of the experiment is written down already.
    ExperimentConcluded,
    /// Something about a council.
    Council(Council),
    /// Something about an agreement.
    Agreement(Agreement),
    /// Something about a question to another market.
    Question(Question),
    /// Something about whose a conversion is.
    Attribution(Attribution),
    /// Something about what creators earn.
    Reward(Reward),
    /// Something about payouts.
    Payout(Payout),
    /// What is wrong about introductions.
    Introduction(Introduction),
    /// Something about a draft that a machine makes.
    MachineDraft(MachineDraft),
    /// The person is no approved creator, so nothing can be agreed on with them.
    NotActive,
    /// The language is not one that Duet, or the programme, speaks.
    LanguageUnknown {
        /// Those that are spoken.
        known: Vec<Language>,
    },
}
