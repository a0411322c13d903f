//! Lets managers build the ladder: tiers with words, conditions, a role and a rhythm, in an order.

use chrono::{DateTime, Utc};

use super::{moves, role};
use crate::app::{App, Member};
use crate::domain::audience::Band;
use crate::domain::audit::{Deed, Subject};
use crate::domain::check_in::Cadence;
use crate::domain::refusal::Field;
use crate::domain::server::Look;
use crate::domain::text::{optional, required};
use crate::domain::tier::{
    BENEFITS_LENGTH, Collaborations, MOST, NAME_LENGTH, Policy, Tier, Typed, TypedPolicy, approved, check,
    collaborations,
};
use crate::domain::{Language, Refusal, RoleId, TierId};
use crate::error::Result;
use crate::store::{self, Tx};

/// A programme's tiers as its managers see them.
#[derive(Clone, Debug)]
pub struct Ladder {
    /// The programme's name.
    pub program: String,
    /// The tiers in use and the drafts, the lowest first, each with how many creators stand on it.
    pub tiers: Vec<(Tier, i64)>,
    /// What holds for all of them.
    pub policy: Policy,
    /// When places are computed next; never while no tier counts.
    pub moves_at: Option<DateTime<Utc>>,
}

/// One tier as its managers see it.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// The tier.
    pub tier: Tier,
    /// How many creators stand on it.
    pub creators: i64,
    /// Whether there is one below it, and one above it.
    pub neighbours: (bool, bool),
    /// The programme's languages, its own first.
    pub languages: Vec<Language>,
    /// Where the bands of audiences begin.
    pub policy: Policy,
}

/// A tier's words as somebody typed them.
#[derive(Clone, Debug, Default)]
pub struct Words {
    /// The name.
    pub name: String,
    /// What it brings.
    pub benefits: String,
}

impl Words {
    fn read(&self) -> Result<(String, String), Refusal> {
        let name = required(Field::TierName, &self.name.replace('\n', " "), NAME_LENGTH)?;
        let benefits = optional(Field::TierBenefits, &self.benefits, BENEFITS_LENGTH)?;
        Ok((name, benefits.unwrap_or_default()))
    }
}

/// Every tier of the programme that is in use, and every draft.
///
/// # Errors
/// [`Refusal::NotAManager`].
pub async fn list(tx: &mut Tx, member: &Member) -> Result<Ladder> {
    let tiers = all(tx, member).await?;
    let program = member.program.program_id;
    let counts = store::standing::count(tx, program).await?;
    let with_count = |tier: Tier| {
        let creators = counts.iter().find(|(id, _)| *id == tier.tier_id).map_or(0, |(_, count)| *count);
        (tier, creators)
    };
    Ok(Ladder {
        program: member.program.name.clone(),
        tiers: tiers.into_iter().map(with_count).collect(),
        policy: store::tier::get_policy(tx, program).await?,
        moves_at: moves::next_of(tx, program).await?,
    })
}

async fn all(tx: &mut Tx, member: &Member) -> Result<Vec<Tier>> {
    member.administrator()?;
    let mut tiers = store::tier::list(tx, &member.program).await?;
    tiers.retain(|tier| tier.archived_at.is_none());
    Ok(tiers)
}

/// One of them.
///
/// # Errors
/// [`Refusal::NotAManager`], [`Refusal::TierUnknown`].
pub async fn show(tx: &mut Tx, member: &Member, id: TierId) -> Result<Sheet> {
    let Ladder { tiers, policy, .. } = list(tx, member).await?;
    let place = tiers.iter().position(|(tier, _)| tier.tier_id == id).ok_or(Refusal::TierUnknown)?;
    let (tier, creators) = tiers[place].clone();
    Ok(Sheet {
        tier,
        creators,
        neighbours: (place > 0, place + 1 < tiers.len()),
        languages: store::program::list_languages(tx, &member.program).await?,
        policy,
    })
}

/// Begins a tier above all others, as a draft, with its words in the programme's own language.
///
/// # Errors
/// [`Refusal::NotAManager`], [`Refusal::TiersFull`], and by the field that is wrong.
pub async fn begin(app: &App, tx: &mut Tx, member: &Member, words: &Words, typed: &Typed) -> Result<Sheet> {
    let (name, benefits) = words.read()?;
    let rule = typed.read((None, None))?;
    let known = all(tx, member).await?;
    if known.len() >= MOST {
        return Err(Refusal::TiersFull { most: MOST }.into());
    }
    let now = app.clock.now();
    let tier = Tier {
        tier_id: app.ids.next(),
        program_id: member.program.program_id,
        place: known.iter().map(|tier| tier.place).max().unwrap_or(0) + 1,
        rule,
        role_id: None,
        cadence: Cadence::Fortnightly,
        collaborations: Collaborations::default(),
        opened_at: None,
        archived_at: None,
        texts: Vec::new(),
    };
    // Somebody else begins one at this very moment: the form can be sent again.
    let id = store::tier::insert(tx, &tier, now).await?.ok_or(Refusal::PressStale)?;
    let words = (member.program.language, name.as_str(), benefits.as_str());
    store::tier::insert_or_update_text(tx, id, words, now).await?;
    note(app, tx, member, Deed::TierNew, id).await?;
    show(tx, member, id).await
}

/// Writes a tier's words in one of the programme's languages. Other languages are out of date once its own changed.
///
/// # Errors
/// Those of [`show`], [`Refusal::LanguageUnknown`], and by the field that is wrong.
pub async fn update_words(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    (id, language): (TierId, Language),
    words: &Words,
) -> Result<Sheet> {
    let (name, benefits) = words.read()?;
    let before = show(tx, member, id).await?;
    if !before.languages.contains(&language) {
        return Err(Refusal::LanguageUnknown { known: before.languages }.into());
    }
    let now = app.clock.now();
    let known = before.tier.text(language);
    let is_changed = known.is_none_or(|text| text.name != name || text.benefits != benefits);
    store::tier::insert_or_update_text(tx, id, (language, &name, &benefits), now).await?;
    if is_changed && language == member.program.language {
        store::tier::update_stale(tx, id, language).await?;
    }
    note(app, tx, member, Deed::TierWrite, id).await?;
    show(tx, member, id).await
}

/// Changes the conditions that are typed; approved deliverables and the audience that are asked for stay.
///
/// # Errors
/// Those of [`show`], [`Refusal::TierUnconditional`], and by the field that is wrong.
pub async fn update_conditions(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    id: TierId,
    typed: &Typed,
) -> Result<Sheet> {
    let tier = show(tx, member, id).await?.tier;
    let rule = typed.read((tier.rule.approved, tier.rule.audience))?;
    keep(app, tx, member, Tier { rule, ..tier }).await
}

/// Changes the audience that is asked for besides other conditions.
///
/// # Errors
/// Those of [`show`], [`Refusal::TierAudienceAlone`].
pub async fn update_audience(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    id: TierId,
    audience: Option<Band>,
) -> Result<Sheet> {
    let mut tier = show(tx, member, id).await?.tier;
    tier.rule.audience = audience;
    tier.rule.check()?;
    keep(app, tx, member, tier).await
}

/// Changes how many approved deliverables are asked for.
///
/// # Errors
/// Those of [`show`], [`Refusal::NumberUnfit`], [`Refusal::TierUnconditional`], [`Refusal::TierAudienceAlone`].
pub async fn update_approved(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    id: TierId,
    typed: &str,
) -> Result<Sheet> {
    let mut tier = show(tx, member, id).await?.tier;
    tier.rule.approved = approved(typed)?;
    tier.rule.check()?;
    keep(app, tx, member, tier).await
}

/// Changes how often creators of a tier are asked how it goes.
///
/// # Errors
/// Those of [`show`].
pub async fn update_cadence(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    id: TierId,
    cadence: Cadence,
) -> Result<Sheet> {
    let tier = show(tx, member, id).await?.tier;
    store::check_in::update_unplanned(tx, (tier.program_id, None), app.clock.now()).await?;
    keep(app, tx, member, Tier { cadence, ..tier }).await
}

/// Changes the role that creators of a tier have; those who stand on it get it at once.
///
/// # Errors
/// Those of [`show`], [`Refusal::RoleUngivable`].
pub async fn update_role(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    (id, role_id): (TierId, Option<RoleId>),
    look: &Look,
) -> Result<Sheet> {
    let tier = show(tx, member, id).await?.tier;
    if let Some(role) = role_id {
        let managers = store::program::list_manager_roles(tx, member.program.program_id).await?;
        look.givable(role, &managers).map_err(|why| Refusal::RoleUngivable { role, why })?;
    }
    let sheet = keep(app, tx, member, Tier { role_id, ..tier }).await?;
    role::look_at_all(app, tx, member.program.program_id).await?;
    Ok(sheet)
}

/// Changes how many collaborations a year creators of a tier are asked for.
///
/// # Errors
/// Those of [`show`], [`Refusal::CollaborationsReversed`], [`Refusal::NumberUnfit`].
pub async fn update_collaborations(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    id: TierId,
    (floor, ceiling): (&str, &str),
) -> Result<Sheet> {
    let tier = show(tx, member, id).await?.tier;
    let collaborations = collaborations(floor, ceiling)?;
    keep(app, tx, member, Tier { collaborations, ..tier }).await
}

/// Moves a tier above its neighbour, or below it; at the end of the ladder it stays.
///
/// # Errors
/// Those of [`show`], [`Refusal::TierUnconditional`].
pub async fn reorder(app: &App, tx: &mut Tx, member: &Member, id: TierId, is_up: bool) -> Result<Sheet> {
    let tiers = all(tx, member).await?;
    let place = tiers.iter().position(|tier| tier.tier_id == id).ok_or(Refusal::TierUnknown)?;
    let other = if is_up { place.checked_add(1) } else { place.checked_sub(1) };
    if let Some(other) = other.and_then(|other| tiers.get(other)) {
        if !store::tier::update_places(tx, &tiers[place], other).await? {
            return Err(Refusal::PressStale.into());
        }
        check(&all(tx, member).await?)?;
        note(app, tx, member, Deed::TierChange, id).await?;
    }
    show(tx, member, id).await
}

/// Has a draft count: creators reach it when places are computed next. Opening it again changes nothing.
///
/// # Errors
/// Those of [`show`], [`Refusal::TierUnworded`], [`Refusal::TierUnconditional`].
pub async fn open(app: &App, tx: &mut Tx, member: &Member, id: TierId) -> Result<Sheet> {
    let before = show(tx, member, id).await?;
    let languages = before.tier.unworded(&before.languages);
    if !languages.is_empty() {
        return Err(Refusal::TierUnworded { languages }.into());
    }
    if store::tier::update_opened(tx, id, app.clock.now()).await? {
        check(&all(tx, member).await?)?;
        note(app, tx, member, Deed::TierOpen, id).await?;
    }
    show(tx, member, id).await
}

/// A tier that is about to be taken out of use, or was.
#[derive(Clone, Debug)]
pub struct Archiving {
    /// The tier.
    pub tier: Tier,
    /// How many creators stand on it.
    pub creators: i64,
    /// How many days they keep it.
    pub grace_days: i32,
}

/// What taking a tier out of use would mean.
///
/// # Errors
/// Those of [`show`].
pub async fn archiving(tx: &mut Tx, member: &Member, id: TierId) -> Result<Archiving> {
    let Sheet { tier, creators, policy, .. } = show(tx, member, id).await?;
    Ok(Archiving { tier, creators, grace_days: policy.grace_days })
}

/// Takes a tier out of use, or discards a draft.
///
/// # Errors
/// Those of [`show`].
pub async fn archive(app: &App, tx: &mut Tx, member: &Member, id: TierId) -> Result<Archiving> {
    let before = archiving(tx, member, id).await?;
    if store::tier::update_archived(tx, id, app.clock.now()).await? {
        note(app, tx, member, Deed::TierArchive, id).await?;
    }
    Ok(before)
}

/// Changes what holds for all tiers. Whoever was told until when they keep a tier keeps it until then.
///
/// # Errors
/// [`Refusal::NotAManager`], [`Refusal::NumberUnfit`], [`Refusal::BandsReversed`].
pub async fn update_policy(app: &App, tx: &mut Tx, member: &Member, typed: &TypedPolicy) -> Result<Ladder> {
    member.administrator()?;
    let policy = typed.read()?;
    let program = member.program.program_id;
    store::tier::insert_or_update_policy(tx, program, policy).await?;
    let [micro, midi, large, mega] = policy.bands.begins();
    let detail = format!("{} / {micro}, {midi}, {large}, {mega}", policy.grace_days);
    let line = member.did(app, Deed::TierPolicy, Subject::Program(program), detail);
    store::audit::insert(tx, &line).await?;
    list(tx, member).await
}

async fn keep(app: &App, tx: &mut Tx, member: &Member, tier: Tier) -> Result<Sheet> {
    if !store::tier::update(tx, &tier).await? {
        return Err(Refusal::TierUnknown.into());
    }
    check(&all(tx, member).await?)?;
    note(app, tx, member, Deed::TierChange, tier.tier_id).await?;
    show(tx, member, tier.tier_id).await
}

async fn note(app: &App, tx: &mut Tx, member: &Member, deed: Deed, tier: TierId) -> Result<()> {
    let line = member.did(app, deed, Subject::Tier(tier), "");
    Ok(store::audit::insert(tx, &line).await?)
}
