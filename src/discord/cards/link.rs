//! The cards of referral links: the address first, then how to use it.

use crate::charts;
use crate::discord::card::{Card, Choice, Control, Weight};
use crate::discord::ids::{Placed, Wording};
use crate::discord::press::{Nothing, Press};
use crate::domain::campaign::Text;
use crate::domain::link::Link;
use crate::domain::placement::Platform;
use crate::features::link::{Mine, Ready};
use crate::i18n::{Message, Verbatim, deliverable::platform as platform_name, label, own_name, text};

/// The value of a select for the address without a placement.
pub const PLAIN: &str = "-";

/// A link ready to be shared, with its QR code.
///
/// # Errors
/// When the QR code cannot be drawn.
pub fn ready(ready: &Ready) -> anyhow::Result<Card> {
    let placed = placed(ready);
    let mut card = Card::titled(text::link_ready_title(&ready.campaign.name))
        .text(text::link_ready_url(Verbatim(&*ready.url)))
        .picture("qr.png", charts::qr(&ready.url)?);
    if let Some(code) = &ready.promo_code {
        card = card.field(text::link_promo_code_field(), text::promo_code(Verbatim(&**code)));
    }
    if let Some(at) = ready.tried_at {
        card = card.text(text::link_tried(at));
    }
    if let Some(disclosure) = disclosure(ready) {
        card = card.field(text::link_disclosure(), disclosure);
    }
    let mut actions: Vec<Control> =
        ready.texts.iter().take(3).map(|text| post_button(placed, text)).collect();
    if needs_token(ready) {
        actions.insert(0, token_button(ready));
    }
    let more = [Control::Link { label: text::link_try(), url: ready.trial_url.clone() }, list_button()];
    Ok(card.row([platforms(ready)]).row(actions).row(more))
}

fn placed(ready: &Ready) -> Placed {
    Placed { link: ready.link.link_id, placement: ready.placement }
}

fn needs_token(ready: &Ready) -> bool {
    ready.market.as_ref().is_some_and(|market| market.needs_token)
}

/// What the post is to be marked with, or what is missing for that.
fn disclosure(ready: &Ready) -> Option<Message> {
    let market = ready.market.as_ref()?;
    match ready.mark() {
        Some(mark) if mark.is_empty() => None,
        Some(mark) => Some(text::link_disclosure_text(mark)),
        None => Some(text::link_disclosure_token(&market.disclosure)),
    }
}

fn platforms(ready: &Ready) -> Control {
    let chosen = ready.placement.as_ref().map_or(PLAIN, |placement| placement.as_str());
    let mut choices = vec![choice(PLAIN, text::link_platform_none(), chosen)];
    choices.extend(
        Platform::ALL.iter().map(|platform| choice(platform.label(), platform_name(*platform), chosen)),
    );
    if !choices.iter().any(|choice| choice.is_chosen) {
        choices.push(choice(chosen, text::link_platform_own(chosen), chosen));
    }
    Control::Select {
        press: Press::LinkPlace(ready.link.link_id),
        placeholder: text::link_platform(),
        choices,
        bounds: (1, 1),
    }
}

fn choice(value: &str, label: Message, chosen: &str) -> Choice {
    Choice { value: value.to_owned(), label, is_chosen: value == chosen }
}

fn post_button(placed: Placed, text: &Text) -> Control {
    Control::Button {
        press: Press::LinkPost(Wording { language: text.language, placed }),
        label: text::link_post_button(own_name(text.language)),
        weight: Weight::Secondary,
    }
}

fn token_button(ready: &Ready) -> Control {
    let has_one = ready.token.is_some();
    Control::Button {
        press: Press::LinkToken(placed(ready)),
        label: if has_one { text::link_token_change() } else { text::link_token_enter() },
        weight: if has_one { Weight::Secondary } else { Weight::Primary },
    }
}

/// The words of a post, ready to be copied; while the market's token is missing, what to do about that.
pub fn post(ready: &Ready, words: &Text) -> Card {
    let placed = placed(ready);
    let Some(mark) = ready.mark() else {
        let disclosure = ready.market.as_ref().map_or("", |market| &market.disclosure);
        return Card::titled(text::link_token_missing_title())
            .text(text::link_token_missing(disclosure))
            .row([token_button(ready)]);
    };
    let others = ready.texts.iter().filter(|text| text.language != words.language).take(3);
    let mut actions: Vec<Control> = others.map(|text| post_button(placed, text)).collect();
    if needs_token(ready) {
        actions.push(token_button(ready));
    }
    Card::titled(text::link_post_title(&ready.campaign.name))
        .text(text::link_post_block(Verbatim(block(ready, &mark, words))))
        .footer(text::link_post_hint())
        .row(actions)
}

/// The words between fences that nothing in them can close.
fn block(ready: &Ready, mark: &str, words: &Text) -> String {
    let url = ready.url.as_str();
    let summary = if words.summary.is_empty() { &words.name } else { &words.summary };
    let post = match mark.is_empty() {
        true => text::link_post_unmarked(summary, Verbatim(url)),
        false => text::link_post(mark, summary, Verbatim(url)),
    };
    let code = ready.promo_code.as_ref().map(|code| text::link_post_promo_code(Verbatim(&**code)));
    let lines: Vec<String> = [post].iter().chain(&code).map(|line| label(words.language, line)).collect();
    lines.join("\n").replace("```", "'''")
}

/// A creator's live links, and a way to each.
pub fn list(mine: &Mine) -> Card {
    if mine.rows.is_empty() {
        return Card::titled(text::link_list_title(mine.total))
            .text(text::link_list_empty())
            .row([get_button()]);
    }
    let mut card = Card::titled(text::link_list_title(mine.total));
    let mut choices = Vec::new();
    for row in &mine.rows {
        let placed = Placed { link: row.link.link_id, placement: None };
        let code = row.promo_code.as_ref().map(|code| text::link_list_promo_code(Verbatim(&**code)));
        let line = text::link_list_row(&row.campaign, row.clicks, Verbatim(&*row.url));
        card = card.lines([line].into_iter().chain(code));
        choices.push(Choice {
            value: placed.link.to_string(),
            label: text::link_list_choice(&row.campaign, &row.link.code),
            is_chosen: false,
        });
    }
    let open = Control::Select {
        press: Press::LinkShow(Nothing),
        placeholder: text::link_list_open(),
        choices,
        bounds: (1, 1),
    };
    card = card.row([open]);
    if mine.pages > 1 {
        card = card.footer(text::page_of(mine.page + 1, mine.pages)).row(pages(mine.page, mine.pages));
    }
    card
}

fn pages(page: i64, pages: i64) -> [Control; 2] {
    let button = |target: i64, label: Message| Control::Button {
        press: Press::LinkList(target),
        label,
        weight: if (0..pages).contains(&target) { Weight::Secondary } else { Weight::Current },
    };
    [button(page - 1, text::page_back()), button(page + 1, text::page_next())]
}

/// A button that gives the asker the evergreen link.
pub fn get_button() -> Control {
    Control::Button {
        press: Press::LinkGet(Nothing),
        label: text::link_get_button(),
        weight: Weight::Primary,
    }
}

/// A button that leads to the asker's links.
pub fn list_button() -> Control {
    Control::Button { press: Press::LinkList(0), label: text::link_all(), weight: Weight::Secondary }
}

/// Asks whether a link may really be archived.
pub fn archive(link: &Link, url: &str) -> Card {
    let keep = Press::LinkCard(Placed { link: link.link_id, placement: None });
    Card::titled(text::link_archive_title()).text(text::link_archive_text(Verbatim(url))).row([
        Control::Button {
            press: Press::LinkArchive(link.link_id),
            label: text::link_archive_button(),
            weight: Weight::Danger,
        },
        Control::Button { press: keep, label: text::link_archive_keep(), weight: Weight::Secondary },
    ])
}

/// What came of archiving a link.
pub fn archived(url: &str) -> Card {
    Card::titled(text::link_archived_title())
        .text(text::link_archived(Verbatim(url)))
        .row([get_button(), list_button()])
}
