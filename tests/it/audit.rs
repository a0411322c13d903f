//! What the staff did is found again: by who, about whom, what, when and words, page by page and as a file.

use chrono::TimeDelta;
use discord_sandbox::NewPerson;

use crate::attribution::{close, says, says_nothing_of};
use crate::report::file;
use crate::support::Town;

#[tokio::test(flavor = "multi_thread")]
async fn a_deed_is_found_by_who_about_whom_what_when_and_words_in_both_languages() {
    let town = Town::new().await;
    let (boss, olga) = (town.manager("Boss", "en-US"), town.manager("Ольга", "ru"));
    town.creator("Mira", "en-US", "us").await;
    town.creator("Лена", "ru", "ru").await;
    boss.run("/payout adjust creator:Mira amount:5 USD reason:Prize for a review").await;
    olga.run("/выплата исправить автор:Лена сумма:500 RUB причина:Приз за обзор 100%").await;
    town.advance(TimeDelta::days(3)).await;
    boss.run("/payout hold creator:Mira reason:Tax form is missing").await;
    boss.run("/creator tag creator:Лена tag:tea").await;

    let found = boss.run("/program audit what:money").await;
    says(&found, &["Searched: kind: money", "3 lines were found", "Tax form", "Prize for a review"]);
    says_nothing_of(&found, &["changed a creator’s tags"]);
    let found = olga.run("/программа журнал что:money").await;
    says(&found, &["Искали: о чем: деньги", "Нашлось 3 записи"]);

    let found = boss.run(&format!("/program audit who:{}", olga.id())).await;
    says(&found, &["Searched: who did it: ", "1 line was found", "Приз за обзор"]);
    let found = olga.run("/программа журнал автор:Лена").await;
    says(&found, &["о ком: Лена", "Нашлось 2 записи", "Приз за обзор"]);
    says_nothing_of(&found, &["Tax form"]);

    // Letters are folded, and signs of patterns mean themselves.
    says(&olga.run("/программа журнал слова:приз ЗА").await, &["слова: «приз за»", "Нашлась 1 запись"]);
    says(&boss.run("/program audit words:TAX FORM").await, &["words: “tax form”", "1 line was found"]);
    says(&boss.run("/program audit words:100%").await, &["1 line was found", "Приз"]);
    for sign in ["1_0", "1%0", "%%"] {
        let none = boss.run(&format!("/program audit words:{sign}")).await;
        says_nothing_of(&none, &["0 lines"]);
        says(&none, &["Nothing of the kind stands here", "`/program audit`"]);
    }

    says(&boss.run("/program audit what:money until:March 3").await, &["2 lines", "until March 3, 2026"]);
    says(&boss.run("/program audit what:money since:March 4").await, &["1 line was found", "Tax form"]);
    let swapped = olga.run("/программа журнал что:money с:5 марта по:1 марта").await;
    says(&swapped, &["с 1 марта 2026", "по 5 марта 2026", "Нашлось 3 записи"]);
    says(&boss.run("/program audit since:whenever").await, &["whenever"]);
    let typed = format!("who:{} creator:Mira what:money since:March 4 until:March 5 words:tax", boss.id());
    let narrow = boss.run(&format!("/program audit {typed}")).await;
    says(&narrow, &["1 line was found", "Tax form"]);
    let everything = boss.press(&narrow, "Show everything").await;
    says(&everything, &["changed a creator’s tags", "Prize for a review"]);
    says_nothing_of(&everything, &["Searched"]);
    close(town).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_looked_for_is_kept_from_page_to_page_and_taken_away_as_a_file() {
    let town = Town::new().await;
    let (boss, olga) = (town.manager("Boss", "en-US"), town.manager("Ольга", "ru"));
    town.creator("Mira", "en-US", "us").await;
    for number in 0..23 {
        boss.run(&format!("/payout adjust creator:Mira amount:{} USD reason:=Prize {number:02}", number + 1))
            .await;
        olga.run("/автор метка автор:Mira метка:чай").await;
    }
    let newest = boss.run("/program audit what:money words:prize").await;
    says(&newest, &["23 lines were found", "Prize 22", "Prize 03"]);
    says_nothing_of(&newest, &["Prize 02", "changed a creator’s tags"]);
    let older = boss.press(&newest, "Older").await;
    says(
        &older,
        &["Searched: kind: money and words: “prize”", "23 lines were found", "Prize 02", "Prize 00"],
    );
    says_nothing_of(&older, &["Prize 03", "changed a creator’s tags"]);
    says(&boss.press(&older, "Newest").await, &["Prize 22", "23 lines were found"]);
    let taken = boss.press(&older, "Download").await;
    says(&taken, &["23 lines are in the file"]);
    let lines = file(&taken, "audit.csv").await;
    assert_eq!(lines.len(), 23);
    assert!(
        lines.iter().all(|line| line["deed"] == "payout_adjust" && line["subject"].starts_with("creator/"))
    );
    assert_eq!(lines[0]["person_id"], boss.id().to_string());
    assert!(lines[0]["detail"].contains("=Prize 22"), "{:?}", lines[0]);
    let all = file(&olga.press(&olga.run("/программа журнал").await, "Скачать").await, "audit.csv").await;
    assert!(all.len() >= 46, "without anything to look for it is everything: {}", all.len());
    close(town).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn another_programme_finds_nothing_of_it_and_neither_does_a_creator() {
    let town = Town::new().await;
    let boss = town.manager("Boss", "en-US");
    let mira = town.creator("Mira", "en-US", "us").await;
    boss.run("/payout adjust creator:Mira amount:5 USD reason:Gooseberry").await;
    let id = crate::reward::creator_of(&town, &mira).await;
    let grounds = town.neighbour("Borealis", "https://borealis.example.org/").await;
    let gerda = town.sandbox.person(&NewPerson {
        roles: vec![grounds.manager_role],
        ..NewPerson::speaking("Gerda", "en-US", grounds.guild)
    });
    for search in [
        String::new(),
        " what:money".to_owned(),
        " words:gooseberry".to_owned(),
        format!(" who:{}", boss.id()),
        format!(" creator:{id}"),
        format!(" creator:<@{}>", mira.id()),
        " creator:Mira".to_owned(),
    ] {
        let found = gerda.run(&format!("/program audit{search}")).await;
        says_nothing_of(&found, &["Gooseberry", "put somebody’s earnings right"]);
    }
    says(&gerda.run(&format!("/program audit creator:{id}")).await, &["creator"]);
    says(&mira.run("/program audit words:gooseberry").await, &["There is no command"]);
    close(town).await;
}
