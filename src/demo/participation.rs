//! The demo's brief as creators answered it: one joined, one was asked in person, one has no time, and two had something to
//! say.

use anyhow::Context as _;

use super::history::acting;
use super::world::World;
use crate::app::App;
use crate::domain::CampaignId;
use crate::domain::Language;
use crate::features::{brief_question, hub, idea, participation};
use crate::store::{self, Tx};

/// Who takes part.
const JOINS: &str = "Maya Ellison";
/// Who is asked in person.
const ASKED: &str = "Алина Корнеева";
/// Who has no time, and why.
const DECLINES: (&str, &str) = ("Jordan Price", "Two launches of my own this month");
/// Who asks something, and what.
const ASKS: (&str, &str) = ("Вера Лаптева", "Можно снять два вечера подряд одним роликом?");
/// The answer, as it stands under the brief: question and answer in the language of the question, then in the other.
const ANSWER: [(&str, &str); 2] = [
    ("Можно снять два вечера одним роликом?", "Да, если видно, что это разные вечера."),
    ("May two evenings be one video?", "Yes, as long as one can see that they are two."),
];
/// Who has an idea, and which.
const SUGGESTS: (&str, &str) = ("Tessa Novak", "Start with the alarm clock, not with the app.");
/// What became of it.
const OUTCOME: [(&str, &str); 2] = [
    ("Start with the alarm clock, not with the app.", "The brief leaves the opening to you."),
    ("Начать с будильника, а не с приложения.", "Начало ролика бриф оставляет вам."),
];

/// Opens the campaign, and has creators answer it.
///
/// # Errors
/// When the database fails, or the cast lacks somebody.
pub async fn write(app: &App, tx: &mut Tx, world: &World, campaign: CampaignId) -> anyhow::Result<()> {
    let manager = acting(app, tx, world, world.manager()?).await?;
    participation::open(app, tx, &manager.program, campaign).await?;
    let version = store::brief::get_terms_version(tx, campaign).await?;
    if version == 0 {
        return Ok(());
    }
    for (language, title, url) in [
        (Language::En, "Logos and footage", "https://files.example.com/lumen/en"),
        (Language::Ru, "Логотипы и исходники", "https://files.example.com/lumen/ru"),
    ] {
        hub::add(app, tx, &manager, (campaign, language), (title, url)).await?;
    }
    let suggests = acting(app, tx, world, world.named(SUGGESTS.0)?).await?;
    let (given, _) = idea::give(app, tx, &suggests, campaign, SUGGESTS.1).await?;
    idea::consent(tx, &suggests, given.idea_id, true).await?;
    let pairs = |pairs: [(&str, &str); 2]| pairs.map(|(first, second)| (first.to_owned(), second.to_owned()));
    idea::answer(app, tx, &manager, given.idea_id, &pairs(OUTCOME)).await?;
    let asks = acting(app, tx, world, world.named(ASKS.0)?).await?;
    brief_question::ask(app, tx, &asks, campaign, ASKS.1).await?;
    for question in brief_question::list_open(tx, &manager, campaign).await? {
        brief_question::answer(app, tx, &manager, question.brief_question_id, &pairs(ANSWER)).await?;
    }
    let joins = acting(app, tx, world, world.named(JOINS)?).await?;
    participation::join(app, tx, &joins, campaign, version).await?;
    let declines = acting(app, tx, world, world.named(DECLINES.0)?).await?;
    participation::decline(app, tx, &declines, campaign, DECLINES.1).await?;
    let asked = acting(app, tx, world, world.named(ASKED)?).await?;
    let asked = asked.creator.context("they are a creator")?.creator_id;
    participation::choose(app, tx, &manager, campaign, &[asked]).await?;
    Ok(())
}
