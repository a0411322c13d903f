//! Adds markets to a programme, ready-made or typed, and takes them out of use.

use crate::app::{App, Member};
use crate::domain::audit::{Deed, Subject};
use crate::domain::market::{DISCLOSURE_LENGTH, MOST, Market, NewMarket, Preset, Typed};
use crate::domain::program::Zone;
use crate::domain::refusal::Field;
use crate::domain::setup::{Step, Target};
use crate::domain::text::required;
use crate::domain::{Language, MarketId, Refusal};
use crate::error::Result;
use crate::i18n::{self, label};
use crate::store::{self, Tx};

/// Adds ready-made markets by their codes; one that is there already stays as it is.
///
/// # Errors
/// [`Refusal::MarketUnknown`], [`Refusal::MarketsFull`].
pub async fn add_ready_made(app: &App, tx: &mut Tx, member: &Member, codes: &[String]) -> Result<()> {
    let known = member.setup(tx).await?;
    let presets: Option<Vec<&Preset>> = codes.iter().map(|code| Preset::of(code)).collect();
    let missing: Vec<&Preset> = presets
        .ok_or(Refusal::MarketUnknown)?
        .into_iter()
        .filter(|preset| known.markets.iter().all(|market| market.code != preset.code))
        .collect();
    if known.markets.len() + missing.len() > MOST {
        return Err(Refusal::MarketsFull { most: MOST }.into());
    }
    for preset in &missing {
        let name = label(known.program.language, &i18n::market::preset(preset.code));
        insert(app, tx, member, preset.market(name, &known.languages)).await?;
    }
    // Until somebody chose otherwise, the programme counts in the money and the days of its first market.
    if let (Some(first), true) = (missing.first(), known.markets.is_empty() && known.step < Step::Money) {
        let zone = Zone(first.zone);
        store::setup::update_money(tx, known.program.program_id, first.currency, zone).await?;
    }
    Ok(())
}

/// Adds a market that somebody typed.
///
/// # Errors
/// [`Refusal::MarketExists`], [`Refusal::MarketsFull`], [`Refusal::LanguageUnknown`], and what [`Typed::read`] refuses.
pub async fn add_typed(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    language: Language,
    typed: &Typed,
) -> Result<()> {
    let known = member.setup(tx).await?;
    if !known.languages.contains(&language) {
        return Err(Refusal::LanguageUnknown { known: known.languages.clone() }.into());
    }
    let new = typed.read(language)?;
    if known.markets.len() >= MOST {
        return Err(Refusal::MarketsFull { most: MOST }.into());
    }
    let (code, currency, zone) = (new.code.clone(), new.currency.clone(), new.zone);
    if !insert(app, tx, member, new).await? {
        return Err(Refusal::MarketExists { code }.into());
    }
    if known.markets.is_empty() && known.step < Step::Money {
        store::setup::update_money(tx, known.program.program_id, &currency, zone).await?;
    }
    Ok(())
}

/// Adds a market; `false` when the programme has one of its code.
async fn insert(app: &App, tx: &mut Tx, member: &Member, new: NewMarket) -> Result<bool> {
    let market = new.with(app.ids.next(), member.program.program_id);
    let Some(id) = store::market::insert_or_restore(tx, &market, app.clock.now()).await? else {
        return Ok(false);
    };
    store::audit::insert(tx, &member.did(app, Deed::MarketAdd, Subject::Market(id), market.code)).await?;
    Ok(true)
}

/// A market of the programme, for those who may change it.
///
/// # Errors
/// [`Refusal::NotAManager`], [`Refusal::MarketUnknown`].
pub async fn show(tx: &mut Tx, member: &Member, market: MarketId) -> Result<Market> {
    member.administrator()?;
    let found = store::market::find(tx, member.program.program_id, market).await?;
    Ok(found.ok_or(Refusal::MarketUnknown)?)
}

/// Changes how advertisements are marked in a market. What creators have agreed to stays as it was
/// until a campaign's new terms are published.
///
/// # Errors
/// Those of [`show`], [`Refusal::TextMissing`], [`Refusal::TextTooLong`].
pub async fn change(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    market: MarketId,
    disclosure: &str,
) -> Result<()> {
    let known = show(tx, member, market).await?;
    let disclosure = required(Field::MarketDisclosure, disclosure, DISCLOSURE_LENGTH)?;
    if disclosure == known.disclosure {
        return Ok(());
    }
    store::market::update_disclosure(tx, market, &disclosure).await?;
    let line = member.did(app, Deed::MarketChange, Subject::Market(market), known.code);
    Ok(store::audit::insert(tx, &line).await?)
}

/// Takes a market out of use, with its channels' purposes. Taking it out twice is the same as once.
///
/// # Errors
/// [`Refusal::MarketUnknown`], [`Refusal::MarketInhabited`].
pub async fn archive(app: &App, tx: &mut Tx, member: &Member, market: MarketId) -> Result<()> {
    member.administrator()?;
    let program = member.program.program_id;
    let known = store::market::find(tx, program, market).await?.ok_or(Refusal::MarketUnknown)?;
    let creators = store::market::count_creators(tx, market).await?;
    if creators > 0 {
        return Err(Refusal::MarketInhabited { market: known.name, creators }.into());
    }
    if store::market::update_archived(tx, market, app.clock.now()).await? {
        for target in [Target::Market(market), Target::Results(market)] {
            store::setup::delete_channel(tx, program, target).await?;
        }
        let line = member.did(app, Deed::MarketArchive, Subject::Market(market), known.code);
        store::audit::insert(tx, &line).await?;
    }
    Ok(())
}
