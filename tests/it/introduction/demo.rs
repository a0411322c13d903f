//! The demo has people who meet, a council that decides, and questions that were answered.

use duet::demo::{Demo, Settings};

use super::says;

#[tokio::test(flavor = "multi_thread")]
async fn the_demos_markets_meet_vote_and_ask_each_other_on_first_sight() {
    let anywhere = "127.0.0.1:0".parse().expect("an address");
    let settings = Settings { page: anywhere, web: anywhere, data: None, has_page: false };
    let demo = Demo::start(&settings).await.expect("the demo starts");
    let person = |name| demo.sandbox.find_person(name).expect("somebody of the cast");
    let (maya, tessa) = (person("Maya Ellison"), person("Tessa Novak"));
    let (alina, nina, pavel) = (person("Алина Корнеева"), person("Nina Hartley"), person("Павел Орлов"));
    says(&maya.run("/intro directory").await, &["Tessa Novak", "Егор Власов"]);
    says(&maya.run("/council agenda").await, &["One free week a quarter", "Цифры раньше"]);
    says(&alina.run("/совет повестка").await, &["Свободная неделя в квартале", "Цифры раньше"]);
    says(
        &tessa.run("/council decisions").await,
        &["You said: Briefs two weeks ahead", "We do: From the next"],
    );
    says(&alina.run("/совет решения").await, &["Брифы за две недели", "Мы делаем: Начиная"]);
    says(&tessa.run("/ask search words:sunday").await, &["Sunday evenings", "✓"]);
    says(&alina.run("/спросить поиск слова:зимой").await, &["Бег зимой"]);
    let seen = nina.run("/report introductions").await;
    says(&seen, &["2.8 of 3", "introductions: 3 · all yes: 2 · met: 2"]);
    says(&pavel.run("/сводка знакомства").await, &["2,8 из 3", "все согласились: 2"]);
    says(&nina.run("/round preview").await, &["[Start the round]"]);
    demo.stop().await;
}
