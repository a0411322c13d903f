//! Everything that is stored about a person: one entry a table, which says what they get when they ask for it and what
//! goes when they ask to be forgotten.

mod announcement;
mod brief;
mod campaign;
mod council;
mod holding;
mod introduction;
mod link;
mod machine_draft;
mod meeting;
mod question;
mod result;
mod reward;
mod round;
mod submission;

use chrono::{DateTime, NaiveDate, Utc};
use serde_json::{Map, Value, json};
use sqlx::Row as _;

use super::{Tx, on};
use crate::domain::PersonId;
use Forget::{Keep, Run, RunAt};
use Kind::{Count, Day, Flag, Key, Moment, Text};

use announcement::ANNOUNCEMENTS;
use brief::BRIEFS;
use campaign::CAMPAIGNS;
use council::COUNCILS;
pub use holding::{Forget, Holding, Kind};
use introduction::INTRODUCTIONS;
use link::LINKS;
use machine_draft::MACHINE_DRAFTS;
use meeting::MEETINGS;
use question::QUESTIONS;
use result::RESULTS;
use reward::REWARDS;
use round::ROUNDS;
use submission::SUBMISSIONS;

const OWN_CREATOR: &str = "creator_id in (select creator_id from creator where person_id = $1)";

/// Every table with something about a person. Forgetting goes from the first to the last: what leads from a person to
/// other rows goes last. A new table, or a new column, with something about people gets its line in one of these lists;
/// a test fails until it does.
pub const HOLDINGS: &[Holding] = &joined::<{ count(ALL) }>(ALL);

const ALL: &[&[Holding]] = &[
    MACHINE_DRAFTS,
    COUNCILS,
    MEETINGS,
    BRIEFS,
    RESULTS,
    SUBMISSIONS,
    CAMPAIGNS,
    QUESTIONS,
    ANNOUNCEMENTS,
    LINKS,
    REWARDS,
    ROUNDS,
    INTRODUCTIONS,
    PEOPLE,
];

/// How many entries there are in several lists.
const fn count(lists: &[&[Holding]]) -> usize {
    let (mut sum, mut list) = (0, 0);
    while list < lists.len() {
        sum += lists[list].len();
        list += 1;
    }
    sum
}

/// Several lists as one.
const fn joined<const N: usize>(lists: &[&[Holding]]) -> [Holding; N] {
    let mut all = [lists[0][0]; N];
    let (mut filled, mut list) = (0, 0);
    while list < lists.len() {
        let mut place = 0;
        while place < lists[list].len() {
            all[filled] = lists[list][place];
            filled += 1;
            place += 1;
        }
        list += 1;
    }
    all
}

/// Who they are, and how they and the programme stand.
const PEOPLE: &[Holding] = &[
    Holding {
        table: "inquiry",
        of: "application_id in (select a.application_id from application a join creator c on c.creator_id = a.creator_id
             where c.person_id = $1)",
        shown: &[("question", Text), ("asked_at", Moment), ("answer", Text), ("answered_at", Moment)],
        left_out: &["inquiry_id", "application_id", "asked_by_person_id"],
        forget: Run("delete from inquiry where application_id in (
            select a.application_id from application a join creator c on c.creator_id = a.creator_id
            where c.person_id = $1)"),
    },
    Holding {
        table: "application",
        of: OWN_CREATOR,
        shown: &[
            ("application_id", Key),
            ("program_id", Key),
            ("creator_id", Key),
            ("state", Text),
            ("applied_at", Moment),
            ("decided_at", Moment),
            ("reason", Text),
        ],
        left_out: &["decided_by_person_id", "channel_id", "message_id"],
        forget: Run("update application
            set reason = null, state = case when state = 'waiting' then 'withdrawn' else state end
            where creator_id in (select creator_id from creator where person_id = $1)"),
    },
    Holding {
        table: "consent",
        of: OWN_CREATOR,
        shown: &[("creator_id", Key), ("use_of_name", Text), ("granted_at", Moment)],
        left_out: &[],
        forget: Run("delete from consent where creator_id in (select creator_id from creator where person_id = $1)"),
    },
    Holding {
        table: "roster",
        of: "content like '%' || cast($1 as text) || '%' or made_by_person_id = $1",
        shown: &[],
        left_out: &["roster_id", "program_id", "content", "made_by_person_id", "made_at"],
        // A manager can bring the file again, without whoever is not to be in it.
        forget: Run("delete from roster where content like '%' || cast($1 as text) || '%' or made_by_person_id = $1"),
    },
    Holding {
        table: "creator_tag",
        of: OWN_CREATOR,
        shown: &[("creator_id", Key), ("tag", Text)],
        left_out: &[],
        forget: Run("delete from creator_tag where creator_id in (select creator_id from creator where person_id = $1)"),
    },
    Holding {
        table: "creator_note",
        of: OWN_CREATOR,
        shown: &[("creator_id", Key), ("body", Text), ("written_at", Moment)],
        left_out: &["creator_note_id", "written_by_person_id"],
        forget: Run("delete from creator_note where creator_id in (select creator_id from creator where person_id = $1)"),
    },
    Holding {
        table: "favour",
        of: OWN_CREATOR,
        shown: &[("creator_id", Key), ("body", Text), ("done_at", Moment)],
        left_out: &["favour_id", "done_by_person_id"],
        forget: Run("delete from favour where creator_id in (select creator_id from creator where person_id = $1)"),
    },
    Holding {
        table: "owner_question",
        of: OWN_CREATOR,
        shown: &[
            ("program_id", Key),
            ("creator_id", Key),
            ("body", Text),
            ("asked_at", Moment),
            ("answer", Text),
            ("answered_at", Moment),
        ],
        left_out: &[
            "owner_question_id",
            "answered_by_person_id",
            "remind_at",
            "escalate_at",
            "reminded_at",
            "escalated_at",
        ],
        forget: Run("delete from owner_question
            where creator_id in (select creator_id from creator where person_id = $1)"),
    },
    Holding {
        table: "feedback",
        of: OWN_CREATOR,
        shown: &[("creator_id", Key), ("body", Text), ("given_at", Moment)],
        left_out: &["feedback_id"],
        forget: Run("delete from feedback where creator_id in (select creator_id from creator where person_id = $1)"),
    },
    Holding {
        table: "notify_preference",
        of: OWN_CREATOR,
        shown: &[("creator_id", Key), ("topic", Text), ("frequency", Text)],
        left_out: &[],
        forget: Run("delete from notify_preference
            where creator_id in (select creator_id from creator where person_id = $1)"),
    },
    Holding {
        table: "reminder",
        of: OWN_CREATOR,
        shown: &[],
        left_out: &[
            "reminder_id",
            "program_id",
            "kind",
            "subject_id",
            "creator_id",
            "since",
            "step",
            "is_snoozed",
            "due_at",
            "done_at",
        ],
        forget: Run("delete from reminder where creator_id in (select creator_id from creator where person_id = $1)"),
    },
    Holding {
        table: "check_in",
        of: OWN_CREATOR,
        shown: &[
            ("program_id", Key),
            ("creator_id", Key),
            ("state", Text),
            ("asked_at", Moment),
            ("mood", Text),
            ("is_help_wanted", Flag),
            ("went_well", Text),
            ("in_the_way", Text),
            ("would_help", Text),
            ("would_like", Text),
            ("answered_at", Moment),
            ("alarmed_at", Moment),
        ],
        left_out: &["check_in_id", "variant"],
        forget: Run("delete from check_in where creator_id in (select creator_id from creator where person_id = $1)"),
    },
    Holding {
        table: "check_in_schedule",
        of: OWN_CREATOR,
        shown: &[
            ("program_id", Key),
            ("creator_id", Key),
            ("cadence", Text),
            ("is_off", Flag),
            ("anchor_on", Day),
            ("next_at", Moment),
        ],
        left_out: &["is_planned"],
        forget: Run("delete from check_in_schedule
            where creator_id in (select creator_id from creator where person_id = $1)"),
    },
    Holding {
        table: "tier_move",
        of: OWN_CREATOR,
        shown: &[("creator_id", Key), ("from_tier_id", Key), ("to_tier_id", Key), ("moved_at", Moment)],
        left_out: &["tier_move_id", "program_id"],
        forget: Run("delete from tier_move where creator_id in (select creator_id from creator where person_id = $1)"),
    },
    Holding {
        table: "standing",
        of: OWN_CREATOR,
        shown: &[
            ("creator_id", Key),
            ("tier_id", Key),
            ("reached_at", Moment),
            ("falls_at", Moment),
            ("role_id", Key),
        ],
        left_out: &["program_id", "role_due_at"],
        forget: Run("delete from standing where creator_id in (select creator_id from creator where person_id = $1)"),
    },
    Holding {
        table: "notice",
        of: "person_id = $1",
        shown: &[
            ("program_id", Key),
            ("topic", Text),
            ("body", Text),
            ("state", Text),
            ("written_at", Moment),
            ("said_at", Moment),
        ],
        left_out: &[
            "notice_id",
            "person_id",
            "creator_id",
            "channel_id",
            "due_at",
            "claimed_until",
            "tried_at",
            "attempts",
            "route",
            "bundle_id",
            "said_channel_id",
            "said_message_id",
            "failure",
            "is_ask",
        ],
        forget: Run("delete from notice where person_id = $1
            or creator_id in (select creator_id from creator where person_id = $1)"),
    },
    Holding {
        table: "audit",
        of: "person_id = $1",
        shown: &[("program_id", Key), ("deed", Text), ("subject", Text), ("detail", Text), ("done_at", Moment)],
        left_out: &["audit_id", "person_id"],
        forget: Keep("what somebody did as a manager is the programme's record, and holds their number alone"),
    },
    Holding {
        table: "creator",
        of: "person_id = $1",
        shown: &[
            ("creator_id", Key),
            ("program_id", Key),
            ("stage", Text),
            ("name", Text),
            ("username", Text),
            ("display_name", Text),
            ("nickname", Text),
            ("market_id", Key),
            ("niche", Text),
            ("platforms", Text),
            ("audience", Text),
            ("audience_band", Text),
            ("about", Text),
            ("joined_at", Moment),
            ("approved_at", Moment),
            ("left_at", Moment),
            ("paused_until", Moment),
        ],
        left_out: &[
            "person_id",
            "owner_person_id",
            "backup_person_id",
            "bond",
            "invited_by_person_id",
            "left_stage",
            "sales_notices",
            "thread_id",
            "thread_channel_id",
        ],
        forget: RunAt("update creator
            set person_id = null, stage = 'left', name = '', username = null, display_name = null, nickname = null, niche = '', platforms = '', audience = '', about = '',
                audience_band = null, left_at = coalesce(left_at, $2), left_stage = null, paused_until = null,
                thread_id = null, thread_channel_id = null, bond = 'new', owner_person_id = null,
                backup_person_id = null
            where person_id = $1"),
    },
    Holding {
        table: "person",
        of: "person_id = $1",
        shown: &[
            ("person_id", Key),
            ("language", Text),
            ("locale", Text),
            ("zone", Text),
            ("direct_channel_id", Key),
            ("reach", Text),
            ("seen_at", Moment),
            ("quiet_from", Count),
            ("quiet_until", Count),
            ("quiet_days", Text),
        ],
        left_out: &["direct_program_id", "direct_program_until"],
        forget: Run("delete from person where person_id = $1"),
    },
];

/// Every row about a person, by table; tables without one are empty lists.
pub async fn export(tx: &mut Tx, person: PersonId) -> sqlx::Result<Vec<(&'static str, Vec<Value>)>> {
    let mut document = Vec::new();
    for holding in HOLDINGS.iter().filter(|holding| !holding.shown.is_empty()) {
        document.push((holding.table, rows(tx, holding, person).await?));
    }
    Ok(document)
}

async fn rows(tx: &mut Tx, holding: &Holding, person: PersonId) -> sqlx::Result<Vec<Value>> {
    let columns: Vec<&str> = holding.shown.iter().map(|(column, _)| *column).collect();
    let columns = columns.join(", ");
    let text = format!("select {columns} from {} where {} order by {columns}", holding.table, holding.of);
    on!(tx, conn => {
        let query = sqlx::query(sqlx::AssertSqlSafe(text)).bind(person);
        let found = query.fetch_all(conn).await?;
        found
            .iter()
            .map(|row| {
                let mut object = Map::new();
                for (column, kind) in holding.shown {
                    let value = match kind {
                        Key => json!(row.try_get::<Option<i64>, _>(column)?.map(|key| key.to_string())),
                        // PostgreSQL tells small whole numbers from large ones.
                        Count => json!(row.try_get::<Option<i64>, _>(column).or_else(|_| {
                            row.try_get::<Option<i32>, _>(column).map(|small| small.map(i64::from))
                        })?),
                        Text => json!(row.try_get::<Option<String>, _>(column)?),
                        Flag => json!(row.try_get::<Option<bool>, _>(column)?),
                        Moment => json!(row.try_get::<Option<DateTime<Utc>>, _>(column)?),
                        Day => json!(row.try_get::<Option<NaiveDate>, _>(column)?),
                    };
                    object.insert((*column).to_owned(), value);
                }
                Ok(Value::Object(object))
            })
            .collect()
    })
}

/// Takes a person out of every table.
pub async fn forget(tx: &mut Tx, person: PersonId, now: DateTime<Utc>) -> sqlx::Result<()> {
    for holding in HOLDINGS {
        match holding.forget {
            Run(text) => on!(tx, conn => sqlx::query(text).bind(person).execute(conn).await.map(drop))?,
            RunAt(text) => {
                on!(tx, conn => sqlx::query(text).bind(person).bind(now).execute(conn).await.map(drop))?;
            }
            Keep(_) => {}
        }
    }
    Ok(())
}
