//! The cards of what everybody reads of a campaign: the post itself, and for managers how it stands with it.

use crate::discord::card::{Card, Control, Weight};
use crate::discord::press::Press;
use crate::domain::aggregate::{Aggregate, Hold, Public};
use crate::domain::post::{Post, Subject};
use crate::domain::result::{Outcome, Piece};
use crate::domain::text::Variants;
use crate::domain::{CampaignId, Language};
use crate::error::Result;
use crate::features::aggregate::Sheet;
use crate::i18n::{Arg, Message, creator::language as language_name, mention, result, text};

/// What everybody reads in a channel of this language, without its picture; none where the words are not ready in it.
pub fn public(public: &Public, id: CampaignId, language: Language) -> Option<Card> {
    if public.ready(&[language]).is_empty() {
        return None;
    }
    let post = Post { subject: Subject::Aggregate(id), language };
    Some(shown(public, language).row([Control::Sign { press: Press::PostShow(post), sign: "🌐" }]))
}

/// The same for one reader, in a language.
pub fn shown(public: &Public, language: Language) -> Card {
    let mut card = Card::titled(text::aggregate_title(&public.name));
    for piece in Piece::SENTENCES {
        let words = public.sentences.piece(*piece);
        card = card.field(result::piece(*piece), text::value(words.read(language)));
    }
    figures(card, &public.aggregate)
}

/// Every sum that may be read.
fn figures(mut card: Card, sums: &Aggregate) -> Card {
    let all = [
        (text::aggregate_participants(), sums.participants),
        (text::aggregate_published(), sums.published),
        (text::stats_clicks(), sums.clicks),
        (text::stats_signups(), sums.signups),
        (text::stats_sales(), sums.sales),
        (text::aggregate_views(), sums.views),
        (text::aggregate_saves(), sums.saves),
        (text::aggregate_shares(), sums.shares),
    ];
    for (name, figure) in all {
        if let Some(figure) = figure {
            card = card.figure(name, text::stats_figure(figure));
        }
    }
    if let Some(rate) = sums.rate {
        card = card.figure(text::stats_rate(), text::stats_rate_figure(Arg::Tenths(rate)));
    }
    if !sums.revenue.is_empty() {
        let sums: Vec<Arg> = sums.revenue.iter().map(|sum| Arg::from(sum.clone())).collect();
        card = card.figure(text::stats_revenue(), text::lines(Arg::Lines(sums)));
    }
    card
}

/// The card with the picture of the days in this language, where that may be read. Drawing takes longer than other tasks
/// should wait.
///
/// # Errors
/// When it cannot be drawn.
pub async fn pictured(card: Card, public: &Public, language: Language) -> Result<Card> {
    let Some(curve) = public.curve.clone() else { return Ok(card) };
    let title = text::aggregate_title(&public.name);
    let drawn = tokio::task::spawn_blocking(move || super::stats::picture(language, &title, &curve));
    let picture = drawn.await.map_err(anyhow::Error::from)??;
    Ok(match picture {
        Some(png) => card.picture("results.png", png),
        None => card,
    })
}

/// How it stands with what everybody is to read, for managers.
pub fn sheet(sheet: &Sheet, language: Language) -> Card {
    let id = sheet.campaign.campaign_id;
    let mut card = match &sheet.public {
        Some(public) => shown(public, language),
        None => Card::titled(text::aggregate_title(&sheet.campaign.name)),
    };
    card = card.text(standing(sheet));
    if sheet.public.as_ref().is_some_and(|public| public.aggregate == Aggregate::default()) {
        card = card.text(text::aggregate_few());
    }
    let button = |press, label, weight| Control::Button { press, label, weight };
    let outcome = &sheet.outcome;
    let is_open = outcome.told_at.is_some() && outcome.posted_at.is_none();
    let now = (is_open && sheet.holds.is_empty())
        .then(|| button(Press::AggregatePost(id), text::aggregate_post_button(), Weight::Success));
    let never = (is_open && outcome.post_at.is_some())
        .then(|| button(Press::AggregateSilence(id), text::aggregate_silence_button(), Weight::Secondary));
    let stage = button(Press::StageShow(id), text::aggregate_stage_button(), Weight::Secondary);
    card = card.row(now.into_iter().chain(never).chain([stage]));
    if sheet.is_open_pilot { card.row(super::verdict::buttons(id)) } else { card }
}

/// When everybody reads of it, beside what participants were told.
pub fn note(outcome: &Outcome) -> Message {
    match (outcome.posted_at, outcome.post_at) {
        (Some(at), _) => text::aggregate_note_posted(at),
        (None, Some(at)) => text::aggregate_note_scheduled(at),
        (None, None) => text::aggregate_note_silent(),
    }
}

/// What a manager wants to know first.
fn standing(sheet: &Sheet) -> Message {
    let outcome = &sheet.outcome;
    let channels: Vec<Arg> =
        sheet.channels.iter().map(|channel| mention::channel(channel.channel_id).into()).collect();
    match (outcome.told_at, outcome.posted_at, outcome.post_at) {
        (None, ..) => text::aggregate_untold(),
        (_, Some(at), _) => text::aggregate_posted(at, channels),
        (_, _, post_at) if !sheet.holds.is_empty() => match post_at {
            Some(at) => text::aggregate_scheduled_held(at, reasons(&sheet.holds)),
            None => text::aggregate_held(reasons(&sheet.holds)),
        },
        (_, _, Some(at)) => text::aggregate_scheduled(at, channels),
        _ => text::aggregate_silent(channels),
    }
}

/// What keeps it from being posted, in words.
fn reasons(holds: &[Hold]) -> Vec<Message> {
    let reason = |hold: &Hold| match hold {
        Hold::Silent => text::aggregate_hold_silent(),
        Hold::Words(language) => text::aggregate_hold_words(language_name(*language)),
        Hold::Named => text::aggregate_hold_named(),
    };
    holds.iter().map(reason).collect()
}

/// For managers: nothing was posted of a campaign at its time.
pub fn held(id: CampaignId, name: &Variants, holds: &[Hold]) -> Card {
    Card::titled(text::aggregate_held_title(name)).text(text::aggregate_held(reasons(holds))).row([
        Control::Button {
            press: Press::AggregateSheet(id),
            label: text::aggregate_sheet_button(),
            weight: Weight::Primary,
        },
    ])
}
