//! What partnerships bring for what they cost: one creator's from its first day, or all of the programme's beside each other.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;

use super::segment::{Label, Names, name};
use super::window;
use crate::app::{App, Member};
use crate::domain::money::Money;
use crate::domain::overview::Window;
use crate::domain::roi::{Cost, Flow, Look, Payback, Return, Sold, rank};
use crate::domain::segment::{By, Group};
use crate::domain::span::Span;
use crate::domain::stats::Period;
use crate::domain::table::{Cell, Table};
use crate::domain::{CreatorId, Language, Refusal};
use crate::error::Result;
use crate::store::report::roi::{Partner, Whose};
use crate::store::{self, Tx};

/// One creator's partnership.
#[derive(Clone, Debug)]
pub struct Partnership {
    /// Whose, and over which period.
    pub look: Look,
    /// Its days.
    pub span: Span,
    /// The name they gave; empty where they asked to be forgotten.
    pub name: String,
    /// What each currency comes to.
    pub returns: Vec<Return>,
    /// What was sold.
    pub sold: Sold,
}

/// A partnership's return in one currency, among others.
#[derive(Clone, Debug)]
pub struct Standing {
    /// Whose.
    pub creator_id: CreatorId,
    /// Their name.
    pub name: String,
    /// Their market.
    pub market: Label,
    /// Their tier.
    pub tier: Label,
    /// The first day of the partnership.
    pub began_on: NaiveDate,
    /// What it comes to.
    pub of: Return,
    /// What was sold, in whatever currency.
    pub sold: Sold,
}

/// A programme's partnerships beside each other.
#[derive(Clone, Debug)]
pub struct Partnerships {
    /// Over which period.
    pub period: Period,
    /// Its days.
    pub span: Span,
    /// What all of them come to, each currency by itself.
    pub all: Vec<Return>,
    /// Each in each currency, the best first.
    pub rows: Vec<Standing>,
    /// What each market's come to, where there are several.
    pub markets: Vec<(Label, Vec<Return>)>,
    /// What each tier's come to, where there are several.
    pub tiers: Vec<(Label, Vec<Return>)>,
}

/// The days over which figures are read; none where everything counts, which is read from months.
fn bounds(window: Window, period: Period) -> Option<Window> {
    (period != Period::Ever).then_some(window)
}

/// What a creator of the programme brings for what they cost.
///
/// # Errors
/// [`Refusal::NotAManager`], [`Refusal::CreatorUnknown`].
pub async fn partnership(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    (id, period): (CreatorId, Period),
) -> Result<Partnership> {
    member.manager()?;
    let program = member.program.program_id;
    let partner = store::report::roi::find_partner(tx, program, id).await?.ok_or(Refusal::CreatorUnknown)?;
    let (window, whose) = (window(app, tx, member, period).await?, Whose::One(id));
    let limits = bounds(window, period);
    let mut flows = store::report::roi::list_flows(tx, whose, limits).await?;
    let sold = store::report::roi::list_sold(tx, program, whose, limits).await?;
    let span = match period {
        Period::Ever => Span::new(first_day(member, &partner, &flows), member.today(app)),
        _ => window.span,
    };
    // The month in which it began is not told from before it did.
    for flow in &mut flows {
        flow.on = flow.on.max(span.since());
    }
    Ok(Partnership {
        look: Look { creator: Some(id), period },
        span,
        name: partner.name,
        returns: Return::all(&flows),
        sold: sold.get(&id).copied().unwrap_or_default(),
    })
}

/// The day of the approval; the month before it where anything came in or was spent earlier.
fn first_day(member: &Member, partner: &Partner, flows: &[Flow]) -> NaiveDate {
    let began = partner.began_at.with_timezone(&member.program.zone.0).date_naive();
    let first = flows.iter().map(|flow| flow.on).min();
    let is_earlier = |on: &NaiveDate| on.format("%Y-%m").to_string() < began.format("%Y-%m").to_string();
    first.filter(is_earlier).unwrap_or(began)
}

/// What the programme's partnerships bring for what they cost.
///
/// # Errors
/// [`Refusal::NotAManager`].
pub async fn partnerships(app: &App, tx: &mut Tx, member: &Member, period: Period) -> Result<Partnerships> {
    member.manager()?;
    let program = member.program.program_id;
    let (window, whose) = (window(app, tx, member, period).await?, Whose::All(program));
    let limits = bounds(window, period);
    let flows = store::report::roi::list_flows(tx, whose, limits).await?;
    let sold = store::report::roi::list_sold(tx, program, whose, limits).await?;
    let partners = store::report::roi::list_partners(tx, program).await?;
    let (markets, tiers) =
        (Names::list(tx, member, By::Market).await?, Names::list(tx, member, By::Tier).await?);
    let mut own: HashMap<CreatorId, Vec<Flow>> = HashMap::new();
    for flow in &flows {
        own.entry(flow.creator_id).or_default().push(flow.clone());
    }
    let mut rows = Vec::new();
    let (mut by_market, mut by_tier) = (BTreeMap::new(), BTreeMap::new());
    for partner in &partners {
        let Some(own) = own.remove(&partner.creator_id) else { continue };
        by_market.entry(partner.market_id).or_insert_with(Vec::new).extend(own.iter().cloned());
        by_tier.entry(partner.tier_id).or_insert_with(Vec::new).extend(own.iter().cloned());
        let began_on = first_day(member, partner, &own);
        rows.extend(Return::all(&own).into_iter().map(|of| Standing {
            creator_id: partner.creator_id,
            name: partner.name.clone(),
            market: markets.label(&partner.market_id.map_or(Group::None, Group::Market)),
            tier: tiers.label(&partner.tier_id.map_or(Group::None, Group::Tier)),
            began_on,
            of,
            sold: sold.get(&partner.creator_id).copied().unwrap_or_default(),
        }));
    }
    rank(&mut rows, |row| &row.of);
    let group = |id: Option<_>| id.map_or(Group::None, Group::Market);
    let by_market = by_market.into_iter().map(|(id, flows)| (markets.label(&group(id)), flows));
    let group = |id: Option<_>| id.map_or(Group::None, Group::Tier);
    let by_tier = by_tier.into_iter().map(|(id, flows)| (tiers.label(&group(id)), flows));
    let (markets, tiers) = (divided(by_market), divided(by_tier));
    Ok(Partnerships { period, span: window.span, all: Return::all(&flows), rows, markets, tiers })
}

/// What each group comes to, the best first; nothing where one group is everybody.
fn divided(groups: impl Iterator<Item = (Label, Vec<Flow>)>) -> Vec<(Label, Vec<Return>)> {
    let groups = groups.map(|(label, flows)| (label, Return::all(&flows)));
    let mut found: Vec<_> = groups.filter(|(_, returns)| !returns.is_empty()).collect();
    if found.len() < 2 {
        return Vec::new();
    }
    rank(&mut found, |(_, returns)| &returns[0]);
    found
}

/// The columns that both files have.
const SUMS: [&str; 4] = ["currency", "revenue", "costs", "left"];

fn costs() -> impl Iterator<Item = String> {
    Cost::ALL.iter().map(|cost| format!("cost_{}", cost.code()))
}

fn spent(of: &Return) -> impl Iterator<Item = Cell> {
    Cost::ALL.iter().map(|cost| Cell::Amount(of.spent(*cost)))
}

/// The partnerships as a file: a row for each creator and currency.
pub fn partnerships_table(all: &Partnerships, language: Language) -> Table {
    let own = ["creator_id", "name", "market", "tier", "began_on", "since", "until"].map(ToOwned::to_owned);
    let more = ["return", "sales", "customers", "cost_per_sale", "cost_per_customer"];
    let more = more.into_iter().chain(["paid_back_in_months", "paid_back_since"]).map(ToOwned::to_owned);
    let sums = SUMS.map(ToOwned::to_owned);
    let mut table = Table::new(own.into_iter().chain(sums).chain(costs()).chain(more));
    for row in &all.rows {
        let (of, sold) = (&row.of, row.sold);
        let mut cells: Vec<Cell> = vec![
            row.creator_id.to_string().into(),
            row.name.as_str().into(),
            name(&row.market, language),
            name(&row.tier, language),
            row.began_on.into(),
            all.span.since().into(),
            all.span.until().into(),
            of.currency.as_str().into(),
            Cell::Amount(of.revenue()),
            Cell::Amount(of.cost()),
            Cell::Amount(of.left()),
        ];
        cells.extend(spent(of));
        cells.push(of.tenths().map_or(Cell::Empty, Cell::Tenths));
        cells.extend([sold.sales.into(), sold.customers.into()]);
        cells.extend([of.each(sold.sales), of.each(sold.customers)].map(amount));
        if let (Period::Ever, Payback::Back(months, since)) = (all.period, of.payback(row.began_on)) {
            cells.extend([months.into(), since.into()]);
        }
        table.add(cells);
    }
    table
}

fn amount(money: Option<Money>) -> Cell {
    money.map_or(Cell::Empty, Cell::Amount)
}

/// A partnership as a file: a row for each day or month with anything, and each currency.
pub fn partnership_table(one: &Partnership) -> Table {
    let columns = ["since", "currency", "revenue", "costs", "revenue_so_far", "costs_so_far"];
    let mut table = Table::new(columns);
    for of in &one.returns {
        let amount = |minor| Cell::Amount(Money::new(minor, &of.currency));
        let (mut revenue, mut costs) = (0_i64, 0_i64);
        for (on, came, spent) in of.course() {
            (revenue, costs) = (revenue.saturating_add(came), costs.saturating_add(spent));
            let sums = [came, spent, revenue, costs].map(amount);
            table.add([on.into(), of.currency.as_str().into()].into_iter().chain(sums).collect());
        }
    }
    table
}
