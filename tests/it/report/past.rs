//! A programme's past, written as its roll-ups and records would have it.

use duet::store;

use crate::support::Town;
use crate::support::schema::run;

/// What is written of the past until it is kept.
pub struct Past<'a> {
    town: &'a Town,
    program: i64,
    markets: Vec<(String, i64)>,
    statements: Vec<String>,
}

/// What was paid: a currency and minor units.
pub type Paid<'a> = (&'a str, i64);

impl<'a> Past<'a> {
    /// The past of the town's programme.
    pub async fn of(town: &'a Town) -> Self {
        let mut tx = town.duet.app.read().await.expect("the database works");
        let program = town.program(&mut tx).await.program_id;
        let markets = store::market::list(&mut tx, program).await.expect("the database works");
        tx.commit().await.expect("the database works");
        let markets = markets.into_iter().map(|market| (market.code, market.market_id.0)).collect();
        Self { town, program: program.0, markets, statements: Vec::new() }
    }

    /// A creator of a market, or of none, who was approved on a day and has left and been forgotten since: only their figures
    /// and what they called themselves are left.
    pub fn creator(&mut self, id: i64, name: &str, market: Option<&str>, approved_on: &str) -> &mut Self {
        let market = self.markets.iter().find(|(code, _)| Some(code.as_str()) == market);
        let market = market.map_or("null".to_owned(), |(_, id)| id.to_string());
        self.add(format!(
            "insert into creator (creator_id, program_id, stage, name, market_id, niche, platforms, audience, about, joined_at, approved_at)
             values ({id}, {program}, 'left', '{}', {market}, '', '', '', '', '{approved_on}T09:00:00+00:00', '{approved_on}T09:00:00+00:00')",
            name.replace('\'', "''"),
            program = self.program,
        ))
    }

    /// Puts a creator into a tier and a size of audience.
    pub fn known(&mut self, creator: i64, tier: i64, band: &str) -> &mut Self {
        let program = self.program;
        self.add(format!("update creator set audience_band = '{band}' where creator_id = {creator}"));
        self.add(format!(
            "insert into standing (creator_id, program_id, tier_id) values ({creator}, {program}, {tier})"
        ))
    }

    /// A tier.
    pub fn tier(&mut self, id: i64, name: &str) -> &mut Self {
        let program = self.program;
        self.add(format!(
            "insert into tier (tier_id, program_id, place, window_days, cadence, created_at, opened_at)
             values ({id}, {program}, {id}, 90, 'monthly', '2025-01-01T09:00:00+00:00', '2025-01-01T09:00:00+00:00')"
        ));
        self.add(format!(
            "insert into tier_text (tier_id, language, name, benefits, state, updated_at)
             values ({id}, 'en', '{name}', '', 'ready', '2025-01-01T09:00:00+00:00')"
        ))
    }

    /// A campaign that was published on a day, and closed on another if it is over; it asks for these formats.
    pub fn campaign(
        &mut self,
        id: i64,
        name: &str,
        days: (&str, Option<&str>),
        formats: &[&str],
    ) -> &mut Self {
        let (program, (published, closed)) = (self.program, days);
        let (state, stage) = if closed.is_some() { ("closed", "measurement") } else { ("live", "execution") };
        let closed = closed.map_or("null".to_owned(), |day| format!("'{day}T09:00:00+00:00'"));
        self.add(format!(
            "insert into campaign (campaign_id, program_id, state, stage, kind, is_evergreen, landing_url, created_at, published_at, closed_at)
             values ({id}, {program}, '{state}', '{stage}', 'seasonal', false, 'https://shop.example.com/', '{published}T09:00:00+00:00',
                     '{published}T09:00:00+00:00', {closed})"
        ));
        self.add(format!(
            "insert into campaign_text (campaign_id, language, name, summary, state, updated_at)
             values ({id}, 'en', '{name}', '', 'ready', '{published}T09:00:00+00:00')"
        ));
        for (place, format) in (1..).zip(formats) {
            let deliverable = id * 10 + place;
            self.add(format!(
                "insert into deliverable (deliverable_id, campaign_id, place, format, revision, created_at)
                 values ({deliverable}, {id}, {place}, '{format}', 0, '{published}T09:00:00+00:00')"
            ));
        }
        self
    }

    /// Has a creator take part in a campaign since a day, as their collaboration of this ordinal.
    pub fn joined(&mut self, creator: i64, campaign: i64, ordinal: i64, on: &str) -> &mut Self {
        let (program, id) = (self.program, creator * 1_000 + campaign);
        self.add(format!(
            "insert into participation (participation_id, program_id, campaign_id, creator_id, state, ordinal, terms_version, joined_at)
             values ({id}, {program}, {campaign}, {creator}, 'joined', {ordinal}, 1, '{on}T09:00:00+00:00')"
        ))
    }

    /// What a manager measured of that.
    pub fn measured(
        &mut self,
        creator: i64,
        campaign: i64,
        (views, saves, shares): (i64, i64, i64),
    ) -> &mut Self {
        let (program, id) = (self.program, creator * 1_000 + campaign);
        self.add(format!(
            "insert into participation_result (participation_id, program_id, campaign_id, creator_id, views, saves, shares, sentiment)
             values ({id}, {program}, {campaign}, {creator}, {views}, {saves}, {shares}, 'good')"
        ))
    }

    /// Has a creator hand in what a campaign asks for first, and a manager approve it two days later.
    pub fn approved(&mut self, creator: i64, campaign: i64, on: &str) -> &mut Self {
        let (program, participation) = (self.program, creator * 1_000 + campaign);
        let (id, deliverable) = (participation + 500_000, campaign * 10 + 1);
        let until = on.parse::<chrono::NaiveDate>().expect("a day") + chrono::Days::new(2);
        self.add(format!(
            "insert into submission (submission_id, program_id, campaign_id, creator_id, participation_id, deliverable_id, state,
                                     revision, step, sent_at, decided_at)
             values ({id}, {program}, {campaign}, {creator}, {participation}, {deliverable}, 'approved', 1, 1,
                     '{on}T09:00:00+00:00', '{until}T09:00:00+00:00')"
        ));
        self.add(format!(
            "insert into submission_revision (submission_id, number, url, post, sent_at, verdict, words, decided_at)
             values ({id}, 1, 'https://videos.example.com/1', '', '{on}T09:00:00+00:00', 'approved', '',
                     '{until}T09:00:00+00:00')"
        ))
    }

    /// What a creator's link for a campaign brought on a day.
    pub fn brought(
        &mut self,
        (creator, campaign): (i64, i64),
        on: &str,
        (clicks, sales): (i64, i64),
        paid: &[Paid<'_>],
    ) -> &mut Self {
        let (program, id) = (self.program, creator * 1_000 + campaign + 700_000);
        self.add(format!(
            "insert into link (link_id, program_id, creator_id, campaign_id, code, is_alias, created_at)
             values ({id}, {program}, {creator}, {campaign}, 'code{id}', false, '{on}T09:00:00+00:00')
             on conflict (link_id) do nothing"
        ));
        self.add(format!(
            "insert into link_day (link_id, counted_on, creator_id, campaign_id, program_id, clicks, visitors, robots, signups, sales)
             values ({id}, '{on}', {creator}, {campaign}, {program}, {clicks}, {clicks}, 1, {sales}, {sales})"
        ));
        for (currency, minor) in paid {
            self.add(format!(
                "insert into link_day_money (link_id, counted_on, currency, creator_id, campaign_id, program_id, revenue_minor)
                 values ({id}, '{on}', '{currency}', {creator}, {campaign}, {program}, {minor})"
            ));
        }
        self
    }

    /// What a creator cost on a day, by a kind of the ledger's lines.
    pub fn cost(&mut self, creator: i64, on: &str, kind: &str, (currency, minor): Paid<'_>) -> &mut Self {
        let program = self.program;
        self.add(format!(
            "insert into creator_day_cost (creator_id, counted_on, currency, kind, program_id, amount_minor)
             values ({creator}, '{on}', '{currency}', '{kind}', {program}, {minor})"
        ))
    }

    /// Has a creator be sent something for a campaign on a day.
    pub fn sent(
        &mut self,
        (creator, campaign): (i64, i64),
        on: &str,
        (currency, minor): Paid<'_>,
    ) -> &mut Self {
        let (program, id) = (self.program, creator * 1_000 + campaign + 900_000);
        self.add(format!(
            "insert into reward_plan (reward_plan_id, program_id, campaign_id, version, hold_days, is_ended, drafted_at, set_at)
             values ({id}, {program}, {campaign}, {id}, 30, false, '{on}T09:00:00+00:00', '{on}T09:00:00+00:00')"
        ));
        self.add(format!(
            "insert into reward_component (reward_component_id, reward_plan_id, kind, what, amount_minor, currency)
             values ({id}, {id}, 'goods', 'Tea', {minor}, '{currency}')"
        ));
        self.add(format!(
            "insert into goods (goods_id, program_id, creator_id, campaign_id, reward_component_id, root_component_id, what,
                                value_minor, currency, state, owed_at, sent_at)
             values ({id}, {program}, {creator}, {campaign}, {id}, {id}, 'Tea', {minor}, '{currency}', 'sent',
                     '{on}T09:00:00+00:00', '{on}T09:00:00+00:00')"
        ))
    }

    fn add(&mut self, statement: String) -> &mut Self {
        self.statements.push(statement);
        self
    }

    /// Has a campaign be over without its participants having heard of it.
    pub fn over(&mut self, campaign: i64, on: &str) -> &mut Self {
        let program = self.program;
        self.add(format!(
            "insert into result (campaign_id, program_id, ended_at, owed_at, revision)
             values ({campaign}, {program}, '{on}T09:00:00+00:00', '{on}T09:00:00+00:00', 0)"
        ))
    }

    /// Keeps it, with the months that all days make.
    pub async fn keep(&mut self) {
        let program = self.program;
        self.add(format!("delete from creator_month where program_id = {program}"));
        self.add(format!(
            "insert into creator_month (creator_id, month, program_id, clicks, visitors, signups, sales)
             select creator_id, substr(cast(counted_on as text), 1, 7), program_id, sum(clicks), sum(visitors), sum(signups), sum(sales)
             from link_day where program_id = {program}
             group by creator_id, substr(cast(counted_on as text), 1, 7), program_id"
        ));
        self.add(format!("delete from creator_month_money where program_id = {program}"));
        self.add(format!(
            "insert into creator_month_money (creator_id, month, currency, program_id, revenue_minor)
             select creator_id, substr(cast(counted_on as text), 1, 7), currency, program_id, sum(revenue_minor)
             from link_day_money where program_id = {program}
             group by creator_id, substr(cast(counted_on as text), 1, 7), currency, program_id"
        ));
        self.add(format!("delete from creator_month_cost where program_id = {program}"));
        self.add(format!(
            "insert into creator_month_cost (creator_id, month, currency, kind, program_id, amount_minor)
             select creator_id, substr(cast(counted_on as text), 1, 7), currency, kind, program_id, sum(amount_minor)
             from creator_day_cost where program_id = {program}
             group by creator_id, substr(cast(counted_on as text), 1, 7), currency, kind, program_id"
        ));
        run(self.town.database(), &std::mem::take(&mut self.statements)).await;
    }
}
