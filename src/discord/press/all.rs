//! Every button, select and form there is.

use std::fmt;

use super::{Nothing, untagged};
use crate::discord::ids::{
    Lens, Listing, Matter, Pair, Placed, Rendering, Spoken, Switch, TierWords, Wording,
};
use crate::domain::check_in::Mood;
use crate::domain::post::Post;
use crate::domain::reminder::Snooze;
use crate::domain::setup::{Step, Target};
use crate::domain::{
    ApiKeyId, ApplicationId, AuditId, BriefQuestionId, CampaignId, CheckInId, CreatorId, DeadlineId, IdeaId,
    InquiryId, Language, LinkId, MarketId, OwnerQuestionId, ProgramId, ReminderId, RosterId, TierId,
};

presses! {
    /// Where the asker stands in the programme of this server.
    StartHere(Nothing) = "start", "here";
    /// Where the asker stands in the programme of this place.
    StartOpen(CreatorId) = "start", "open";
    /// To apply anew after a no.
    StartAgain(CreatorId) = "start", "again";
    /// The language, chosen while applying.
    StartLanguage(CreatorId) = "start", "language";
    /// The market.
    StartMarket(CreatorId) = "start", "market";
    /// The time zone.
    StartZone(CreatorId) = "start", "zone";
    /// Opens the application's form.
    StartForm(CreatorId) = "start", "form";
    /// The form, filled in.
    StartFill(CreatorId) = "start", "fill";
    /// Sends the application.
    StartSend(CreatorId) = "start", "send";
    /// One more direct message, to see whether it arrives.
    StartTest(CreatorId) = "start", "test";
    /// A public use of one's name, on or off.
    ConsentSet(Switch) = "consent", "set";
    /// Where one's name may appear.
    ConsentShow(CreatorId) = "consent", "show";
    /// One's profile in one programme.
    ProfileShow(CreatorId) = "profile", "show";
    /// One's profile in the programme that was chosen.
    ProfileChoose(Nothing) = "profile", "choose";
    /// Opens the form of one's profile.
    ProfileEdit(CreatorId) = "profile", "edit";
    /// The same, where the asker is.
    ProfileEditHere(Nothing) = "profile", "edit-here";
    /// The form, filled in.
    ProfileSave(CreatorId) = "profile", "save";
    /// Everything that is stored about the asker, as a file.
    ProfileExport(Nothing) = "profile", "export";
    /// Asks whether the asker means to be forgotten.
    ProfileForget(Nothing) = "profile", "forget";
    /// They do.
    ProfileForgetMeant(Nothing) = "profile", "forget-meant";
    /// How often one hears of what, in this programme.
    ContactNotify(ProgramId) = "contact", "notify";
    /// How often one hears of a topic was chosen.
    ContactOften(Matter) = "contact", "often";
    /// When one is left alone.
    ContactHours(ProgramId) = "contact", "hours";
    /// The days of the week on which one is left alone were chosen.
    ContactDays(ProgramId) = "contact", "days";
    /// Opens the form for the hours at which one is left alone.
    ContactHoursForm(ProgramId) = "contact", "hours-form";
    /// The hours were written.
    ContactHoursKeep(ProgramId) = "contact", "keep-hours";
    /// Whether and until when one hears nothing.
    ContactPause(CreatorId) = "contact", "pause";
    /// How long the pause is to be was chosen.
    ContactPauseFor(CreatorId) = "contact", "pause-for";
    /// Opens the form for the day until which one hears nothing.
    ContactPauseForm(CreatorId) = "contact", "pause-form";
    /// The day was written.
    ContactPauseUntil(CreatorId) = "contact", "pause-until";
    /// Ends the pause.
    ContactResume(CreatorId) = "contact", "resume";
    /// Asks whether one means to leave the programme.
    ContactLeave(CreatorId) = "contact", "leave";
    /// They do.
    ContactLeaveMeant(CreatorId) = "contact", "leave-meant";
    /// How often and on which days the programme speaks to its creators unasked.
    ContactCadence(Nothing) = "contact", "cadence";
    /// How many unasked messages a week creators get at most was chosen.
    ContactLimit(Nothing) = "contact", "limit";
    /// A market was chosen whose days off are to be seen.
    ContactMarket(Nothing) = "contact", "market";
    /// The form for a market's days off.
    ContactDaysOff(MarketId) = "contact", "days-off";
    /// Days off that were typed.
    ContactDaysOffKeep(MarketId) = "contact", "keep-days-off";
    /// Days off that are to be like any others.
    ContactDaysBack(MarketId) = "contact", "days-back";
    /// Which programme direct messages are about.
    DirectWhich(Nothing) = "direct", "which";
    /// The programme that direct messages are about was chosen.
    DirectChoose(Nothing) = "direct", "choose";
    /// Everything about one creator.
    CreatorCard(CreatorId) = "creator", "card";
    /// A page of the creators.
    CreatorList(Listing) = "creator", "list";
    /// The form for a note about a creator.
    CreatorNoteForm(CreatorId) = "creator", "note";
    /// A note that was written.
    CreatorNoteKeep(CreatorId) = "creator", "keep-note";
    /// The form for what was done for a creator.
    CreatorSupportForm(CreatorId) = "creator", "support";
    /// What was done, written down.
    CreatorSupportKeep(CreatorId) = "creator", "keep-support";
    /// Bring in the creators of a file that was looked over.
    RosterBringIn(RosterId) = "roster", "bring-in";
    /// The form for a question to the asker's owner.
    OwnerQuestionForm(CreatorId) = "owner-question", "form";
    /// The same, where the asker is.
    OwnerQuestionHere(Nothing) = "owner-question", "here";
    /// The question.
    OwnerQuestionSend(CreatorId) = "owner-question", "send";
    /// The form for the answer.
    OwnerQuestionAnswer(OwnerQuestionId) = "owner-question", "answer";
    /// The answer.
    OwnerQuestionAnswerSend(OwnerQuestionId) = "owner-question", "send-answer";
    /// The form for feedback, where the asker is.
    FeedbackHere(Nothing) = "feedback", "here";
    /// The feedback.
    FeedbackSend(CreatorId) = "feedback", "send";
    /// An application among those that wait.
    ApplicationShow(ApplicationId) = "application", "show";
    /// The oldest application that waits.
    ApplicationQueue(Nothing) = "application", "queue";
    /// Lets the applicant in.
    ApplicationApprove(ApplicationId) = "application", "approve";
    /// Opens the form for a question to the applicant.
    ApplicationAsk(ApplicationId) = "application", "ask";
    /// The question.
    ApplicationAskSend(ApplicationId) = "application", "ask-send";
    /// Opens the form for the reason of a no.
    ApplicationDecline(ApplicationId) = "application", "decline";
    /// The reason.
    ApplicationDeclineSend(ApplicationId) = "application", "decline-send";
    /// Opens the form for an applicant's answer.
    InquiryAnswer(InquiryId) = "inquiry", "answer";
    /// The answer.
    InquiryAnswerSend(InquiryId) = "inquiry", "answer-send";
    /// Figures over another period.
    StatsPeriod(Lens) = "stats", "period";
    /// The evergreen link.
    LinkGet(Nothing) = "link", "get";
    /// The asker's link for a campaign.
    LinkTake(CampaignId) = "link", "take";
    /// The link chosen from the list.
    LinkShow(Nothing) = "link", "show";
    /// A link's card again.
    LinkCard(Placed) = "link", "card";
    /// A link's address for the platform that was chosen.
    LinkPlace(LinkId) = "link", "place";
    /// The words of a post with a link.
    LinkPost(Wording) = "link", "post";
    /// The form for an advertising token.
    LinkToken(Placed) = "link", "token";
    /// An advertising token that was filled in.
    LinkTokenKeep(Placed) = "link", "keep-token";
    /// A page of the asker's links, from 0.
    LinkList(i64) = "link", "list";
    /// Archive a link, meant.
    LinkArchive(LinkId) = "link", "archive";
    /// A step of the set-up.
    ProgramStep(Step) = "program", "step";
    /// The programme's languages were chosen.
    ProgramLanguages(Nothing) = "program", "languages";
    /// The programme's own language.
    ProgramLanguage(Language) = "program", "language";
    /// The manager roles were chosen.
    ProgramRoles(Nothing) = "program", "roles";
    /// No manager roles: holders of *Manage Server* are managers.
    ProgramNoRoles(Nothing) = "program", "noroles";
    /// The programme's currency was chosen.
    ProgramCurrency(Nothing) = "program", "currency";
    /// The programme's zone was chosen.
    ProgramZone(Nothing) = "program", "zone";
    /// The form for a currency and a zone that no list has.
    ProgramMoneyForm(Nothing) = "program", "moneyform";
    /// The currency and the zone were written.
    ProgramMoney(Nothing) = "program", "money";
    /// The form for the landing page.
    ProgramLandingForm(Nothing) = "program", "landingform";
    /// The landing page was written.
    ProgramLanding(Nothing) = "program", "landing";
    /// The set-up is finished.
    ProgramFinish(Nothing) = "program", "finish";
    /// Whether everything works, looked at anew.
    ProgramHealth(Nothing) = "program", "health";
    /// The newest lines of the audit.
    ProgramAudit(Nothing) = "program", "audit";
    /// The lines of the audit before this one.
    AuditOlder(AuditId) = "audit", "older";
    /// The programme's keys for shops.
    KeyList(Nothing) = "key", "list";
    /// Make a key.
    KeyNew(Nothing) = "key", "new";
    /// The key that was chosen to be revoked.
    KeyRevoke(Nothing) = "key", "revoke";
    /// Revoke a key, meant.
    KeyRevokeMeant(ApiKeyId) = "key", "revoke-meant";
    /// Ready-made markets were chosen.
    MarketAdd(Nothing) = "market", "add";
    /// The form for a market of this language that is not ready-made.
    MarketForm(Language) = "market", "form";
    /// A market of this language was written.
    MarketNew(Language) = "market", "new";
    /// A market is taken out of use.
    MarketArchive(Nothing) = "market", "archive";
    /// What to choose a channel for.
    ChannelFocus(Nothing) = "channel", "focus";
    /// A channel was chosen.
    ChannelChoose(Target) = "channel", "choose";
    /// The language of what is posted for something.
    ChannelSpeak(Spoken) = "channel", "speak";
    /// A channel is for nothing in particular again.
    ChannelFree(Target) = "channel", "free";
    /// Duet makes the missing channels.
    ChannelMake(Nothing) = "channel", "make";
    /// The form that begins a campaign.
    CampaignNew(Nothing) = "campaign", "new";
    /// A new campaign that was filled in.
    CampaignBegin(Nothing) = "campaign", "begin";
    /// How a campaign stands.
    CampaignSheet(CampaignId) = "campaign", "sheet";
    /// The markets that a campaign is for.
    CampaignMarkets(CampaignId) = "campaign", "markets";
    /// The form for where a campaign leads and when it runs.
    CampaignPage(CampaignId) = "campaign", "page";
    /// Where a campaign leads and when it runs, filled in.
    CampaignPageKeep(CampaignId) = "campaign", "keep-page";
    /// The form for a campaign's UTM parameters.
    CampaignUtm(CampaignId) = "campaign", "utm";
    /// UTM parameters that were filled in.
    CampaignUtmKeep(CampaignId) = "campaign", "keep-utm";
    /// The form for a campaign's words in a language.
    CampaignWords(Rendering) = "campaign", "words";
    /// Words that were filled in.
    CampaignWordsKeep(Rendering) = "campaign", "keep-words";
    /// Publish a campaign.
    CampaignPublish(CampaignId) = "campaign", "publish";
    /// Ask whether a campaign may be closed.
    CampaignClosing(CampaignId) = "campaign", "closing";
    /// Close a campaign, meant.
    CampaignClose(CampaignId) = "campaign", "close";
    /// A campaign's brief, for its reader alone.
    ParticipationShow(CampaignId) = "participation", "show";
    /// The reader's briefs.
    ParticipationList(Nothing) = "participation", "list";
    /// A brief was chosen from the list.
    ParticipationChoose(Nothing) = "participation", "choose";
    /// Joins a campaign under this version of its terms.
    ParticipationJoin(Pair<CampaignId, i32>) = "participation", "join";
    /// The form for the reason of a no.
    ParticipationDeclineForm(CampaignId) = "participation", "decline-form";
    /// The reason.
    ParticipationDecline(CampaignId) = "participation", "decline";
    /// Who is in a campaign, for managers.
    ParticipationRoster(CampaignId) = "participation", "roster";
    /// Creators were chosen to be offered a campaign.
    ParticipationOffer(CampaignId) = "participation", "offer";
    /// The form for why somebody is offered more than they should have.
    ParticipationInsistForm(Pair<CampaignId, CreatorId>) = "participation", "insist-form";
    /// The reason.
    ParticipationInsist(Pair<CampaignId, CreatorId>) = "participation", "insist";
    /// Something that is owed is there.
    DeadlineDone(DeadlineId) = "deadline", "done";
    /// To be reminded of it later.
    DeadlineSnooze(Pair<DeadlineId, Snooze>) = "deadline", "snooze";
    /// The form for a question about a brief.
    BriefQuestionForm(CampaignId) = "brief-question", "form";
    /// The question.
    BriefQuestionSend(CampaignId) = "brief-question", "send";
    /// A campaign's questions without an answer, for managers.
    BriefQuestionList(CampaignId) = "brief-question", "list";
    /// The form for an answer that everybody reads.
    BriefQuestionAnswer(BriefQuestionId) = "brief-question", "answer";
    /// The answer.
    BriefQuestionAnswerSend(BriefQuestionId) = "brief-question", "send-answer";
    /// The form for an answer to the asker alone.
    BriefQuestionReply(BriefQuestionId) = "brief-question", "reply";
    /// The answer.
    BriefQuestionReplySend(BriefQuestionId) = "brief-question", "send-reply";
    /// The form for an idea.
    IdeaForm(CampaignId) = "idea", "form";
    /// The idea.
    IdeaGive(CampaignId) = "idea", "give";
    /// The brief may quote an idea.
    IdeaQuote(IdeaId) = "idea", "quote";
    /// It may not.
    IdeaUnquote(IdeaId) = "idea", "unquote";
    /// A campaign's ideas, for managers.
    IdeaRound(CampaignId) = "idea", "round";
    /// Creators were chosen to be asked.
    IdeaAsk(CampaignId) = "idea", "ask";
    /// An idea was chosen to be answered.
    IdeaChoose(CampaignId) = "idea", "choose";
    /// The form for what became of an idea.
    IdeaAnswer(IdeaId) = "idea", "answer";
    /// What became of it.
    IdeaAnswerKeep(IdeaId) = "idea", "keep-answer";
    /// A campaign's links and files, for managers.
    HubShow(CampaignId) = "hub", "show";
    /// The form for a link in a language.
    HubForm(Rendering) = "hub", "form";
    /// The link.
    HubAdd(Rendering) = "hub", "add";
    /// A link was chosen to be taken out of use.
    HubArchive(CampaignId) = "hub", "archive";
    /// The size of a creator's audience was chosen.
    CreatorAudience(CreatorId) = "creator", "audience";
    /// The reader's tier.
    TierMine(CreatorId) = "tier", "mine";
    /// What is missing for the next one.
    TierNext(CreatorId) = "tier", "next";
    /// The whole ladder.
    TierRules(CreatorId) = "tier", "rules";
    /// Every tier, for managers.
    TierList(Nothing) = "tier", "list";
    /// A tier was chosen from the list.
    TierChoose(Nothing) = "tier", "choose";
    /// How a tier stands.
    TierSheet(TierId) = "tier", "sheet";
    /// The form that begins a tier.
    TierNew(Nothing) = "tier", "new";
    /// A new tier that was filled in.
    TierBegin(Nothing) = "tier", "begin";
    /// The form for a tier's words in a language.
    TierWords(TierWords) = "tier", "words";
    /// Words that were filled in.
    TierWordsKeep(TierWords) = "tier", "keep-words";
    /// What a tier takes.
    TierConditions(TierId) = "tier", "conditions";
    /// The form for the conditions that are numbers.
    TierConditionsForm(TierId) = "tier", "conditions-form";
    /// Conditions that were filled in.
    TierConditionsKeep(TierId) = "tier", "keep-conditions";
    /// The audience that a tier asks for was chosen.
    TierAudience(TierId) = "tier", "audience";
    /// A tier's rhythm of check-ins was chosen.
    TierCadence(TierId) = "tier", "cadence";
    /// A tier's role was chosen.
    TierRole(TierId) = "tier", "role";
    /// A tier has no role any more.
    TierNoRole(TierId) = "tier", "no-role";
    /// The form for collaborations a year.
    TierCollaborations(TierId) = "tier", "collaborations";
    /// Collaborations that were filled in.
    TierCollaborationsKeep(TierId) = "tier", "keep-collaborations";
    /// A tier moves above its neighbour.
    TierRaise(TierId) = "tier", "raise";
    /// A tier moves below its neighbour.
    TierLower(TierId) = "tier", "lower";
    /// A draft counts from now on.
    TierOpen(TierId) = "tier", "open";
    /// Ask whether a tier may be taken out of use.
    TierArchive(TierId) = "tier", "archive";
    /// Take a tier out of use, meant.
    TierArchiveMeant(TierId) = "tier", "archive-meant";
    /// Who would move today.
    TierPreview(Nothing) = "tier", "preview";
    /// Who would move today if a draft counted.
    TierTry(TierId) = "tier", "try";
    /// The form for what holds for all tiers.
    TierPolicy(Nothing) = "tier", "policy";
    /// What holds for all tiers, filled in.
    TierPolicyKeep(Nothing) = "tier", "keep-policy";
    /// How it goes, in answer to a check-in.
    CheckInMood(Pair<CheckInId, Mood>) = "check-in", "mood";
    /// How it goes with somebody who speaks up by themselves.
    CheckInBegin(Mood) = "check-in", "begin";
    /// The moods once more, to change the answer.
    CheckInChange(CheckInId) = "check-in", "change";
    /// Opens the form for a few words.
    CheckInWords(CheckInId) = "check-in", "words";
    /// The words.
    CheckInWordsKeep(CheckInId) = "check-in", "keep-words";
    /// Help is wanted.
    CheckInHelp(CheckInId) = "check-in", "help";
    /// Not this time.
    CheckInSkip(CheckInId) = "check-in", "skip";
    /// Later.
    CheckInSnooze(Pair<CheckInId, Snooze>) = "check-in", "snooze";
    /// What can be answered now.
    CheckInNow(CreatorId) = "check-in", "now";
    /// How and when one is asked.
    CheckInPlan(CreatorId) = "check-in", "plan";
    /// How often one would rather be asked was chosen.
    CheckInWish(CreatorId) = "check-in", "wish";
    /// One of the asker's check-ins, from 0.
    CheckInHistory(Pair<CreatorId, i64>) = "check-in", "history";
    /// One of a creator's check-ins, for managers.
    CheckInHistoryOf(Pair<CreatorId, i64>) = "check-in", "history-of";
    /// How often creators are asked unless something else is set was chosen.
    CheckInUsual(Nothing) = "check-in", "usual";
    /// The sets of questions.
    CheckInQuestions(Nothing) = "check-in", "questions";
    /// The form for a set's questions.
    CheckInQuestionsForm(Pair<Language, i32>) = "check-in", "form";
    /// A set's questions that were filled in.
    CheckInQuestionsKeep(Pair<Language, i32>) = "check-in", "keep-form";
    /// To be reminded later.
    ReminderSnooze(Pair<ReminderId, Snooze>) = "reminder", "snooze";
    /// To be reminded no more.
    ReminderDone(ReminderId) = "reminder", "done";
    /// What Duet can do for the asker.
    HelpHome(Nothing) = "help", "home";
    /// The commands of a topic.
    HelpTopic(Nothing) = "help", "topic";
    /// A public post in the reader's language.
    PostShow(Post) = "post", "show";
}
