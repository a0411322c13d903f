//! What came of introductions, added up for managers: nobody's own word, and no figure of fewer than three people.

use discord_sandbox::Person;
use serde_json::Value;

use super::{all_read, hours, opted_in, paired, press, reached, reads_nothing_of, says};
use crate::report::export::documented;
use crate::support::Town;

/// Has these two introduced, and both say yes.
async fn agreed(town: &Town, first: &Person, second: &Person) {
    paired(town, first, second).await;
    for person in [first, second] {
        press(person, if person.locale() == "ru" { "Да" } else { "Yes" }).await;
    }
    town.settle().await;
}

/// Two creators of each market, who all opted in.
async fn four(town: &Town) -> [Person; 4] {
    let people = [
        town.creator("Mira", "en-US", "us").await,
        town.creator("Лена", "ru", "ru").await,
        town.creator("Sam", "en-GB", "us").await,
        town.creator("Оля", "ru", "ru").await,
    ];
    for person in &people {
        opted_in(town, person).await;
        reached(town, person).await;
    }
    people
}

/// The lines of a report's file.
async fn lines(answer: &discord_sandbox::Outcome) -> Vec<String> {
    let attachments = answer.messages.iter().filter_map(|message| message["attachments"].as_array());
    let url = attachments.flatten().find_map(|one| one["url"].as_str()).expect("a file");
    let text = reqwest::get(url).await.expect("it is served").text().await.expect("it is whole");
    text.trim_start_matches('\u{feff}').lines().map(str::to_owned).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn managers_read_what_came_of_introductions_and_nobodys_own_word() {
    let mut town = Town::new().await;
    let (boss, olga) = (town.manager("Boss", "en-US"), town.manager("Ольга", "ru"));
    let [mira, lena, sam, olya] = &four(&town).await;
    says(&boss.run("/report introductions").await, &["Nobody was introduced", "`/round preview`"]);
    agreed(&town, mira, lena).await;
    let few = boss.run("/report introductions").await;
    says(&few, &["Introductions: 30 days", "few", "fewer than three people"]);
    assert_eq!(lines(&few).await[0], documented("introductions.csv").join(","));
    assert_eq!(lines(&few).await[1..], ["us,ru,,,,,,,,".to_owned(), "all,,,,,,,,,".to_owned()]);
    agreed(&town, sam, olya).await;
    town.restart().await;
    hours(&town, 15 * 24).await;
    says(&press(mira, "Well worth it").await, &["Thank you", "[Say what came of it]"]);
    says(&press(lena, "Встретились").await, &["[Рассказать, что вышло]"]);
    press(olya, "Не встретились").await;
    let few = boss.run("/report introductions").await;
    says(&few, &["few"]);
    says(&press(sam, "Not for me").await, &["[Say what came of it]"]);

    // What came of it is for its people alone, and counted once however many tell of it.
    let form = press(mira, "Say what came of it").await;
    says(&form, &["Something you made together", "Link"]);
    says(&mira.submit("", &[("first", "not a link")]).await, &["address"]);
    press(mira, "Say what came of it").await;
    let typed =
        [("first", "https://video.example.com/our_tea"), ("second", "https://video.example.com/our_tea")];
    let told = mira.submit("", &typed).await;
    says(&told, &["for the people of this introduction alone", "https://video.example.com/our_tea"]);
    says(&press(lena, "Очень не зря").await, &["это видят только участники", "our_tea"]);
    press(lena, "Рассказать, что вышло").await;
    lena.submit("", &[("first", "https://video.example.com/our_tea")]).await;
    reads_nothing_of(&press(sam, "Not for me").await.text(), &["our_tea"]);
    press(sam, "Say what came of it").await;
    sam.submit("", &[("first", "https://video.example.com/cups")]).await;

    let seen = boss.run("/report introductions").await;
    says(&seen, &["2.3 of 3", "introductions: 2 · all yes: 2 · met: 2"]);
    reads_nothing_of(&seen.text(), &["our_tea", "Mira", "Лена", "worth it"]);
    let row = "2,2,2,2.3,,,2,2";
    assert_eq!(lines(&seen).await[1..], [format!("us,ru,{row}"), format!("all,,{row}")]);
    let seen = olga.run("/сводка знакомства период:90d").await;
    says(&seen, &["Знакомства: 90 дней", "2,3 из 3", "знакомства: 2 · все согласились: 2 · встретились: 2"]);
    says(&seen, &["США – Россия"]);
    // Nobody takes back what another told.
    press(sam, "Say what came of it").await;
    let emptied = sam.submit("", &[("first", ""), ("second", ""), ("third", "")]).await;
    reads_nothing_of(&emptied.text(), &["cups"]);
    assert_eq!(lines(&boss.run("/report introductions").await).await[2], "all,,2,2,2,2.3,,,,");
    all_read(&town);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_did_not_meet_is_not_asked_what_came_of_it() {
    let town = Town::new().await;
    let [mira, lena, ..] = &four(&town).await;
    agreed(&town, mira, lena).await;
    hours(&town, 15 * 24).await;
    let met = press(mira, "Well worth it").await;
    let message: Value = met.message().expect("a card").clone();
    let unmet = press(mira, "We did not meet").await;
    assert!(!unmet.text().contains("Say what came of it"), "{}", unmet.text());
    // An older client still shows the button.
    let custom_id = message["components"].to_string();
    let custom_id =
        custom_id.split("\"intro/").find(|rest| rest.contains("/works-form")).expect("the button");
    let custom_id = format!("intro/{}", custom_id.split('"').next().expect("an id"));
    let pen = crate::strangers::forged::Pen::of(&town);
    let forged = pen.post(town.us, &crate::strangers::forged::button(&custom_id)).await;
    let refused = mira.press(forged, "…").await;
    assert!(refused.modal.is_none() && refused.error.is_none(), "{}", refused.text());
    let refused = lena.press(forged, "…").await;
    assert!(refused.modal.is_none(), "{}", refused.text());
    all_read(&town);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_directory_has_pages() {
    let town = Town::new().await;
    let mira = town.creator("Mira", "en-US", "us").await;
    let mut tx = town.duet.app.begin().await.expect("the database works");
    let program = town.program(&mut tx).await.program_id;
    tx.commit().await.expect("the database works");
    for number in 10..35 {
        let listed = town.creator(&format!("Maker {number}"), "en-US", "us").await;
        let (_, creator) = super::place(&town, &listed).await;
        let mut tx = town.duet.app.begin().await.expect("the database works");
        let used = duet::domain::consent::Use::Directory;
        duet::store::consent::insert(&mut tx, creator, used, town.now()).await.expect("the database works");
        tx.commit().await.expect("the database works");
    }
    assert!(program.0 > 0);
    let first = mira.run("/intro directory").await;
    says(&first, &["Maker 10", "Maker 29", "1 of 2"]);
    reads_nothing_of(&first.text(), &["Maker 30", "[Back]"]);
    let second = mira.press(&first, "Next").await;
    says(&second, &["Maker 30", "Maker 34", "2 of 2"]);
    reads_nothing_of(&second.text(), &["Maker 29", "[Next]"]);
    says(&mira.press(&second, "Back").await, &["Maker 10"]);
    all_read(&town);
    town.close().await;
}
