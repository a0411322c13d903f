//! The demo's council: creators of both markets, what they propose and vote on, and what became of it.

use anyhow::Context as _;
use chrono::{Days, TimeDelta};

use super::cast::SEATED;
use super::history::{acting, signed};
use super::world::World;
use crate::app::{App, Member};
use crate::domain::council::Typed;
use crate::domain::vote::Choice;
use crate::domain::{ChannelId, CouncilId, Language, PersonId, ProposalId};
use crate::features::{council, decision, proposal, vote};
use crate::store::{self, Tx};

/// What was proposed, in two languages, the author's first.
struct Words {
    by: &'static str,
    own: (&'static str, &'static str),
    translator: &'static str,
    other: (Language, &'static str, &'static str),
}

/// Decided already.
const DECIDED: Words = Words {
    by: "Tessa Novak",
    own: ("Briefs two weeks ahead", "Send each brief at least two weeks before its first deadline."),
    translator: "Алина Корнеева",
    other: (
        Language::Ru,
        "Брифы за две недели",
        "Присылать каждый бриф не позже чем за две недели до первого срока.",
    ),
};
/// Under vote.
const VOTED: Words = Words {
    by: "Maya Ellison",
    own: (
        "One free week a quarter",
        "One week each quarter in which nothing is due, the same for everybody.",
    ),
    translator: "Максим Дорохов",
    other: (
        Language::Ru,
        "Свободная неделя в квартале",
        "Раз в квартал неделя без сроков, для всех одна и та же.",
    ),
};
/// Wants a translation.
const WANTED: (&str, &str, &str) = (
    "Алина Корнеева",
    "Цифры раньше",
    "Показывать итоги кампании через неделю, а не через две: пока все помнят, что снимали.",
);

/// Founds the council, and has it propose, vote and decide as its members would.
///
/// # Errors
/// When the database fails.
pub async fn write(app: &App, world: &World) -> anyhow::Result<()> {
    let mut tx = app.begin().await?;
    let nina = acting(app, &mut tx, world, world.named("Nina Hartley")?).await?;
    found(app, &mut tx, world, &nina).await?;
    let decided = proposed(app, &mut tx, world, &DECIDED).await?;
    vote_before(app, &mut tx, world, decided).await?;
    let voted = proposed(app, &mut tx, world, &VOTED).await?;
    let maya = acting(app, &mut tx, world, world.named(SEATED[0])?).await?;
    vote::open(app, &mut tx, &maya, voted, "5").await?;
    let tessa = acting(app, &mut tx, world, world.named(SEATED[2])?).await?;
    vote::cast(app, &mut tx, &tessa, voted, Choice::For).await?;
    let alina = acting(app, &mut tx, world, world.named(WANTED.0)?).await?;
    proposal::propose(app, &mut tx, &alina, (WANTED.1, WANTED.2)).await?;
    tx.commit().await?;
    vote::close_due(app).await?;
    let mut tx = app.begin().await?;
    let due = (app.clock.now() + Days::new(20)).date_naive().to_string();
    let plan = [
        "From the next brief on, each is sent two weeks ahead.",
        "Начиная со следующего, присылаем каждый бриф за две недели.",
    ];
    decision::decide(app, &mut tx, &nina, (decided, &due), &plan.map(str::to_owned)).await?;
    Ok(tx.commit().await?)
}

async fn found(app: &App, tx: &mut Tx, world: &World, nina: &Member) -> anyhow::Result<()> {
    let typed = Typed {
        names: vec!["Creators’ council".to_owned(), "Совет авторов".to_owned()],
        ends_on: (app.clock.now() + Days::new(150)).date_naive().to_string(),
        seats: "2".to_owned(),
        quorum: "1".to_owned(),
    };
    let id: CouncilId = council::found(app, tx, nina, &typed).await?.council.council_id;
    for name in SEATED {
        council::seat(app, tx, nina, id, PersonId(signed(world.named(name)?.0))).await?;
    }
    let seats = store::council::list_seats(tx, id).await?;
    let chair = seats.first().context("somebody sits in it")?.council_seat_id;
    store::council::update_channel(tx, id, ChannelId(signed(world.council))).await?;
    council::chair(app, tx, nina, id, chair).await?;
    Ok(())
}

async fn proposed(app: &App, tx: &mut Tx, world: &World, words: &Words) -> anyhow::Result<ProposalId> {
    let author = acting(app, tx, world, world.named(words.by)?).await?;
    let (view, _) = proposal::propose(app, tx, &author, words.own).await?;
    let id = view.proposal.proposal_id;
    let translator = acting(app, tx, world, world.named(words.translator)?).await?;
    let (language, title, body) = words.other;
    proposal::translate(app, tx, &translator, (id, language, view.proposal.revision), (title, body)).await?;
    Ok(id)
}

/// A vote that was over yesterday.
async fn vote_before(app: &App, tx: &mut Tx, world: &World, id: ProposalId) -> anyhow::Result<()> {
    let closed_at = app.clock.now() - TimeDelta::days(1);
    store::vote::update_open(tx, id, closed_at).await?;
    let maya = acting(app, tx, world, world.named(SEATED[0])?).await?;
    let found = store::proposal::find(tx, maya.program.program_id, id).await?;
    let council = found.context("it was proposed")?.council_id;
    let choices = [Choice::For, Choice::For, Choice::For, Choice::Abstain];
    for (seat, choice) in store::council::list_seats(tx, council).await?.into_iter().zip(choices) {
        let cast_at = closed_at - TimeDelta::hours(3);
        store::vote::insert_or_update(tx, (id, seat.council_seat_id), choice, cast_at).await?;
    }
    Ok(())
}
