//! The programme's figures divided.

use std::collections::HashMap;

use super::columns::{Currencies, named, row};
use super::window;
use crate::app::{App, Member};
use crate::domain::audience::Band;
use crate::domain::deliverable::Format;
use crate::domain::segment::{By, Group, Segment, rank};
use crate::domain::span::Span;
use crate::domain::stage::Stage;
use crate::domain::stats::Period;
use crate::domain::table::{Cell, Table};
use crate::domain::text::Variants;
use crate::domain::{CampaignId, Language, MarketId, TierId};
use crate::error::Result;
use crate::store::{self, Tx};

/// The segments of a programme's figures.
#[derive(Clone, Debug)]
pub struct Segments {
    /// By what they are divided.
    pub by: By,
    /// Over which period.
    pub period: Period,
    /// Its days.
    pub span: Span,
    /// Each, the best first.
    pub rows: Vec<Row>,
}

/// A segment and what it is called.
#[derive(Clone, Debug)]
pub struct Row {
    /// What it is called.
    pub label: Label,
    /// The figures.
    pub segment: Segment,
}

/// What a segment is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Label {
    /// A market, by its code and name.
    Market(String, String),
    /// A tier.
    Tier(Variants),
    /// A campaign, by its name in the reader's language.
    Campaign(String),
    /// A stage.
    Stage(Stage),
    /// What campaigns ask for.
    Formats(Vec<Format>),
    /// How large the audience is.
    Audience(Band),
    /// They have none of it.
    None,
}

/// The programme's figures over `period`, divided.
///
/// # Errors
/// [`crate::domain::Refusal::NotAManager`].
pub async fn segment(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    (by, period): (By, Period),
) -> Result<Segments> {
    member.manager()?;
    let window = window(app, tx, member, period).await?;
    let mut segments = store::report::list_segments(tx, member.program.program_id, (window, by)).await?;
    rank(&mut segments);
    let names = Names::list(tx, member, by).await?;
    let named = |segment: Segment| Row { label: names.label(&segment.group), segment };
    Ok(Segments { by, period, span: window.span, rows: segments.into_iter().map(named).collect() })
}

/// What markets, tiers and campaigns are called.
#[derive(Default)]
pub(super) struct Names {
    markets: HashMap<MarketId, (String, String)>,
    tiers: HashMap<TierId, Variants>,
    campaigns: HashMap<CampaignId, String>,
}

impl Names {
    /// The names that a division needs.
    pub(super) async fn list(tx: &mut Tx, member: &Member, by: By) -> Result<Self> {
        let (program, mut names) = (&member.program, Self::default());
        match by {
            By::Market => {
                let markets = store::report::list_markets(tx, program.program_id).await?;
                names.markets = markets.into_iter().map(|(id, code, name)| (id, (code, name))).collect();
            }
            By::Tier => {
                let tiers = store::tier::list(tx, program).await?;
                names.tiers = tiers.iter().map(|tier| (tier.tier_id, tier.name())).collect();
            }
            By::Campaign => {
                let all = store::campaign::list(tx, program.program_id, member.language).await?;
                names.campaigns = all.into_iter().map(|one| (one.campaign_id, one.name)).collect();
            }
            By::Stage | By::Format | By::Partner => {}
        }
        Ok(names)
    }

    /// What a group is called.
    pub(super) fn label(&self, group: &Group) -> Label {
        let found = match group {
            Group::Market(id) => {
                self.markets.get(id).map(|(code, name)| Label::Market(code.clone(), name.clone()))
            }
            Group::Tier(id) => self.tiers.get(id).cloned().map(Label::Tier),
            Group::Campaign(id) => self.campaigns.get(id).cloned().map(Label::Campaign),
            Group::Stage(stage) => Some(Label::Stage(*stage)),
            Group::Formats(formats) => Some(Label::Formats(formats.clone())),
            Group::Audience(band) => Some(Label::Audience(*band)),
            Group::None => None,
        };
        found.unwrap_or(Label::None)
    }
}

/// The segments as a file: a row each. Names are in the language of the reader where they have several.
pub fn segment_table(segments: &Segments, language: Language) -> Table {
    let currencies = Currencies::of(segments.rows.iter().flat_map(|row| &row.segment.revenue));
    let own = ["since", "until", "by", "key", "name", "creators"];
    let mut table = Table::new(named(&own, &currencies));
    for Row { label, segment } in &segments.rows {
        let own = [
            segments.span.since().into(),
            segments.span.until().into(),
            segments.by.code().into(),
            segment.key.clone().into(),
            name(label, language),
            segment.creators.into(),
        ];
        table.add(row(own, &segment.figures, (&currencies, Some(&segment.revenue))));
    }
    table
}

/// What a segment is called in a file.
pub(super) fn name(label: &Label, language: Language) -> Cell {
    match label {
        Label::Market(_, name) | Label::Campaign(name) => name.as_str().into(),
        Label::Tier(name) => name.read(language).into(),
        Label::Stage(stage) => stage.code().into(),
        Label::Formats(formats) => {
            formats.iter().map(|format| format.code()).collect::<Vec<_>>().join("+").into()
        }
        Label::Audience(band) => band.code().into(),
        Label::None => Cell::Empty,
    }
}
