//! Lets managers give creators promo codes in a campaign, take them away, and hand them to the shop as a file.

use std::collections::BTreeSet;

use crate::app::{App, Member};
use crate::domain::audit::{Deed, Subject};
use crate::domain::campaign::Campaign;
use crate::domain::notice::{EarningsNews, Notice, Reader};
use crate::domain::promo_code::{
    Fate, Flaw, Holder, Line, MOST_AT_ONCE, PromoCode, Rule, meant, read, read_percent,
};
use crate::domain::refusal::{Field, Refusal};
use crate::domain::table::{Cell, Table};
use crate::domain::{CampaignId, PromoCodeId};
use crate::error::Result;
use crate::store::{self, Tx};

/// The columns of the file.
const COLUMNS: [&str; 3] = ["creator", "code", "link"];

/// How a campaign stands with its codes.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// The campaign.
    pub campaign: Campaign,
    /// What it decided; nothing where it has no codes.
    pub rule: Option<Rule>,
    /// Everybody who could have a code in it, or has one, by name.
    pub holders: Vec<Holder>,
}

impl Sheet {
    /// Those who have a code.
    pub fn with(&self) -> impl Iterator<Item = &Holder> {
        self.holders.iter().filter(|one| one.promo_code_id.is_some())
    }

    /// Those who are to get one with all who lack one.
    pub fn without(&self) -> impl Iterator<Item = &Holder> {
        self.holders.iter().filter(|one| one.lacks())
    }

    /// Those who had one and have none.
    pub fn bereft(&self) -> impl Iterator<Item = &Holder> {
        self.holders.iter().filter(|one| one.is_in && one.had_one && one.promo_code_id.is_none())
    }
}

/// How a campaign of the programme stands with its codes.
///
/// # Errors
/// [`Refusal::NotAManager`], [`Refusal::CampaignNowhere`].
pub async fn sheet(tx: &mut Tx, member: &Member, id: CampaignId) -> Result<Sheet> {
    let campaign = member.campaign(tx, id).await?;
    let mut holders = store::promo_code::list_holders(tx, id).await?;
    holders.sort_by_cached_key(|one| (one.name.to_lowercase(), one.creator_id));
    Ok(Sheet { campaign, rule: store::promo_code::find_rule(tx, id).await?, holders })
}

/// The same of a campaign that can still change, for those who are about to.
///
/// # Errors
/// Those of [`sheet`], [`Refusal::CampaignClosed`].
pub async fn changeable(tx: &mut Tx, member: &Member, id: CampaignId) -> Result<Sheet> {
    member.open_campaign(tx, id).await?;
    sheet(tx, member, id).await
}

/// What came of making codes.
#[derive(Clone, Debug)]
pub struct Made {
    /// How the campaign stands now.
    pub sheet: Sheet,
    /// How many were made.
    pub made: usize,
}

/// Makes a code for everybody in the campaign who lacks one, with this discount in it if one was typed, and has whoever
/// comes to the campaign get one from now on. Each is told. No more than [`MOST_AT_ONCE`] at once.
///
/// # Errors
/// Those of [`changeable`], [`Refusal::NumberUnfit`].
pub async fn generate(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    id: CampaignId,
    percent: &str,
) -> Result<Made> {
    changeable(tx, member, id).await?;
    let percent = read_percent(percent)?;
    store::promo_code::hold(tx, id).await?;
    let seen = sheet(tx, member, id).await?;
    let rule = Rule { gives: true, percent };
    if seen.rule != Some(rule) {
        store::promo_code::insert_or_update_rule(tx, id, rule).await?;
        note(app, tx, member, Deed::PromoCodeRule, (id, "")).await?;
    }
    let mut made = 0;
    for holder in seen.without().take(MOST_AT_ONCE) {
        app.make_promo_code(tx, (&member.program, id), holder, (percent, true)).await?;
        made += 1;
    }
    if made > 0 {
        note(app, tx, member, Deed::PromoCodeGive, (id, &made.to_string())).await?;
    }
    Ok(Made { sheet: sheet(tx, member, id).await?, made })
}

/// What came of codes that somebody pasted.
#[derive(Clone, Debug)]
pub struct Entered {
    /// How the campaign stands now.
    pub sheet: Sheet,
    /// Each line and what became of it.
    pub lines: Vec<(Line, Fate)>,
}

/// Gives out codes that the shop made: those with a name to whoever is named, the others to those who lack one, in the
/// order of their names. Lines that make no sense are told; the others hold.
///
/// # Errors
/// Those of [`changeable`], [`Refusal::TextMissing`].
pub async fn enter(app: &App, tx: &mut Tx, member: &Member, id: CampaignId, raw: &str) -> Result<Entered> {
    changeable(tx, member, id).await?;
    let mut lines = read(raw);
    if lines.is_empty() {
        return Err(Refusal::TextMissing { field: Field::PromoCodes }.into());
    }
    store::promo_code::hold(tx, id).await?;
    let mut seen = sheet(tx, member, id).await?;
    let (mut told, mut before, mut twice) = (Vec::new(), BTreeSet::new(), BTreeSet::new());
    for line in &lines {
        if line.code.as_ref().is_some_and(|code| !before.insert(code.clone())) {
            twice.insert(line.number);
        }
    }
    // Whoever is named must not get another line's code before.
    lines.sort_by_key(|line| (line.who.is_none(), line.number));
    for line in lines {
        let fate = match &line.code {
            None => Fate::Flawed(Flaw::Unfit),
            Some(_) if twice.contains(&line.number) => Fate::Flawed(Flaw::Twice),
            Some(code) => give(app, tx, (member, id), &mut seen.holders, (line.who.as_deref(), code)).await?,
        };
        told.push((line, fate));
    }
    told.sort_by_key(|(line, _)| line.number);
    let given = told.iter().filter(|(_, fate)| matches!(fate, Fate::Given(_))).count();
    if given > 0 {
        if seen.rule.is_none() {
            store::promo_code::insert_or_update_rule(tx, id, Rule::default()).await?;
        }
        note(app, tx, member, Deed::PromoCodeGive, (id, &given.to_string())).await?;
    }
    Ok(Entered { sheet: sheet(tx, member, id).await?, lines: told })
}

/// Gives one code to whoever is meant, or to the first who lacks one.
async fn give(
    app: &App,
    tx: &mut Tx,
    (member, id): (&Member, CampaignId),
    people: &mut [Holder],
    (who, code): (Option<&str>, &str),
) -> Result<Fate> {
    let place = match who {
        Some(who) => match meant(who, people) {
            Ok(place) => place,
            Err(flaw) => return Ok(Fate::Flawed(flaw)),
        },
        // What was pasted before, and given out, is no mistake.
        None if people.iter().any(|one| one.code.as_deref() == Some(code)) => return Ok(Fate::Known),
        None => match people.iter().position(Holder::lacks) {
            Some(place) => place,
            None => return Ok(Fate::Flawed(Flaw::Left)),
        },
    };
    let holder = &mut people[place];
    match &holder.code {
        Some(own) if own == code => return Ok(Fate::Known),
        Some(own) => return Ok(Fate::Flawed(Flaw::HasOne { code: own.clone() })),
        None if !holder.is_open => return Ok(Fate::Flawed(Flaw::Closed)),
        None => {}
    }
    let of = (&member.program, id);
    let Some(given) = app.give_promo_code(tx, of, holder, (code, true)).await? else {
        return Ok(Fate::Flawed(Flaw::Taken));
    };
    (holder.promo_code_id, holder.code) = (Some(given.promo_code_id), given.code);
    Ok(Fate::Given(holder.name.clone()))
}

/// Chooses whether whoever comes to the campaign gets a code by itself.
///
/// # Errors
/// Those of [`changeable`].
pub async fn switch(app: &App, tx: &mut Tx, member: &Member, id: CampaignId, gives: bool) -> Result<Sheet> {
    let seen = changeable(tx, member, id).await?;
    let before = seen.rule.unwrap_or_default();
    if before.gives != gives {
        store::promo_code::insert_or_update_rule(tx, id, Rule { gives, ..before }).await?;
        note(app, tx, member, Deed::PromoCodeRule, (id, "")).await?;
    }
    sheet(tx, member, id).await
}

/// A code that is to be taken away.
#[derive(Clone, Debug)]
pub struct Held {
    /// The code.
    pub promo_code: PromoCode,
    /// Its creator's name.
    pub name: String,
}

/// A code of the programme, with whose it is or was.
///
/// # Errors
/// [`Refusal::NotAManager`], [`Refusal::PressStale`].
pub async fn taking(tx: &mut Tx, member: &Member, id: PromoCodeId) -> Result<Held> {
    member.manager()?;
    let program = member.program.program_id;
    let promo_code = store::promo_code::find(tx, program, id).await?.ok_or(Refusal::PressStale)?;
    let creator = store::creator::find_in(tx, program, promo_code.creator_id).await?;
    let name = creator.map(|creator| creator.name).unwrap_or_default();
    Ok(Held { promo_code, name })
}

/// Takes a code away: what is bought with it from now on is nobody's by it, and nobody else gets it. Its creator is told.
///
/// # Errors
/// Those of [`taking`].
pub async fn take(app: &App, tx: &mut Tx, member: &Member, id: PromoCodeId) -> Result<(Held, Sheet)> {
    let held = taking(tx, member, id).await?;
    let (program, of) = (member.program.program_id, &held.promo_code);
    if store::promo_code::update_taken(tx, program, id, app.clock.now()).await? {
        let person = store::creator::find_person(tx, of.creator_id).await?;
        if let (Some(person), Some(code)) = (person, of.code.clone()) {
            let campaign = store::campaign::get_name(tx, of.campaign_id).await?;
            let news = EarningsNews::CodeTaken { campaign, code };
            let notice = Notice::Earnings { program: member.program.name.clone(), news };
            app.notify(tx, program, Reader::Person(person), &notice).await?;
        }
        let line = member.did(app, Deed::PromoCodeTake, Subject::Creator(of.creator_id), "");
        store::audit::insert(tx, &line).await?;
    }
    let sheet = sheet(tx, member, of.campaign_id).await?;
    Ok((held, sheet))
}

/// The codes of a campaign as a file for the shop, and how many there are.
///
/// # Errors
/// Those of [`sheet`].
pub async fn file(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    id: CampaignId,
) -> Result<(Campaign, usize, Vec<u8>)> {
    let campaign = member.campaign(tx, id).await?;
    let mut table = Table::new(COLUMNS);
    for listed in store::promo_code::list(tx, id).await? {
        let link = listed.link.map(|code| app.link_url(&code));
        table.add(vec![listed.name.into(), Cell::Text(listed.code), link.into()]);
    }
    Ok((campaign, table.len(), table.file()))
}

async fn note(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    deed: Deed,
    (campaign, detail): (CampaignId, &str),
) -> Result<()> {
    let line = member.did(app, deed, Subject::Campaign(campaign), detail);
    Ok(store::audit::insert(tx, &line).await?)
}
