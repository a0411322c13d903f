//! The programme's records as files: a row for each creator, campaign, participation, piece of content or day.

use std::collections::HashMap;

use super::columns::{Currencies, named, row};
use super::window;
use crate::app::{App, Member};
use crate::domain::audience::Band;
use crate::domain::money::Money;
use crate::domain::overview::Window;
use crate::domain::participation::State;
use crate::domain::placement::Platform;
use crate::domain::stats::Period;
use crate::domain::table::{Cell, Table};
use crate::domain::{CampaignId, Refusal, TierId, campaign, submission};
use crate::error::Result;
use crate::store::{self, Tx};

/// Bytes of a file at most: Discord takes ten million.
const MOST: usize = 9_500_000;

/// Of what a file has rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum What {
    /// Creators, with their figures over the period.
    Creators,
    /// Campaigns that were open in the period.
    Campaigns,
    /// Participations that began in the period.
    Participations,
    /// What was handed in in the period.
    Content,
    /// Days of the period, by campaign and market.
    Days,
}

impl What {
    /// Everything that there are files of.
    pub const ALL: &'static [Self] =
        &[Self::Creators, Self::Campaigns, Self::Participations, Self::Content, Self::Days];

    /// Its word in choices.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Creators => "creators",
            Self::Campaigns => "campaigns",
            Self::Participations => "participations",
            Self::Content => "content",
            Self::Days => "days",
        }
    }

    /// What this word means.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|what| what.code() == code)
    }
}

/// A file to be taken away.
#[derive(Clone, Debug)]
pub struct Export {
    /// Of what.
    pub what: What,
    /// Its days.
    pub window: Window,
    /// How many rows it has.
    pub rows: usize,
    /// What stands in it.
    pub file: Vec<u8>,
}

/// The records of the programme over `period`.
///
/// # Errors
/// [`Refusal::NotAManager`], [`Refusal::ReportTooLarge`].
pub async fn export(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    (what, period): (What, Period),
) -> Result<Export> {
    member.manager()?;
    let window = window(app, tx, member, period).await?;
    let table = match what {
        What::Creators => creators(tx, member, window).await?,
        What::Campaigns => campaigns(tx, member, window).await?,
        What::Participations => participations(tx, member, window).await?,
        What::Content => content(tx, member, window).await?,
        What::Days => days(tx, member, window).await?,
    };
    let (rows, file) = (table.len(), table.file());
    if file.len() > MOST {
        return Err(Refusal::ReportTooLarge.into());
    }
    Ok(Export { what, window, rows, file })
}

async fn creators(tx: &mut Tx, member: &Member, window: Window) -> Result<Table> {
    let program = &member.program;
    let rows = store::report::list_creators(tx, program.program_id, window).await?;
    let paid = store::report::revenue::list_by_creator(tx, program.program_id, window).await?;
    let tiers = store::tier::list(tx, program).await?;
    let tiers: HashMap<TierId, String> =
        tiers.iter().map(|tier| (tier.tier_id, tier.name().read(program.language).to_owned())).collect();
    let currencies = currencies(paid.values());
    let own = [
        "creator_id",
        "name",
        "stage",
        "market",
        "tier",
        "audience",
        "relationship",
        "approved_at",
        "left_at",
        "collaborations",
    ];
    let mut table = Table::new(named(&own, &currencies));
    for one in rows {
        let own = [
            id(one.creator_id),
            one.name.into(),
            one.stage.code().into(),
            one.market.into(),
            one.tier_id.and_then(|tier| tiers.get(&tier)).cloned().into(),
            one.audience_band.map(Band::code).into(),
            one.bond.value().into(),
            one.approved_at.into(),
            one.left_at.into(),
            one.collaborations.into(),
        ];
        table.add(row(own, &one.figures, (&currencies, paid.get(&one.creator_id))));
    }
    Ok(table)
}

async fn campaigns(tx: &mut Tx, member: &Member, window: Window) -> Result<Table> {
    let program = member.program.program_id;
    let names = names(tx, member).await?;
    let rows = store::report::list_campaigns(tx, program, window).await?;
    let paid = store::report::revenue::list_by_campaign(tx, program, window).await?;
    let currencies = currencies(paid.values());
    let own = [
        "campaign_id",
        "name",
        "kind",
        "state",
        "stage",
        "starts_on",
        "ends_on",
        "published_at",
        "ended_at",
        "results_told_at",
        "participants",
        "deliverables_approved",
    ];
    let mut table = Table::new(named(&own, &currencies));
    for one in rows {
        let own = [
            id(one.campaign_id),
            names.get(&one.campaign_id).cloned().into(),
            one.kind.code().into(),
            campaign_state(one.state).into(),
            one.stage.code().into(),
            one.starts_on.into(),
            one.ends_on.into(),
            one.published_at.into(),
            one.ended_at.into(),
            one.told_at.into(),
            one.participants.into(),
            one.approved.into(),
        ];
        table.add(row(own, &one.figures, (&currencies, paid.get(&one.campaign_id))));
    }
    Ok(table)
}

async fn participations(tx: &mut Tx, member: &Member, window: Window) -> Result<Table> {
    let program = member.program.program_id;
    let names = names(tx, member).await?;
    let rows = store::report::list_participations(tx, program, window).await?;
    let paid = store::report::revenue::list_by_part(tx, program).await?;
    let key = |one: &store::report::ParticipationRow| (one.campaign_id, one.creator_id);
    let currencies = currencies(rows.iter().filter_map(|one| paid.get(&key(one))));
    let own = [
        "participation_id",
        "campaign_id",
        "campaign",
        "creator_id",
        "creator",
        "market",
        "state",
        "ordinal",
        "terms_version",
        "offered_at",
        "joined_at",
        "ended_at",
        "views",
        "saves",
        "shares",
        "sentiment",
    ];
    let mut table = Table::new(named(&own, &currencies));
    for one in rows {
        let revenue = paid.get(&key(&one));
        let own = [
            id(one.participation_id),
            id(one.campaign_id),
            names.get(&one.campaign_id).cloned().into(),
            id(one.creator_id),
            one.creator.into(),
            one.market.into(),
            state(one.state).into(),
            one.ordinal.into(),
            one.terms_version.into(),
            one.offered_at.into(),
            one.joined_at.into(),
            one.ended_at.into(),
            one.views.into(),
            one.saves.into(),
            one.shares.into(),
            one.sentiment.into(),
        ];
        table.add(row(own, &one.figures, (&currencies, revenue)));
    }
    Ok(table)
}

async fn content(tx: &mut Tx, member: &Member, window: Window) -> Result<Table> {
    let names = names(tx, member).await?;
    let rows = store::report::list_content(tx, member.program.program_id, window).await?;
    let mut table = Table::new([
        "submission_id",
        "campaign_id",
        "campaign",
        "creator_id",
        "creator",
        "deliverable_id",
        "format",
        "platform",
        "state",
        "versions",
        "sent_at",
        "approved_at",
        "post_url",
        "posted_on",
    ]);
    for one in rows {
        table.add(vec![
            id(one.submission_id),
            id(one.campaign_id),
            names.get(&one.campaign_id).cloned().into(),
            id(one.creator_id),
            one.creator.into(),
            id(one.deliverable_id),
            one.format.code().into(),
            one.platform.map(Platform::label).into(),
            content_state(one.state).into(),
            one.versions.into(),
            one.sent_at.into(),
            one.approved_at.into(),
            one.post_url.into(),
            one.posted_on.into(),
        ]);
    }
    Ok(table)
}

async fn days(tx: &mut Tx, member: &Member, window: Window) -> Result<Table> {
    let program = member.program.program_id;
    let names = names(tx, member).await?;
    let rows = store::report::list_days_divided(tx, program, window).await?;
    let paid = store::report::revenue::list_by_day(tx, program, window).await?;
    let currencies = currencies(paid.values());
    let mut table = Table::new(named(&["day", "campaign_id", "campaign", "market"], &currencies));
    for one in rows {
        let revenue = paid.get(&(one.counted_on, one.campaign_id, one.market.clone()));
        let name = names.get(&one.campaign_id).cloned();
        let own = [one.counted_on.into(), id(one.campaign_id), name.into(), one.market.into()];
        table.add(row(own, &one.figures, (&currencies, revenue)));
    }
    Ok(table)
}

fn id(id: impl ToString) -> Cell {
    Cell::Text(id.to_string())
}

fn currencies<'a>(all: impl Iterator<Item = &'a Vec<Money>>) -> Currencies {
    Currencies::of(all.flatten())
}

/// What the programme's campaigns are called in its own language.
async fn names(tx: &mut Tx, member: &Member) -> Result<HashMap<CampaignId, String>> {
    let all = store::campaign::list(tx, member.program.program_id, member.program.language).await?;
    Ok(all.into_iter().map(|one| (one.campaign_id, one.name)).collect())
}

const fn campaign_state(state: campaign::State) -> &'static str {
    match state {
        campaign::State::Draft => "draft",
        campaign::State::Live => "live",
        campaign::State::Closed => "closed",
    }
}

const fn state(state: State) -> &'static str {
    match state {
        State::Offered => "offered",
        State::Joined => "joined",
        State::Declined => "declined",
        State::Withdrawn => "withdrawn",
        State::Ended => "ended",
    }
}

const fn content_state(state: submission::State) -> &'static str {
    match state {
        submission::State::Waiting => "waiting",
        submission::State::ChangesAsked => "changes_asked",
        submission::State::Approved => "approved",
        submission::State::Posted => "posted",
        submission::State::Published => "published",
        submission::State::Declined => "declined",
    }
}
