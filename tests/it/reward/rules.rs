//! Rules of what creators earn: for what alone is paid, shares that rise, mosts, bonuses, and limits after which managers are asked.

use chrono::TimeDelta;
use discord_sandbox::{Outcome, Person};
use duet::domain::reward::{Asked, Offer, Period, Terms};
use futures::future::join_all;
use serde_json::json;

use super::always::{balances, creator_of, pay as pay_by};
use super::{BOUNTY, SHARE, add, everybody, newest, of, reads, refund};
use crate::attribution::{close, says, says_nothing_of};
use crate::conversion::{code, report, sale};
use crate::support::Town;

const OPEN: &str = "Add rules, or take something out…";
const RULE: &str = "Add a rule…";

/// Puts what is opened under a rule that a form asks for.
async fn rule(boss: &Person, part: &Outcome, kind: &str, fields: &[(&str, &str)]) -> Outcome {
    boss.select(part, RULE, &[kind]).await;
    boss.submit("", fields).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_manager_confines_a_share_and_lets_it_rise() {
    let town = Town::new().await;
    let (boss, olga) = (town.manager("Boss", "en-US"), town.manager("Ольга", "ru"));
    let (mira, lena) = (town.creator("Mira", "en-US", "us").await, town.creator("Лена", "ru", "ru").await);
    let (hers, other) = (code(&mira, "/link get").await, code(&lena, "/ссылка получить").await);
    let draft = everybody(&boss).await;
    let draft = add(&boss, &draft, SHARE, &[("rate", "20")]).await;
    let part = boss.select(&draft, OPEN, &["20% of what customers pay, without an end"]).await;
    says(&part, &["No rules: it is paid for every such payment"]);
    let part =
        boss.select(&part, "Pay it only for…", &["Only for creators of the market United States"]).await;
    says(&part, &["– only for creators of the market United States"]);
    let part = rule(&boss, &part, "Only for one product", &[("first", "Pro")]).await;
    let part = rule(&boss, &part, "Only from an amount on", &[("first", "10 USD")]).await;
    let part =
        rule(&boss, &part, "Let it rise with months", &[("first", "2"), ("rate", "5"), ("most", "30")]).await;
    says(&part, &["only for the product Pro", "only for payments of $10.00 or more"]);
    says(&part, &["5% more after every 2 months with the programme, up to 30%"]);
    says(
        &rule(&boss, &part, "Let it rise with campaigns", &[("first", "1"), ("rate", "5"), ("most", "20")])
            .await,
        &["That rule does not fit here"],
    );
    let draft = boss.press(&part, "Back to the draft").await;
    let sheet = boss.press(&draft, "Put into force").await;
    says(&sheet, &["In force", "– only for the product Pro"]);
    reads(
        &newest(&town, &lena).await,
        &["– только за товар Pro", "– плюс 5\u{a0}% за каждые 2 месяца в программе"],
    );

    let pro = |id: &str, code: &str, minor| {
        let mut told = sale(id, code, minor, "USD");
        told["product"] = json!("PRO");
        told
    };
    report(&town, pro("o-1", &hers, 1_000)).await;
    report(&town, pro("o-2", &hers, 999)).await;
    report(&town, sale("o-3", &hers, 5_000, "USD")).await;
    report(&town, pro("o-4", &other, 5_000)).await;
    let why = mira.run("/earnings explain what:o-1").await;
    says(&why, &["20% of $10.00 is $2.00", "– only for the product Pro", "risen with 0 months"]);
    for (person, command) in [
        (&mira, "/earnings explain what:o-2"),
        (&mira, "/earnings explain what:o-3"),
        (&lena, "/заработок объяснить что:o-4"),
    ] {
        says_nothing_of(&person.run(command).await, &["$2.00", "$10.00", "10,00"]);
    }
    town.advance(TimeDelta::days(65)).await;
    report(&town, pro("o-5", &hers, 1_000)).await;
    let why = mira.run("/earnings explain what:o-5").await;
    says(&why, &["25% of $10.00 is $2.50", "The share has risen with 2 months with the programme"]);

    // A rule is taken away in the next version.
    let draft = everybody(&boss).await;
    let part = boss.select(&draft, OPEN, &["20% of what customers pay, without an end"]).await;
    let part = boss.select(&part, "Take a rule away…", &["Only for the product Pro"]).await;
    says_nothing_of(&part, &["– only for the product"]);
    let card = olga.run("/программа вознаграждения").await;
    let same = olga.select(&card, "Открыть условия…", &["Для всех"]).await;
    let same = olga
        .select(&same, "Добавить правила или убрать пункт…", &["20\u{a0}% от оплат покупателей, бессрочно"])
        .await;
    let draft = boss.press(&part, "Back to the draft").await;
    boss.press(&draft, "Put into force").await;
    report(&town, sale("o-6", &hers, 1_000, "USD")).await;
    says(&mira.run("/earnings explain what:o-6").await, &["25% of $10.00", "version 2"]);
    // What is no draft any more cannot be changed by whoever still sees it.
    says(
        &olga.select(&same, "Платить только за…", &["Только за первую оплату покупателя"]).await,
        &["изменил кто-то другой"],
    );
    close(town).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn new_and_returning_customers_can_be_paid_for_apart() {
    let town = Town::new().await;
    let boss = town.manager("Ольга", "ru");
    let mira = town.creator("Mira", "en-US", "us").await;
    let hers = code(&mira, "/link get").await;
    let card = boss.run("/программа вознаграждения").await;
    let sheet = boss.select(&card, "Открыть условия…", &["Для всех"]).await;
    let draft = boss.press(&sheet, "Задать условия").await;
    for (rate, whom) in
        [("30", "Только за первую оплату покупателя"), ("10", "Только за повторные оплаты покупателя")]
    {
        boss.select(&draft, "Добавить, за что платят…", &["Доля от оплат покупателей"]).await;
        let draft = boss.submit("", &[("rate", rate)]).await;
        let label = format!("{rate}\u{a0}% от оплат покупателей, бессрочно");
        let part = boss.select(&draft, "Добавить правила или убрать пункт…", &[&label]).await;
        says(&part, &["Правил нет"]);
        let part = boss.select(&part, "Платить только за…", &[whom]).await;
        boss.press(&part, "Вернуться к черновику").await;
    }
    let card = boss.run("/программа вознаграждения").await;
    let draft = boss.select(&card, "Открыть условия…", &["Для всех"]).await;
    says(&draft, &["– только за первую оплату", "– только за повторные"]);
    boss.press(&draft, "Ввести в действие").await;
    report(&town, of(sale("o-1", &hers, 1_000, "USD"), "ann")).await;
    report(&town, of(sale("o-2", &hers, 1_000, "USD"), "ann")).await;
    says(&mira.run("/earnings explain what:o-1").await, &["You earned $3.00"]);
    says(&mira.run("/earnings explain what:o-2").await, &["You earned $1.00"]);
    close(town).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_most_holds_over_versions_and_a_bonus_is_told_and_taken_back() {
    let town = Town::new().await;
    let boss = town.manager("Boss", "en-US");
    let mira = town.creator("Mira", "en-US", "us").await;
    let hers = code(&mira, "/link get").await;
    let draft = everybody(&boss).await;
    let draft = add(&boss, &draft, BOUNTY, &[("amount", "4 USD")]).await;
    let part = boss.select(&draft, OPEN, &["$4.00 for every new customer who pays"]).await;
    let part = rule(&boss, &part, "At most so much in a month", &[("first", "10 USD")]).await;
    says(&part, &["– at most $10.00 in a calendar month"]);
    says_nothing_of(&part, &["Let it rise"]);
    let draft = boss.press(&part, "Back to the draft").await;
    boss.select(&draft, "Add something that is paid for…", &["A bonus for a good month"]).await;
    says(&boss.submit("", &[("amount", "50 USD"), ("threshold", "0")]).await, &["Sales or amount"]);
    let draft =
        add(&boss, &draft, "A bonus for a good month", &[("amount", "50 USD"), ("threshold", "3")]).await;
    says(&draft, &["$50.00 once 3 sales are made in a calendar month"]);
    let bonus = boss.select(&draft, OPEN, &["$50.00 once 3 sales are made in a calendar month"]).await;
    says_nothing_of(&bonus, &[RULE]);
    let draft = boss.press(&bonus, "Back to the draft").await;
    boss.press(&draft, "Put into force").await;
    report(&town, of(sale("o-1", &hers, 1_000, "USD"), "ann")).await;
    report(&town, of(sale("o-2", &hers, 1_000, "USD"), "bob")).await;
    // Another version, the same most.
    town.advance(TimeDelta::minutes(5)).await;
    let draft = everybody(&boss).await;
    boss.press(&draft, "Put into force").await;
    report(&town, of(sale("o-3", &hers, 1_000, "USD"), "eve")).await;
    let why = mira.run("/earnings explain what:o-3").await;
    says(
        &why,
        &["You earned $52.00", "$4.00, once for this customer", "Of that $2.00 was left under the most"],
    );
    says(&why, &["$50.00, once for this month or year. This sale reached it"]);
    report(&town, of(sale("o-4", &hers, 1_000, "USD"), "dan")).await;
    says(&mira.run("/earnings explain what:o-4").await, &["The most for the period was reached before"]);
    let creator = creator_of(&town, &mira).await;
    assert_eq!(balances(&town, creator).await["USD"], 6_000);
    // Two of four are taken back: the month is none for a bonus any more, until another sale.
    report(&town, refund("r-3", "o-3", 1_000, "USD")).await;
    assert_eq!(balances(&town, creator).await["USD"], 5_800);
    report(&town, refund("r-4", "o-4", 1_000, "USD")).await;
    assert_eq!(balances(&town, creator).await["USD"], 800);
    report(&town, of(sale("o-5", &hers, 1_000, "USD"), "fay")).await;
    assert_eq!(
        balances(&town, creator).await["USD"],
        6_000,
        "there is room for two dollars, and the bonus again"
    );
    close(town).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_goes_beyond_a_limit_waits_for_a_manager_who_is_asked_once() {
    let town = Town::new().await;
    let boss = town.manager("Boss", "en-US");
    let mira = town.creator("Mira", "en-US", "us").await;
    let hers = code(&mira, "/link get").await;
    let draft = everybody(&boss).await;
    let draft = add(&boss, &draft, SHARE, &[("rate", "50")]).await;
    boss.press(&draft, "Set a spend limit").await;
    let draft = boss.submit("", &[("amount", "12 USD")]).await;
    says(&draft, &["Managers are asked once $12.00 are earned in a calendar month"]);
    boss.press(&draft, "Put into force").await;
    report(&town, sale("o-1", &hers, 2_000, "USD")).await;
    says(&mira.run("/earnings explain what:o-1").await, &["Can be paid from"]);
    report(&town, sale("o-2", &hers, 1_000, "USD")).await;
    let told = || boss.transcript(town.review);
    reads(
        &told(),
        &["$12.00 earned this month: the limit is reached", "`/review fraud`", "[Open the terms]"],
    );
    report(&town, sale("o-3", &hers, 1_000, "USD")).await;
    says(&mira.run("/earnings explain what:o-2").await, &["Held for review"]);
    let card = boss.run("/review fraud").await;
    says(
        &card,
        &[
            "Mira: $10.00 held for review",
            "$15.00 were earned",
            "meant were $12.00",
            "o-2: $5.00",
            "o-3: $5.00",
        ],
    );
    boss.press(&card, "Release").await;
    boss.submit("", &[("words", "A good month")]).await;
    says(&mira.run("/earnings explain what:o-2").await, &["Can be paid from"]);
    town.settle().await;
    assert_eq!(told().matches("the limit is reached").count(), 1, "managers are asked once");
    close(town).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_most_is_never_passed_by_sales_at_once() {
    let town = Town::new().await;
    let mira = town.creator("Mira", "en-US", "us").await;
    let hers = code(&mira, "/link get").await;
    let terms = Terms::Share { rate_bps: 5_000, months: None, payments: None };
    let cap = Asked::Cap(Period::Month).read("10 EUR", "", "").expect("a rule");
    let bonus = Terms::read_bonus("7 EUR", "100 EUR", Period::Month).expect("a bonus");
    pay_by(&town, 1, vec![Offer { terms, rules: vec![cap] }, bonus.into()], town.now()).await;
    join_all((0..12).map(|number| {
        let (town, hers) = (&town, &hers);
        async move { report(town, sale(&format!("o-{number}"), hers, 1_000, "EUR")).await }
    }))
    .await;
    assert_eq!(balances(&town, creator_of(&town, &mira).await).await["EUR"], 1_700);
    close(town).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn goods_are_promised_sent_and_received() {
    let town = Town::new().await;
    let boss = town.manager("Boss", "en-US");
    let (mira, lena) = (town.creator("Mira", "en-US", "us").await, town.creator("Лена", "ru", "ru").await);
    let draft = everybody(&boss).await;
    let fields = [("what", "A lamp"), ("amount", "60 USD")];
    let draft = add(&boss, &draft, "Something to be sent for a campaign", &fields).await;
    says(&draft, &["A lamp, worth $60.00, for every campaign joined"]);
    boss.press(&draft, "Put into force").await;
    crate::submission::joined(&town, &boss, &[&mira, &lena], ("2026-04-15", None)).await;
    town.settle().await;
    let overview = boss.run("/program rewards").await;
    let list = boss.press(&overview, "Show what is to be sent").await;
    says(&list, &["2 things are to be sent", "• Mira: A lamp, promised <t:", "• Лена: A lamp"]);
    let one = boss.select(&list, "Choose what was sent…", &["Лена: A lamp"]).await;
    says(&one, &["To be sent", "Worth $60.00"]);
    boss.press(&one, "Note it as sent").await;
    let sent = boss.submit("", &[("words", "DHL 4711")]).await;
    says(&sent, &["On the way since <t:", "DHL 4711"]);
    reads(&newest(&town, &lena).await, &["A lamp: отправлено вам", "DHL 4711", "[Сообщить о получении]"]);
    says(&lena.run("/заработок баланс").await, &["Что вам отправляют", "A lamp: В пути с"]);
    let told = lena.direct_messages().pop().expect("she was told");
    let received = lena.in_direct_messages().press(&told, "Сообщить о получении").await;
    says(&received, &["получение отмечено"]);
    // Whoever steps back is sent nothing; who has it keeps it.
    let brief = mira.run("/brief show campaign:Spring").await;
    says(&brief, &["What you get", "• A lamp, worth $60.00, for every campaign joined"]);
    mira.press(&brief, "Step back").await;
    mira.submit("", &[("reason", "No time")]).await;
    town.settle().await;
    let overview = boss.run("/program rewards").await;
    says(&boss.press(&overview, "Show what is to be sent").await, &["Nothing is to be sent"]);
    says(&boss.run("/program audit").await, &["noted that a creator was sent something"]);
    close(town).await;
}
