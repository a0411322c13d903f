//! The words of what a campaign is for, how far it is, and when it runs.

use chrono::NaiveDate;

use super::{Message, text};
use crate::domain::plan::Kind;
use crate::domain::stage::{Item, Stage};

/// What a kind of campaign is called.
pub fn kind(kind: Kind) -> Message {
    match kind {
        Kind::Launch => text::campaign_kind_launch(),
        Kind::Seasonal => text::campaign_kind_seasonal(),
        Kind::MarketEntry => text::campaign_kind_market_entry(),
        Kind::Evergreen => text::campaign_kind_evergreen(),
        Kind::Pilot => text::campaign_kind_pilot(),
    }
}

/// When a campaign runs: its first and last day, either of which may be open.
pub fn runs(days: (Option<NaiveDate>, Option<NaiveDate>)) -> Message {
    match days {
        (None, None) => text::campaign_runs_open(),
        (Some(starts), None) => text::campaign_runs_from(starts),
        (None, Some(ends)) => text::campaign_runs_until(ends),
        (Some(starts), Some(ends)) => text::campaign_runs_between(starts, ends),
    }
}

/// What a stage is called.
pub fn stage(stage: Stage) -> Message {
    match stage {
        Stage::Discovery => text::stage_discovery(),
        Stage::Qualification => text::stage_qualification(),
        Stage::Design => text::stage_design(),
        Stage::Execution => text::stage_execution(),
        Stage::Measurement => text::stage_measurement(),
        Stage::Iteration => text::stage_iteration(),
    }
}

/// What is done before a stage ends.
pub fn item(item: Item) -> Message {
    match item {
        Item::Goals => text::stage_item_goals(),
        Item::Audience => text::stage_item_audience(),
        Item::Customs => text::stage_item_customs(),
        Item::Budget => text::stage_item_budget(),
        Item::Channels => text::stage_item_channels(),
        Item::Shortlist => text::stage_item_shortlist(),
        Item::Asked => text::stage_item_asked(),
        Item::Complete => text::stage_item_complete(),
        Item::Input => text::stage_item_input(),
        Item::Published => text::stage_item_published(),
        Item::Joined => text::stage_item_joined(),
        Item::Delivered => text::stage_item_delivered(),
        Item::Figures => text::stage_item_figures(),
        Item::Shared => text::stage_item_shared(),
        Item::Lessons => text::stage_item_lessons(),
        Item::Decision => text::stage_item_decision(),
    }
}
