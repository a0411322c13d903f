//! What the demo's creators have handed in for the seasonal campaign: some of it waits, some has come further.

use anyhow::Context as _;

use super::history::{acting, signed};
use super::world::World;
use crate::app::{App, Member, Reviewer};
use crate::domain::submission::{Submission, Verdict};
use crate::domain::{CampaignId, DeadlineId, Language, PersonId};
use crate::features::{participation, submission};
use crate::store::{self, Tx};

/// How far something has come.
#[derive(Clone, Copy)]
enum Stage {
    /// A manager has to look at it.
    Waiting,
    /// A manager has asked for changes.
    Changed(&'static str),
    /// A manager has seen the post.
    Published,
}

/// Who takes part, the words beside what they handed in, and how far it has come.
const HANDED_IN: &[(&str, &str, Stage)] = &[
    (
        "Caleb Whitmore",
        "Two evenings, two weeks apart. Guess which one had me asleep by eleven. #ad",
        Stage::Waiting,
    ),
    (
        "Вера Лаптева",
        "Первый вечер и четырнадцатый. Разница видна по кружке чая. Реклама erid: 2SDnjcXz9q",
        Stage::Waiting,
    ),
    (
        "Максим Дорохов",
        "Две недели без телефона в кровати. Реклама erid: 2SDnjcYa3w",
        Stage::Changed("Покажите, пожалуйста, и первый вечер: без него непонятно, что изменилось."),
    ),
    ("Tessa Novak", "My cheapest habit this term: going to bed. #ad", Stage::Published),
];

/// Has them join, hand in, and be answered.
///
/// # Errors
/// When the database fails.
pub async fn write(app: &App, tx: &mut Tx, world: &World, campaign: CampaignId) -> anyhow::Result<()> {
    let version = store::brief::get_terms_version(tx, campaign).await?;
    let manager = PersonId(signed(world.manager()?.0));
    for (name, words, stage) in HANDED_IN {
        let member = acting(app, tx, world, world.named(name)?).await?;
        participation::join(app, tx, &member, campaign, version).await?;
        let rows = submission::list(tx, &member).await?;
        let deadline = rows.first().context("something is asked of them")?.deadline.deadline_id;
        let sent = handed_in(app, tx, &member, (deadline, words)).await?;
        answered(app, tx, (&member, manager), (&sent, *stage)).await?;
    }
    Ok(())
}

async fn handed_in(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    (deadline, words): (DeadlineId, &str),
) -> anyhow::Result<Submission> {
    let typed = submission::Typed {
        url: format!("https://videos.example.com/watch/{deadline}"),
        post: words.to_owned(),
    };
    let view = submission::send(app, tx, member, (None, deadline), &typed).await?;
    view.submission.context("it was handed in")
}

/// What a manager, and then its creator, did about it.
async fn answered(
    app: &App,
    tx: &mut Tx,
    (member, manager): (&Member, PersonId),
    (sent, stage): (&Submission, Stage),
) -> anyhow::Result<()> {
    let who = Reviewer {
        person_id: manager,
        language: Language::En,
        locale: "en-US".to_owned(),
        here: Some(sent.program_id),
        is_manager: true,
    };
    let id = sent.submission_id;
    match stage {
        Stage::Waiting => {}
        Stage::Changed(words) => {
            submission::decide(app, tx, &who, (id, sent.step), (Verdict::Change, words)).await?;
        }
        Stage::Published => {
            submission::decide(app, tx, &who, (id, sent.step), (Verdict::Approve, "")).await?;
            let url = format!("https://videos.example.com/post/{id}");
            let view = submission::report(app, tx, member, id, (&url, "")).await?;
            let posted = view.submission.context("it is published")?;
            submission::check(app, tx, &who, (id, posted.step), (true, "")).await?;
        }
    }
    Ok(())
}
