//! What the demo's managers have announced, know of their markets, try out and have agreed on.

use chrono::{Days, TimeDelta};

use super::cast::Cast;
use crate::app::{App, Member};
use crate::domain::agreement::Agreement;
use crate::domain::announcement::Words;
use crate::domain::contact::read_time;
use crate::domain::creator::Creator;
use crate::domain::experiment::{Experiment, Verdict};
use crate::domain::market::Market;
use crate::domain::market_note::{Kind, MarketNote, State, Text};
use crate::domain::program::Zone;
use crate::domain::reminder::{self, Reminder};
use crate::domain::{CampaignId, Language, ProgramId};
use crate::features::announcement;
use crate::store::{self, Tx};

/// A note in both languages: title and body.
type Both = [(&'static str, &'static str); 2];

/// From and until.
type Span = Option<(&'static str, &'static str)>;

/// What is known of each market: its code, the kind, the words, and good hours.
const NOTES: &[(&str, Kind, Both, Span)] = &[
    (
        "us",
        Kind::Custom,
        [
            ("Say it in the first line", "Viewers expect #ad before anything else, also in stories."),
            ("Пометка в первой строке", "Зрители ждут #ad раньше всего остального, в историях тоже."),
        ],
        None,
    ),
    (
        "ru",
        Kind::Custom,
        [
            (
                "The first days of January are quiet",
                "Until January 9 people are with their families: post before or after.",
            ),
            ("Первые дни января — тихие", "До 9 января все с семьями: публикуйте раньше или позже."),
        ],
        None,
    ),
    (
        "ru",
        Kind::Term,
        [
            (
                "erid",
                "The token that each advertisement carries; it belongs to the creator and the campaign.",
            ),
            ("erid", "Токен, который несет каждая реклама; он свой у автора и кампании."),
        ],
        None,
    ),
    (
        "us",
        Kind::Term,
        [("wind-down", "The last hour before sleep."), ("вечерний ритуал", "Последний час перед сном.")],
        None,
    ),
    (
        "us",
        Kind::Hours,
        [("", "After dinner, before bed"), ("", "После ужина, перед сном")],
        Some(("20:00", "22:30")),
    ),
    ("ru", Kind::Hours, [("", "On the way home"), ("", "По дороге домой")], Some(("18:00", "20:00"))),
];

/// Writes down what is known of the markets, and what is tried out.
pub async fn write(
    app: &App,
    tx: &mut Tx,
    program: ProgramId,
    markets: [&Market; 2],
    campaign: CampaignId,
) -> anyhow::Result<()> {
    let now = app.clock.now();
    for (code, kind, words, hours) in NOTES {
        let Some(market) = markets.iter().find(|market| market.code == *code) else { continue };
        let text = |language, (title, body): (&str, &str)| Text {
            language,
            title: title.to_owned(),
            body: body.to_owned(),
        };
        let note = MarketNote {
            market_note_id: app.ids.next(),
            program_id: program,
            market_id: market.market_id,
            kind: *kind,
            state: State::Standing,
            creator_id: None,
            hours: hours.and_then(|(from, until)| read_time(from).ok().zip(read_time(until).ok())),
            revision: 1,
            texts: vec![text(Language::En, words[0]), text(Language::Ru, words[1])],
        };
        store::market_note::insert(tx, &note, now).await?;
    }
    let experiment = |hypothesis: &str, variables: &str, days| Experiment {
        experiment_id: app.ids.next(),
        program_id: program,
        campaign_id: Some(campaign),
        hypothesis: hypothesis.to_owned(),
        variables: variables.to_owned(),
        begun_at: now - TimeDelta::days(days),
        verdict: None,
        outcome: None,
        concluded_at: None,
    };
    let done = experiment(
        "An evening routine sells more than a review",
        "Changes: the story told. Stays: the creators, the offer, the week.",
        40,
    );
    store::experiment::insert(tx, &done).await?;
    let outcome = "Three creators told both: the routine brought twice the sales for as many clicks.";
    let verdict = (Verdict::Confirmed, outcome);
    store::experiment::update_concluded(tx, done.experiment_id, verdict, now - TimeDelta::days(9)).await?;
    let runs = experiment(
        "Короткая история с вопросом приводит больше людей",
        "Меняется: вопрос в конце. Остается: длина, час, автор.",
        6,
    );
    Ok(store::experiment::insert(tx, &runs).await?)
}

/// Agrees on something with those who were first, the one's time nearly over.
pub async fn agree(
    app: &App,
    tx: &mut Tx,
    (creator, cast): (&Creator, &Cast),
    zone: Zone,
) -> anyhow::Result<()> {
    let (began, lasts) = match cast.name {
        "Maya Ellison" => (150, 215),
        "Алина Корнеева" => (20, 365),
        _ => return Ok(()),
    };
    let now = app.clock.now();
    let starts_on = now.with_timezone(&zone.0).date_naive() - Days::new(began);
    let agreement = Agreement {
        agreement_id: app.ids.next(),
        program_id: creator.program_id,
        creator_id: creator.creator_id,
        starts_on,
        ends_on: starts_on + Days::new(lasts - 1),
        campaigns: 4,
        review_on: Some(starts_on + Days::new(lasts / 2)),
        revision: 1,
        ended_at: None,
        end_reason: None,
        renewal_proposed_at: None,
    };
    store::agreement::insert(tx, &agreement, now).await?;
    let whose = (creator.program_id, Some(creator.creator_id));
    let about = (reminder::Kind::Agreement, agreement.agreement_id.0);
    let reminder = Reminder::until(app.ids.next(), whose, about, (zone, agreement.over_on()), now);
    Ok(store::reminder::insert(tx, &reminder).await?)
}

/// Has a manager announce something, as they would by command.
pub async fn announce(app: &App, tx: &mut Tx, member: &Member) -> anyhow::Result<()> {
    let words = |title: &str, body: &str| Words { title: title.to_owned(), body: body.to_owned() };
    let english = words(
        "Your figures now show sales",
        "From today each link shows what it sold, next to its clicks. Look at /stats, and tell your owner if anything is odd.",
    );
    let russian = words(
        "В вашей статистике появились продажи",
        "С сегодняшнего дня у каждой ссылки рядом с переходами видно, что она продала. Загляните в /статистика, а если что-то не так, скажите куратору.",
    );
    let sheet = announcement::draft(app, tx, member, &english).await?;
    let (id, seen) = (sheet.announcement.announcement_id, sheet.announcement.revision);
    announcement::update_words(app, tx, member, (id, Language::Ru, seen), &russian).await?;
    announcement::publish(app, tx, member, id).await?;
    Ok(())
}
