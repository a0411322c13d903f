//! Says whether everything that a programme needs works, and how to mend what does not.

use chrono::{DateTime, TimeDelta, Utc};

use crate::app::{App, Member};
use crate::domain::server::{Ability, Hidden, Look, Ungivable};
use crate::domain::setup::{Setup, Step, Target};
use crate::domain::text::Variants;
use crate::domain::{CampaignId, ChannelId, PersonId, RoleId};
use crate::error::Result;
use crate::store::{self, Tx};

/// For this long managers hear of notices that were given up.
const REMEMBERED: TimeDelta = TimeDelta::days(7);
/// A notice that waits longer than this is stuck.
const PATIENCE: TimeDelta = TimeDelta::minutes(10);

/// Something that does not work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// Nobody finished the set-up; these steps are missing.
    Unfinished(Vec<Step>),
    /// Duet is not told who joins and leaves.
    MembersUnheard,
    /// Discord did not answer, so the server could not be looked at.
    ServerUnseen,
    /// No channel for what managers decide on.
    ReviewMissing,
    /// A channel was deleted.
    ChannelGone(Target),
    /// Duet lacks permissions in a channel.
    ChannelForbidden(ChannelId, Vec<Ability>),
    /// Duet may not make threads for questions under briefs in a market's channel.
    ThreadsForbidden(ChannelId),
    /// Everybody can read the channel in which applications stand.
    ReviewPublic(ChannelId),
    /// A manager role was deleted.
    RoleGone(RoleId),
    /// A tier's role cannot, or should not, be given by Duet.
    TierRole(Variants, RoleId, Ungivable),
    /// A staff command that some managers cannot see.
    CommandHidden(Hidden),
    /// Notices that nobody could be given.
    NoticesFailed(i64),
    /// Notices that should have been said by now.
    NoticesStuck(i64),
}

/// A campaign of which creators are owed results.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Debt {
    /// The campaign.
    pub campaign_id: CampaignId,
    /// Its name.
    pub campaign: String,
    /// How many creators wait.
    pub waiting: i64,
    /// Since when.
    pub ended_at: DateTime<Utc>,
    /// Until when they are to be told.
    pub owed_at: DateTime<Utc>,
    /// Whether that has passed.
    pub is_overdue: bool,
}

/// What was looked at, and what was found.
#[derive(Clone, Debug)]
pub struct Health {
    /// The programme.
    pub setup: Setup,
    /// What does not work, the gravest first.
    pub findings: Vec<Finding>,
    /// Notices that are about to be said.
    pub waiting: i64,
    /// Notices that wait for their reader's morning, or until they want to hear again.
    pub held: i64,
    /// Creators whose direct messages are closed, the newest first.
    pub unreachable: Vec<PersonId>,
    /// Results that creators are owed, the longest due first.
    pub debts: Vec<Debt>,
}

/// What the door saw of Discord.
#[derive(Clone, Debug, Default)]
pub struct Seen {
    /// The server; none when Discord did not answer.
    pub look: Option<Look>,
    /// The staff commands that some managers cannot see.
    pub hidden: Vec<Hidden>,
    /// Whether Duet is told who joins and leaves; none when Discord does not say.
    pub hears_members: Option<bool>,
}

/// Looks at everything that the programme needs.
///
/// # Errors
/// When the asker is not staff, or the database fails.
pub async fn look(app: &App, tx: &mut Tx, member: &Member, seen: &Seen) -> Result<Health> {
    let setup = member.setup(tx).await?;
    let program = setup.program.program_id;
    let mut findings = Vec::new();
    if !setup.is_ready() {
        findings.push(Finding::Unfinished(setup.missing()));
    }
    if seen.hears_members == Some(false) {
        findings.push(Finding::MembersUnheard);
    }
    match &seen.look {
        Some(look) => {
            findings.extend(of_server(&setup, look));
            findings.extend(of_tiers(tx, &setup, look).await?);
        }
        None => findings.push(Finding::ServerUnseen),
    }
    findings.extend(seen.hidden.iter().cloned().map(Finding::CommandHidden));
    let now = app.clock.now();
    let (stuck, _, failed) =
        store::notice::count_by_state(tx, (program, None), (now - PATIENCE, now - REMEMBERED)).await?;
    let (waiting, held, _) = store::notice::count_by_state(tx, (program, None), (now, now)).await?;
    let unreachable = store::contact::list_unreachable(tx, program).await?;
    if stuck > 0 {
        findings.push(Finding::NoticesStuck(stuck));
    }
    if failed > 0 {
        findings.push(Finding::NoticesFailed(failed));
    }
    let debts = debts(app, tx, member).await?;
    Ok(Health { setup, findings, waiting, held, unreachable, debts })
}

/// What creators are owed of campaigns that are over.
async fn debts(app: &App, tx: &mut Tx, member: &Member) -> Result<Vec<Debt>> {
    let mut debts = Vec::new();
    for owed in store::result::list_owed(tx, member.program.program_id).await? {
        let id = owed.campaign_id;
        let waiting = store::result::count_waiting(tx, id).await?;
        let campaign = store::campaign::find(tx, owed.program_id, member.language, id).await?;
        if let Some(campaign) = campaign.filter(|_| waiting > 0) {
            debts.push(Debt {
                campaign_id: id,
                campaign: campaign.name,
                waiting,
                ended_at: owed.ended_at,
                owed_at: owed.owed_at,
                is_overdue: owed.is_overdue(app.clock.now()),
            });
        }
    }
    Ok(debts)
}

/// The roles of tiers that Duet cannot give. That it may give none at all is said once.
async fn of_tiers(tx: &mut Tx, setup: &Setup, look: &Look) -> Result<Vec<Finding>> {
    let tiers = store::tier::list(tx, &setup.program).await?;
    let mut findings: Vec<Finding> = Vec::new();
    for tier in tiers.iter().filter(|tier| tier.archived_at.is_none()) {
        let Some(role) = tier.role_id else { continue };
        let Err(why) = look.givable(role, &setup.roles) else { continue };
        let is_said = why == Ungivable::Forbidden
            && findings.iter().any(|known| matches!(known, Finding::TierRole(_, _, Ungivable::Forbidden)));
        if !is_said {
            findings.push(Finding::TierRole(tier.name(), role, why));
        }
    }
    Ok(findings)
}

fn of_server(setup: &Setup, look: &Look) -> Vec<Finding> {
    let mut findings = Vec::new();
    if setup.is_ready() && setup.channel(Target::Review).is_none() {
        findings.push(Finding::ReviewMissing);
    }
    for target in setup.targets() {
        let Some(channel) = setup.channel(target) else { continue };
        match look.channel(channel.channel_id) {
            None => findings.push(Finding::ChannelGone(target)),
            Some(seen) if !seen.missing.is_empty() => {
                findings.push(Finding::ChannelForbidden(seen.channel_id, seen.missing.clone()));
            }
            Some(seen) if seen.is_public && target == Target::Review => {
                findings.push(Finding::ReviewPublic(seen.channel_id));
            }
            Some(seen) if !seen.makes_threads && matches!(target, Target::Market(_)) => {
                findings.push(Finding::ThreadsForbidden(seen.channel_id));
            }
            Some(_) => {}
        }
    }
    let gone = setup.roles.iter().filter(|role| look.role(**role).is_none());
    findings.extend(gone.map(|role| Finding::RoleGone(*role)));
    findings
}
