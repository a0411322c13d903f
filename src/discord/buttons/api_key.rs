//! The buttons and selects of the keys with which shops sign.

use crate::app::Member;
use crate::discord::ask::{Ask, Reply};
use crate::discord::card::Card;
use crate::discord::cards;
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
    Ok(cards::api_key::list(&member.program.name, &keys, &address(ask)))
}

/// Makes a key and shows its secret, once.
pub async fn new(ask: &Ask<'_>) {
    ask.answer(async {
        let (mut tx, member) = enter(ask).await?;
        let (key, secret) = api_key::new(ask.app, &mut tx, &member).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::api_key::new(&key, &secret, &address(ask))))
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

/// Where reports go.
fn address(ask: &Ask<'_>) -> String {
    ask.app.link_url("v1/conversions")
}

async fn enter(ask: &Ask<'_>) -> Result<(Tx, Member)> {
    let mut tx = ask.app.begin().await?;
    let member = ask.enter(&mut tx).await?;
    Ok((tx, member))
}
