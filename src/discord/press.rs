//! What a button, select or form means: its custom id, `<noun>/<id>/<verb>`, as a type.

use std::convert::Infallible;
use std::fmt;
use std::str::FromStr;

use super::ids::{Lens, Listing, Matter, Pair, Placed, Rendering, Spoken, Switch, TierWords, Wording};
use crate::domain::check_in::Mood;
use crate::domain::post::Post;
use crate::domain::reminder::Snooze;
use crate::domain::setup::{Step, Target};
use crate::domain::{
    ApiKeyId, ApplicationId, AuditId, CampaignId, CheckInId, CreatorId, InquiryId, Language, LinkId,
    MarketId, NoticeId, OwnerQuestionId, ProgramId, ReminderId, RosterId, TierId,
};

/// Stands where a press is about nothing in particular: `profile/-/name`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Nothing;

impl fmt::Display for Nothing {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("-")
    }
}

impl FromStr for Nothing {
    type Err = Option<Infallible>;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text == "-" { Ok(Self) } else { Err(None) }
    }
}

/// A custom id with the notice as part of whose message it stands.
pub fn tagged(press: Press, notice: NoticeId) -> String {
    format!("{press}~{notice}")
}

/// The notice as part of whose message a custom id stands, if it says so.
pub fn tag(custom_id: &str) -> Option<NoticeId> {
    untagged(custom_id).1
}

/// A custom id without its tag, and the tag.
fn untagged(custom_id: &str) -> (&str, Option<NoticeId>) {
    let tagged = custom_id.rsplit_once('~').and_then(|(bare, tag)| Some((bare, tag.parse().ok()?)));
    tagged.map_or((custom_id, None), |(bare, tag)| (bare, Some(tag)))
}

macro_rules! presses {
    ($($(#[$doc:meta])* $name:ident($kind:ty) = $noun:literal, $verb:literal;)*) => {
        /// Every button, select and form. All state is in the id, so that each still works after a restart.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Press {
            $($(#[$doc])* $name($kind),)*
        }

        impl Press {
            /// The noun and verb of every press, for the test that tries them all.
            pub const ALL: &'static [(&'static str, &'static str)] = &[$(($noun, $verb)),*];

            /// The press of a custom id; `None` for a forged or forgotten one.
            pub fn of(custom_id: &str) -> Option<Self> {
                let custom_id = untagged(custom_id).0;
                let mut parts = custom_id.splitn(3, '/');
                let (noun, id, verb) = (parts.next()?, parts.next()?, parts.next()?);
                match (noun, verb) {
                    $(($noun, $verb) => id.parse().ok().map(Self::$name),)*
                    _ => None,
                }
            }
        }

        impl fmt::Display for Press {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self {
                    $(Self::$name(id) => write!(formatter, "{}/{id}/{}", $noun, $verb),)*
                }
            }
        }
    };
}

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::discord::ids::View;
    use crate::domain::stats::Period;

    #[test]
    fn a_custom_id_says_what_it_means() {
        let press = Press::StatsPeriod(Lens { view: View::Me, period: Period::Month });
        assert_eq!(press.to_string(), "stats/30d/period");
        let link = Press::StatsPeriod(Lens { view: View::Link(LinkId(7)), period: Period::Ever });
        assert_eq!(link.to_string(), "stats/link.7.all/period");
        assert_eq!(Press::of("stats/link.7.all/period"), Some(link));
        assert_eq!(Press::of("stats/link.all/period"), None);
        assert_eq!(Press::of("stats/30d/period"), Some(press));
        assert_eq!(Press::of("link/-/get"), Some(Press::LinkGet(Nothing)));
        let spoken = Press::ChannelSpeak(Spoken { target: Target::Review, language: Language::Ru });
        assert_eq!(spoken.to_string(), "channel/review.ru/speak");
        assert_eq!(Press::of("channel/review.ru/speak"), Some(spoken));
    }

    #[test]
    fn a_tag_says_which_notice_it_was_and_changes_nothing_else() {
        let id = tagged(Press::LinkGet(Nothing), NoticeId(12));
        assert_eq!(id, "link/-/get~12");
        assert_eq!((tag(&id), Press::of(&id)), (Some(NoticeId(12)), Some(Press::LinkGet(Nothing))));
        assert_eq!((tag("link/-/get~x"), Press::of("link/-/get~x")), (None, None));
    }

    #[test]
    fn a_forged_id_means_nothing() {
        for forged in ["", "/", "stats", "stats/30d", "stats/31d/period", "stats/30d/period/x", "link/7/get"]
        {
            assert_eq!(Press::of(forged), None, "{forged}");
        }
    }
}
