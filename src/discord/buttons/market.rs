//! The buttons, selects and forms of a programme's markets.

use super::program::{Choice, redraw, staff, value};
use crate::discord::ask::{Ask, Reply};
use crate::discord::cards;
use crate::discord::commands::start::zone_meant;
use crate::discord::press::{Nothing, Press};
use crate::domain::market::Typed;
use crate::domain::setup::Step;
use crate::domain::{Language, MarketId};
use crate::features::market;

/// Ready-made markets were chosen.
pub async fn add(ask: &Ask<'_>) {
    redraw(ask, Step::Markets, async { Ok(Choice::Markets(ask.values())) }).await;
}

/// Opens the form for a market of a language.
pub async fn form(ask: &Ask<'_>, language: Language) {
    ask.open(Press::MarketForm(language), async {
        staff(ask).await?;
        Ok(Reply::Form(cards::market::form(language)))
    })
    .await;
}

/// A market of a language was written.
pub async fn new(ask: &Ask<'_>, language: Language) {
    redraw(ask, Step::Markets, async { Ok(Choice::NewMarket(language, typed(ask))) }).await;
}

/// Opens the form for how advertisements are marked in a market.
pub async fn choose(ask: &Ask<'_>) {
    ask.open(Press::MarketChoose(Nothing), async {
        let id = value(ask)?;
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let known = market::show(&mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(Reply::Form(cards::market::change_form(&known)))
    })
    .await;
}

/// How advertisements are marked in a market was written.
pub async fn change(ask: &Ask<'_>, id: MarketId) {
    redraw(ask, Step::Markets, async { Ok(Choice::ChangedMarket(id, ask.field("disclosure"))) }).await;
}

/// A market is taken out of use.
pub async fn archive(ask: &Ask<'_>) {
    redraw(ask, Step::Markets, async { Ok(Choice::OldMarket(value(ask)?)) }).await;
}

/// What the form of a market says.
fn typed(ask: &Ask<'_>) -> Typed {
    Typed {
        code: ask.field("code"),
        name: ask.field("name"),
        currency: ask.field("currency"),
        zone: zone_field(ask),
        disclosure: ask.field("disclosure"),
    }
}

/// The zone that a form says, by its name or by a city's in the asker's language.
pub(super) fn zone_field(ask: &Ask<'_>) -> String {
    let written = ask.field("zone");
    zone_meant(ask, &written).map_or(written, |zone| zone.0.name().to_owned())
}
