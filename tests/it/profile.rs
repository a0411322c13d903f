//! One's profile: seen, changed, taken away, erased.

use std::collections::{BTreeMap, BTreeSet};

use duet::store::personal::HOLDINGS;
use serde_json::Value;

use crate::start::{applies, applies_in_russian};
use crate::support::Town;
use crate::support::rows::{columns, rows};

#[tokio::test(flavor = "multi_thread")]
async fn a_profile_is_seen_and_changed() {
    let town = Town::new().await;
    let (mira, boss) = (town.newcomer("Mira", "en-US"), town.manager("Boss", "en-US"));
    applies(&mira).await;
    town.settle().await;
    let shown = mira.run("/profile show").await;
    assert!(shown.text().contains("You in Acme creators"), "{}", shown.text());
    mira.press(&shown, "Edit").await;
    let edited = mira.submit("", &[("name", "Mira Lane"), ("niche", "Tea alone")]).await;
    assert!(edited.text().contains("Tea alone"), "{}", edited.text());
    assert!(edited.text().contains("Mira Lane"), "the new name is shown at once: {}", edited.text());
    town.settle().await;
    assert!(boss.transcript(town.review).contains("Tea alone"), "managers see the change");
    mira.run("/profile edit").await;
    let blank = mira.submit("", &[("about", "\u{200b}"), ("niche", "Green tea")]).await;
    assert!(blank.text().contains("is empty"), "{}", blank.text());
    let kept = mira.run("/profile show").await;
    assert!(
        kept.text().contains("Green tea") && kept.text().contains("Honest reviews only"),
        "{}",
        kept.text()
    );
    let consents = mira.press(&kept, "Where my name appears").await;
    let on = mira.press(&consents, "Quotes: off").await;
    assert!(on.text().contains("[Quotes: on]") && !on.text().contains("Send application"), "{}", on.text());
    let back = mira.press(&consents, "Back to profile").await;
    assert!(back.text().contains("May be named in: Quotes"), "{}", back.text());
    town.settle().await;
    mira.direct_messages();
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_language_is_chosen_and_followed() {
    let town = Town::new().await;
    let mira = town.creator("Mira", "en-US", "us").await;
    let russian = mira.run("/profile language language:Russian").await;
    assert!(russian.text().contains("Теперь язык наших сообщений — русский"), "{}", russian.text());
    let link = mira.run("/link get").await;
    assert!(link.text().contains("Ваша ссылка"), "{}", link.text());
    let back = mira.run("/profile language").await;
    assert!(back.text().contains("at present English"), "{}", back.text());
    let zone = mira.run("/profile timezone timezone:Omsk").await;
    assert!(zone.text().contains("Omsk, UTC+6. Clocks there show 3:00"), "{}", zone.text());
    let unclear = mira.run("/profile timezone timezone:America").await;
    assert!(
        unclear.text().contains("or several fit") || unclear.text().contains("Clocks"),
        "{}",
        unclear.text()
    );
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_export_holds_everything_and_forgetting_leaves_nothing() {
    let town = Town::new().await;
    let (lena, boss) = (town.newcomer("Лена", "ru"), town.manager("Boss", "en-US"));
    applies_in_russian(&lena).await;
    town.settle().await;
    let posted = boss.messages(town.review).pop().expect("the application is posted");
    boss.press(&posted, "Ask").await;
    boss.submit("", &[("question", "Where exactly?")]).await;
    let question = lena.direct_messages().pop().expect("the question");
    lena.in_direct_messages().press(&question, "Ответить").await;
    lena.submit("", &[("answer", "В Казани")]).await;
    boss.press(&posted, "Approve").await;
    town.settle().await;
    lena.direct_messages();

    let exported = lena.run("/профиль выгрузка").await;
    let document = attachment(&exported.messages).await;
    for word in ["Лена", "Чай и малые города", "В Казани", "Where exactly?", "Europe/Moscow", "thanks"]
    {
        assert!(document.contains(word), "{word} is missing in {document}");
    }
    let sure = lena.run("/профиль забыть").await;
    assert!(sure.text().contains("Это касается программ: Acme creators."), "{}", sure.text());
    let gone = lena.press(&sure, "Удалить все").await;
    assert!(gone.text().contains("удалено"), "{}", gone.text());
    town.settle().await;
    assert!(boss.transcript(town.review).contains("has erased their data"));

    let kept = rows(town.database()).await;
    let left: String = kept.iter().map(|row| format!("{} {}\n", row.table, row.text)).collect();
    for word in ["Лена", "Чай и малые", "Казани", "exactly?", "t.me/lena", &lena.id().to_string()]
    {
        assert!(!left.contains(word), "{word} is left: {left}");
    }
    let stranger = lena.run("/ссылка получить").await;
    assert!(stranger.text().contains("Подать заявку"), "{}", stranger.text());
    let anew = lena.run("/старт").await;
    assert!(anew.text().contains("Три пункта"), "{}", anew.text());
    town.close().await;
}

/// The text of the only file of some messages.
async fn attachment(messages: &[Value]) -> String {
    let url = messages.iter().find_map(|message| message["attachments"][0]["url"].as_str());
    let response = reqwest::get(url.expect("a file")).await.expect("the file is served");
    response.text().await.expect("it is text")
}

#[tokio::test(flavor = "multi_thread")]
async fn no_table_about_people_escapes_export_and_forgetting() {
    let town = Town::new().await;
    let columns: BTreeMap<String, BTreeSet<String>> = columns(town.database())
        .await
        .into_iter()
        .map(|(table, columns)| (table, columns.into_iter().collect()))
        .collect();
    let mut handled: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for holding in HOLDINGS {
        let named = holding.shown.iter().map(|(column, _)| *column).chain(holding.left_out.iter().copied());
        handled.insert(holding.table, named.map(str::to_owned).collect());
    }
    // Keys that lead from a person to what is theirs.
    let leads = ["person_id", "creator_id", "application_id", "link_id", "inquiry_id"];
    for (table, has) in &columns {
        let is_about = has.iter().any(|column| {
            leads.contains(&column.as_str())
                || column.ends_with("_person_id")
                || column.ends_with("_creator_id")
        });
        match handled.get(table.as_str()) {
            Some(named) => assert_eq!(named, has, "store/personal does not name every column of {table}"),
            None => assert!(!is_about, "{table} is about people and not in store/personal"),
        }
    }
    for table in handled.keys() {
        assert!(columns.contains_key(*table), "{table} is in store/personal alone");
    }
    town.close().await;
}
