//! What the demo's creators have asked another market, what they were answered, and what was taken up.

use anyhow::Context as _;

use super::history::acting;
use super::world::World;
use crate::app::{App, Member};
use crate::domain::{Language, ProgramId, QuestionId};
use crate::features::question;
use crate::store::{self, Tx};

/// A question with its translation, and what was answered.
struct Asked {
    by: &'static str,
    market: &'static str,
    own: (&'static str, &'static str),
    other: (Language, &'static str, &'static str),
    answers: &'static [(&'static str, &'static str)],
    /// Whoever asked takes the first answer up.
    is_accepted: bool,
}

const ASKED: &[Asked] = &[
    Asked {
        by: "Алина Корнеева",
        market: "us",
        own: (
            "Вечер воскресенья",
            "Смотрят ли в США длинные ролики в воскресенье вечером или лучше подождать до понедельника?",
        ),
        other: (
            Language::En,
            "Sunday evenings",
            "Do people in the US watch long videos on Sunday evenings, or is Monday better?",
        ),
        answers: &[
            ("Maya Ellison", "Sunday after eight works best for sleep topics: people plan their week then."),
            ("Tessa Novak", "Students watch on Monday between classes, but only short ones."),
        ],
        is_accepted: true,
    },
    Asked {
        by: "Jordan Price",
        market: "ru",
        own: ("Running in winter", "Do people in Russia run outside in January, or is it all treadmills?"),
        other: (
            Language::Ru,
            "Бег зимой",
            "Бегают ли в России в январе на улице или все переходят на дорожку?",
        ),
        answers: &[(
            "Максим Дорохов",
            "Бегают и на улице, до минус пятнадцати; в кадре это выглядит честнее.",
        )],
        is_accepted: false,
    },
];
/// A question that waits for an answer and a translation.
const WAITING: (&str, &str, &str, &str) = (
    "Вера Лаптева",
    "us",
    "Письма и утро",
    "Читают ли у вас рассылки утром? Хочу понять, писать ли для США отдельно.",
);

/// Asks and answers as they would by command and button.
///
/// # Errors
/// When the database fails.
pub async fn write(app: &App, world: &World, program: ProgramId) -> anyhow::Result<()> {
    let mut tx = app.begin().await?;
    for asked in ASKED {
        ask(app, &mut tx, (world, program), asked).await?;
    }
    let (by, market, title, body) = WAITING;
    let vera = acting(app, &mut tx, world, world.named(by)?).await?;
    asks(app, &mut tx, (program, &vera), market, (title, body)).await?;
    Ok(tx.commit().await?)
}

async fn asks(
    app: &App,
    tx: &mut Tx,
    (program, member): (ProgramId, &Member),
    market: &str,
    words: (&str, &str),
) -> anyhow::Result<QuestionId> {
    let found = store::market::find_by_code(tx, program, market).await?.context("a market of the demo")?;
    let view = question::ask(app, tx, member, found.market_id, words).await?;
    Ok(view.question.question_id)
}

async fn ask(
    app: &App,
    tx: &mut Tx,
    (world, program): (&World, ProgramId),
    asked: &Asked,
) -> anyhow::Result<()> {
    let asker = acting(app, tx, world, world.named(asked.by)?).await?;
    let id = asks(app, tx, (program, &asker), asked.market, asked.own).await?;
    let (language, title, body) = asked.other;
    let mut first = None;
    for (name, words) in asked.answers {
        let reader = acting(app, tx, world, world.named(name)?).await?;
        if first.is_none() {
            question::translate(app, tx, &reader, (id, language), (title, body)).await?;
        }
        let shown = question::answer(app, tx, &reader, id, words).await?;
        first = first.or(Some(shown.answer.question_answer_id));
    }
    if let Some(answer) = first.filter(|_| asked.is_accepted) {
        question::accept(app, tx, &asker, answer).await?;
    }
    Ok(())
}
