//! What stands in public mentions nobody, is drawn as it was typed, and holds no private word.

use discord_sandbox::{NewPerson, Person};
use serde_json::Value;

use crate::start::{applies, applies_in_russian};
use crate::support::Town;

/// What people type to be louder than others, and how it would look if it worked.
const LOUD: &[(&str, &str)] = &[
    ("@everyone **x** [a](https://evil.example)", "**x**"),
    ("[free](https://evil.example) ||s|| `c`", "](https://evil.example"),
    ("@here __u__ ~~t~~ <@&1> <#1> </link get:1>", "<@&1>"),
    ("# big\n> quoted\n-# small\n- item", "\n> quoted"),
    ("```\nblock\n``` *i* _j_ \\*k\\*", "```"),
];

/// What is to be read in a message, as Discord gets it.
fn words(message: &Value) -> String {
    let mut found = vec![message["content"].as_str().unwrap_or_default().to_owned()];
    for embed in message["embeds"].as_array().into_iter().flatten() {
        let fields = embed["fields"].as_array().into_iter().flatten();
        let named = fields.flat_map(|field| [&field["name"], &field["value"]]);
        let texts = [&embed["title"], &embed["description"]].into_iter().chain(named);
        found.extend(texts.filter_map(Value::as_str).map(str::to_owned));
    }
    found.join("\n")
}

/// Signs by which Discord would format, link, mention or quote, taken from what [`LOUD`] says.
const SIGNS: &[&str] = &[
    "**x**", "](http", "://evil", "||s||", "`c`", "__u__", "~~t~~", "<@&", "<#1>", "</link", "\n# ", "\n> ",
    "\n-# ", "\n- ", "```", "*i*", "_j_",
];

/// Whether a sign stands somewhere without a backslash before it.
fn works(said: &str, sign: &str) -> bool {
    said.match_indices(sign).any(|(at, _)| !said[..at].ends_with('\\'))
}

#[track_caller]
fn is_quiet(message: &Value) {
    assert_eq!(message["mention_everyone"], false, "{message}");
    for mentioned in ["mentions", "mention_roles"] {
        assert!(message[mentioned].as_array().is_none_or(Vec::is_empty), "{message}");
    }
    let said = format!("\n{}", words(message));
    let loud: Vec<&&str> = SIGNS.iter().filter(|sign| works(&said, sign)).collect();
    assert!(loud.is_empty(), "{loud:?} work in:\n{said}");
}

/// The messages of Duet's that stand in a channel for everybody.
fn posts(reader: &Person, channel: discord_sandbox::Id) -> Vec<Value> {
    let is_private = |message: &Value| message["flags"].as_u64().is_some_and(|flags| flags & 64 != 0);
    reader.messages(channel).into_iter().filter(|message| !is_private(message)).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_loud_campaign_is_posted_as_it_was_typed() {
    let town = Town::new().await;
    let max = town.manager("Max", "en-US");
    let (sam, lena) = (town.newcomer("Sam", "en-GB"), town.newcomer("Лена", "ru"));
    for (number, (loud, _)) in LOUD.iter().enumerate() {
        let (name, first) = (format!("{number} {loud}"), loud.lines().next().unwrap_or_default());
        let named = format!("{number} {first}");
        max.run("/campaign new").await;
        let fields = [("name", &*named), ("summary", &*name), ("landing", "https://shop.example.com/")];
        let sheet = max.submit("", &fields).await;
        max.press(&sheet, "Text: Русский").await;
        let sheet = max.submit("", &[("first", &*named), ("second", &*name)]).await;
        let done = max.press(&sheet, "Publish").await;
        assert!(done.text().contains("is published"), "{}", done.text());
        done.messages.iter().for_each(is_quiet);
    }
    town.settle().await;
    for (reader, channel) in [(&sam, town.us), (&lena, town.ru)] {
        let posts = posts(reader, channel);
        assert_eq!(posts.len(), LOUD.len());
        posts.iter().for_each(is_quiet);
        // The same words, privately, in the other language.
        for post in &posts {
            let shown = reader.press(post, "🌐").await;
            assert!(!shown.messages.is_empty(), "{}", shown.text());
            shown.messages.iter().for_each(is_quiet);
        }
    }
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_loud_applicant_and_a_loud_manager_are_read_as_they_typed() {
    for (number, (loud, sign)) in LOUD.iter().enumerate() {
        let town = Town::new().await;
        let (mira, boss) = (town.newcomer("Mira", "en-US"), town.manager("Boss", "en-US"));
        applies(&mira).await;
        let profile = mira.run("/profile edit").await;
        assert!(profile.modal.is_some(), "{}", profile.text());
        let name: String = loud.lines().next().unwrap_or_default().chars().take(60).collect();
        let fields = ["niche", "platforms", "audience", "about"].map(|field| (field, *loud));
        let saved = mira.submit("", &[&[("name", &*name)], &fields[..]].concat()).await;
        assert_eq!(saved.error, None, "{}", saved.text());
        town.settle().await;
        let posted = boss.messages(town.review).pop().expect("the application is posted");
        boss.press(&posted, if number % 2 == 0 { "Ask" } else { "Decline" }).await;
        let field = if number % 2 == 0 { "question" } else { "reason" };
        let told = boss.submit("", &[(field, loud)]).await;
        assert_eq!(told.error, None, "{}", told.text());
        town.settle().await;
        let posted = boss.messages(town.review);
        let direct = mira.direct_messages();
        assert!(direct.len() > 1, "{direct:?}");
        for message in posted.iter().chain(&direct).chain(&saved.messages) {
            // Who applied is named on purpose, and mentions nobody.
            assert_eq!(message["mention_everyone"], false, "{message}");
            assert!(!works(&format!("\n{}", words(message)), sign), "{sign} works in:\n{}", words(message));
        }
        town.close().await;
    }
}

/// What Mira and Лена tell the managers, and the managers them.
const PRIVATE: &[&str] = &[
    "Slow travel and tea",
    "youtube.com/@mira",
    "12,000",
    "Honest reviews only",
    "America/Chicago",
    "Чай и малые города",
    "t.me/lena",
    "3 400",
    "Только честные обзоры",
    "Where exactly",
    "В Казани",
    "Too early for us",
    "Не сейчас",
    "Mira",
    "Лена",
];

#[tokio::test(flavor = "multi_thread")]
async fn no_private_word_reaches_a_public_channel() {
    let town = Town::new().await;
    let (mira, lena) = (town.newcomer("Mira", "en-US"), town.newcomer("Лена", "ru"));
    let (boss, olga) = (town.manager("Boss", "en-US"), town.manager("Ольга", "ru"));
    // Everything happens where everybody could read along.
    let (boss, olga) = (boss.at(town.us), olga.at(town.ru));
    applies(&mira.at(town.us)).await;
    applies_in_russian(&lena.at(town.ru)).await;
    town.settle().await;
    let queue = boss.run("/review applications").await;
    boss.press(&queue, "Ask").await;
    boss.submit("", &[("question", "Where exactly?")]).await;
    let queue = boss.press(&queue, "Next").await;
    boss.press(&queue, "Decline").await;
    boss.submit("", &[("reason", "Too early for us")]).await;
    town.settle().await;
    let question = mira.direct_messages().pop().expect("the question");
    mira.in_direct_messages().press(&question, "Answer").await;
    mira.submit("", &[("answer", "В Казани")]).await;
    let again = lena.at(town.ru).run("/старт").await;
    assert!(again.text().contains("Too early for us"), "{}", again.text());
    let anew = lena.press(&again, "Подать заново").await;
    lena.press(&anew, "Заполнить заявку").await;
    let consent = lena.submit("", &[("audience", "3 401")]).await;
    lena.press(&consent, "Отправить заявку").await;
    town.settle().await;
    let queue = olga.run("/проверка заявки").await;
    olga.press(&queue, "Следующая").await;
    olga.press(&queue, "Отклонить").await;
    olga.submit("", &[("reason", "Не сейчас")]).await;
    let staff = [(&olga, "/автор карточка автор:Mira"), (&boss, "/creator list"), (&boss, "/program audit")];
    let own = ["/profile show", "/profile export", "/start", "/link get", "/stats me"];
    let public = [mira.at(town.us), lena.at(town.ru)];
    let own = public.iter().flat_map(|person| own.map(|line| (person, line)));
    for (person, line) in staff.into_iter().chain(own) {
        let outcome = person.run(line).await;
        assert_eq!(outcome.error, None, "{line}: {}", outcome.text());
    }
    town.settle().await;
    // Somebody who can read every public channel, and nothing else.
    let sam = town.sandbox.person(&NewPerson::speaking("Sam", "en-GB", town.guild));
    assert!(sam.can_see(town.us) && sam.can_see(town.ru) && !sam.can_see(town.review));
    let read: String = sam.inbox().iter().map(Value::to_string).collect();
    let found: Vec<&&str> = PRIVATE.iter().filter(|word| read.contains(**word)).collect();
    assert!(found.is_empty(), "{found:?} can be read by everybody: {read}");
    // The words are there to be found: those whom they are for have read them.
    let private: String = [&mira, &lena, &boss, &olga]
        .iter()
        .flat_map(|person| person.inbox())
        .map(|message| message.to_string())
        .collect();
    let unsaid: Vec<&&str> = PRIVATE.iter().filter(|word| !private.contains(**word)).collect();
    assert!(unsaid.is_empty(), "{unsaid:?} were said to nobody");
    town.close().await;
}
