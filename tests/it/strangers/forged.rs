//! Every custom id that Duet knows, about things that are not the presser's, on messages that Duet never wrote so.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Mutex;

use discord_sandbox::Id;
use duet::discord::press::Press;
use regex::Regex;
use serde_json::{Value, json};

use super::crawl::{FAREWELL, kind};
use super::witness::{Actor, Witness};
use crate::support::rows::Row;
use crate::support::{TOKEN, Town, files};

/// How many ids are tried for each kind of press.
const MOST: usize = 96;

/// The key of the newest row of every table: something of every kind.
pub struct Samples {
    newest: BTreeMap<String, String>,
    /// The tables in which a key stands.
    places: BTreeMap<String, BTreeSet<String>>,
}

impl Samples {
    /// Those among these rows, which are some or all of what there is.
    pub fn of(rows: &BTreeSet<Row>, all: &BTreeSet<Row>) -> Self {
        let (mut newest, mut places) = (BTreeMap::<String, String>::new(), BTreeMap::<_, BTreeSet<_>>::new());
        for row in rows.iter().filter(|row| row.key.len() >= 10) {
            let known = newest.entry(row.table.clone()).or_default();
            *known = known.as_str().max(&row.key).to_owned();
        }
        for row in all {
            places.entry(row.key.clone()).or_default().insert(row.table.clone());
        }
        Self { newest, places }
    }

    /// All of them.
    pub fn all(&self) -> Vec<String> {
        self.newest.values().collect::<BTreeSet<_>>().into_iter().cloned().collect()
    }

    /// One of every table whose name `is_meant`, and one of another kind; all of them where no table is.
    pub fn fitting(&self, is_meant: impl Fn(&str) -> bool) -> Vec<String> {
        let (meant, others): (Vec<_>, Vec<_>) = self.newest.iter().partition(|(table, _)| is_meant(table));
        if meant.is_empty() {
            return self.all();
        }
        meant.into_iter().chain(others.into_iter().take(1)).map(|(_, key)| key.clone()).collect()
    }

    /// What a press about a `CampaignId`, or about a `Pair<Language, CampaignId>`, is tried with. What it is about otherwise
    /// shows in the numbers that were in it when it was offered.
    fn about(&self, kind: &str, offered: &BTreeSet<&str>) -> Vec<String> {
        let words = kind.split(|sign: char| !sign.is_alphanumeric());
        let tables: BTreeSet<String> = words.filter_map(|word| word.strip_suffix("Id")).map(table).collect();
        if !tables.is_empty() {
            return self.fitting(|name| tables.contains(name));
        }
        let seen: BTreeSet<&String> =
            offered.iter().filter_map(|number| self.places.get(*number)).flatten().collect();
        self.fitting(|name| seen.iter().any(|table| *table == name))
    }

    /// What a forged select lets somebody choose.
    pub fn chosen(&self) -> Vec<String> {
        let newest = self.all().pop();
        newest.into_iter().chain(["en".to_owned(), "@everyone '; --".to_owned()]).collect()
    }
}

/// The table of a `CheckIn`.
fn table(noun: &str) -> String {
    let mut table = String::new();
    for letter in noun.chars() {
        if letter.is_uppercase() && !table.is_empty() {
            table.push('_');
        }
        table.extend(letter.to_lowercase());
    }
    table
}

/// Custom ids of every kind in `Press::all` about things of which there are samples, in the forms in which others were
/// offered.
pub fn custom_ids(witness: &Witness<'_>, samples: &Samples) -> Vec<String> {
    assert!(samples.all().len() <= MOST, "of {} ids some would not be tried", samples.all().len());
    let number = Regex::new("[0-9]{10,}").expect("a pattern");
    let offered = witness.offered();
    let shapes: BTreeSet<String> =
        offered.iter().map(|custom_id| number.replace_all(custom_id, "{}").into_owned()).collect();
    let said: BTreeSet<String> = shapes
        .iter()
        .filter_map(|shape| shape.split('/').nth(1))
        .flat_map(|middle| middle.split(SIGNS))
        .chain(["-", "true", "0", "1", "-1", "7d", "30d", "en", "ru"])
        .filter(|word| !word.is_empty() && *word != "{}")
        .map(str::to_owned)
        .collect();
    let words = said.iter().cloned().chain(words_of_the_source()).collect();
    let mut of_kind = BTreeMap::<String, Vec<&String>>::new();
    for custom_id in &offered {
        of_kind.entry(kind(custom_id)).or_default().push(custom_id);
    }
    let mut found = Vec::new();
    let all = Press::all().filter(|(noun, verb, _)| format!("{noun}/{verb}") != FAREWELL);
    for (noun, verb, kind_of_thing) in all {
        let same = of_kind.get(&format!("{noun}/{verb}")).map_or(&[][..], Vec::as_slice);
        let numbers = same.iter().flat_map(|custom_id| number.find_iter(custom_id));
        let ids = samples.about(kind_of_thing, &numbers.map(|found| found.as_str()).collect());
        let own: BTreeSet<_> = same.iter().map(|custom_id| number.replace_all(custom_id, "{}")).collect();
        let mut tried: Vec<String> =
            own.iter().flat_map(|shape| ids.iter().map(|id| shape.replace("{}", id))).collect();
        tried.extend(ids.iter().chain(&words).map(|id| format!("{noun}/{id}/{verb}")));
        tried.retain(|custom_id| is_known(custom_id));
        if tried.is_empty() {
            tried = composed((noun, verb), &ids, [&said, &words]);
        }
        if tried.is_empty() {
            witness.fault(format!("no custom id could be forged for {noun}/{verb}"));
        }
        let mut seen = BTreeSet::new();
        tried.retain(|custom_id| seen.insert(custom_id.clone()));
        found.extend(tried.into_iter().take(MOST));
    }
    found
}

/// Ids of two parts, or else of three, at most one of them an id and the others words of Duet's, in whatever way parts are
/// joined.
fn composed((noun, verb): (&str, &str), ids: &[String], words: [&BTreeSet<String>; 2]) -> Vec<String> {
    let shapes = shapes((noun, verb), words);
    let each = shapes.iter().flat_map(|shape| ids.iter().map(|id| shape.replace(SAMPLE, id)));
    each.map(|middle| format!("{noun}/{middle}/{verb}")).collect()
}

/// An id of whatever it may be.
const SAMPLE: &str = "1310000000000000000";

/// The shapes of a press's ids, about [`SAMPLE`], with the first of these sets of words that makes any. They are searched for
/// once, for all tests: there are many ways to join three words.
fn shapes((noun, verb): (&str, &str), words: [&BTreeSet<String>; 2]) -> Vec<String> {
    static FOUND: Mutex<BTreeMap<String, Vec<String>>> = Mutex::new(BTreeMap::new());
    let mut found = FOUND.lock().expect("no search has failed");
    let is = |middle: &String| is_known(&format!("{noun}/{middle}/{verb}"));
    let two = |words: &BTreeSet<String>, sign| -> Vec<String> {
        words.iter().flat_map(|word| in_two(sign, word)).filter(is).collect()
    };
    let three = |words: &BTreeSet<String>, sign| -> Vec<String> {
        let pairs = words.iter().flat_map(|first| words.iter().map(move |second| (first, second)));
        pairs.flat_map(|pair| in_three(sign, pair)).filter(is).collect()
    };
    let search = || {
        let ways = words.into_iter().flat_map(|words| {
            let two = SIGNS.into_iter().map(move |sign| two(words, sign));
            two.chain(SIGNS.into_iter().map(move |sign| three(words, sign)))
        });
        ways.into_iter().find(|shapes| !shapes.is_empty()).unwrap_or_default()
    };
    found.entry(format!("{noun}/{verb}")).or_insert_with(search).clone()
}

/// What may stand between the parts of an id.
const SIGNS: [char; 5] = ['.', '-', ':', '_', ','];

fn in_two(sign: char, word: &str) -> [String; 2] {
    [format!("{SAMPLE}{sign}{word}"), format!("{word}{sign}{SAMPLE}")]
}

fn in_three(sign: char, (first, second): (&String, &String)) -> [String; 4] {
    let wordy = format!("{first}{sign}{second}");
    [
        format!("{SAMPLE}{sign}{wordy}"),
        format!("{first}{sign}{SAMPLE}{sign}{second}"),
        format!("{wordy}{sign}{SAMPLE}"),
        wordy,
    ]
}

/// Every word that Duet's own source has in quotes where rules and ids are, such as `thanks` or `setup`.
fn words_of_the_source() -> BTreeSet<String> {
    let quoted = Regex::new("\"([a-z][a-z0-9_-]{0,15})\"").expect("a pattern");
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let files = files(&root.join("domain")).into_iter().chain([root.join("discord/ids.rs")]);
    let texts = files.filter_map(|file| std::fs::read_to_string(file).ok());
    let words = texts
        .flat_map(|text| quoted.captures_iter(&text).map(|found| found[1].to_owned()).collect::<Vec<_>>());
    words.collect()
}

fn is_known(custom_id: &str) -> bool {
    custom_id.len() <= 100 && Press::of(custom_id).is_some_and(|press| press.to_string() == custom_id)
}

/// Custom ids that mean nothing.
pub fn nonsense() -> Vec<String> {
    let mut found: Vec<String> =
        ["/", "//", "link", "link/", "link/x/get", "a/b/c", "link/-/get/more", "🦊/-/🦊", "../../etc/passwd"]
            .map(str::to_owned)
            .to_vec();
    found.push(format!("link/{}/archive", "9".repeat(80)));
    found.push("я".repeat(100));
    found.extend(Press::all().map(|(noun, verb, _)| format!("{noun}/7x/{verb}")));
    found
}

/// Presses each custom id as a button, and the first of each kind as a select too, on messages that the bot's account
/// wrote. Forms that open are filled in.
pub async fn press_all(witness: &Witness<'_>, actor: &Actor, custom_ids: &[String], values: &[String]) {
    let private = witness.pen.direct_messages(actor.person.id()).await;
    let mut seen = BTreeSet::new();
    for custom_id in custom_ids {
        let kind = kind(custom_id);
        let is_first = seen.insert(kind.clone());
        let places: &[Id] = if is_first { &[actor.room, private] } else { &[actor.room] };
        for place in places {
            let message = witness.pen.post(*place, &button(custom_id)).await;
            let outcome = actor.person.press(message, custom_id).await;
            let was_answered = witness.judge(actor, (&kind, custom_id), Some(message), &outcome).await;
            if !was_answered {
                witness.fault(format!("{}: {custom_id} was not answered: {}", actor.who, outcome.text()));
            }
            if outcome.modal.is_some() {
                let outcome = actor.person.submit("", &[]).await;
                witness.judge(actor, (&kind, "an untouched form"), Some(message), &outcome).await;
                actor.person.close_form();
            }
        }
        if is_first {
            for value in values {
                let options = json!([{"label": "…", "value": value}]);
                let select = json!({"type": 3, "custom_id": custom_id, "options": options});
                let message = witness.pen.post(actor.room, &select).await;
                let outcome = actor.person.select(message, custom_id, &[value]).await;
                witness.judge(actor, (&kind, value), Some(message), &outcome).await;
                actor.person.close_form();
            }
        }
    }
}

/// A button with this custom id.
pub fn button(custom_id: &str) -> Value {
    json!({"type": 2, "style": 1, "label": "…", "custom_id": custom_id})
}

/// Writes with the bot's account, past Duet.
pub struct Pen {
    client: reqwest::Client,
    api: String,
}

impl Pen {
    /// The pen of a town's bot.
    pub fn of(town: &Town) -> Self {
        Self { client: reqwest::Client::new(), api: format!("{}/api/v10", town.sandbox.url()) }
    }

    /// A message with one component.
    pub async fn post(&self, channel: Id, component: &Value) -> Id {
        let row = json!({"type": 1, "components": [component]});
        let body = json!({"content": "…", "components": [row], "allowed_mentions": {"parse": []}});
        self.ask(&format!("channels/{channel}/messages"), &body).await
    }

    async fn direct_messages(&self, person: Id) -> Id {
        self.ask("users/@me/channels", &json!({"recipient_id": person.to_string()})).await
    }

    /// The id of what comes back.
    async fn ask(&self, path: &str, body: &Value) -> Id {
        let request = self.client.post(format!("{}/{path}", self.api));
        let request = request.header("authorization", format!("Bot {TOKEN}"));
        let request = request.header("content-type", "application/json").body(body.to_string());
        let answer =
            request.send().await.expect("the sandbox answers").text().await.expect("the sandbox answers");
        let answer: Value = serde_json::from_str(&answer).expect("the sandbox speaks JSON");
        let id = answer["id"].as_str().and_then(|id| id.parse().ok());
        id.unwrap_or_else(|| panic!("the sandbox refused: {answer}"))
    }
}
