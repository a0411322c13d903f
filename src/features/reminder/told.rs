//! What a reminder says, as things stand when it is said.

use chrono::{DateTime, Utc};

use super::{agreed, expected, is_asked, open_deadline, open_right, owed_results, unrecorded};
use crate::app::App;
use crate::domain::agreement::Agreement;
use crate::domain::check_in::State;
use crate::domain::decision;
use crate::domain::meeting::Meeting;
use crate::domain::participation::Deadline;
use crate::domain::program::Zone;
use crate::domain::reminder::Kind;
use crate::domain::text::Variants;
use crate::domain::{CampaignId, CheckInId, DecisionId, Language, ReminderId, UsageRightId};
use crate::error::Result;
use crate::store::{self, Tx};

/// What somebody is reminded of, as it stands when that is said.
#[derive(Clone, Debug)]
pub enum Told {
    /// A check-in waits for its creator's answer.
    CheckIn(CheckInId),
    /// Applications wait for a decision.
    Applications {
        /// How many.
        waiting: usize,
        /// When the oldest of them was sent.
        since: DateTime<Utc>,
    },
    /// The time in which something may be used ends.
    UsageRight(UsageRightId),
    /// A participant owes something.
    Deadline {
        /// By when.
        deadline: Deadline,
        /// In which campaign.
        campaign: String,
        /// What.
        title: String,
        /// Days until then; below zero once it is overdue.
        days_left: i64,
    },
    /// An agreement ends.
    Agreement(Box<Agreement>),
    /// Today one looks at how an agreement goes.
    AgreementReview(Box<Agreement>),
    /// A meeting is near, and what it is for: the council's name, and where the reader is.
    Meeting(Box<Meeting>, Variants, Zone),
    /// What came of a meeting is to be put on record, by the council of this name.
    Record(Box<Meeting>, Variants),
    /// A vote is to be acted on: what is to be done, and the days left; below zero once it is overdue.
    Decision(Box<decision::Told>, i64),
    /// Participants are to be told what came of a campaign.
    Results {
        /// Which.
        campaign_id: CampaignId,
        /// Its name.
        campaign: String,
        /// How many wait.
        waiting: i64,
        /// Until when they are to be told.
        owed_at: DateTime<Utc>,
        /// Whether that has passed.
        is_overdue: bool,
    },
}

/// What a reminder says now; `None` once what it is about is done.
///
/// # Errors
/// When the database fails.
pub async fn told(app: &App, tx: &mut Tx, language: Language, id: ReminderId) -> Result<Option<Told>> {
    let Some(reminder) = store::reminder::find(tx, id).await?.filter(|found| found.done_at.is_none()) else {
        return Ok(None);
    };
    match reminder.kind {
        Kind::CheckIn => {
            let found = store::check_in::find(tx, CheckInId(reminder.subject_id)).await?;
            let asked = found.filter(|found| found.state == State::Asked);
            Ok(asked.map(|asked| Told::CheckIn(asked.check_in_id)))
        }
        Kind::Application => {
            let program = reminder.program_id;
            let mut waiting = Vec::new();
            for id in store::application::list_waiting(tx, program).await? {
                let found = store::application::find(tx, program, id).await?;
                if let Some(application) = found
                    && !is_asked(tx, &application).await?
                {
                    waiting.push(application.applied_at);
                }
            }
            let oldest = waiting.iter().min().copied();
            Ok(oldest.map(|since| Told::Applications { waiting: waiting.len(), since }))
        }
        Kind::Deadline => {
            let Some((deadline, own)) = open_deadline(tx, &reminder).await? else { return Ok(None) };
            let id = deadline.deliverable_id;
            let title = store::participation::get_title(tx, &own, id).await?.read(language).to_owned();
            let campaign = store::campaign::find(tx, own.program_id, language, own.campaign_id).await?;
            let today = app.clock.now().with_timezone(&reminder.zone.0).date_naive();
            Ok(campaign.map(|campaign| Told::Deadline {
                deadline,
                campaign: campaign.name,
                title,
                days_left: (deadline.due_on - today).num_days(),
            }))
        }
        Kind::UsageRight => {
            let right = open_right(tx, &reminder).await?;
            Ok(right.map(|right| Told::UsageRight(right.usage_right_id)))
        }
        Kind::Agreement => {
            Ok(agreed(tx, &reminder).await?.map(|agreement| Told::Agreement(Box::new(agreement))))
        }
        Kind::AgreementReview => {
            Ok(agreed(tx, &reminder).await?.map(|agreement| Told::AgreementReview(Box::new(agreement))))
        }
        Kind::Decision => {
            let told = store::decision::find_told(tx, DecisionId(reminder.subject_id)).await?;
            let today = app.clock.now().with_timezone(&reminder.zone.0).date_naive();
            Ok(told.map(|told| {
                let days_left = (told.decision.due_on - today).num_days();
                Told::Decision(Box::new(told), days_left)
            }))
        }
        Kind::Meeting => {
            let Some((meeting, _)) = expected(tx, &reminder, app.clock.now()).await? else { return Ok(None) };
            let name = store::council::get_name(tx, meeting.council_id).await?;
            Ok(Some(Told::Meeting(Box::new(meeting), name, reminder.zone)))
        }
        Kind::Record => {
            let Some(meeting) = unrecorded(tx, &reminder).await? else { return Ok(None) };
            let name = store::council::get_name(tx, meeting.council_id).await?;
            Ok(Some(Told::Record(Box::new(meeting), name)))
        }
        Kind::Result => {
            let Some(outcome) = owed_results(tx, &reminder).await? else { return Ok(None) };
            let id = outcome.campaign_id;
            let campaign = store::campaign::find(tx, reminder.program_id, language, id).await?;
            Ok(Some(Told::Results {
                campaign_id: id,
                campaign: campaign.map(|campaign| campaign.name).unwrap_or_default(),
                waiting: store::result::count_waiting(tx, id).await?,
                owed_at: outcome.owed_at,
                is_overdue: outcome.is_overdue(app.clock.now()),
            }))
        }
    }
}
