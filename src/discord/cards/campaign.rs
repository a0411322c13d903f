//! The cards of campaigns: for managers how one stands and what it lacks, for creators what it is about.

use chrono::{DateTime, NaiveDate, Utc};

use super::machine_draft;
use crate::discord::card::{Card, Choice, Control, Form, Input, Weight};
use crate::discord::ids::Pair;
use crate::discord::press::{Nothing, Press};
use crate::domain::brief::Leaf;
use crate::domain::campaign::{
    Campaign, LANDING_LENGTH, Lack, NAME_LENGTH, SUMMARY_LENGTH, State, Text, TextState, UTM_LENGTH,
};
use crate::domain::machine_draft::Source;
use crate::domain::money::Money;
use crate::domain::plan::{GOAL_LENGTH, Kind, Plan};
use crate::domain::post::{Post, Subject};
use crate::domain::result::Outcome;
use crate::domain::text::Variants;
use crate::domain::{CampaignId, Language};
use crate::features::campaign::{Closing, Sheet};
use crate::i18n::{
    Arg, Message, Verbatim,
    brief::lack as brief_lack,
    campaign::kind as kind_name,
    campaign::runs,
    campaign::stage as stage_name,
    creator::{language as language_name, language_title},
    mention, own_name, text,
};

/// The names of the inputs of forms about campaigns.
pub mod input {
    /// The name.
    pub const NAME: &str = "name";
    /// The summary.
    pub const SUMMARY: &str = "summary";
    /// The landing page.
    pub const LANDING: &str = "landing";
    /// The first day.
    pub const STARTS: &str = "starts";
    /// The last day.
    pub const ENDS: &str = "ends";
    /// The UTM parameters, in this order: source, medium, campaign.
    pub const UTM: [&str; 3] = ["utm-source", "utm-medium", "utm-campaign"];
    /// What a campaign is for, in this order: what it is to sell, what is to be known, budget, hours for higher tiers.
    pub const PLAN: [&str; 4] = ["performance", "awareness", "budget", "priority"];
}

/// A campaign's first and last day; either may be open.
type Days = (Option<NaiveDate>, Option<NaiveDate>);

/// Characters of a day as people type it.
const DAY_LENGTH: u16 = 40;

/// A campaign as its managers see it: what it lacks first, then what it is, then what can be done.
pub fn sheet(sheet: &Sheet) -> Card {
    let campaign = &sheet.campaign;
    let mut card = Card::titled(text::campaign_title(&campaign.name))
        .text(standing(sheet))
        .field(text::campaign_page(), text::campaign_page_url(Verbatim(&*campaign.landing_url)))
        .field(text::campaign_runs(), runs((campaign.starts_on, campaign.ends_on)))
        .field(text::campaign_markets(), markets(sheet))
        .field(text::campaign_words(), text::campaign_words_list(words(sheet)));
    if let Some(utm) = utm(campaign) {
        card = card.field(text::campaign_utm(), text::campaign_utm_text(Verbatim(utm)));
    }
    if !campaign.is_evergreen {
        card = card
            .field(text::campaign_kind(), kind_name(sheet.plan.kind))
            .field(text::campaign_plan(), text::brief_body(Arg::Lines(plan(sheet))));
    }
    if let Some(outcome) = &sheet.outcome {
        card = card.field(text::result_field(), super::result::standing(outcome));
    }
    if campaign.state == State::Closed {
        return card.row(ways_on(sheet));
    }
    if campaign.state == State::Draft && sheet.reach.markets.len() > 1 {
        card = card.row([choose_markets(sheet)]);
    }
    if !campaign.is_evergreen {
        card = card.row([choose_kind(sheet)]);
    }
    card.row(sheet.reach.languages.iter().take(5).map(|language| words_button(sheet, *language)))
        .row(drafts(sheet))
        .row(actions(sheet))
        .row(ways_on(sheet))
}

/// What a campaign is for, line by line.
fn plan(sheet: &Sheet) -> Vec<Arg> {
    let plan = &sheet.plan;
    let (performance, awareness) = (&plan.performance_goal, &plan.awareness_goal);
    let mut lines = Vec::new();
    lines.extend((!performance.is_empty()).then(|| text::campaign_plan_performance(performance)));
    lines.extend((!awareness.is_empty()).then(|| text::campaign_plan_awareness(awareness)));
    if let Some(budget) = &plan.budget {
        lines.push(text::campaign_plan_budget(budget.clone()));
    }
    if lines.is_empty() {
        lines.push(text::campaign_plan_none());
    }
    if sheet.has_brief {
        lines.push(text::campaign_plan_priority(i64::from(plan.priority_hours)));
    }
    lines.into_iter().map(Into::into).collect()
}

fn choose_kind(sheet: &Sheet) -> Control {
    let choice = |kind: &Kind| Choice {
        value: kind.code().to_owned(),
        label: text::campaign_kind_choice(kind_name(*kind)),
        is_chosen: sheet.plan.kind == *kind,
    };
    Control::Select {
        press: Press::CampaignKind(sheet.campaign.campaign_id),
        placeholder: text::campaign_kind_choose(),
        choices: Kind::ALL.iter().map(choice).collect(),
        bounds: (1, 1),
    }
}

/// The ways to what else there is about a campaign.
fn ways_on(sheet: &Sheet) -> Vec<Control> {
    let id = sheet.campaign.campaign_id;
    if sheet.campaign.is_evergreen {
        return vec![super::promo_code::open_button(id)];
    }
    let needs_brief = !sheet.brief_lacks.is_empty();
    let weight = if needs_brief { Weight::Primary } else { Weight::Secondary };
    let mut ways = vec![
        button(Press::BriefSheet(id), text::brief_button(), weight),
        button(Press::StageShow(id), text::stage_button(stage_name(sheet.stage)), Weight::Secondary),
        button(Press::CampaignClone(id), text::campaign_clone_button(), Weight::Secondary),
    ];
    if sheet.outcome.is_some() {
        ways.push(button(Press::ResultSheet(id), text::result_button(), Weight::Secondary));
    }
    ways.push(super::promo_code::open_button(id));
    ways
}

/// What the manager wants to know first.
fn standing(sheet: &Sheet) -> Message {
    let channels: Vec<Arg> =
        sheet.reach.channels.iter().map(|channel| mention::channel(channel.channel_id).into()).collect();
    match sheet.campaign.state {
        State::Closed => text::campaign_is_closed(),
        _ if !sheet.is_complete() => {
            let words = sheet.lacks.iter().map(|one| lack(*one));
            text::campaign_lacks(words.chain(sheet.brief_lacks.iter().map(brief_lack)).collect::<Vec<_>>())
        }
        State::Live if sheet.campaign.is_evergreen => text::campaign_is_evergreen(),
        State::Live => text::campaign_is_live(),
        State::Draft if channels.is_empty() => text::campaign_is_ready_silent(),
        State::Draft => text::campaign_is_ready(channels),
    }
}

fn lack(lack: Lack) -> Message {
    match lack {
        Lack::Text(language) => text::campaign_lack_text(language_name(language)),
        Lack::Draft(language) => text::campaign_lack_draft(language_name(language)),
        Lack::Review(language) => text::campaign_lack_review(language_name(language)),
    }
}

fn markets(sheet: &Sheet) -> Message {
    if sheet.reach.chosen.is_empty() {
        return text::campaign_markets_all();
    }
    let chosen = sheet.reach.markets.iter().filter(|market| sheet.reach.chosen.contains(&market.market_id));
    text::campaign_markets_some(chosen.map(|market| market.name.clone()).collect::<Vec<_>>())
}

/// How the words stand in each language.
fn words(sheet: &Sheet) -> Vec<Message> {
    let line = |language: &Language| {
        let name = language_title(*language);
        match sheet.text(*language).map(|text| text.state) {
            None => text::campaign_words_missing(name),
            Some(TextState::Draft) => text::campaign_words_draft(name),
            Some(TextState::Stale) => text::campaign_words_stale(name),
            Some(TextState::Ready) => text::campaign_words_ready(name),
        }
    };
    sheet.reach.languages.iter().map(line).collect()
}

/// The UTM parameters that are set, as they stand in an address, between backticks that nothing in them can close.
fn utm(campaign: &Campaign) -> Option<String> {
    let all = [
        ("utm_source", &campaign.utm_source),
        ("utm_medium", &campaign.utm_medium),
        ("utm_campaign", &campaign.utm_campaign),
    ];
    let set: Vec<String> = all
        .iter()
        .filter_map(|(name, value)| {
            value.as_ref().map(|value| format!("{name}={value}").replace(['`', '\n'], "'"))
        })
        .map(|pair| format!("`{pair}`"))
        .collect();
    (!set.is_empty()).then(|| set.join(" "))
}

fn choose_markets(sheet: &Sheet) -> Control {
    let choices = sheet.reach.markets.iter().take(25).map(|market| Choice {
        value: market.market_id.to_string(),
        label: text::campaign_market(&market.name),
        is_chosen: sheet.reach.chosen.contains(&market.market_id),
    });
    let choices: Vec<Choice> = choices.collect();
    Control::Select {
        press: Press::CampaignMarkets(sheet.campaign.campaign_id),
        placeholder: text::campaign_markets_choose(),
        bounds: (0, u8::try_from(choices.len()).unwrap_or(25)),
        choices,
    }
}

fn words_button(sheet: &Sheet, language: Language) -> Control {
    let press = Press::CampaignWords(Pair(language, sheet.campaign.campaign_id));
    let weight = if sheet.is_ready(language) { Weight::Secondary } else { Weight::Primary };
    button(press, text::campaign_words_button(own_name(language)), weight)
}

/// To have a machine draft what lacks of the standing campaign's words; those of others are drafted with their brief.
fn drafts(sheet: &Sheet) -> Vec<Control> {
    let source = Source::leaf(sheet.campaign.campaign_id, Leaf::Name);
    let others = sheet.reach.languages.iter().skip(1).take(5).filter(|language| !sheet.is_ready(**language));
    let offered = others.filter(|_| sheet.campaign.is_evergreen);
    offered.map(|language| machine_draft::offer(source, *language)).collect()
}

fn actions(sheet: &Sheet) -> Vec<Control> {
    let id = sheet.campaign.campaign_id;
    let mut actions = vec![
        button(Press::CampaignPage(id), text::campaign_page_button(), Weight::Secondary),
        button(Press::CampaignUtm(id), text::campaign_utm_button(), Weight::Secondary),
    ];
    if !sheet.campaign.is_evergreen {
        actions.push(button(Press::CampaignPlan(id), text::campaign_plan_button(), Weight::Secondary));
    }
    if sheet.campaign.state == State::Draft {
        let weight = if sheet.is_complete() { Weight::Success } else { Weight::Secondary };
        actions.push(button(Press::CampaignPublish(id), text::campaign_publish_button(), weight));
    }
    if !sheet.campaign.is_evergreen {
        let label = match sheet.campaign.state {
            State::Draft => text::campaign_discard_button(),
            _ => text::campaign_close_button(),
        };
        actions.push(button(Press::CampaignClosing(id), label, Weight::Danger));
    }
    actions
}

const fn button(press: Press, label: Message, weight: Weight) -> Control {
    Control::Button { press, label, weight }
}

/// For managers: a campaign is open, and was not posted in some languages.
pub fn held(id: CampaignId, name: &Variants, languages: &[Language]) -> Card {
    let languages: Vec<Arg> = languages.iter().map(|language| language_name(*language).into()).collect();
    let sheet = button(Press::CampaignSheet(id), text::campaign_sheet_button(), Weight::Primary);
    Card::titled(text::campaign_held_title(name)).text(text::campaign_held(languages)).row([sheet])
}

/// What came of publishing a campaign: where it stands now, and whom nobody told.
pub fn published(sheet: &Sheet, opens_at: Option<DateTime<Utc>>) -> Card {
    let channels: Vec<Arg> =
        sheet.reach.channels.iter().map(|channel| mention::channel(channel.channel_id).into()).collect();
    let mut card =
        Card::titled(text::campaign_published_title(&sheet.campaign.name)).text(match channels.is_empty() {
            true => text::campaign_published_silently(),
            false => text::campaign_published(channels),
        });
    if let Some(opens_at) = opens_at {
        card = card.text(text::campaign_published_first(opens_at));
    }
    let silent: Vec<String> = sheet.reach.silent_markets().iter().map(|market| market.name.clone()).collect();
    if !silent.is_empty() && !sheet.reach.channels.is_empty() {
        card = card.text(text::campaign_published_not_in(silent));
    }
    let id = sheet.campaign.campaign_id;
    card.row([
        button(Press::CampaignSheet(id), text::campaign_sheet_button(), Weight::Secondary),
        button(Press::ParticipationRoster(id), text::participants_button(), Weight::Secondary),
    ])
}

/// Asks whether a campaign may really be closed; of a closed one, says so.
pub fn closing(closing: &Closing) -> Card {
    let campaign = &closing.campaign;
    let (title, label) = match campaign.state {
        State::Closed => return closed(closing, None),
        State::Draft => (text::campaign_discard_title(&campaign.name), text::campaign_discard_button()),
        State::Live => (text::campaign_close_title(&campaign.name), text::campaign_close_button()),
    };
    let meaning = match campaign.state {
        State::Draft => text::campaign_discard(),
        _ => text::campaign_close_text(closing.links, closing.creators),
    };
    Card::titled(title).text(meaning).row([
        button(Press::CampaignClose(campaign.campaign_id), label, Weight::Danger),
        button(Press::CampaignSheet(campaign.campaign_id), text::campaign_keep_button(), Weight::Secondary),
    ])
}

/// A campaign that is closed.
pub fn closed(closing: &Closing, outcome: Option<&Outcome>) -> Card {
    let campaign = &closing.campaign;
    let card =
        Card::titled(text::campaign_closed_title(&campaign.name)).text(text::campaign_closed(closing.links));
    match outcome {
        Some(outcome) => card.text(super::result::standing(outcome)).row([button(
            Press::ResultSheet(campaign.campaign_id),
            text::result_button(),
            Weight::Primary,
        )]),
        None => card,
    }
}

/// A campaign as it is published to a market's creators.
pub fn public(
    (campaign, has_brief): (CampaignId, bool),
    name: &str,
    summary: &str,
    days: Days,
    language: Language,
) -> Card {
    let post = Post { subject: Subject::Campaign(campaign), language };
    let mut card = Card::titled(text::campaign_title(name));
    if !summary.is_empty() {
        card = card.text(text::campaign_summary(summary));
    }
    if days.0.or(days.1).is_some() {
        card = card.field(text::campaign_runs(), runs(days));
    }
    let link = |weight| button(Press::LinkTake(campaign), text::link_get_button(), weight);
    let shown = Control::Sign { press: Press::PostShow(post), sign: "🌐" };
    if !has_brief {
        return card.row([link(Weight::Primary), shown]);
    }
    let join = button(Press::ParticipationShow(campaign), text::participation_show_button(), Weight::Primary);
    let no = Press::ParticipationDeclineForm(campaign);
    let no = button(no, text::participation_decline_button(), Weight::Secondary);
    let ways = super::participation::ways(campaign);
    card.row([join, link(Weight::Secondary), shown]).row(ways.into_iter().chain([no]))
}

/// A campaign's words in another language, and what to know about them.
pub fn shown(words: &Text, is_stale: bool, is_instead: bool) -> Card {
    let mut card = Card::titled(text::campaign_title(&words.name));
    if !words.summary.is_empty() {
        card = card.text(text::campaign_summary(&words.summary));
    }
    match (is_instead, is_stale) {
        (true, _) => card.footer(text::post_instead(language_name(words.language))),
        (false, true) => card.footer(text::post_stale()),
        (false, false) => card,
    }
}

/// The form that begins a campaign, in the programme's own language.
pub fn new_form(source: Language) -> Form {
    let mut inputs = words_inputs();
    inputs.extend(page_inputs(None));
    Form {
        press: Press::CampaignBegin(Nothing),
        title: text::campaign_new_title(language_name(source)),
        inputs,
    }
}

/// The form for where a campaign leads and when it runs.
pub fn page_form(sheet: &Sheet) -> Form {
    Form {
        press: Press::CampaignPageKeep(sheet.campaign.campaign_id),
        title: text::campaign_page_title(),
        inputs: page_inputs(Some(&sheet.campaign)),
    }
}

/// The form for a campaign's UTM parameters.
pub fn utm_form(sheet: &Sheet) -> Form {
    let campaign = &sheet.campaign;
    let known = [&campaign.utm_source, &campaign.utm_medium, &campaign.utm_campaign];
    let labels = [text::campaign_utm_source(), text::campaign_utm_medium(), text::campaign_utm_campaign()];
    let inputs = input::UTM.iter().zip(labels).zip(known).map(|((name, label), value)| {
        Input::line(name, label, limit(UTM_LENGTH)).optional().filled(value.clone())
    });
    Form {
        press: Press::CampaignUtmKeep(campaign.campaign_id),
        title: text::campaign_utm_title(),
        inputs: inputs.collect(),
    }
}

/// The form for what a campaign is for.
pub fn plan_form(id: CampaignId, plan: &Plan) -> Form {
    let [performance, awareness, budget, priority] = input::PLAN;
    let goal = |name, label, example, known: &str| {
        Input::lines(name, label, limit(GOAL_LENGTH))
            .optional()
            .example(example)
            .filled(Some(known.to_owned()))
    };
    Form {
        press: Press::CampaignPlanKeep(Pair(id, plan.revision)),
        title: text::campaign_plan_title(),
        inputs: vec![
            goal(
                performance,
                text::campaign_plan_performance_label(),
                text::campaign_plan_performance_example(),
                &plan.performance_goal,
            ),
            goal(
                awareness,
                text::campaign_plan_awareness_label(),
                text::campaign_plan_awareness_example(),
                &plan.awareness_goal,
            ),
            Input::line(budget, text::campaign_plan_budget_label(), DAY_LENGTH)
                .optional()
                .example(text::campaign_plan_budget_example())
                .filled(plan.budget.as_ref().map(Money::plain)),
            Input::line(priority, text::campaign_plan_priority_label(), 3)
                .optional()
                .filled(Some(plan.priority_hours.to_string())),
        ],
    }
}

/// The form for a campaign like an earlier one: its name, where it leads, and when it runs.
pub fn clone_form(sheet: &Sheet) -> Form {
    let known = Campaign { starts_on: None, ends_on: None, ..sheet.campaign.clone() };
    let name = sheet.texts.first().map(|text| text.name.clone());
    let mut inputs =
        vec![Input::line(input::NAME, text::campaign_name_label(), limit(NAME_LENGTH)).filled(name)];
    inputs.extend(page_inputs(Some(&known)));
    Form {
        press: Press::CampaignCloneKeep(sheet.campaign.campaign_id),
        title: text::campaign_clone_title(),
        inputs,
    }
}

fn words_inputs() -> Vec<Input> {
    vec![
        Input::line(input::NAME, text::campaign_name_label(), limit(NAME_LENGTH)),
        Input::lines(input::SUMMARY, text::campaign_summary_label(), limit(SUMMARY_LENGTH)).optional(),
    ]
}

fn page_inputs(known: Option<&Campaign>) -> Vec<Input> {
    let day = |day: Option<NaiveDate>| day.map(|day| day.to_string());
    vec![
        Input::line(input::LANDING, text::campaign_landing_label(), limit(LANDING_LENGTH))
            .example(text::campaign_landing_example())
            .filled(known.map(|campaign| campaign.landing_url.clone())),
        Input::line(input::STARTS, text::campaign_starts_label(), DAY_LENGTH)
            .optional()
            .example(text::campaign_day_example())
            .filled(day(known.and_then(|campaign| campaign.starts_on))),
        Input::line(input::ENDS, text::campaign_ends_label(), DAY_LENGTH)
            .optional()
            .example(text::campaign_day_example())
            .filled(day(known.and_then(|campaign| campaign.ends_on))),
    ]
}

fn limit(characters: usize) -> u16 {
    u16::try_from(characters).unwrap_or(u16::MAX)
}
