//! What the buttons, selects and forms on campaigns do.

use super::program::value;
use crate::app::Member;
use crate::discord::ask::{Ask, Reply};
use crate::discord::card::{Card, Form};
use crate::discord::cards::brief as briefs;
use crate::discord::cards::campaign::{self as cards, input};
use crate::discord::ids::Pair;
use crate::discord::press::{Nothing, Press};
use crate::domain::brief::Leaf;
use crate::domain::plan::{Kind, Typed};
use crate::domain::{CampaignId, Language, MarketId, Refusal};
use crate::error::Result;
use crate::features::brief::{self, Writing};
use crate::features::campaign::{self, Page, Publication, Sheet, Words};
use crate::features::participation;
use crate::features::plan;
use crate::features::result;
use crate::store::Tx;

/// Opens the form that begins a campaign.
pub async fn new(ask: &Ask<'_>) {
    ask.open(Press::CampaignNew(Nothing), async {
        let (tx, member) = enter(ask).await?;
        tx.commit().await?;
        member.manager()?;
        Ok(Reply::Form(cards::new_form(member.program.language)))
    })
    .await;
}

/// Begins the campaign that was filled in.
pub async fn begin(ask: &Ask<'_>) {
    let (words, page) = (words_typed(ask), page_typed(ask));
    ask.answer(async {
        let (mut tx, member) = enter(ask).await?;
        let sheet = campaign::new(ask.app, &mut tx, &member, &words, &page).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::sheet(&sheet)))
    })
    .await;
}

/// Draws a campaign's sheet again.
pub async fn sheet(ask: &Ask<'_>, id: CampaignId) {
    ask.redraw(async {
        let (mut tx, member) = enter(ask).await?;
        let sheet = campaign::show(&mut tx, &member, id).await?;
        drawn(tx, &sheet).await
    })
    .await;
}

/// Restricts a campaign to the markets that were chosen.
pub async fn markets(ask: &Ask<'_>, id: CampaignId) {
    let chosen: Result<Vec<MarketId>, _> = ask.values().iter().map(|value| value.parse()).collect();
    ask.redraw(async {
        let (mut tx, member) = enter(ask).await?;
        let chosen = chosen.or(Err(Refusal::MarketUnknown))?;
        let sheet = campaign::update_markets(ask.app, &mut tx, &member, id, &chosen).await?;
        drawn(tx, &sheet).await
    })
    .await;
}

/// Opens the form for where a campaign leads and when it runs.
pub async fn page(ask: &Ask<'_>, id: CampaignId) {
    open(ask, Press::CampaignPage(id), id, cards::page_form).await;
}

/// Keeps where a campaign leads and when it runs.
pub async fn keep_page(ask: &Ask<'_>, id: CampaignId) {
    let page = page_typed(ask);
    ask.redraw(async {
        let (mut tx, member) = enter(ask).await?;
        let changed = campaign::update_page(ask.app, &mut tx, &member, id, &page).await?;
        result::resume(ask.app, &mut tx, &member.program, &changed.campaign).await?;
        let sheet = campaign::show(&mut tx, &member, id).await?;
        drawn(tx, &sheet).await
    })
    .await;
}

/// Opens the form for a campaign's UTM parameters.
pub async fn utm(ask: &Ask<'_>, id: CampaignId) {
    open(ask, Press::CampaignUtm(id), id, cards::utm_form).await;
}

/// Keeps a campaign's UTM parameters.
pub async fn keep_utm(ask: &Ask<'_>, id: CampaignId) {
    let typed = input::UTM.map(|name| ask.field(name));
    ask.redraw(async {
        let (mut tx, member) = enter(ask).await?;
        let sheet = campaign::update_utm(ask.app, &mut tx, &member, id, typed).await?;
        drawn(tx, &sheet).await
    })
    .await;
}

/// Opens the form for a campaign's words in a language.
pub async fn words(ask: &Ask<'_>, Pair(language, id): Pair<Language, CampaignId>) {
    ask.open(Press::CampaignWords(Pair(language, id)), async {
        let (mut tx, member) = enter(ask).await?;
        let sheet = brief::show_words(&mut tx, &member, id).await?;
        tx.commit().await?;
        let form = briefs::leaf_form(&sheet, Leaf::Name, language, None);
        let revision = sheet.revision(Leaf::Name, language);
        Ok(Reply::Form(Form { press: Press::CampaignWordsKeep(Pair(language, Pair(id, revision))), ..form }))
    })
    .await;
}

/// Keeps a campaign's words in a language.
pub async fn keep_words(
    ask: &Ask<'_>,
    Pair(language, Pair(id, revision)): Pair<Language, Pair<CampaignId, i32>>,
) {
    let typed = briefs::input::INPUTS.map(|name| ask.field(name)).to_vec();
    ask.redraw(async {
        let (mut tx, member) = enter(ask).await?;
        let about = (id, language, Leaf::Name);
        let writing = brief::write(ask.app, &mut tx, &member, about, (revision, typed)).await?;
        let card = match writing {
            Writing::Kept(_) => cards::sheet(&campaign::show(&mut tx, &member, id).await?),
            Writing::Conflict(conflict) => briefs::conflict(&conflict, 0, member.language),
        };
        tx.commit().await?;
        Ok(Reply::Redraw(card))
    })
    .await;
}

/// Keeps what kind of campaign was chosen.
pub async fn kind(ask: &Ask<'_>, id: CampaignId) {
    ask.redraw(async {
        let (mut tx, member) = enter(ask).await?;
        let kind = Kind::of(&value::<String>(ask)?).ok_or(Refusal::PressStale)?;
        plan::update_kind(ask.app, &mut tx, &member, id, kind).await?;
        let sheet = campaign::show(&mut tx, &member, id).await?;
        drawn(tx, &sheet).await
    })
    .await;
}

/// Opens the form for a campaign's goals and budget.
pub async fn plan(ask: &Ask<'_>, id: CampaignId) {
    ask.open(Press::CampaignPlan(id), async {
        let (mut tx, member) = enter(ask).await?;
        let plan = plan::show(&mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(Reply::Form(cards::plan_form(id, &plan)))
    })
    .await;
}

/// Keeps a campaign's goals and budget.
pub async fn keep_plan(ask: &Ask<'_>, Pair(id, revision): Pair<CampaignId, i32>) {
    let [performance_goal, awareness_goal, budget, priority_hours] = input::PLAN.map(|name| ask.field(name));
    let typed = Typed { performance_goal, awareness_goal, budget, priority_hours };
    ask.redraw(async {
        let (mut tx, member) = enter(ask).await?;
        plan::update(ask.app, &mut tx, &member, (id, revision), &typed).await?;
        let sheet = campaign::show(&mut tx, &member, id).await?;
        drawn(tx, &sheet).await
    })
    .await;
}

/// Opens the form for a campaign like an earlier one.
pub async fn clone(ask: &Ask<'_>, id: CampaignId) {
    ask.open(Press::CampaignClone(id), async {
        let (mut tx, member) = enter(ask).await?;
        let sheet = campaign::show(&mut tx, &member, id).await?;
        tx.commit().await?;
        if sheet.campaign.is_evergreen {
            return Err(Refusal::CampaignEvergreen.into());
        }
        Ok(Reply::Form(cards::clone_form(&sheet)))
    })
    .await;
}

/// Begins a campaign like an earlier one.
pub async fn keep_clone(ask: &Ask<'_>, id: CampaignId) {
    let (name, page) = (ask.field(input::NAME), page_typed(ask));
    ask.answer(async {
        let (mut tx, member) = enter(ask).await?;
        let sheet = campaign::copy(ask.app, &mut tx, &member, id, (&name, &page)).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::sheet(&sheet)))
    })
    .await;
}

/// Publishes a campaign, or shows what it lacks.
pub async fn publish(ask: &Ask<'_>, id: CampaignId) {
    ask.redraw(async { Ok(Reply::Redraw(published(ask, id).await?)) }).await;
}

/// Publishes a campaign: the card of what came of it.
pub async fn published(ask: &Ask<'_>, id: CampaignId) -> Result<Card> {
    let mut tx = ask.app.begin().await?;
    let member = ask.enter(&mut tx).await?;
    let publication = campaign::publish(ask.app, &mut tx, &member, id).await?;
    let opens_at = match publication {
        Publication::Published(_) => Some(participation::open(ask.app, &mut tx, &member.program, id).await?),
        Publication::Unchanged(_) => None,
    };
    tx.commit().await?;
    let later = opens_at.filter(|opens_at| *opens_at > ask.app.clock.now());
    Ok(match publication {
        Publication::Published(sheet) => cards::published(&sheet, later),
        Publication::Unchanged(sheet) => cards::sheet(&sheet),
    })
}

/// Asks whether a campaign may really be closed.
pub async fn closing(ask: &Ask<'_>, id: CampaignId) {
    ask.redraw(async {
        let (mut tx, member) = enter(ask).await?;
        let closing = campaign::closing(&mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(cards::closing(&closing)))
    })
    .await;
}

/// Closes a campaign, after the manager said that they mean it.
pub async fn close(ask: &Ask<'_>, id: CampaignId) {
    ask.redraw(async {
        let (mut tx, member) = enter(ask).await?;
        let closing = campaign::close(ask.app, &mut tx, &member, id).await?;
        let owed = result::begin(ask.app, &mut tx, &member.program, id).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(cards::closed(&closing, owed.as_ref())))
    })
    .await;
}

async fn enter(ask: &Ask<'_>) -> Result<(Tx, Member)> {
    let mut tx = ask.app.begin().await?;
    let member = ask.enter(&mut tx).await?;
    Ok((tx, member))
}

/// Keeps what was changed and draws the sheet that it comes to.
async fn drawn(tx: Tx, sheet: &Sheet) -> Result<Reply> {
    tx.commit().await?;
    Ok(Reply::Redraw(cards::sheet(sheet)))
}

/// Opens a form about a campaign that can still change.
async fn open(ask: &Ask<'_>, press: Press, id: CampaignId, form: impl FnOnce(&Sheet) -> Form + Send) {
    ask.open(press, async {
        let (mut tx, member) = enter(ask).await?;
        let sheet = campaign::show_open(&mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(Reply::Form(form(&sheet)))
    })
    .await;
}

fn words_typed(ask: &Ask<'_>) -> Words {
    Words { name: ask.field(input::NAME), summary: ask.field(input::SUMMARY) }
}

fn page_typed(ask: &Ask<'_>) -> Page {
    Page {
        landing: ask.field(input::LANDING),
        starts: ask.field(input::STARTS),
        ends: ask.field(input::ENDS),
    }
}
