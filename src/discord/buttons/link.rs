//! What the buttons, selects and forms on links do.

use crate::app::About;
use crate::discord::ask::{Ask, Reply};
use crate::discord::card::{Form, Input};
use crate::discord::cards;
use crate::discord::ids::{Placed, Wording};
use crate::discord::press::Press;
use crate::domain::{CampaignId, LinkId, Refusal};
use crate::error::Result;
use crate::features::link::{self, Ready};
use crate::i18n::text;

/// The input of the form for an advertising token.
const TOKEN: &str = "token";

/// Gives the asker their link for a campaign, or for the evergreen one.
pub async fn get(ask: &Ask<'_>, campaign: Option<CampaignId>) {
    ask.answer(async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter_about(&mut tx, campaign.map_or(About::Anything, About::Campaign)).await?;
        let ready = link::get(ask.app, &mut tx, &member, campaign, None).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::link::ready(&ready)?))
    })
    .await;
}

/// Opens the link that was chosen from the list.
pub async fn show(ask: &Ask<'_>) {
    let chosen = ask.values().first().and_then(|value| value.parse().ok());
    ask.answer(async {
        let link = chosen.ok_or(Refusal::PressStale)?;
        Ok(Reply::Private(cards::link::ready(&find(ask, Placed { link, placement: None }).await?)?))
    })
    .await;
}

/// Draws the link's card for the platform that was chosen.
pub async fn place(ask: &Ask<'_>, link: LinkId) {
    let values = ask.values();
    ask.redraw(async {
        let placement = match values.first().map(String::as_str) {
            None => return Err(Refusal::PressStale.into()),
            Some(cards::link::PLAIN) => None,
            Some(chosen) => Some(chosen.parse()?),
        };
        Ok(Reply::Redraw(cards::link::ready(&find(ask, Placed { link, placement }).await?)?))
    })
    .await;
}

/// Draws the link's card again.
pub async fn card(ask: &Ask<'_>, placed: Placed) {
    ask.redraw(async { Ok(Reply::Redraw(cards::link::ready(&find(ask, placed).await?)?)) }).await;
}

/// Shows the words of a post in a language.
pub async fn post(ask: &Ask<'_>, wording: Wording) {
    ask.answer(async {
        let ready = find(ask, wording.placed).await?;
        let words = ready.texts.iter().find(|text| text.language == wording.language);
        Ok(Reply::Private(cards::link::post(&ready, words.ok_or(Refusal::PressStale)?)))
    })
    .await;
}

/// Opens the form for an advertising token.
pub async fn token(ask: &Ask<'_>, placed: Placed) {
    ask.open(Press::LinkToken(placed), async {
        let ready = find(ask, placed).await?;
        let input = Input::line(TOKEN, text::link_token_label(), 200)
            .example(text::link_token_example())
            .filled(ready.token);
        let form = Form {
            press: Press::LinkTokenKeep(placed),
            title: text::link_token_title(),
            inputs: vec![input],
        };
        Ok(Reply::Form(form))
    })
    .await;
}

/// Keeps the advertising token and shows the words of the post that carries it.
pub async fn keep_token(ask: &Ask<'_>, placed: Placed) {
    let pasted = ask.field(TOKEN);
    ask.answer(async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter_about(&mut tx, About::Link(placed.link)).await?;
        let about = (placed.link, placed.placement);
        let ready = link::keep_token(ask.app, &mut tx, &member, about, &pasted).await?;
        tx.commit().await?;
        let card = match ready.texts.first() {
            Some(words) => cards::link::post(&ready, words),
            None => cards::link::ready(&ready)?,
        };
        Ok(Reply::Private(card))
    })
    .await;
}

/// Turns to a page of the asker's links.
pub async fn list(ask: &Ask<'_>, page: i64) {
    ask.redraw(async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let mine = link::list(ask.app, &mut tx, &member, page).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(cards::link::list(&mine)))
    })
    .await;
}

/// Archives a link, after the asker said that they mean it.
pub async fn archive(ask: &Ask<'_>, link: LinkId) {
    ask.redraw(async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter_about(&mut tx, About::Link(link)).await?;
        let link = link::archive(ask.app, &mut tx, &member, link).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(cards::link::archived(&ask.app.link_url(&link.code))))
    })
    .await;
}

async fn find(ask: &Ask<'_>, placed: Placed) -> Result<Ready> {
    let mut tx = ask.app.begin().await?;
    let member = ask.enter_about(&mut tx, About::Link(placed.link)).await?;
    let ready = link::show(ask.app, &mut tx, &member, placed.link, placed.placement).await?;
    tx.commit().await?;
    Ok(ready)
}
