//! The card of a referral link: the address first, then how to use it.

use crate::charts;
use crate::discord::card::{Card, Control};
use crate::features::link::Ready;
use crate::i18n::{Verbatim, text};

/// A link ready to be shared, with its QR code.
///
/// # Errors
/// When the QR code cannot be drawn.
pub fn ready(ready: &Ready) -> anyhow::Result<Card> {
    let mut card = Card::titled(text::link_ready_title(&ready.campaign.name))
        .text(text::link_ready_url(Verbatim(&*ready.url)))
        .picture("qr.png", charts::qr(&ready.url)?)
        .row([Control::Link { label: text::link_open(), url: ready.url.clone() }]);
    if let Some(market) = &ready.market {
        card = card.field(text::link_disclosure(), text::link_disclosure_text(&market.disclosure));
    }
    Ok(card)
}
