//! The buttons, selects and forms of the keys with which shops and their payment services sign.

use crate::app::Member;
use crate::discord::ask::{Ask, Reply};
use crate::discord::card::Card;
use crate::discord::cards;
use crate::discord::press::{Press, Shop};
use crate::domain::api_key::{ApiKey, Kind};
use crate::domain::{ApiKeyId, Refusal};
use crate::error::Result;
use crate::features::api_key;
use crate::store::Tx;

/// Every key of the programme.
///
/// # Errors
/// When the asker is not staff.
pub async fn list(ask: &Ask<'_>) -> Result<Card> {
    let (mut tx, member) = enter(ask).await?;
    let keys = api_key::list(&mut tx, &member).await?;
    tx.commit().await?;
    Ok(cards::api_key::list(&member.program.name, &keys, &how(ask)))
}

/// Makes a key and shows its secret, once.
pub async fn new(ask: &Ask<'_>) {
    ask.answer(async {
        let (mut tx, member) = enter(ask).await?;
        let (key, secret) = api_key::new(ask.app, &mut tx, &member).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::api_key::new(&key, &secret, &how(ask))))
    })
    .await;
}

/// Asks whether the chosen key may be revoked.
pub async fn revoke(ask: &Ask<'_>) {
    let chosen: Option<ApiKeyId> = ask.values().first().and_then(|value| value.parse().ok());
    ask.redraw(async {
        let (mut tx, member) = enter(ask).await?;
        let keys = api_key::list(&mut tx, &member).await?;
        tx.commit().await?;
        let key = keys.iter().find(|key| Some(key.api_key_id) == chosen).ok_or(Refusal::PressStale)?;
        Ok(Reply::Redraw(cards::api_key::revoke(key)))
    })
    .await;
}

/// Revokes a key, meant.
pub async fn revoke_meant(ask: &Ask<'_>, key: ApiKeyId) {
    ask.redraw(async {
        let (mut tx, member) = enter(ask).await?;
        let revoked = api_key::revoke(ask.app, &mut tx, &member, key).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(cards::api_key::revoked(&revoked)))
    })
    .await;
}

/// Begins to connect Stripe: where it is to send what, and the way to enter its secret.
pub async fn stripe(ask: &Ask<'_>) {
    ask.redraw(async {
        let (mut tx, member) = enter(ask).await?;
        let key = api_key::connect_stripe(ask.app, &mut tx, &member).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(cards::api_key::stripe(&key, &address(ask, &key), &how(ask))))
    })
    .await;
}

/// Opens the form for Stripe's signing secret.
pub async fn secret_form(ask: &Ask<'_>, key: ApiKeyId) {
    ask.open(Press::Shop(Shop::KeySecretForm(key)), async {
        let (mut tx, member) = enter(ask).await?;
        let key = api_key::get(&mut tx, &member, key).await?;
        tx.commit().await?;
        Ok(Reply::Form(cards::api_key::secret_form(&key)))
    })
    .await;
}

/// The secret was filled in: Stripe is connected.
pub async fn secret(ask: &Ask<'_>, key: ApiKeyId) {
    let typed = ask.field(cards::api_key::SECRET);
    ask.redraw(async {
        let (mut tx, member) = enter(ask).await?;
        let key = api_key::enter_secret(ask.app, &mut tx, &member, key, &typed).await?;
        tx.commit().await?;
        let card = cards::api_key::stripe_connected(&member.program.name, &address(ask, &key), &how(ask));
        Ok(Reply::Redraw(card))
    })
    .await;
}

/// Connects RevenueCat and shows what it is to send along, once.
pub async fn revenuecat(ask: &Ask<'_>) {
    ask.answer(async {
        let (mut tx, member) = enter(ask).await?;
        let (key, secret) = api_key::connect_revenuecat(ask.app, &mut tx, &member).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::api_key::revenuecat(&secret, &address(ask, &key), &how(ask))))
    })
    .await;
}

/// Where what is signed with a key is sent.
fn address(ask: &Ask<'_>, key: &ApiKey) -> String {
    ask.app.link_url(&key.kind.path(&key.name))
}

/// Where shops report, and a browser finds how.
fn how(ask: &Ask<'_>) -> String {
    ask.app.link_url(&Kind::Duet.path(""))
}

async fn enter(ask: &Ask<'_>) -> Result<(Tx, Member)> {
    let mut tx = ask.app.begin().await?;
    let member = ask.enter(&mut tx).await?;
    Ok((tx, member))
}
