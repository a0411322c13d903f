//! What happens when a button is pressed, a select is used or a form is sent.

pub(super) mod api_key;
pub mod application;
pub mod campaign;
mod channel;
pub mod check_in;
pub mod contact;
pub mod creator;
mod direct;
pub mod help;
mod link;
mod market;
mod owner_question;
pub mod post;
pub mod profile;
pub(super) mod program;
mod relationship;
mod reminder;
mod start;
pub(super) mod tier;

use futures::future::BoxFuture;

use super::ask::{Ask, Reply};
use super::press::Press;
use super::{cards, commands};
use crate::domain::Refusal;
use crate::features::start::Wishes;

/// Does what the custom id means. A forged or forgotten one is refused in words.
pub async fn press(ask: &Ask<'_>, custom_id: &str) {
    let Some(press) = Press::of(custom_id) else {
        return ask.answer(async { Err(Refusal::PressStale.into()) }).await;
    };
    deed(ask, press).await;
}

/// What a press does. It is on the heap: one future for all would hold each of them, and a worker's stack is small.
#[expect(clippy::too_many_lines, reason = "one line for each press, and none may be missing")]
fn deed<'a>(ask: &'a Ask<'a>, press: Press) -> BoxFuture<'a, ()> {
    match press {
        Press::StartHere(_) => Box::pin(commands::start::here(ask, Ok(Wishes::default()))),
        Press::StartOpen(place) => Box::pin(start::open(ask, place)),
        Press::StartAgain(place) => Box::pin(start::again(ask, place)),
        Press::StartLanguage(place) => Box::pin(start::language(ask, place)),
        Press::StartMarket(place) => Box::pin(start::market(ask, place)),
        Press::StartZone(place) => Box::pin(start::zone(ask, place)),
        Press::StartForm(place) => Box::pin(start::form(ask, place)),
        Press::StartFill(place) => Box::pin(start::fill(ask, place)),
        Press::StartSend(place) => Box::pin(start::send(ask, place)),
        Press::StartTest(place) => Box::pin(start::test(ask, place)),
        Press::ConsentSet(switch) => Box::pin(start::consent(ask, switch)),
        Press::ConsentShow(place) => Box::pin(profile::consents(ask, place)),
        Press::ProfileShow(place) => Box::pin(profile::show(ask, place)),
        Press::ProfileChoose(_) => Box::pin(profile::choose(ask)),
        Press::ProfileEdit(place) => Box::pin(profile::edit(ask, place)),
        Press::ProfileEditHere(_) => Box::pin(commands::profile::edit_here(ask)),
        Press::ProfileSave(place) => Box::pin(profile::save(ask, place)),
        Press::ProfileExport(_) => Box::pin(profile::export(ask)),
        Press::ProfileForget(_) => Box::pin(profile::forget(ask)),
        Press::ProfileForgetMeant(_) => Box::pin(profile::forget_meant(ask)),
        Press::ContactNotify(program) => Box::pin(contact::notify(ask, program)),
        Press::ContactOften(matter) => Box::pin(contact::often(ask, matter)),
        Press::ContactHours(program) => Box::pin(contact::hours(ask, program)),
        Press::ContactDays(program) => Box::pin(contact::days(ask, program)),
        Press::ContactHoursForm(program) => Box::pin(contact::hours_form(ask, program)),
        Press::ContactHoursKeep(program) => Box::pin(contact::keep_hours(ask, program)),
        Press::ContactPause(place) => Box::pin(contact::pause(ask, place)),
        Press::ContactPauseFor(place) => Box::pin(contact::pause_for(ask, place)),
        Press::ContactResume(place) => Box::pin(contact::resume(ask, place)),
        Press::ContactLeave(place) => Box::pin(contact::leave(ask, place)),
        Press::ContactLeaveMeant(place) => Box::pin(contact::leave_meant(ask, place)),
        Press::DirectWhich(_) => Box::pin(direct::which(ask)),
        Press::DirectChoose(_) => Box::pin(direct::choose(ask)),
        Press::CreatorCard(id) => Box::pin(creator::card(ask, id)),
        Press::CreatorList(listing) => Box::pin(creator::list(ask, listing)),
        Press::CreatorNoteForm(id) => Box::pin(relationship::note_form(ask, id)),
        Press::CreatorNoteKeep(id) => Box::pin(relationship::note(ask, id)),
        Press::CreatorSupportForm(id) => Box::pin(relationship::support_form(ask, id)),
        Press::CreatorSupportKeep(id) => Box::pin(relationship::support(ask, id)),
        Press::RosterBringIn(id) => Box::pin(relationship::bring_in(ask, id)),
        Press::OwnerQuestionForm(place) => Box::pin(owner_question::form(ask, place)),
        Press::OwnerQuestionHere(_) => Box::pin(commands::home::ask_owner(ask)),
        Press::OwnerQuestionSend(place) => Box::pin(owner_question::send(ask, place)),
        Press::OwnerQuestionAnswer(id) => Box::pin(owner_question::answer_form(ask, id)),
        Press::OwnerQuestionAnswerSend(id) => Box::pin(owner_question::answer(ask, id)),
        Press::FeedbackHere(_) => Box::pin(commands::feedback::here(ask)),
        Press::FeedbackSend(place) => Box::pin(owner_question::feedback(ask, place)),
        Press::ApplicationShow(id) => Box::pin(application::show(ask, id)),
        Press::ApplicationQueue(_) => {
            Box::pin(ask.answer(async move { Ok(Reply::Private(application::queue(ask, None).await?)) }))
        }
        Press::ApplicationApprove(id) => Box::pin(application::approve(ask, id)),
        Press::ApplicationAsk(id) => Box::pin(application::ask_form(ask, id)),
        Press::ApplicationAskSend(id) => Box::pin(application::ask(ask, id)),
        Press::ApplicationDecline(id) => Box::pin(application::decline_form(ask, id)),
        Press::ApplicationDeclineSend(id) => Box::pin(application::decline(ask, id)),
        Press::InquiryAnswer(id) => Box::pin(application::answer_form(ask, id)),
        Press::InquiryAnswerSend(id) => Box::pin(application::answer(ask, id)),
        Press::ProgramStep(step) => Box::pin(program::step(ask, step)),
        Press::ProgramLanguages(_) => Box::pin(program::languages(ask)),
        Press::ProgramLanguage(main) => Box::pin(program::main_language(ask, main)),
        Press::ProgramRoles(_) => Box::pin(program::roles(ask)),
        Press::ProgramNoRoles(_) => Box::pin(program::no_roles(ask)),
        Press::ProgramCurrency(_) => Box::pin(program::currency(ask)),
        Press::ProgramZone(_) => Box::pin(program::zone(ask)),
        Press::ProgramMoneyForm(_) => Box::pin(program::form(ask, press, cards::program::money_form)),
        Press::ProgramMoney(_) => Box::pin(program::money(ask)),
        Press::ProgramLandingForm(_) => Box::pin(program::form(ask, press, cards::program::landing_form)),
        Press::ProgramLanding(_) => Box::pin(program::landing(ask)),
        Press::ProgramFinish(_) => Box::pin(program::finish(ask)),
        Press::ProgramHealth(_) => Box::pin(program::health_again(ask)),
        Press::ProgramAudit(_) => Box::pin(program::audit_page(ask, None)),
        Press::AuditOlder(before) => Box::pin(program::audit_page(ask, Some(before))),
        Press::KeyList(_) => {
            Box::pin(ask.redraw(async move { Ok(Reply::Redraw(api_key::list(ask).await?)) }))
        }
        Press::KeyNew(_) => Box::pin(api_key::new(ask)),
        Press::KeyRevoke(_) => Box::pin(api_key::revoke(ask)),
        Press::KeyRevokeMeant(key) => Box::pin(api_key::revoke_meant(ask, key)),
        Press::MarketAdd(_) => Box::pin(market::add(ask)),
        Press::MarketForm(language) => Box::pin(market::form(ask, language)),
        Press::MarketNew(language) => Box::pin(market::new(ask, language)),
        Press::MarketArchive(_) => Box::pin(market::archive(ask)),
        Press::ChannelFocus(_) => Box::pin(channel::focus(ask)),
        Press::ChannelChoose(target) => Box::pin(channel::choose(ask, target)),
        Press::ChannelSpeak(spoken) => Box::pin(channel::speak(ask, spoken)),
        Press::ChannelFree(target) => Box::pin(channel::free(ask, target)),
        Press::ChannelMake(_) => Box::pin(channel::make(ask)),
        Press::StatsPeriod(lens) => {
            Box::pin(ask.redraw(async move { Ok(Reply::Redraw(commands::stats::seen(ask, lens).await?)) }))
        }
        Press::LinkGet(_) => Box::pin(link::get(ask, None)),
        Press::LinkShow(_) => Box::pin(link::show(ask)),
        Press::LinkCard(placed) => Box::pin(link::card(ask, placed)),
        Press::LinkPlace(link) => Box::pin(link::place(ask, link)),
        Press::LinkPost(wording) => Box::pin(link::post(ask, wording)),
        Press::LinkToken(placed) => Box::pin(link::token(ask, placed)),
        Press::LinkTokenKeep(placed) => Box::pin(link::keep_token(ask, placed)),
        Press::LinkList(page) => Box::pin(link::list(ask, page)),
        Press::LinkArchive(link) => Box::pin(link::archive(ask, link)),
        Press::LinkTake(campaign) => Box::pin(link::get(ask, Some(campaign))),
        Press::CampaignNew(_) => Box::pin(campaign::new(ask)),
        Press::CampaignBegin(_) => Box::pin(campaign::begin(ask)),
        Press::CampaignSheet(id) => Box::pin(campaign::sheet(ask, id)),
        Press::CampaignMarkets(id) => Box::pin(campaign::markets(ask, id)),
        Press::CampaignPage(id) => Box::pin(campaign::page(ask, id)),
        Press::CampaignPageKeep(id) => Box::pin(campaign::keep_page(ask, id)),
        Press::CampaignUtm(id) => Box::pin(campaign::utm(ask, id)),
        Press::CampaignUtmKeep(id) => Box::pin(campaign::keep_utm(ask, id)),
        Press::CampaignWords(rendering) => Box::pin(campaign::words(ask, rendering)),
        Press::CampaignWordsKeep(rendering) => Box::pin(campaign::keep_words(ask, rendering)),
        Press::CampaignPublish(id) => Box::pin(campaign::publish(ask, id)),
        Press::CampaignClosing(id) => Box::pin(campaign::closing(ask, id)),
        Press::CampaignClose(id) => Box::pin(campaign::close(ask, id)),
        Press::CreatorAudience(id) => Box::pin(creator::audience(ask, id)),
        Press::TierMine(place) => Box::pin(tier::seen(ask, place, cards::tier::mine)),
        Press::TierNext(place) => Box::pin(tier::seen(ask, place, cards::tier::next)),
        Press::TierRules(place) => Box::pin(tier::seen(ask, place, cards::tier::rules)),
        Press::TierList(_) => Box::pin(tier::list_again(ask)),
        Press::TierChoose(_) => Box::pin(tier::choose(ask)),
        Press::TierSheet(id) => Box::pin(tier::sheet(ask, id)),
        Press::TierNew(_) => Box::pin(tier::new(ask)),
        Press::TierBegin(_) => Box::pin(tier::begin(ask)),
        Press::TierWords(words) => Box::pin(tier::words(ask, words)),
        Press::TierWordsKeep(words) => Box::pin(tier::keep_words(ask, words)),
        Press::TierConditions(id) => Box::pin(tier::conditions(ask, id)),
        Press::TierConditionsForm(id) => Box::pin(tier::conditions_form(ask, id)),
        Press::TierConditionsKeep(id) => Box::pin(tier::keep_conditions(ask, id)),
        Press::TierAudience(id) => Box::pin(tier::audience(ask, id)),
        Press::TierCadence(id) => Box::pin(tier::cadence(ask, id)),
        Press::TierRole(id) => Box::pin(tier::role(ask, id, true)),
        Press::TierNoRole(id) => Box::pin(tier::role(ask, id, false)),
        Press::TierCollaborations(id) => Box::pin(tier::collaborations(ask, id)),
        Press::TierCollaborationsKeep(id) => Box::pin(tier::keep_collaborations(ask, id)),
        Press::TierRaise(id) => Box::pin(tier::reorder(ask, id, true)),
        Press::TierLower(id) => Box::pin(tier::reorder(ask, id, false)),
        Press::TierOpen(id) => Box::pin(tier::open(ask, id)),
        Press::TierArchive(id) => Box::pin(tier::archive(ask, id)),
        Press::TierArchiveMeant(id) => Box::pin(tier::archive_meant(ask, id)),
        Press::TierPreview(_) => Box::pin(tier::preview(ask, None)),
        Press::TierTry(id) => Box::pin(tier::preview(ask, Some(id))),
        Press::TierPolicy(_) => Box::pin(tier::policy(ask)),
        Press::TierPolicyKeep(_) => Box::pin(tier::keep_policy(ask)),
        Press::CheckInMood(felt) => Box::pin(check_in::mood(ask, felt)),
        Press::CheckInBegin(mood) => Box::pin(check_in::begin(ask, mood)),
        Press::CheckInChange(id) => Box::pin(check_in::change(ask, id)),
        Press::CheckInWords(id) => Box::pin(check_in::form(ask, id)),
        Press::CheckInWordsKeep(id) => Box::pin(check_in::words(ask, id)),
        Press::CheckInHelp(id) => Box::pin(check_in::help(ask, id)),
        Press::CheckInSkip(id) => Box::pin(check_in::skip(ask, id)),
        Press::CheckInSnooze(later) => Box::pin(check_in::snooze(ask, later)),
        Press::CheckInNow(place) => Box::pin(check_in::now(ask, place)),
        Press::CheckInPlan(place) => Box::pin(check_in::plan(ask, place)),
        Press::CheckInWish(place) => Box::pin(check_in::wish(ask, place)),
        Press::CheckInHistory(page) => Box::pin(check_in::history(ask, page)),
        Press::CheckInHistoryOf(page) => Box::pin(check_in::history_of(ask, page)),
        Press::CheckInUsual(_) => Box::pin(check_in::usual(ask)),
        Press::CheckInQuestions(_) => Box::pin(check_in::questions(ask)),
        Press::CheckInQuestionsForm(set) => Box::pin(check_in::questions_form(ask, set)),
        Press::CheckInQuestionsKeep(set) => Box::pin(check_in::keep_questions(ask, set)),
        Press::ReminderSnooze(later) => Box::pin(reminder::snooze(ask, later)),
        Press::ReminderDone(id) => Box::pin(reminder::done(ask, id)),
        Press::HelpHome(_) => Box::pin(help::home(ask)),
        Press::HelpTopic(_) => Box::pin(help::topic(ask)),
        Press::PostShow(post) => Box::pin(post::show(ask, post)),
    }
}
