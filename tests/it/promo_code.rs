//! Promo codes of campaigns: made, entered, shown beside the link, typed by buyers, taken away, and nobody else's ever.

use chrono::{DateTime, TimeDelta, Utc};
use discord_sandbox::{Outcome, Person};
use duet::domain::ProgramId;
use duet::domain::conversion::Report;
use duet::domain::promo_code::digest;
use duet::features::conversion::{Fate, record};
use duet::store;
use serde_json::{Value, json};

use crate::attribution::{close, says, says_nothing_of};
use crate::conversion::{code, report, report_unattributed};
use crate::participation::{afternoon, published};
use crate::reward::{newest, reads};
use crate::support::Town;

/// A sale by a code that was typed.
fn typed(id: &str, code: &str) -> Value {
    json!({"id": id, "type": "sale", "promo_code": code, "amount_minor": 2_000, "currency": "USD"})
}

async fn program(town: &Town) -> ProgramId {
    let mut tx = town.duet.app.read().await.expect("the database works");
    let program = town.program(&mut tx).await.program_id;
    tx.commit().await.expect("the database works");
    program
}

/// Has the shop of a programme report a sale of that moment.
async fn report_of(town: &Town, program: ProgramId, mut sale: Value, at: DateTime<Utc>) -> Fate {
    sale["occurred_at"] = json!(at);
    let report: Report = serde_json::from_value(sale).expect("a report");
    let app = &town.duet.app;
    let mut tx = app.begin().await.expect("the database works");
    let fate = record(app, &mut tx, program, report).await.expect("the database works");
    tx.commit().await.expect("the database works");
    town.settle().await;
    fate.expect("it makes sense")
}

/// The codes of the evergreen campaign, as a manager opens them.
async fn opened(boss: &Person) -> Outcome {
    let sheet = boss.run("/campaign publish campaign:Always on").await;
    boss.press(&sheet, "Open promo codes").await
}

/// Has a code made for everybody in it who lacks one.
async fn made(boss: &Person, percent: &str) -> Outcome {
    let sheet = opened(boss).await;
    boss.press(&sheet, "Generate for all who lack one").await;
    boss.submit("", &[("percent", percent)]).await
}

async fn entered(boss: &Person, codes: &str) -> Outcome {
    let sheet = opened(boss).await;
    boss.press(&sheet, "Enter codes").await;
    boss.submit("", &[("codes", codes)]).await
}

/// Takes a code away.
async fn taken(boss: &Person, choice: &str) -> Outcome {
    let sheet = opened(boss).await;
    let asked = boss.select(&sheet, "Take a code away…", &[choice]).await;
    boss.press(&asked, "Take it away").await
}

/// Mira of the one market and Лена of the other, each with a link.
async fn two(town: &Town) -> (Person, Person) {
    let (mira, lena) = (town.creator("Mira", "en-US", "us").await, town.creator("Лена", "ru", "ru").await);
    code(&mira, "/link get").await;
    code(&lena, "/ссылка получить").await;
    (mira, lena)
}

/// The file that came with an answer, line by line.
async fn lines(answer: &Outcome) -> Vec<String> {
    let message = answer.message().expect("an answer");
    let attachment = &message["attachments"][0];
    assert_eq!(attachment["filename"], "promo-codes.csv");
    let url = attachment["url"].as_str().expect("an address");
    let text = reqwest::get(url).await.expect("the file is served").text().await.expect("it is text");
    text.trim_start_matches('\u{feff}').lines().map(str::to_owned).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_manager_has_codes_made_and_what_is_bought_with_them_counts_in_both_languages() {
    let town = Town::new().await;
    let (boss, olga) = (town.manager("Boss", "en-US"), town.manager("Ольга", "ru"));
    let (mira, lena) = two(&town).await;
    let sheet = opened(&boss).await;
    says(
        &sheet,
        &["Promo codes: Always on", "Nobody has one in this campaign yet", "Without a code (2)", "Mira"],
    );
    says_nothing_of(&sheet, &["Download", "newcomers"]);
    boss.press(&sheet, "Generate for all who lack one").await;
    says(&boss.submit("", &[("percent", "ten")]).await, &["The discount in per cent", "from 1 to 99"]);
    let done = made(&boss, "20 %").await;
    says(&done, &["2 codes are made", "`MIRA20` Mira", "`LENA20` Лена", "with 20 in it", "With a code (2)"]);
    says(&made(&boss, "20").await, &["Nobody lacks a code"]);

    // Лена is told at once; it is night in New York.
    reads(&newest(&town, &lena).await, &["Ваш промокод: Круглый год", "LENA20", "https://go.example.com/"]);
    afternoon(&town).await;
    reads(&mira.direct_transcript(), &["Your promo code for Always on", "MIRA20"]);
    let card = mira.run("/link get").await;
    says(&card, &["Promo code", "`MIRA20`"]);
    let post = mira.press(&card, "Post text: English").await;
    says(&post, &["https://go.example.com/", "Promo code: MIRA20"]);
    says(&lena.run("/ссылка список").await, &["Промокод `LENA20`"]);
    says(&lena.run("/главная").await, &["· `LENA20`"]);

    // Whoever comes later gets one by itself, and sees it where they look.
    let nina = town.creator("Nina", "en-US", "us").await;
    says(&nina.run("/link get").await, &["`NINA20`"]);
    let rows = lines(&boss.press(&opened(&boss).await, "Download").await).await;
    assert_eq!(rows.len(), 4, "{rows:?}");
    assert_eq!(rows[0], "creator,code,link");
    assert!(rows[1].starts_with("Mira,MIRA20,https://go.example.com/"), "{rows:?}");
    assert!(rows.iter().any(|row| row.starts_with("Лена,LENA20,https://go.example.com/")), "{rows:?}");

    report(&town, typed("o-1", "mira20")).await;
    report(&town, typed("o-2", "Lena20")).await;
    let why = mira.run("/stats explain what:o-1").await;
    says(&why, &["The buyer typed the code `MIRA20`.", "you: code `MIRA20` typed; counts"]);
    says(
        &lena.run("/статистика объяснить что:o-2").await,
        &["Покупатель ввел код `LENA20`", "вы: введенный код `LENA20`; засчитано"],
    );
    says(&olga.run("/статистика объяснить что:o-2").await, &["Лена", "Покупатель ввел код `LENA20`"]);
    let sheet = olga.run("/кампания опубликовать кампания:Круглый год").await;
    let sheet = olga.press(&sheet, "Открыть промокоды").await;
    says(&sheet, &["Промокоды: Круглый год", "С промокодом (3)", "`LENA20` Лена", "стоит 20"]);
    let off = olga.press(&sheet, "Не выдавать новым участникам").await;
    says(&off, &["не получают промокод автоматически", "[Выдавать новым участникам]"]);
    let late = town.creator("Vera", "en-US", "us").await;
    says_nothing_of(&late.run("/link get").await, &["Promo code"]);
    says(&boss.run("/program audit").await, &["gave promo codes", "changed how promo codes are given"]);
    close(town).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_that_was_taken_away_counts_until_then_and_is_nobody_elses() {
    let town = Town::new().await;
    let (boss, max) = (town.manager("Boss", "en-US"), town.manager("Max", "en-GB"));
    let (mira, lena) = two(&town).await;
    made(&boss, "20").await;
    town.advance(TimeDelta::hours(1)).await;
    let before = town.now() - TimeDelta::minutes(5);
    let asked = max.select(&opened(&max).await, "Take a code away…", &["LENA20 · Лена"]).await;
    says(&asked, &["Take LENA20 away from Лена?", "Nobody else can ever get this code", "[Keep it]"]);
    says(
        &taken(&boss, "LENA20 · Лена").await,
        &["LENA20 is taken away from Лена", "Taken away", "`MIRA20` Mira"],
    );
    says(&max.press(&asked, "Take it away").await, &["LENA20 was taken away before"]);
    reads(&newest(&town, &lena).await, &["Ваш промокод LENA20 больше не действует", "остается вашим"]);
    says_nothing_of(&lena.run("/ссылка получить").await, &["Промокод", "LENA20"]);
    assert_eq!(report_of(&town, program(&town).await, typed("o-1", "lena20"), before).await, Fate::Recorded);
    report_unattributed(&town, typed("o-2", "LENA20")).await;
    says(&lena.run("/статистика объяснить что:o-1").await, &["Засчитано вам", "LENA20"]);

    // It goes neither to others, nor back by itself; nor can a link of somebody else's be typed just so.
    says(&made(&boss, "20").await, &["Nobody lacks a code"]);
    says(&entered(&boss, "Mira = LENA20").await, &["Line 1, Mira = LENA20: they have `MIRA20`"]);
    let nina = town.creator("Nina", "en-US", "us").await;
    says(&nina.run("/link get").await, &["`NINA20`"]);
    taken(&boss, "NINA20 · Nina").await;
    says(&entered(&boss, "Nina = LENA20").await, &["No code is given out", "is, or was, somebody’s"]);
    says(&mira.run("/link new alias:lena20").await, &["lena20-2"]);
    says(&mira.run("/link new alias:mira20").await, &["go.example.com/mira20"]);
    says(&entered(&boss, "Nina = NINA_7").await, &["1 code is given out", "`NINA_7` Nina"]);
    let back = entered(&boss, "Лена = lena20").await;
    says(&back, &["1 code is given out", "`LENA20` Лена"]);
    report(&town, typed("o-3", "LENA20")).await;
    reads(&newest(&town, &lena).await, &["Ваш промокод: Круглый год"]);
    close(town).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn pasted_codes_that_make_sense_are_given_out_and_the_others_are_named() {
    let town = Town::new().await;
    let boss = town.manager("Boss", "en-US");
    let (mira, _lena) = two(&town).await;
    says(&mira.run("/link new alias:spring-tea").await, &["spring-tea"]);
    let nina = town.creator("Nina", "en-US", "us").await;
    town.creator("Nina", "en-GB", "us").await;
    let pasted = format!(
        "code\nSHOP-1\nMira = MIRA\n<@{}>; nina_1\nVera = VERA1\nNina = NINA2\nЛена = SPRING-TEA\nAB\nSHOP-1\nшум\nSHOP-2",
        nina.id()
    );
    let done = entered(&boss, &pasted).await;
    says(&done, &["3 codes are given out", "`MIRA` Mira", "`NINA_1` Nina", "`SHOP-1` Лена"]);
    says(&done, &["Line 5, Vera = VERA1: nobody is called so", "Line 6, Nina = NINA2: several creators"]);
    says(
        &done,
        &["Line 7, Лена = SPRING-TEA: the code is, or was, somebody’s, or a link", "Line 8, AB: not a code"],
    );
    says(&done, &["Line 9, SHOP-1: the code stands in an earlier line", "Line 10, шум: not a code"]);
    says(&done, &["Line 11, SHOP-2: nobody is left who lacks one", "gets no code by itself"]);
    let again = entered(&boss, "Mira = mira\nSHOP-1\nЛена, LENA").await;
    says(&again, &["No code is given out", "2 were given out before", "they have `SHOP-1`"]);
    says(&entered(&boss, " \n\u{200b}\n").await, &["Promo codes", "Write at least a word"]);
    report(&town, typed("o-1", "nina_1")).await;
    says(&nina.run("/link get").await, &["`NINA_1`"]);
    says(&nina.run("/stats explain what:o-1").await, &["Credited to you", "`NINA_1`"]);
    close(town).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_joins_a_campaign_with_codes_gets_one_and_a_link_for_it() {
    let town = Town::new().await;
    let (boss, mira) = (town.manager("Boss", "en-US"), town.creator("Mira", "en-US", "us").await);
    published(&town, &boss, ("Spring", "Весна"), "2026-04-15").await;
    afternoon(&town).await;
    let roster = boss.run("/campaign roster campaign:Spring").await;
    let sheet = boss.press(&roster, "Open promo codes").await;
    boss.press(&sheet, "Generate for all who lack one").await;
    says(&boss.submit("", &[("percent", "")]).await, &["Nobody lacks a code", "gets a code by itself."]);
    let brief = mira.run("/brief show campaign:Spring").await;
    says(&mira.press(&brief, "Join").await, &["You take part"]);
    let told = newest(&town, &mira).await;
    reads(&told, &["Your promo code for Spring", "MIRA", "https://go.example.com/"]);
    let own = told.split('`').nth(1).expect("the code").to_owned();
    assert!(own.len() == 6 && own.starts_with("MIRA"), "{own}");
    report(&town, typed("o-1", &own.to_lowercase())).await;
    says(&mira.run("/stats campaign campaign:Spring").await, &["$20.00"]);

    // Two managers who press at once make one code for each.
    let lena = town.creator("Лена", "ru", "ru").await;
    code(&lena, "/ссылка получить").await;
    let max = town.manager("Max", "en-GB");
    let (one, other) = tokio::join!(made(&boss, "5"), made(&max, "5"));
    let both = format!("{}{}", one.text(), other.text());
    assert!(both.contains("1 code is made") && both.contains("Nobody lacks a code"), "{both}");
    says(&opened(&boss).await, &["With a code (1)", "`LENA5` Лена"]);
    close(town).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_says_nothing_of_whoever_is_forgotten_and_means_nobody_else() {
    let town = Town::new().await;
    let boss = town.manager("Boss", "en-US");
    let (mira, _lena) = two(&town).await;
    made(&boss, "20").await;
    report(&town, typed("o-1", "MIRA20")).await;
    let before = town.now();
    town.advance(TimeDelta::hours(1)).await;
    let program = program(&town).await;
    mira.press(&mira.run("/profile forget").await, "Erase everything").await;
    let mut tx = town.duet.app.read().await.expect("the database works");
    let kept = store::promo_code::find_by_digest(&mut tx, program, &digest(program, "mira20")).await;
    tx.commit().await.expect("the database works");
    let kept = kept.expect("the database works").expect("that there was one stays");
    assert!(kept.code.is_none() && kept.taken_at.is_some(), "{kept:?}");
    let why = boss.run("/stats explain what:o-1").await;
    says(&why, &["code typed"]);
    says_nothing_of(&why, &["MIRA20"]);
    says(&entered(&boss, "MIRA20").await, &["nobody is left who lacks one"]);
    taken(&boss, "LENA20 · Лена").await;
    says(&entered(&boss, "Лена = MIRA20").await, &["is, or was, somebody’s"]);
    report_unattributed(&town, typed("o-2", "MIRA20")).await;
    // What was bought before stays money, without the person.
    assert_eq!(report_of(&town, program, typed("o-3", "MIRA20"), before).await, Fate::Recorded);
    close(town).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_of_one_programme_means_nothing_in_another() {
    let town = Town::new().await;
    let boss = town.manager("Boss", "en-US");
    two(&town).await;
    made(&boss, "20").await;
    let grounds = town.neighbour("Beta makers", "https://shop.example.org/").await;
    let mut tx = town.duet.app.read().await.expect("the database works");
    let server = duet::domain::ServerId(crate::support::signed(grounds.guild));
    let other = store::program::find_by_server(&mut tx, server).await.expect("the database works");
    let other = other.expect("it is set up").program_id;
    tx.commit().await.expect("the database works");
    assert_eq!(report_of(&town, other, typed("o-1", "MIRA20"), town.now()).await, Fate::Unattributed);
    report(&town, typed("o-1", "MIRA20")).await;
    close(town).await;
}
