//! The card that says whether everything works, and how to mend what does not.

use super::{channel, program};
use crate::discord::card::{Card, Control, Weight};
use crate::discord::press::{Nothing, Press};
use crate::domain::server::Ungivable;
use crate::domain::setup::Setup;
use crate::features::health::{Debt, Finding, Health};
use crate::i18n::{Arg, Message, mention, server, setup as words, text};

/// Creators named on the card whose direct messages are closed.
const NAMED: usize = 10;
/// Campaigns of which creators are owed results, named on the card.
const DEBTS: usize = 5;

/// What works and what does not; every line that says no also says what to do.
pub fn card(health: &Health) -> Card {
    let card = match health.findings.is_empty() {
        true => Card::titled(text::health_well_title())
            .text(text::health_well(health.setup.channels.len(), health.setup.roles.len())),
        false => Card::titled(text::health_ill_title(health.findings.len()))
            .lines(health.findings.iter().map(|finding| line(&health.setup, finding))),
    };
    let check = Control::Button {
        press: Press::ProgramHealth(Nothing),
        label: text::program_commands_check(),
        weight: Weight::Secondary,
    };
    let mut card = card.figure(text::label_notices(), text::health_notices(health.waiting, health.held));
    if !health.unreachable.is_empty() {
        let named = health.unreachable.iter().take(NAMED).map(|person| mention::person(*person));
        let named: Vec<_> = named.collect();
        let others = health.unreachable.len().saturating_sub(NAMED);
        let words = match others {
            0 => text::health_unreachable(named),
            others => text::health_unreachable_more(named, others),
        };
        card = card.field(text::label_unreachable(), words);
    }
    if !health.debts.is_empty() {
        let lines = health.debts.iter().take(DEBTS).map(|debt| Arg::from(owed(debt)));
        card = card.field(text::result_owed(), text::lines(Arg::Lines(lines.collect())));
    }
    let first = health.debts.first().map(|debt| Control::Button {
        press: Press::ResultSheet(debt.campaign_id),
        label: text::result_of_button(&debt.campaign),
        weight: Weight::Secondary,
    });
    card.footer(text::health_footer()).row([check].into_iter().chain(first))
}

/// What creators are owed of one campaign.
fn owed(debt: &Debt) -> Message {
    let (ended_at, owed_at) = (debt.ended_at, debt.owed_at);
    match debt.is_overdue {
        true => text::result_debt_overdue(&debt.campaign, owed_at, debt.waiting, ended_at),
        false => text::result_debt(&debt.campaign, debt.waiting, ended_at, owed_at),
    }
}

fn line(setup: &Setup, finding: &Finding) -> Message {
    match finding {
        Finding::Unfinished(missing) if missing.is_empty() => text::health_unfinished(),
        Finding::Unfinished(missing) => {
            text::health_unfinished_missing(missing.iter().map(|step| words::step(*step)).collect::<Vec<_>>())
        }
        Finding::MembersUnheard => text::health_members_unheard(),
        Finding::ServerUnseen => text::health_server_unseen(),
        Finding::ReviewMissing => text::health_review_missing(),
        Finding::ChannelGone(target) => text::health_channel_gone(channel::name(setup, *target)),
        Finding::ChannelForbidden(id, missing) => {
            text::health_channel_forbidden(mention::channel(*id), server::abilities(missing))
        }
        Finding::ThreadsForbidden(id) => text::health_threads_forbidden(mention::channel(*id)),
        Finding::ReviewPublic(id) => text::health_review_public(mention::channel(*id)),
        Finding::RoleGone(role) => text::health_role_gone(mention::role(*role)),
        Finding::TierRole(tier, role, why) => match why {
            Ungivable::Gone => text::health_tier_role_gone(tier),
            Ungivable::Above => text::health_tier_role_above(mention::role(*role), tier),
            Ungivable::Fixed | Ungivable::Powerful => {
                text::health_tier_role_unfit(mention::role(*role), tier)
            }
            Ungivable::Forbidden => text::health_roles_forbidden(),
        },
        Finding::CommandHidden(hidden) => text::health_command_hidden(program::hidden_line(hidden)),
        Finding::NoticesFailed(count) => text::health_notices_failed(*count),
        Finding::NoticesStuck(count) => text::health_notices_stuck(*count),
    }
}
