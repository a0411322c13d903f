//! What creators accept: versions of it, what a change of it means, and a campaign that begins as an earlier one was.

use duet::domain::money::Money;

use super::{published, reads, says, says_nothing_of, set_terms, translate, written};
use crate::support::Town;

#[tokio::test(flavor = "multi_thread")]
async fn changed_terms_wait_until_they_are_published() {
    let town = Town::new().await;
    let max = town.manager("Max", "en-US");
    let olga = town.manager("Ольга", "ru");
    published(&town, &max, &olga).await;
    let brief = max.run("/campaign brief campaign:Spring").await;
    says(&brief, &["Creators read it as version 1 of the terms"]);
    says_nothing_of(&brief, "Publish the new terms");
    let brief = set_terms(&max, &brief, "300 USD").await;
    says(&brief, &["Creators still know version 1", "Evening video: $300.00 instead of $250.00"]);
    assert_eq!(reads(&town, "us").await.deliverables[0].pay, Some(Money::new(25_000, "USD")));
    let video = max.select(&brief, "Change what is asked for…", &["Evening video"]).await;
    max.press(&video, "Text: English").await;
    let video = max.submit("", &[("second", "Sixty seconds of your evening")]).await;
    let brief = max.press(&video, "Back to the brief").await;
    says(&brief, &["~~Thirty~~ **Sixty** seconds", "Evening video in Russian (out of date"]);
    says_nothing_of(&brief, "[Publish the new terms]");
    let card = olga.run("/кампания перевести кампания:Весна").await;
    says(&card, &["Вечернее видео · Каким должен быть", "~~Thirty~~ **Sixty** seconds"]);
    let form = olga.select(&card, "Тексты материалов…", &["Вечернее видео"]).await;
    says(&form, &["Полминуты вашего вечера"]);
    let card = olga.submit("", &[("second", "Минута вашего вечера")]).await;
    says(&card, &["Все переведено"]);
    let theirs = olga.press(&card, "Назад к брифу").await;
    says(&theirs, &["~~Полминуты~~ **Минута** вашего вечера", "теперь 300,00"]);
    let brief = max.run("/campaign brief campaign:Spring").await;
    let done = max.press(&brief, "Publish the new terms").await;
    says(&done, &["Version 2 of the terms is published"]);
    let again = olga.press(&theirs, "Опубликовать новые условия").await;
    says(&again, &["Авторы видят версию 2 условий"]);
    let view = reads(&town, "ru").await;
    assert_eq!((view.version, view.deliverables[0].pay.clone()), (2, Some(Money::new(30_000, "USD"))));
    assert_eq!(view.deliverables[0].description.read(view.language), "Минута вашего вечера");
    says(&max.run("/program audit").await, &["published terms"]);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn something_is_asked_for_no_longer() {
    let town = Town::new().await;
    let max = town.manager("Max", "en-US");
    let olga = town.manager("Ольга", "ru");
    published(&town, &max, &olga).await;
    let brief = max.run("/campaign brief campaign:Spring").await;
    let video = max.select(&brief, "Change what is asked for…", &["Evening video"]).await;
    let video = max.select(&video, "Where it is published", &["TikTok"]).await;
    let video = max.select(&video, "What form it has", &["a short video"]).await;
    says(&video, &["a short video on TikTok"]);
    let asked = max.press(&video, "Ask for it no longer").await;
    says(&asked, &["Ask for Evening video no longer?", "Whoever joined keeps what they accepted"]);
    let late = max.run("/campaign brief campaign:Spring").await;
    let late = max.select(&late, "Change what is asked for…", &["Evening video"]).await;
    let brief = max.press(&asked, "Ask no longer").await;
    says(&brief, &["No longer asked for: Evening video", "Nothing yet"]);
    says(&max.press(&late, "Date, pay, rights").await, &["not asked for any more"]);
    assert_eq!(reads(&town, "us").await.deliverables.len(), 1, "what was accepted holds");
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_about_terms_says_what_is_wrong() {
    let town = Town::new().await;
    let max = town.manager("Max", "en-GB");
    let brief = written(&max).await;
    let video = max.select(&brief, "Change what is asked for…", &["Evening video"]).await;
    let wrong: [(&str, &str, &str); 4] = [
        ("due", "soon", "“soon” is not a day"),
        ("pay", "lots", "lots"),
        ("pay", "5 bucks", "currency"),
        ("rights-from", "1/1/2028", "would end before they begin"),
    ];
    for (field, typed, said) in wrong {
        max.press(&video, "Date, pay, rights").await;
        let fields = [("rights-until", "31/12/2027"), (field, typed)];
        says(&max.submit("", &fields).await, &[said]);
    }
    let brief = max.press(&video, "Back to the brief").await;
    max.press(&brief, "Ask for something").await;
    says(&max.submit("", &[("first", "\u{200b}")]).await, &["“What it is called”"]);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_campaign_begins_as_an_earlier_one_was() {
    let town = Town::new().await;
    let max = town.manager("Max", "en-US");
    let olga = town.manager("Ольга", "ru");
    published(&town, &max, &olga).await;
    let form = max.run("/campaign clone campaign:Spring").await;
    says(&form, &["A campaign like this one", "Spring", "https://shop.example.com/spring"]);
    let sheet = max.submit("", &[("name", "Autumn"), ("ends", "2027-11-30")]).await;
    says(&sheet, &["Autumn", "is copied and needs a look", "Evening video has no date", "a draft"]);
    let brief = max.press(&sheet, "Brief").await;
    says(&brief, &["Objective ✓", "Evening video · a video", "no date"]);
    let held = max.press(&brief, "It holds as it stands").await;
    says_nothing_of(&held, "in English");
    says(&held, &["in Russian (a draft"]);
    set_terms(&max, &held, "250 USD").await;
    let card = olga.run("/кампания перевести кампания:Весна (черновик)").await;
    says(&olga.press(&card, "Все по-прежнему верно").await, &["Все переведено"]);
    says(&max.run("/campaign publish campaign:Autumn (draft)").await, &["Autumn is published"]);
    town.settle().await;
    assert_eq!(reads(&town, "us").await.version, 1, "the first one is as it was");
    says(&max.run("/program audit").await, &["began a campaign from an earlier one"]);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_campaign_without_a_brief_is_one_for_links() {
    let town = Town::new().await;
    let max = town.manager("Max", "en-US");
    let sheet = super::draft(&max).await;
    says(&max.press(&sheet, "Publish").await, &["Spring is published"]);
    town.settle().await;
    let brief = max.run("/campaign brief campaign:Spring").await;
    says(&brief, &["Nothing is asked of creators yet"]);
    max.press(&brief, "Ask for something").await;
    let video = max.submit("", &[("first", "Evening video"), ("due", "2027-05-01"), ("pay", "0")]).await;
    let brief = max.press(&video, "Back to the brief").await;
    says(&brief, &["The campaign is published and has no terms yet", "Evening video in Russian (missing)"]);
    let olga = town.manager("Ольга", "ru");
    let card = olga.run("/кампания перевести кампания:Весна").await;
    olga.select(&card, "Тексты материалов…", &["Evening video"]).await;
    olga.submit("", &[("first", "Вечернее видео")]).await;
    let brief = max.run("/campaign brief campaign:Spring").await;
    says(&max.press(&brief, "Publish the new terms").await, &["Version 1 of the terms is published"]);
    assert_eq!(reads(&town, "ru").await.version, 1);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_standing_campaign_asks_for_nothing() {
    let town = Town::new().await;
    let max = town.manager("Max", "en-US");
    let sheet = max.run("/campaign publish campaign:Always on").await;
    says_nothing_of(&sheet, "[Brief]");
    max.press(&sheet, "Text: English").await;
    says(&max.submit("", &[("first", "All year")]).await, &["All year", "Russian: out of date"]);
    written(&max).await;
    translate(&town.manager("Ольга", "ru")).await;
    town.close().await;
}
