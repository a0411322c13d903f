//! What is refused about tiers, by the field that is wrong, in words, with nothing half done.

use super::{found_ladder, says, selling};
use crate::support::Town;
use duet::domain::Language;
use duet::domain::check_in::Cadence;
use duet::domain::tier::{Collaborations, MOST, Tier};
use duet::store;

#[tokio::test(flavor = "multi_thread")]
async fn every_field_of_a_tier_is_refused_by_name() {
    let town = Town::new().await;
    let boss = town.manager("Boss", "en-US");
    let long = "x".repeat(41);
    let list = boss.run("/program tiers").await;
    for (field, typed, words) in [
        ("name", "\u{200b}", "The tier’s name is empty"),
        (
            "sales",
            "-3",
            "Sales: this cannot be read as such a number. Write a whole number from 1 to 1,000,000",
        ),
        ("sales", "0", "Sales: this cannot be read as such a number. Write a whole number"),
        ("sales", "many", "Sales: this cannot be read as such a number. Write a whole number"),
        (
            "tenure",
            "-1",
            "Days as a creator: this cannot be read as such a number. Write a whole number from 1 to 3,650",
        ),
        ("revenue", "500", "“500” cannot be read as money"),
        ("revenue", "-5 USD", "cannot be read as money"),
        ("revenue", "500 QQQ", "No currency has this code"),
        ("revenue", "1 USD; 2 USD", "with its currency, once"),
    ] {
        boss.press(&list, "New tier").await;
        let fields =
            if field == "name" { vec![(field, typed)] } else { vec![("name", "Silver"), (field, typed)] };
        says(&boss.submit("", &fields).await, &[words]);
    }
    boss.press(&list, "New tier").await;
    let refused = boss.submit("", &[("name", &long)]).await;
    assert!(refused.error.is_some(), "Discord itself takes no longer name: {}", refused.text());
    boss.close_form();
    says(&boss.run("/program tiers").await, &["There are none yet"]);
    found_ladder(&town).await;
    let list = boss.run("/program tiers").await;
    let sheet = boss.select(&list, "Open a tier…", &["Silver"]).await;
    boss.press(&sheet, "Collaborations").await;
    says(
        &boss.submit("", &[("floor", "5"), ("ceiling", "2")]).await,
        &["The least number of collaborations"],
    );
    let conditions = boss.press(&sheet, "What it takes").await;
    boss.press(&conditions, "Change the numbers").await;
    says(
        &boss.submit("", &[("window", "1000")]).await,
        &["Counted over how many days: this cannot be read as such a number. Write a whole number"],
    );
    boss.press(&conditions, "Change the numbers").await;
    says(&boss.submit("", &[("sales", "")]).await, &["“Silver” asks for nothing"]);
    let list = boss.run("/program tiers").await;
    for (field, typed, words) in [
        (
            "grace",
            "0",
            "Days until a tier is lost: this cannot be read as such a number. Write a whole number from 1 to 365",
        ),
        ("midi", "-1", "Where a band begins: this cannot be read as such a number. Write a whole number"),
        ("macro", "10", "Each band of audiences must begin above"),
    ] {
        boss.press(&list, "Grace and bands").await;
        says(&boss.submit("", &[(field, typed)]).await, &[words]);
    }
    says(
        &boss.run("/program tiers").await,
        &["**2. Silver** · 0 creators · 2 sales in 90 days", "micro: 1,000–"],
    );
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn no_two_tiers_have_one_place_and_there_is_an_end_to_them() {
    let town = Town::new().await;
    let boss = town.manager("Босс", "ru");
    found_ladder(&town).await;
    let app = &town.duet.app;
    let mut tx = app.begin().await.expect("the database works");
    let program_id = town.program(&mut tx).await.program_id;
    let tier = |place| Tier {
        tier_id: app.ids.next(),
        program_id,
        place,
        rule: selling(Some(3)),
        role_id: None,
        cadence: Cadence::Weekly,
        collaborations: Collaborations::default(),
        opened_at: None,
        archived_at: None,
        texts: Vec::new(),
    };
    let same = store::tier::insert(&mut tx, &tier(2), app.clock.now()).await.expect("the database works");
    assert_eq!(same, None, "the place is taken");
    for place in 3..=i32::try_from(MOST).expect("few") {
        let added =
            store::tier::insert(&mut tx, &tier(place), app.clock.now()).await.expect("the database works");
        let words = (Language::En, "One more", "");
        let added = added.expect("a free place");
        store::tier::insert_or_update_text(&mut tx, added, words, app.clock.now())
            .await
            .expect("the database works");
    }
    tx.commit().await.expect("the database works");
    let full = boss.run("/программа уровни").await;
    assert!(!full.text().contains("[Новый уровень]"), "{}", full.text());
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tier_that_is_gone_meanwhile_is_refused() {
    let town = Town::new().await;
    let boss = town.manager("Boss", "en-US");
    found_ladder(&town).await;
    let list = boss.run("/program tiers").await;
    let sheet = boss.select(&list, "Open a tier…", &["Silver"]).await;
    let list = boss.run("/program tiers").await;
    let same = boss.select(&list, "Open a tier…", &["Silver"]).await;
    let archive = boss.press(&same, "Take out of use").await;
    boss.press(&archive, "Take out of use").await;
    for button in ["Lower", "What it takes", "Collaborations", "Text: English", "Take out of use"] {
        says(&boss.press(&sheet, button).await, &["There is no such tier any more", "/program tiers"]);
    }
    town.close().await;
}
