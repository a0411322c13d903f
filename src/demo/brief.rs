//! The demo's briefs: one that is published in both languages, and a draft whose translation is out of date.

use std::collections::BTreeMap;

use chrono::{Days, TimeDelta};

use crate::app::App;
use crate::domain::brief::Section;
use crate::domain::deliverable::{Deliverable, Format, Piece};
use crate::domain::money::Money;
use crate::domain::placement::Platform;
use crate::domain::plan::{Kind, Plan};
use crate::domain::stage::Stage;
use crate::domain::wording::{Wording, Words};
use crate::domain::{CampaignId, Language, PersonId};
use crate::store::stage::Move;
use crate::store::{self, Tx};

/// What the published brief says, in English and Russian.
const SECTIONS: &[(Section, &str, &str)] = &[
    (
        Section::Objective,
        "Show that two weeks of steady sleep change how a day feels. People should want to try it for one evening.",
        "Показать, что две недели ровного сна меняют весь день. Пусть захочется попробовать хотя бы один вечер.",
    ),
    (
        Section::Audience,
        "People of 20 to 35 who go to bed with their phone and are tired of advice. They believe somebody like themselves.",
        "Те, кому от 20 до 35: засыпают с телефоном и устали от советов. Верят тем, кто похож на них.",
    ),
    (
        Section::Voice,
        "Calm and a little funny. No doctors, no fear.",
        "Спокойно и с легкой улыбкой. Без врачей и без запугивания.",
    ),
    (
        Section::MustSay,
        "The app is called Lumen. The first two weeks are free.",
        "Приложение называется Lumen. Первые две недели бесплатно.",
    ),
    (
        Section::DoAndDont,
        "Do show your real evening. Don’t promise that anybody will be cured of anything.",
        "Покажите свой настоящий вечер. Не обещайте, что кто-то от чего-то вылечится.",
    ),
    (
        Section::Metric,
        "Trials begun through your link within two weeks.",
        "Сколько пробных периодов начато по вашей ссылке за две недели.",
    ),
    (
        Section::Experiment,
        "Try an opening without words, or film both evenings in one take.",
        "Попробуйте начать без слов или снять оба вечера одним дублем.",
    ),
    (
        Section::Earlier,
        "In autumn, videos that began with the alarm clock were watched to the end twice as often.",
        "Осенью ролики, которые начинались с будильника, досматривали вдвое чаще.",
    ),
];

/// Words in English, and in Russian where they are there, as if somebody had written one after the other.
fn words(english: &str, russian: Option<&str>) -> Vec<Words> {
    let none = Wording::new(Language::En, Vec::new());
    let original = none.written(Language::En, english.to_owned());
    let wording = none.with(original.clone());
    let translation = russian.map(|russian| wording.written(Language::Ru, russian.to_owned()));
    [original].into_iter().chain(translation).collect()
}

/// Something that a brief asks for.
struct Asked {
    format: Format,
    platform: Option<Platform>,
    due: u64,
    pay: i64,
    rights: Option<u64>,
    words: [(Piece, &'static str, &'static str); 3],
}

const ASKED: [Asked; 2] = [
    Asked {
        format: Format::Short,
        platform: None,
        due: 12,
        pay: 12_000,
        rights: Some(180),
        words: [
            (Piece::Title, "Two evenings", "Два вечера"),
            (
                Piece::Description,
                "Your first evening and your last, 30 to 60 seconds, upright.",
                "Ваш первый вечер и последний, 30–60 секунд, вертикально.",
            ),
            (Piece::RightsScope, "Our own channels and paid ads", "Наши каналы и платная реклама"),
        ],
    },
    Asked {
        format: Format::Post,
        platform: None,
        due: 24,
        pay: 6_000,
        rights: None,
        words: [
            (Piece::Title, "What stayed", "Что осталось"),
            (
                Piece::Description,
                "A post two weeks later: which habit stayed, and which did not.",
                "Пост две недели спустя: какая привычка осталась, а какая нет.",
            ),
            (Piece::RightsScope, "", ""),
        ],
    },
];

/// Writes what the seasonal campaign is for and what it asks of creators, ready to be published.
///
/// # Errors
/// When the database fails.
pub async fn write(app: &App, tx: &mut Tx, campaign: CampaignId, by: PersonId) -> anyhow::Result<()> {
    let now = app.clock.now();
    let today = now.date_naive();
    let plan = Plan {
        kind: Kind::Seasonal,
        performance_goal: "600 trials in two weeks".to_owned(),
        awareness_goal: "Lumen is for evenings, not for alarms".to_owned(),
        budget: Some(Money::new(400_000, "USD")),
        priority_hours: 0,
        revision: 0,
    };
    store::plan::update(tx, campaign, &plan).await?;
    for (section, english, russian) in SECTIONS {
        for words in words(english, Some(russian)) {
            store::brief::insert_or_update_text(tx, (campaign, *section), &words, by, now).await?;
        }
    }
    for (place, asked) in (1..).zip(ASKED) {
        let deliverable = Deliverable {
            deliverable_id: app.ids.next(),
            campaign_id: campaign,
            place,
            platform: asked.platform,
            format: asked.format,
            due_on: Some(today + Days::new(asked.due)),
            pay: Some(Money::new(asked.pay, "USD")),
            rights_from_on: None,
            rights_until_on: asked.rights.map(|days| today + Days::new(days)),
            revision: 0,
            words: BTreeMap::new(),
        };
        store::deliverable::insert(tx, &deliverable, now).await?;
        for (piece, english, russian) in asked.words.into_iter().filter(|(_, english, _)| !english.is_empty())
        {
            let id = (deliverable.deliverable_id, piece);
            for words in words(english, Some(russian)) {
                store::deliverable::insert_or_update_text(tx, id, &words, by, now).await?;
            }
        }
    }
    let mut moved_at = now - TimeDelta::days(28);
    for (from, to) in Stage::ALL.iter().zip(&Stage::ALL[1..4]) {
        let step = Move {
            stage_move_id: app.ids.next(),
            campaign_id: campaign,
            from_stage: *from,
            to_stage: *to,
            unmet: String::new(),
            reason: String::new(),
            moved_by_person_id: Some(by),
            moved_at,
        };
        store::stage::insert(tx, &step).await?;
        moved_at += TimeDelta::days(7);
    }
    Ok(())
}

/// Writes a draft's brief, whose original changed after it was translated.
///
/// # Errors
/// When the database fails.
pub async fn write_draft(app: &App, tx: &mut Tx, campaign: CampaignId, by: PersonId) -> anyhow::Result<()> {
    let now = app.clock.now();
    let objective = (campaign, Section::Objective);
    let [original, translation] = &words(
        "Show how a lamp that dims by itself ends the day.",
        Some("Показать, как лампа, которая гаснет сама, заканчивает день."),
    )[..] else {
        return Ok(());
    };
    for words in [original, translation] {
        store::brief::insert_or_update_text(tx, objective, words, by, now).await?;
    }
    let later = Wording::new(Language::En, vec![original.clone()])
        .written(Language::En, "Show how a lamp that dims by itself ends a long winter day.".to_owned());
    store::brief::insert_or_update_text(tx, objective, &later, by, now).await?;
    for words in words("Clicks and saves.", None) {
        store::brief::insert_or_update_text(tx, (campaign, Section::Metric), &words, by, now).await?;
    }
    Ok(())
}
