//! What everybody reads of a campaign: sums a day after its participants were told, never one person's figure, posted once.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use discord_sandbox::{Id, NewChannel, Outcome as Answer, Person};
use duet::domain::campaign::State;
use duet::domain::money::Money;
use duet::domain::participation::{self, Participation};
use duet::domain::plan::Kind;
use duet::domain::program::Zone;
use duet::domain::result::{Metrics, Outcome, Piece, Reflection, Tally};
use duet::domain::stage::Stage;
use duet::domain::stats::Figures;
use duet::domain::wording::Wording;
use duet::domain::{CampaignId, Language, PersonId};
use duet::features::aggregate;
use duet::features::conversion::{self, Fate};
use duet::store;
use duet::store::stage::Move;
use serde_json::{Value, json};

use crate::conversion::code;
use crate::support::founding::found_campaign;
use crate::support::{Town, signed};

#[track_caller]
pub fn says(answer: &Answer, words: &[&str]) {
    reads(&answer.text(), words);
}

#[track_caller]
pub fn reads(text: &str, words: &[&str]) {
    for word in words {
        assert!(text.contains(word), "{word:?} is missing in\n{text}");
    }
}

/// What stands in a channel for everybody, as somebody sees it.
pub fn posts(person: &Person, channel: Id) -> Vec<Value> {
    let is_private = |message: &Value| message["flags"].as_u64().is_some_and(|flags| flags & 64 != 0);
    person.messages(channel).into_iter().filter(|message| !is_private(message)).collect()
}

/// The sentences, in both languages.
const SENTENCES: [(Piece, &str, &str); 3] = [
    (Piece::Worked, "Evening videos were watched to the end.", "Вечерние ролики досматривали."),
    (Piece::Failed, "Posts came too late.", "Посты вышли слишком поздно."),
    (Piece::Next, "Shorter videos in May.", "В мае — ролики короче."),
];

/// What somebody brought: clicks, sales of a dollar, views.
pub type Part<'a> = (&'a Person, i64, i64, i64);

/// A campaign of a kind that is over, with its participants and what each brought; nobody is told yet.
pub async fn ended(town: &Town, kind: Kind, parts: &[Part<'_>]) -> CampaignId {
    let app = &town.duet.app;
    let now = app.clock.now();
    let mut tx = app.begin().await.expect("the database works");
    let program = town.program(&mut tx).await.program_id;
    tx.commit().await.expect("the database works");
    let texts = [(Language::En, "Spring", "New colours."), (Language::Ru, "Весна", "Новые цвета.")];
    let id = found_campaign(app, program, (State::Live, false), "https://shop.example.com/s", &texts).await;
    for (person, _, sales, _) in parts {
        let command = match person.name().is_ascii() {
            true => "/link get campaign:Spring",
            false => "/ссылка получить кампания:Весна",
        };
        let code = code(person, command).await;
        for number in 0..*sales {
            let sale = json!({
                "id": format!("{code}-{number}"), "type": "sale", "code": code, "customer_id": code,
                "amount_minor": 100, "currency": "USD", "occurred_at": now,
            });
            let mut tx = app.begin().await.expect("the database works");
            let sale = serde_json::from_value(sale).expect("a report");
            let fate = conversion::record(app, &mut tx, program, sale).await.expect("the database works");
            assert_eq!(fate, Ok(Fate::Recorded));
            tx.commit().await.expect("the database works");
        }
    }
    let mut tx = app.begin().await.expect("the database works");
    let mut plan = store::plan::get(&mut tx, id).await.expect("the database works");
    plan.kind = kind;
    assert!(store::plan::update(&mut tx, id, &plan).await.expect("the database works"));
    let by = PersonId(7);
    for (person, clicks, sales, views) in parts {
        let known = store::creator::find(&mut tx, program, PersonId(signed(person.id()))).await;
        let creator = known.expect("the database works").expect("a creator").creator_id;
        let part = Participation::new(app.ids.next(), (program, id), creator).joined(1, 1, now);
        assert!(store::participation::insert(&mut tx, &part).await.expect("the database works"));
        let figures = Figures { clicks: *clicks, sales: *sales, ..Figures::default() };
        let revenue = if *sales > 0 { vec![Money::new(sales * 100, "USD")] } else { Vec::new() };
        let metrics = Metrics { views: Some(*views), ..Metrics::default() };
        let reflection = Reflection {
            participation_id: part.participation_id,
            program_id: program,
            campaign_id: id,
            creator_id: creator,
            language: Language::En,
            body: format!("Private thoughts of {}", person.name()),
            may_quote: true,
            written_at: now,
        };
        let done = [
            store::result::insert_or_update_metrics(&mut tx, &part, metrics, by, now).await,
            store::result::insert_or_update_told(&mut tx, &part, &Tally { figures, revenue }, now).await,
            store::result::insert_or_update_reflection(&mut tx, &reflection).await,
        ];
        assert!(done.iter().all(Result::is_ok), "{done:?}");
    }
    let own = store::creator::list_named(&mut tx, program).await.expect("the database works");
    let absent = own.iter().find(|own| parts.iter().all(|part| signed(part.0.id()) != own.person_id.0));
    if let Some(absent) = absent {
        let known = store::creator::find(&mut tx, program, absent.person_id).await;
        let creator = known.expect("the database works").expect("a creator").creator_id;
        let declined = Participation {
            state: participation::State::Declined,
            decline_reason: Some("Private thoughts of whoever said no".to_owned()),
            ..Participation::new(app.ids.next(), (program, id), creator)
        };
        assert!(store::participation::insert(&mut tx, &declined).await.expect("the database works"));
    }
    let over = Outcome::new((program, id), (14, Zone(chrono_tz::UTC)), now);
    assert!(store::result::insert(&mut tx, &over).await.expect("the database works"));
    for (piece, english, russian) in SENTENCES {
        let none = Wording::new(Language::En, Vec::new());
        let original = none.written(Language::En, english.to_owned());
        let translation = none.clone().with(original.clone()).written(Language::Ru, russian.to_owned());
        for words in [original, translation] {
            let kept = store::result::insert_or_update_text(&mut tx, (id, piece), &words, by, now).await;
            assert!(kept.expect("the database works"), "the words are new");
        }
    }
    tx.commit().await.expect("the database works");
    id
}

/// Notes that participants are told: everybody is to read of it a day later.
pub async fn told(town: &Town, id: CampaignId) {
    let app = &town.duet.app;
    let now = app.clock.now();
    let mut tx = app.begin().await.expect("the database works");
    let told =
        store::result::update_told(&mut tx, (id, 1), PersonId(7), (now, now + TimeDelta::days(1))).await;
    assert!(told.expect("the database works"), "nobody was told before");
    tx.commit().await.expect("the database works");
}

/// Four creators, of whom one is alone in the Russian market.
async fn four(town: &Town) -> [Person; 4] {
    [
        town.creator("Mira", "en-US", "us").await,
        town.creator("Josephine", "en-US", "us").await,
        town.creator("Bartholomew", "en-US", "us").await,
        town.creator("Лена", "ru", "ru").await,
    ]
}

fn parts(people: &[Person; 4]) -> [Part<'_>; 4] {
    let [mira, josephine, bartholomew, lena] = people;
    [(mira, 1_211, 5, 70_101), (josephine, 307, 3, 0), (bartholomew, 409, 2, 0), (lena, 613, 1, 80_203)]
}

#[tokio::test(flavor = "multi_thread")]
async fn a_day_after_participants_were_told_everybody_reads_the_sums_once() {
    let mut town = Town::new().await;
    let max = town.manager("Max", "en-US");
    let people = four(&town).await;
    let id = ended(&town, Kind::Seasonal, &parts(&people)).await;
    let board = max.run("/campaign stage campaign:Spring").await;
    let untold = max.press(&board, "Show public results").await;
    says(&untold, &["are told their results first"]);
    told(&town, id).await;
    let results = max.run("/campaign results campaign:Spring").await;
    says(&results, &["Everybody reads the sums <t:", "[Show public results]"]);
    says(&max.press(&results, "Show public results").await, &["Everybody reads this <t:", "[Post now]"]);
    town.advance(TimeDelta::hours(23)).await;
    assert_eq!(posts(&people[0], town.us).len(), 0);
    town.restart().await;
    // Two processes look at the same moment, and one crashes right after.
    town.pass(TimeDelta::hours(1));
    let app = &town.duet.app;
    let (one, two) = futures::join!(aggregate::post_due(app), aggregate::post_due(app));
    assert_eq!(one.expect("the database works") + two.expect("the database works"), 1);
    town.restart().await;
    town.settle().await;
    let (english, russian) = (posts(&people[0], town.us), posts(&people[3], town.ru));
    assert_eq!((english.len(), russian.len()), (1, 1));
    let read = people[0].transcript(town.us);
    reads(
        &read,
        &["Spring: what came of it", "Evening videos were", "Posts came too late", "Shorter videos"],
    );
    reads(&read, &["Creators: 4", "Clicks: 2,540", "Sales: 11", "$11.00", "[🌐]"]);
    assert!(english[0]["embeds"][0]["image"]["url"].is_string(), "no picture of the days: {}", english[0]);
    let read = people[3].transcript(town.ru);
    reads(&read, &["Весна: что получилось", "Вечерние ролики досматривали.", "В мае — ролики короче."]);
    // Two were measured: their views together would tell each the other's.
    assert!(!format!("{english:?}{russian:?}").contains("Views"), "{english:?}");
    let other = people[3].press(&english[0], "🌐").await;
    says(&other, &["Весна: что получилось", "Посты вышли слишком поздно."]);
    assert!(other.messages[0]["embeds"][0]["image"]["url"].is_string(), "none in the reader’s language");
    town.advance(TimeDelta::days(3)).await;
    assert_eq!(posts(&people[0], town.us).len(), 1);
    let sheet = max.run("/campaign stage campaign:Spring").await;
    let sheet = max.press(&sheet, "Show public results").await;
    says(&sheet, &["Posted <t:"]);
    assert!(!sheet.text().contains("[Post now]"), "{}", sheet.text());
    says(&max.run("/program audit").await, &["posted what came of a campaign"]);
    for person in &people {
        person.direct_messages();
    }
    town.close().await;
}

/// Everything that somebody who is nobody in particular can read on the server.
fn public(town: &Town, channels: &[Id]) -> String {
    let sam = town.newcomer("Sam", "en-GB");
    let all = channels.iter().chain([&town.us, &town.ru]);
    all.flat_map(|channel| posts(&sam, *channel)).map(|message| message.to_string()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn nobodys_figures_words_or_names_stand_in_public() {
    let town = Town::new().await;
    let max = town.manager("Max", "en-US");
    let people = four(&town).await;
    let absent = town.creator("Quentin", "en-US", "us").await;
    let results = town.sandbox.channel(town.guild, &NewChannel::named("results"));
    let channels = max.run("/program channels").await;
    let focused = max.select(&channels, "What the channel is for", &["United States"]).await;
    let turned = max.press(&focused, "Results: United States").await;
    let chosen = max.select(&turned, "Channel: Results: United States", &["results"]).await;
    says(&chosen, &[&format!("Results: United States:** <#{results}>")]);
    let id = ended(&town, Kind::Pilot, &parts(&people)).await;
    told(&town, id).await;
    town.advance(TimeDelta::days(1)).await;
    let board = max.run("/campaign stage campaign:Spring").await;
    max.press(&board, "Adjust it").await;
    let named = [("reasons-0", "Because of Josephine"), ("reasons-1", "Из-за сроков.")];
    says(&max.submit("", &named).await, &["“Josephine” is a creator’s name"]);
    max.press(&board, "Adjust it").await;
    let due = [("reasons-0", "The days were short."), ("reasons-1", "Не хватило дней.")];
    says(&max.submit("", &due).await, &["It is decided"]);
    town.settle().await;
    assert_eq!(posts(&people[0], results).len(), 2, "the sums and the decision, in the channel for them");
    assert_eq!(posts(&people[0], town.us).len(), 0);
    let read = public(&town, &[results]);
    reads(&read, &["Evening videos", "2,540", "The days were short.", "Не хватило дней."]);
    let figures = ["1,211", "1211", "307", "409", "613", "70,101", "80,203", "150,304", "150304"];
    let said = without_ids(&read);
    for private in
        figures.into_iter().chain(["Private thoughts", "Quentin", "Mira", "Josephine", "Bartholomew", "Лена"])
    {
        assert!(!said.contains(private), "{private} can be read by everybody: {said}");
    }
    for person in people.iter().chain([&absent]) {
        person.direct_messages();
    }
    town.close().await;
}

/// The same without Discord's numbers and moments, in which any figure may stand by chance.
fn without_ids(text: &str) -> String {
    let is_short = |piece: &&str| piece.chars().filter(char::is_ascii_digit).count() <= 12;
    text.split('"').filter(is_short).collect::<Vec<_>>().join("\"")
}

#[tokio::test(flavor = "multi_thread")]
async fn with_fewer_than_three_participants_everybody_reads_the_sentences_alone() {
    for count in [1, 2] {
        let town = Town::new().await;
        let olga = town.manager("Ольга", "ru");
        let people = four(&town).await;
        let id = ended(&town, Kind::Seasonal, &parts(&people)[..count]).await;
        told(&town, id).await;
        let board = olga.run("/кампания этап кампания:Весна").await;
        let sheet = olga.press(&board, "Публичные итоги").await;
        says(&sheet, &["Участников меньше трех", "Это прочитают все <t:"]);
        says(&olga.press(&sheet, "Опубликовать сейчас").await, &["Опубликовано <t:"]);
        town.settle().await;
        let post = posts(&people[0], town.us).remove(0);
        reads(&post.to_string(), &["Evening videos", "Shorter videos"]);
        assert!(post["embeds"][0]["image"].is_null(), "no picture either: {post}");
        for figure in ["Clicks", "Sales", "Creators", "Revenue"] {
            assert!(!post.to_string().contains(figure), "{figure} in {post}");
        }
        posts(&people[3], town.ru);
        for person in &people {
            person.direct_messages();
        }
        town.close().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn sentences_that_name_somebody_by_then_are_held_back_and_managers_hear_of_it() {
    let mut town = Town::new().await;
    let max = town.manager("Max", "en-US");
    let people = four(&town).await;
    let id = ended(&town, Kind::Seasonal, &parts(&people)).await;
    told(&town, id).await;
    let evening = town.creator("Evening", "en-US", "us").await;
    town.restart().await;
    town.advance(TimeDelta::days(2)).await;
    assert_eq!(posts(&people[0], town.us).len() + posts(&people[3], town.ru).len(), 0);
    reads(&max.transcript(town.review), &["Spring: results were not posted", "the sentences name a creator"]);
    let held = max.messages(town.review).pop().expect("the managers are told");
    let sheet = max.press(&held, "Show public results").await;
    says(&sheet, &["It is not posted: the sentences name a creator", "`/announce draft`"]);
    assert!(!sheet.text().contains("[Post now]"), "{}", sheet.text());
    // Once nobody is called so any more, it can be posted.
    let sure = evening.run("/profile forget").await;
    let gone = evening.press(&sure, "Erase everything").await;
    assert_eq!(gone.error, None, "{}", gone.text());
    let sheet = max.press(&held, "Show public results").await;
    says(&max.press(&sheet, "Post now").await, &["Posted <t:"]);
    town.settle().await;
    assert_eq!(posts(&people[0], town.us).len() + posts(&people[3], town.ru).len(), 2);
    for person in people.iter().chain([&evening]) {
        person.direct_messages();
    }
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn managers_can_leave_it_unposted_and_change_their_mind() {
    let town = Town::new().await;
    let max = town.manager("Max", "en-US");
    let people = four(&town).await;
    let id = ended(&town, Kind::Seasonal, &parts(&people)).await;
    told(&town, id).await;
    let board = max.run("/campaign stage campaign:Spring").await;
    let sheet = max.press(&board, "Show public results").await;
    says(&max.press(&sheet, "Do not post").await, &["It is not posted by itself"]);
    town.advance(TimeDelta::days(2)).await;
    assert_eq!(posts(&people[0], town.us).len(), 0);
    let sheet = max.press(&board, "Show public results").await;
    let (one, two) = futures::join!(max.press(&sheet, "Post now"), max.press(&sheet, "Post now"));
    reads(&format!("{}{}", one.text(), two.text()), &["Posted <t:"]);
    town.settle().await;
    assert_eq!((posts(&people[0], town.us).len(), posts(&people[3], town.ru).len()), (1, 1));
    says(&max.run("/program audit").await, &["decided not to post what came of a campaign"]);
    for person in &people {
        person.direct_messages();
    }
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_channel_that_is_gone_is_told_to_the_managers_and_another_one_takes_its_place() {
    let town = Town::new().await;
    let max = town.manager("Max", "en-US");
    let people = four(&town).await;
    let id = ended(&town, Kind::Seasonal, &parts(&people)).await;
    told(&town, id).await;
    town.sandbox.delete_channel(town.us);
    town.advance(TimeDelta::days(1)).await;
    assert_eq!(posts(&people[3], town.ru).len(), 1, "the other channel has it");
    let failed = max.messages(town.review).pop().expect("the managers are told");
    reads(&max.transcript(town.review), &["Could not be posted: what came of a campaign"]);
    let other = town.sandbox.channel(town.guild, &NewChannel::named("results"));
    let channels = max.run("/program channels").await;
    let focused = max.select(&channels, "What the channel is for", &["United States"]).await;
    let turned = max.press(&focused, "Results: United States").await;
    max.select(&turned, "Channel: Results: United States", &["results"]).await;
    says(&max.press(&failed, "Try again").await, &["posted once more"]);
    town.settle().await;
    assert_eq!(posts(&people[0], other).len(), 1);
    for person in &people {
        person.direct_messages();
    }
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stage_sees_what_is_measured_shared_and_learned() {
    let town = Town::new().await;
    let max = town.manager("Max", "en-US");
    let people = four(&town).await;
    let id = ended(&town, Kind::Seasonal, &parts(&people)).await;
    let app = &town.duet.app;
    let mut stages = Stage::ALL.iter();
    let mut from = *stages.next().expect("a first stage");
    let mut boards = BTreeMap::new();
    for to in stages {
        let step = Move {
            stage_move_id: app.ids.next(),
            campaign_id: id,
            from_stage: from,
            to_stage: *to,
            unmet: String::new(),
            reason: String::new(),
            moved_by_person_id: None,
            moved_at: app.clock.now(),
        };
        let mut tx = app.begin().await.expect("the database works");
        assert!(store::stage::insert(&mut tx, &step).await.expect("the database works"));
        tx.commit().await.expect("the database works");
        from = *to;
        boards.insert(*to, max.run("/campaign stage campaign:Spring").await.text());
    }
    reads(&boards[&Stage::Execution], &["✓ It is published", "✓ Somebody takes part", "✓ Everything that"]);
    reads(&boards[&Stage::Measurement], &["✓ The metrics of each", "○ Every participant was told"]);
    reads(&boards[&Stage::Iteration], &["✓ What worked, what did not", "☐ It is decided", "for you to tick"]);
    told(&town, id).await;
    let measured = max.run("/campaign stage campaign:Spring").await;
    let measured = max.press(&measured, "Back to measurement").await;
    says(&measured, &["○ Every participant was told"]);
    town.advance(TimeDelta::days(1)).await;
    says(&max.run("/campaign stage campaign:Spring").await, &["✓ Every participant was told"]);
    posts(&people[0], town.us);
    posts(&people[3], town.ru);
    for person in &people {
        person.direct_messages();
    }
    town.close().await;
}
