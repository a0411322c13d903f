//! What happens when a button is pressed, a select is used or a form is sent.

mod agreement;
pub mod announcement;
pub(super) mod api_key;
pub mod application;
pub mod brief;
pub mod brief_question;
pub mod campaign;
mod channel;
pub mod check_in;
pub mod contact;
pub mod creator;
mod deliverable;
mod direct;
pub mod experiment;
pub mod help;
pub mod hub;
pub mod idea;
mod link;
mod market;
pub mod market_note;
mod owner_question;
pub mod participation;
pub mod post;
pub mod profile;
pub(super) mod program;
mod relationship;
mod reminder;
pub mod stage;
mod start;
pub mod submission;
pub(super) mod tier;
pub mod usage_right;

use futures::future::BoxFuture;

use super::ask::{Ask, Reply};
use super::press::Press;
use super::{cards, commands};
use crate::domain::Refusal;
use crate::domain::brief::Leaf;
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
        Press::StartHere(_) => boxed(move || commands::start::here(ask, Ok(Wishes::default()))),
        Press::StartOpen(place) => boxed(move || start::open(ask, place)),
        Press::StartAgain(place) => boxed(move || start::again(ask, place)),
        Press::StartLanguage(place) => boxed(move || start::language(ask, place)),
        Press::StartMarket(place) => boxed(move || start::market(ask, place)),
        Press::StartZone(place) => boxed(move || start::zone(ask, place)),
        Press::StartForm(place) => boxed(move || start::form(ask, place)),
        Press::StartFill(place) => boxed(move || start::fill(ask, place)),
        Press::StartSend(place) => boxed(move || start::send(ask, place)),
        Press::StartTest(place) => boxed(move || start::test(ask, place)),
        Press::ConsentSet(switch) => boxed(move || start::consent(ask, switch)),
        Press::ConsentShow(place) => boxed(move || profile::consents(ask, place)),
        Press::ProfileShow(place) => boxed(move || profile::show(ask, place)),
        Press::ProfileChoose(_) => boxed(move || profile::choose(ask)),
        Press::ProfileEdit(place) => boxed(move || profile::edit(ask, place)),
        Press::ProfileEditHere(_) => boxed(move || commands::profile::edit_here(ask)),
        Press::ProfileSave(place) => boxed(move || profile::save(ask, place)),
        Press::ProfileExport(_) => boxed(move || profile::export(ask)),
        Press::ProfileForget(_) => boxed(move || profile::forget(ask)),
        Press::ProfileForgetMeant(_) => boxed(move || profile::forget_meant(ask)),
        Press::ContactNotify(program) => boxed(move || contact::notify(ask, program)),
        Press::ContactOften(matter) => boxed(move || contact::often(ask, matter)),
        Press::ContactHours(program) => boxed(move || contact::hours(ask, program)),
        Press::ContactDays(program) => boxed(move || contact::days(ask, program)),
        Press::ContactHoursForm(program) => boxed(move || contact::hours_form(ask, program)),
        Press::ContactHoursKeep(program) => boxed(move || contact::keep_hours(ask, program)),
        Press::ContactPause(place) => boxed(move || contact::pause(ask, place)),
        Press::ContactPauseFor(place) => boxed(move || contact::pause_for(ask, place)),
        Press::ContactPauseForm(place) => boxed(move || contact::pause_form(ask, place)),
        Press::ContactPauseUntil(place) => boxed(move || contact::pause_until(ask, place)),
        Press::ContactResume(place) => boxed(move || contact::resume(ask, place)),
        Press::ContactLeave(place) => boxed(move || contact::leave(ask, place)),
        Press::ContactLeaveMeant(place) => boxed(move || contact::leave_meant(ask, place)),
        Press::ContactCadence(_) => boxed(move || contact::cadence_again(ask)),
        Press::ContactLimit(_) => boxed(move || contact::limit(ask)),
        Press::ContactMarket(_) => boxed(move || contact::market(ask)),
        Press::ContactDaysOff(id) => boxed(move || contact::days_off_form(ask, id)),
        Press::ContactDaysOffKeep(id) => boxed(move || contact::keep_days_off(ask, id)),
        Press::ContactDaysBack(id) => boxed(move || contact::take_days_back(ask, id)),
        Press::DirectWhich(_) => boxed(move || direct::which(ask)),
        Press::DirectChoose(_) => boxed(move || direct::choose(ask)),
        Press::CreatorCard(id) => boxed(move || creator::card(ask, id)),
        Press::CreatorList(listing) => boxed(move || creator::list(ask, listing)),
        Press::CreatorNoteForm(id) => boxed(move || relationship::note_form(ask, id)),
        Press::CreatorNoteKeep(id) => boxed(move || relationship::note(ask, id)),
        Press::CreatorSupportForm(id) => boxed(move || relationship::support_form(ask, id)),
        Press::CreatorSupportKeep(id) => boxed(move || relationship::support(ask, id)),
        Press::RosterBringIn(id) => boxed(move || relationship::bring_in(ask, id)),
        Press::OwnerQuestionForm(place) => boxed(move || owner_question::form(ask, place)),
        Press::OwnerQuestionHere(_) => boxed(move || commands::home::ask_owner(ask)),
        Press::OwnerQuestionSend(place) => boxed(move || owner_question::send(ask, place)),
        Press::OwnerQuestionAnswer(id) => boxed(move || owner_question::answer_form(ask, id)),
        Press::OwnerQuestionAnswerSend(id) => boxed(move || owner_question::answer(ask, id)),
        Press::FeedbackHere(_) => boxed(move || commands::feedback::here(ask)),
        Press::FeedbackSend(place) => boxed(move || owner_question::feedback(ask, place)),
        Press::ApplicationShow(id) => boxed(move || application::show(ask, id)),
        Press::ApplicationQueue(_) => {
            boxed(move || ask.answer(async move { Ok(Reply::Private(application::queue(ask, None).await?)) }))
        }
        Press::ApplicationApprove(id) => boxed(move || application::approve(ask, id)),
        Press::ApplicationAsk(id) => boxed(move || application::ask_form(ask, id)),
        Press::ApplicationAskSend(id) => boxed(move || application::ask(ask, id)),
        Press::ApplicationDecline(id) => boxed(move || application::decline_form(ask, id)),
        Press::ApplicationDeclineSend(id) => boxed(move || application::decline(ask, id)),
        Press::InquiryAnswer(id) => boxed(move || application::answer_form(ask, id)),
        Press::InquiryAnswerSend(id) => boxed(move || application::answer(ask, id)),
        Press::ProgramStep(step) => boxed(move || program::step(ask, step)),
        Press::ProgramLanguages(_) => boxed(move || program::languages(ask)),
        Press::ProgramLanguage(main) => boxed(move || program::main_language(ask, main)),
        Press::ProgramRoles(_) => boxed(move || program::roles(ask)),
        Press::ProgramNoRoles(_) => boxed(move || program::no_roles(ask)),
        Press::ProgramCurrency(_) => boxed(move || program::currency(ask)),
        Press::ProgramZone(_) => boxed(move || program::zone(ask)),
        Press::ProgramMoneyForm(_) => boxed(move || program::form(ask, press, cards::program::money_form)),
        Press::ProgramMoney(_) => boxed(move || program::money(ask)),
        Press::ProgramLandingForm(_) => {
            boxed(move || program::form(ask, press, cards::program::landing_form))
        }
        Press::ProgramLanding(_) => boxed(move || program::landing(ask)),
        Press::ProgramFinish(_) => boxed(move || program::finish(ask)),
        Press::ProgramHealth(_) => boxed(move || program::health_again(ask)),
        Press::ProgramAudit(_) => boxed(move || program::audit_page(ask, None)),
        Press::AuditOlder(before) => boxed(move || program::audit_page(ask, Some(before))),
        Press::KeyList(_) => {
            boxed(move || ask.redraw(async move { Ok(Reply::Redraw(api_key::list(ask).await?)) }))
        }
        Press::KeyNew(_) => boxed(move || api_key::new(ask)),
        Press::KeyRevoke(_) => boxed(move || api_key::revoke(ask)),
        Press::KeyRevokeMeant(key) => boxed(move || api_key::revoke_meant(ask, key)),
        Press::MarketAdd(_) => boxed(move || market::add(ask)),
        Press::MarketForm(language) => boxed(move || market::form(ask, language)),
        Press::MarketNew(language) => boxed(move || market::new(ask, language)),
        Press::MarketArchive(_) => boxed(move || market::archive(ask)),
        Press::ChannelFocus(_) => boxed(move || channel::focus(ask)),
        Press::ChannelChoose(target) => boxed(move || channel::choose(ask, target)),
        Press::ChannelSpeak(spoken) => boxed(move || channel::speak(ask, spoken)),
        Press::ChannelFree(target) => boxed(move || channel::free(ask, target)),
        Press::ChannelMake(_) => boxed(move || channel::make(ask)),
        Press::StatsPeriod(lens) => boxed(move || {
            ask.redraw(async move { Ok(Reply::Redraw(commands::stats::seen(ask, lens).await?)) })
        }),
        Press::LinkGet(_) => boxed(move || link::get(ask, None)),
        Press::LinkShow(_) => boxed(move || link::show(ask)),
        Press::LinkCard(placed) => boxed(move || link::card(ask, placed)),
        Press::LinkPlace(link) => boxed(move || link::place(ask, link)),
        Press::LinkPost(wording) => boxed(move || link::post(ask, wording)),
        Press::LinkToken(placed) => boxed(move || link::token(ask, placed)),
        Press::LinkTokenKeep(placed) => boxed(move || link::keep_token(ask, placed)),
        Press::LinkList(page) => boxed(move || link::list(ask, page)),
        Press::LinkArchive(link) => boxed(move || link::archive(ask, link)),
        Press::LinkTake(campaign) => boxed(move || link::get(ask, Some(campaign))),
        Press::CampaignNew(_) => boxed(move || campaign::new(ask)),
        Press::CampaignBegin(_) => boxed(move || campaign::begin(ask)),
        Press::CampaignSheet(id) => boxed(move || campaign::sheet(ask, id)),
        Press::CampaignMarkets(id) => boxed(move || campaign::markets(ask, id)),
        Press::CampaignPage(id) => boxed(move || campaign::page(ask, id)),
        Press::CampaignPageKeep(id) => boxed(move || campaign::keep_page(ask, id)),
        Press::CampaignUtm(id) => boxed(move || campaign::utm(ask, id)),
        Press::CampaignUtmKeep(id) => boxed(move || campaign::keep_utm(ask, id)),
        Press::CampaignWords(words) => boxed(move || campaign::words(ask, words)),
        Press::CampaignWordsKeep(place) => boxed(move || campaign::keep_words(ask, place)),
        Press::CampaignKind(id) => boxed(move || campaign::kind(ask, id)),
        Press::CampaignPlan(id) => boxed(move || campaign::plan(ask, id)),
        Press::CampaignPlanKeep(plan) => boxed(move || campaign::keep_plan(ask, plan)),
        Press::CampaignClone(id) => boxed(move || campaign::clone(ask, id)),
        Press::CampaignCloneKeep(id) => boxed(move || campaign::keep_clone(ask, id)),
        Press::BriefSheet(id) => boxed(move || brief::sheet(ask, id)),
        Press::BriefName(words) => boxed(move || brief::form(ask, press, words, Leaf::Name)),
        Press::BriefNameKeep(place) => boxed(move || brief::keep(ask, place, Leaf::Name)),
        Press::BriefMessage(words) => boxed(move || brief::form(ask, press, words, brief::MESSAGE)),
        Press::BriefMessageKeep(place) => boxed(move || brief::keep(ask, place, brief::MESSAGE)),
        Press::BriefCraft(words) => boxed(move || brief::form(ask, press, words, brief::CRAFT)),
        Press::BriefCraftKeep(place) => boxed(move || brief::keep(ask, place, brief::CRAFT)),
        Press::BriefTranslate(place) => boxed(move || brief::translate(ask, place)),
        Press::BriefHold(place) => boxed(move || brief::hold(ask, place)),
        Press::BriefPreview(place) => boxed(move || brief::preview(ask, place)),
        Press::BriefPage(place) => boxed(move || brief::page(ask, place)),
        Press::BriefTerms(id) => boxed(move || brief::terms(ask, id)),
        Press::BriefConflict(place) => boxed(move || brief::conflict(ask, place)),
        Press::BriefMerge(id) => boxed(move || brief::merge(ask, id)),
        Press::DeliverableNew(id) => boxed(move || deliverable::new(ask, id)),
        Press::DeliverableBegin(id) => boxed(move || deliverable::begin(ask, id)),
        Press::DeliverableChoose(id) => boxed(move || deliverable::choose(ask, id)),
        Press::DeliverableTranslate(words) => boxed(move || brief::translate_deliverable(ask, words)),
        Press::DeliverableSheet(id) => boxed(move || deliverable::sheet(ask, id)),
        Press::DeliverableWords(words) => boxed(move || deliverable::words(ask, words)),
        Press::DeliverableWordsKeep(place) => boxed(move || deliverable::keep_words(ask, place)),
        Press::DeliverableTerms(id) => boxed(move || deliverable::terms(ask, id)),
        Press::DeliverableTermsKeep(place) => boxed(move || deliverable::keep_terms(ask, place)),
        Press::DeliverablePlatform(id) => boxed(move || deliverable::platform(ask, id)),
        Press::DeliverableFormat(id) => boxed(move || deliverable::format(ask, id)),
        Press::DeliverableRemove(id) => boxed(move || deliverable::remove(ask, id)),
        Press::DeliverableRemoveMeant(id) => boxed(move || deliverable::remove_meant(ask, id)),
        Press::StageShow(id) => boxed(move || stage::show(ask, id)),
        Press::StageTick(id) => boxed(move || stage::tick(ask, id)),
        Press::StageNext(step) | Press::StageReasonKeep(step) => boxed(move || stage::next(ask, step)),
        Press::StageReason(step) => boxed(move || stage::reason(ask, step)),
        Press::StageBack(step) => boxed(move || stage::back(ask, step)),
        Press::CampaignPublish(id) => boxed(move || campaign::publish(ask, id)),
        Press::CampaignClosing(id) => boxed(move || campaign::closing(ask, id)),
        Press::CampaignClose(id) => boxed(move || campaign::close(ask, id)),
        Press::ParticipationShow(id) => boxed(move || participation::show(ask, id)),
        Press::ParticipationList(_) => boxed(move || participation::list(ask)),
        Press::ParticipationChoose(_) => boxed(move || participation::choose(ask)),
        Press::ParticipationJoin(under) => boxed(move || participation::join(ask, under)),
        Press::ParticipationDeclineForm(id) => boxed(move || participation::decline_form(ask, id)),
        Press::ParticipationDecline(id) => boxed(move || participation::decline(ask, id)),
        Press::ParticipationRoster(id) => boxed(move || participation::roster(ask, id)),
        Press::ParticipationOffer(id) => boxed(move || participation::offer(ask, id)),
        Press::ParticipationInsistForm(whom) => boxed(move || participation::insist_form(ask, whom)),
        Press::ParticipationInsist(whom) => boxed(move || participation::insist(ask, whom)),
        Press::DeadlineSnooze(later) => boxed(move || participation::snooze(ask, later)),
        Press::BriefQuestionForm(id) => boxed(move || brief_question::form(ask, id)),
        Press::BriefQuestionSend(id) => boxed(move || brief_question::send(ask, id)),
        Press::BriefQuestionList(id) => boxed(move || brief_question::list(ask, id)),
        Press::BriefQuestionAnswer(id) => boxed(move || brief_question::answer_form(ask, id)),
        Press::BriefQuestionAnswerSend(id) => boxed(move || brief_question::answer(ask, id)),
        Press::BriefQuestionReply(id) => boxed(move || brief_question::reply_form(ask, id)),
        Press::BriefQuestionReplySend(id) => boxed(move || brief_question::reply(ask, id)),
        Press::IdeaForm(id) => boxed(move || idea::form(ask, id)),
        Press::IdeaGive(id) => boxed(move || idea::give(ask, id)),
        Press::IdeaQuote(id) => boxed(move || idea::consent(ask, id, true)),
        Press::IdeaUnquote(id) => boxed(move || idea::consent(ask, id, false)),
        Press::IdeaRound(id) => boxed(move || idea::round(ask, id)),
        Press::IdeaAsk(id) => boxed(move || idea::ask(ask, id)),
        Press::IdeaChoose(id) => boxed(move || idea::choose(ask, id)),
        Press::IdeaAnswer(id) => boxed(move || idea::answer_form(ask, id)),
        Press::IdeaAnswerKeep(id) => boxed(move || idea::answer(ask, id)),
        Press::HubShow(id) => boxed(move || hub::show(ask, id)),
        Press::HubForm(rendering) => boxed(move || hub::form(ask, rendering)),
        Press::HubAdd(rendering) => boxed(move || hub::add(ask, rendering)),
        Press::HubArchive(id) => boxed(move || hub::archive(ask, id)),
        Press::CreatorAudience(id) => boxed(move || creator::audience(ask, id)),
        Press::TierMine(place) => boxed(move || tier::seen(ask, place, cards::tier::mine)),
        Press::TierNext(place) => boxed(move || tier::seen(ask, place, cards::tier::next)),
        Press::TierRules(place) => boxed(move || tier::seen(ask, place, cards::tier::rules)),
        Press::TierList(_) => boxed(move || tier::list_again(ask)),
        Press::TierChoose(_) => boxed(move || tier::choose(ask)),
        Press::TierSheet(id) => boxed(move || tier::sheet(ask, id)),
        Press::TierNew(_) => boxed(move || tier::new(ask)),
        Press::TierBegin(_) => boxed(move || tier::begin(ask)),
        Press::TierWords(words) => boxed(move || tier::words(ask, words)),
        Press::TierWordsKeep(words) => boxed(move || tier::keep_words(ask, words)),
        Press::TierConditions(id) => boxed(move || tier::conditions(ask, id)),
        Press::TierConditionsForm(id) => boxed(move || tier::conditions_form(ask, id)),
        Press::TierConditionsKeep(id) => boxed(move || tier::keep_conditions(ask, id)),
        Press::TierApproved(id) => boxed(move || tier::approved(ask, id)),
        Press::TierApprovedKeep(id) => boxed(move || tier::keep_approved(ask, id)),
        Press::TierAudience(id) => boxed(move || tier::audience(ask, id)),
        Press::TierCadence(id) => boxed(move || tier::cadence(ask, id)),
        Press::TierRole(id) => boxed(move || tier::role(ask, id, true)),
        Press::TierNoRole(id) => boxed(move || tier::role(ask, id, false)),
        Press::TierCollaborations(id) => boxed(move || tier::collaborations(ask, id)),
        Press::TierCollaborationsKeep(id) => boxed(move || tier::keep_collaborations(ask, id)),
        Press::TierRaise(id) => boxed(move || tier::reorder(ask, id, true)),
        Press::TierLower(id) => boxed(move || tier::reorder(ask, id, false)),
        Press::TierOpen(id) => boxed(move || tier::open(ask, id)),
        Press::TierArchive(id) => boxed(move || tier::archive(ask, id)),
        Press::TierArchiveMeant(id) => boxed(move || tier::archive_meant(ask, id)),
        Press::TierPreview(_) => boxed(move || tier::preview(ask, None)),
        Press::TierTry(id) => boxed(move || tier::preview(ask, Some(id))),
        Press::TierPolicy(_) => boxed(move || tier::policy(ask)),
        Press::TierPolicyKeep(_) => boxed(move || tier::keep_policy(ask)),
        Press::CheckInMood(felt) => boxed(move || check_in::mood(ask, felt)),
        Press::CheckInBegin(mood) => boxed(move || check_in::begin(ask, mood)),
        Press::CheckInChange(id) => boxed(move || check_in::change(ask, id)),
        Press::CheckInWords(id) => boxed(move || check_in::form(ask, id)),
        Press::CheckInWordsKeep(id) => boxed(move || check_in::words(ask, id)),
        Press::CheckInHelp(id) => boxed(move || check_in::help(ask, id)),
        Press::CheckInSkip(id) => boxed(move || check_in::skip(ask, id)),
        Press::CheckInSnooze(later) => boxed(move || check_in::snooze(ask, later)),
        Press::CheckInNow(place) => boxed(move || check_in::now(ask, place)),
        Press::CheckInPlan(place) => boxed(move || check_in::plan(ask, place)),
        Press::CheckInWish(place) => boxed(move || check_in::wish(ask, place)),
        Press::CheckInHistory(page) => boxed(move || check_in::history(ask, page)),
        Press::CheckInHistoryOf(page) => boxed(move || check_in::history_of(ask, page)),
        Press::CheckInUsual(_) => boxed(move || check_in::usual(ask)),
        Press::CheckInQuestions(_) => boxed(move || check_in::questions(ask)),
        Press::CheckInQuestionsForm(set) => boxed(move || check_in::questions_form(ask, set)),
        Press::CheckInQuestionsKeep(set) => boxed(move || check_in::keep_questions(ask, set)),
        Press::SubmissionList(_) => boxed(move || submission::list(ask)),
        Press::SubmissionShowChosen(_) => boxed(move || submission::show_chosen(ask)),
        Press::SubmissionShow(id) => boxed(move || submission::show(ask, id)),
        Press::SubmissionStart(id) => boxed(move || submission::start(ask, id)),
        Press::SubmissionForm(which) => boxed(move || submission::form(ask, which)),
        Press::SubmissionPick(draft) => boxed(move || submission::pick_again(ask, draft)),
        Press::SubmissionChoose(draft) => boxed(move || submission::choose(ask, draft)),
        Press::SubmissionSend(which) => boxed(move || submission::send(ask, which)),
        Press::SubmissionPostForm(id) => boxed(move || submission::post_form(ask, id)),
        Press::SubmissionPost(id) => boxed(move || submission::post(ask, id)),
        Press::SubmissionReview(id) => boxed(move || submission::review(ask, id)),
        Press::SubmissionApprove(seen) => boxed(move || submission::approve(ask, seen)),
        Press::SubmissionChangeForm(seen) => boxed(move || submission::change_form(ask, seen)),
        Press::SubmissionChange(seen) => boxed(move || submission::change(ask, seen)),
        Press::SubmissionDeclineForm(seen) => boxed(move || submission::decline_form(ask, seen)),
        Press::SubmissionDecline(seen) => boxed(move || submission::decline(ask, seen)),
        Press::SubmissionConfirm(seen) => boxed(move || submission::confirm(ask, seen)),
        Press::SubmissionWrongForm(seen) => boxed(move || submission::wrong_form(ask, seen)),
        Press::SubmissionWrong(seen) => boxed(move || submission::wrong(ask, seen)),
        Press::RightQueue(_) => boxed(move || usage_right::queue(ask)),
        Press::RightChoose(_) => boxed(move || usage_right::choose(ask)),
        Press::RightShow(id) => boxed(move || usage_right::show(ask, id)),
        Press::RightRenewForm(id) => boxed(move || usage_right::renew_form(ask, id)),
        Press::RightRenew(id) => boxed(move || usage_right::renew(ask, id)),
        Press::RightAgree(seen) => boxed(move || usage_right::agree(ask, seen)),
        Press::RightRefuse(seen) => boxed(move || usage_right::refuse(ask, seen)),
        Press::RightStopping(id) => boxed(move || usage_right::stopping(ask, id)),
        Press::RightStop(id) => boxed(move || usage_right::stop(ask, id)),
        Press::ReminderSnooze(later) => boxed(move || reminder::snooze(ask, later)),
        Press::ReminderDone(id) => boxed(move || reminder::done(ask, id)),
        Press::AnnouncementNew(_) => boxed(move || announcement::new(ask)),
        Press::AnnouncementBegin(_) => boxed(move || announcement::begin(ask)),
        Press::AnnouncementSheet(id) => boxed(move || announcement::sheet(ask, id)),
        Press::AnnouncementMarkets(id) => boxed(move || announcement::markets(ask, id)),
        Press::AnnouncementWords(of) => boxed(move || announcement::words(ask, of)),
        Press::AnnouncementWordsKeep(opened) => boxed(move || announcement::keep_words(ask, opened)),
        Press::AnnouncementAside(of) => boxed(move || announcement::aside(ask, of)),
        Press::AnnouncementSchedule(id) => boxed(move || announcement::schedule(ask, id)),
        Press::AnnouncementScheduleKeep(id) => boxed(move || announcement::keep_schedule(ask, id)),
        Press::AnnouncementUnschedule(id) => boxed(move || announcement::unschedule(ask, id)),
        Press::AnnouncementPublish(id) => boxed(move || announcement::publish(ask, id)),
        Press::AnnouncementCorrect(id) => boxed(move || announcement::correct(ask, id)),
        Press::MarketNoteShelf(shelved) => boxed(move || market_note::shelf(ask, shelved)),
        Press::MarketNoteForm(of) => boxed(move || market_note::form(ask, of)),
        Press::MarketNoteAdd(form) => boxed(move || market_note::add(ask, form)),
        Press::MarketNoteChoose(_) => boxed(move || market_note::choose(ask)),
        Press::MarketNoteAccept(id) => boxed(move || market_note::accept(ask, id)),
        Press::MarketNoteDecline(id) => boxed(move || market_note::decline(ask, id)),
        Press::MarketNoteWords(of) => boxed(move || market_note::words(ask, of)),
        Press::MarketNoteWordsKeep(opened) => boxed(move || market_note::keep_words(ask, opened)),
        Press::MarketNoteArchive(id) => boxed(move || market_note::archive(ask, id)),
        Press::ExperimentNew(campaign) => boxed(move || experiment::new(ask, campaign)),
        Press::ExperimentBegin(campaign) => boxed(move || experiment::begin(ask, campaign)),
        Press::ExperimentResult(of) => boxed(move || experiment::result(ask, of)),
        Press::ExperimentResultKeep(of) => boxed(move || experiment::keep_result(ask, of)),
        Press::ExperimentList(page) => boxed(move || experiment::list(ask, page)),
        Press::AgreementDeal(id) => boxed(move || agreement::deal(ask, id)),
        Press::AgreementForm(id) => boxed(move || agreement::form(ask, id)),
        Press::AgreementMake(id) => boxed(move || agreement::make(ask, id)),
        Press::AgreementChange(id) => boxed(move || agreement::change(ask, id)),
        Press::AgreementChangeKeep(of) => boxed(move || agreement::keep_change(ask, of)),
        Press::AgreementEnd(id) => boxed(move || agreement::end(ask, id)),
        Press::AgreementEndKeep(of) => boxed(move || agreement::keep_end(ask, of)),
        Press::AgreementRenew(id) => boxed(move || agreement::renew(ask, id)),
        Press::HelpHome(_) => boxed(move || help::home(ask)),
        Press::HelpTopic(_) => boxed(move || help::topic(ask)),
        Press::PostShow(post) => boxed(move || post::show(ask, post)),
    }
}

/// A future on the heap, made in a frame of its own: that of [`deed`] would have room for all of them at once.
#[inline(never)]
fn boxed<'a, F: Future<Output = ()> + Send + 'a>(make: impl FnOnce() -> F) -> BoxFuture<'a, ()> {
    Box::pin(make())
}
