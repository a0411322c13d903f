//! Remembers what plans pay for, and by which rules.

use crate::domain::money::Money;
use crate::domain::reward::{
    Component, Customers, Offer, Period, Rise, Rule, RuleKind, Tenure, Terms, Threshold,
};
use crate::domain::{MarketId, RewardComponentId, RewardPlanId};
use crate::store::{Tx, on};

/// What a plan pays for, as it is kept, with one of its rules, if it has any.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(super) struct Row {
    reward_component_id: RewardComponentId,
    root_component_id: RewardComponentId,
    pub(super) reward_plan_id: RewardPlanId,
    kind: String,
    amount_minor: Option<i64>,
    currency: Option<String>,
    rate_bps: Option<i32>,
    months: Option<i32>,
    payments: Option<i32>,
    period: Option<String>,
    threshold_sales: Option<i64>,
    threshold_minor: Option<i64>,
    threshold_currency: Option<String>,
    what: Option<String>,
    rule: Option<String>,
    market_id: Option<MarketId>,
    market: Option<String>,
    word: Option<String>,
    rule_minor: Option<i64>,
    rule_currency: Option<String>,
    every: Option<i32>,
    by_bps: Option<i32>,
    most_bps: Option<i32>,
}

fn no(what: &str) -> sqlx::Error {
    sqlx::Error::Decode(format!("no component or rule: {what}").into())
}

fn money(minor: Option<i64>, currency: Option<&String>) -> Option<Money> {
    Some(Money::new(minor?, currency?))
}

const fn period_word(period: Period) -> &'static str {
    match period {
        Period::Month => "month",
        Period::Year => "year",
    }
}

fn read_period(word: Option<&str>) -> Option<Period> {
    [Period::Month, Period::Year].into_iter().find(|period| Some(period_word(*period)) == word)
}

const fn tenure_word(tenure: Tenure) -> &'static str {
    match tenure {
        Tenure::Months => "months",
        Tenure::Campaigns => "campaigns",
    }
}

const fn customers_word(customers: Customers) -> &'static str {
    match customers {
        Customers::New => "new",
        Customers::Returning => "returning",
    }
}

impl Row {
    fn terms(&self) -> Option<Terms> {
        let amount = money(self.amount_minor, self.currency.as_ref());
        Some(match self.kind.as_str() {
            "bounty" => Terms::Bounty(amount?),
            "share" => {
                Terms::Share { rate_bps: self.rate_bps?, months: self.months, payments: self.payments }
            }
            "bonus" => {
                let revenue = money(self.threshold_minor, self.threshold_currency.as_ref());
                let revenue = revenue.map(Threshold::Revenue);
                let threshold = self.threshold_sales.map(Threshold::Sales).or(revenue)?;
                Terms::Bonus { amount: amount?, threshold, period: read_period(self.period.as_deref())? }
            }
            "goods" => Terms::Goods { what: self.what.clone()?, value: amount? },
            _ => return None,
        })
    }

    fn rule(&self, kind: RuleKind) -> Option<Rule> {
        let word = self.word.as_deref();
        let amount = money(self.rule_minor, self.rule_currency.as_ref());
        Some(match kind {
            RuleKind::Market => Rule::Market(self.market_id?, self.market.clone()?),
            RuleKind::Product => Rule::Product(word?.to_owned()),
            RuleKind::Customers => {
                let all = [Customers::New, Customers::Returning];
                Rule::Customers(all.into_iter().find(|known| Some(customers_word(*known)) == word)?)
            }
            RuleKind::Least => Rule::Least(amount?),
            RuleKind::Cap => Rule::Cap(amount?, read_period(word)?),
            RuleKind::Rise => {
                let all = [Tenure::Months, Tenure::Campaigns];
                let tenure = all.into_iter().find(|known| Some(tenure_word(*known)) == word)?;
                Rule::Rise(Rise {
                    tenure,
                    every: self.every?,
                    by_bps: self.by_bps?,
                    most_bps: self.most_bps?,
                })
            }
        })
    }
}

/// Components of rows in the order of components, each as often as it has rules, at least once.
pub(super) fn read<'a>(rows: impl IntoIterator<Item = &'a Row>) -> sqlx::Result<Vec<Component>> {
    let mut all: Vec<Component> = Vec::new();
    for row in rows {
        let is_known = all.last().is_some_and(|known| known.reward_component_id == row.reward_component_id);
        if !is_known {
            all.push(Component {
                reward_component_id: row.reward_component_id,
                root_id: row.root_component_id,
                offer: row.terms().ok_or_else(|| no(&row.kind))?.into(),
            });
        }
        if let (Some(written), Some(component)) = (&row.rule, all.last_mut()) {
            let kind = written.parse().map_err(|()| no(written))?;
            component.offer.rules.push(row.rule(kind).ok_or_else(|| no(written))?);
            component.offer.rules.sort_by_key(Rule::kind);
        }
    }
    Ok(all)
}

/// Asks for what plans pay for.
macro_rules! components {
    ($which:literal) => {
        concat!(
            "select c.reward_component_id, c.root_component_id, c.reward_plan_id, c.kind, c.amount_minor, c.currency,
                    c.rate_bps, c.months, c.payments, c.period, c.threshold_sales, c.threshold_minor, c.threshold_currency,
                    c.what,
                    r.kind as rule, r.market_id, m.name as market, r.word, r.amount_minor as rule_minor,
                    r.currency as rule_currency, r.every, r.by_bps, r.most_bps
             from reward_component c left join reward_rule r on r.reward_component_id = c.reward_component_id
             left join market m on m.market_id = r.market_id where ",
            $which,
            " order by c.reward_component_id"
        )
    };
}
pub(super) use components;

/// Has a plan pay for one more thing.
///
/// # Errors
/// When the database fails.
pub async fn insert_component(tx: &mut Tx, plan: RewardPlanId, component: &Component) -> sqlx::Result<()> {
    let Component { reward_component_id, root_id, offer: Offer { terms, rules } } = component;
    let (mut rate, mut months, mut payments) = (None, None, None);
    let (mut period, mut sales, mut revenue, mut what) = (None, None, None, None);
    let (kind, amount) = match terms {
        Terms::Bounty(amount) => ("bounty", Some(amount)),
        Terms::Share { rate_bps, months: for_months, payments: for_payments } => {
            (rate, months, payments) = (Some(*rate_bps), *for_months, *for_payments);
            ("share", None)
        }
        Terms::Bonus { amount, threshold, period: within } => {
            period = Some(period_word(*within));
            match threshold {
                Threshold::Sales(threshold) => sales = Some(*threshold),
                Threshold::Revenue(threshold) => revenue = Some(threshold),
            }
            ("bonus", Some(amount))
        }
        Terms::Goods { what: called, value } => {
            what = Some(called);
            ("goods", Some(value))
        }
    };
    on!(tx, conn => sqlx::query(
        "insert into reward_component (reward_component_id, root_component_id, reward_plan_id, kind, amount_minor, currency,
                                       rate_bps, months, payments, period, threshold_sales, threshold_minor,
                                       threshold_currency, what)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
    )
    .bind(*reward_component_id)
    .bind(*root_id)
    .bind(plan)
    .bind(kind)
    .bind(amount.map(|amount| amount.minor))
    .bind(amount.map(|amount| &amount.currency))
    .bind(rate)
    .bind(months)
    .bind(payments)
    .bind(period)
    .bind(sales)
    .bind(revenue.map(|revenue| revenue.minor))
    .bind(revenue.map(|revenue| &revenue.currency))
    .bind(what)
    .execute(conn)
    .await
    .map(drop))?;
    for rule in rules {
        insert_rule(tx, *reward_component_id, rule).await?;
    }
    Ok(())
}

/// Puts a component under a rule, in the place of the one of its kind.
///
/// # Errors
/// When the database fails.
pub async fn insert_rule(tx: &mut Tx, component: RewardComponentId, rule: &Rule) -> sqlx::Result<()> {
    let market = if let Rule::Market(market, _) = rule { Some(*market) } else { None };
    let word = match rule {
        Rule::Product(product) => Some(product.as_str()),
        Rule::Customers(customers) => Some(customers_word(*customers)),
        Rule::Rise(rise) => Some(tenure_word(rise.tenure)),
        Rule::Cap(_, period) => Some(period_word(*period)),
        Rule::Market(..) | Rule::Least(_) => None,
    };
    let amount = match rule {
        Rule::Least(amount) | Rule::Cap(amount, _) => Some(amount),
        _ => None,
    };
    let rise = if let Rule::Rise(rise) = rule { Some(*rise) } else { None };
    delete_rule(tx, component, rule.kind()).await?;
    on!(tx, conn => sqlx::query(
        "insert into reward_rule (reward_component_id, kind, market_id, word, amount_minor, currency, every, by_bps,
                                  most_bps)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )
    .bind(component)
    .bind(rule.kind().to_string())
    .bind(market)
    .bind(word)
    .bind(amount.map(|amount| amount.minor))
    .bind(amount.map(|amount| &amount.currency))
    .bind(rise.map(|rise| rise.every))
    .bind(rise.map(|rise| rise.by_bps))
    .bind(rise.map(|rise| rise.most_bps))
    .execute(conn)
    .await
    .map(drop))
}

/// Takes a rule from a component.
///
/// # Errors
/// When the database fails.
pub async fn delete_rule(tx: &mut Tx, component: RewardComponentId, kind: RuleKind) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query("delete from reward_rule where reward_component_id = $1 and kind = $2")
        .bind(component)
        .bind(kind.to_string())
        .execute(conn)
        .await
        .map(drop))
}

/// Takes something out of a draft.
///
/// # Errors
/// When the database fails.
pub async fn delete_component(
    tx: &mut Tx,
    draft: RewardPlanId,
    component: RewardComponentId,
) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "delete from reward_rule where reward_component_id in (
            select reward_component_id from reward_component where reward_component_id = $2 and reward_plan_id = $1)",
    )
    .bind(draft)
    .bind(component)
    .execute(conn)
    .await
    .map(drop))?;
    on!(tx, conn => sqlx::query(
        "delete from reward_component where reward_component_id = $2 and reward_plan_id = $1",
    )
    .bind(draft)
    .bind(component)
    .execute(conn)
    .await
    .map(drop))
}

/// The plan that a component is of, whosever it is.
///
/// # Errors
/// When the database fails.
pub async fn find_plan_of(tx: &mut Tx, component: RewardComponentId) -> sqlx::Result<Option<RewardPlanId>> {
    on!(tx, conn => sqlx::query_scalar(
        "select reward_plan_id from reward_component where reward_component_id = $1",
    )
    .bind(component)
    .fetch_optional(conn)
    .await)
}
