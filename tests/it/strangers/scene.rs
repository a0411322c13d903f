//! A town with something of every kind in it that somebody could be after, and what must be left of it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Days;
use chrono::TimeDelta;
use discord_sandbox::{Attachment, Id, NewChannel, NewPerson, NewRole, Person};
use duet::domain::api_key::{self, ApiKey, secret_of};
use duet::domain::attribution;
use duet::domain::audience::Band;
use duet::domain::brief::{Draft, Leaf, Part, Section, Terms};
use duet::domain::brief_question::{BriefAnswer, BriefQuestion};
use duet::domain::campaign::State;
use duet::domain::check_in::{Cadence, Questions};
use duet::domain::consent::Use;
use duet::domain::contact::{Frequency, Topic};
use duet::domain::conversion::Report;
use duet::domain::creator::Stage;
use duet::domain::deliverable::{Deliverable, Format, Piece};
use duet::domain::hub::HubItem;
use duet::domain::idea::{Idea, IdeaAnswer};
use duet::domain::money::Money;
use duet::domain::participation::Participation;
use duet::domain::post::{Post, Subject};
use duet::domain::program::Zone;
use duet::domain::reminder::{Kind, Reminder};
use duet::domain::stage::{Item, Stage as Step};
use duet::domain::tier::{Collaborations, Rule, Tier};
use duet::domain::wording::Wording;
use duet::domain::{
    ApplicationId, CampaignId, ChannelId, CreatorId, Language, MessageId, PersonId, ProgramId, RoleId,
};
use duet::features::conversion::{self, Fate};
use duet::store;
use duet::store::stage::Move;
use futures::future::join_all;
use reqwest::redirect::Policy;
use serde_json::json;

use super::handed::{hand_in, tell};
use super::meeting::meet;
use super::seated::sit;
use super::witness::{Actor, Witness};
use super::{asked, crawl, forged, paid, told};
use crate::support::founding::{found_campaign, found_creator};
use crate::support::rows::{Row, columns, connected, rows};
use crate::support::{Town, signed};

/// What stands in the town's programme and nowhere else, and must not be read outside of it.
pub const SECRETS: &[&str] = &[
    "Quillfeather",
    "Wobblethorpe",
    "Marzipanade",
    "Марципанад",
    "Gooseberry",
    "quill-own",
    "Quincetoken",
    "QUINCECODE",
    "marmalade",
    "shop.example.com",
    "Acme creators",
    "Gingerbread",
    "Имбирный",
];
/// What nobody but the managers of the town's programme, and those whom it is about, may read.
pub const CONFIDENCES: &[&str] =
    &["Quillfeather", "Wobblethorpe", "Gooseberry", "quill-own", "Quincetoken", "QUINCECODE", "marmalade"];

/// A town with something of every kind in it that somebody could be after.
pub struct Scene {
    /// The town.
    pub town: Town,
    /// A creator.
    pub quillfeather: Person,
    /// Somebody who has applied.
    pub wobblethorpe: Person,
    /// A post about a campaign, in a channel that everybody in the town sees.
    pub post: Id,
}

impl Scene {
    /// The town, in which all of that has happened.
    pub async fn new() -> Self {
        let town = Town::new().await;
        let app = &town.duet.app;
        let quillfeather = town.creator("Quillfeather", "en-US", "us").await;
        let answer = quillfeather.run("/link new alias:quill-own").await;
        assert!(answer.text().contains("quill-own"), "{}", answer.text());
        let wobblethorpe = town.newcomer("Wobblethorpe", "en-US");
        let known = (wobblethorpe.id(), "Wobblethorpe", "en-US");
        let creator = found_creator(app, town.guild, known, "us", Stage::Applied).await;
        let mut tx = app.begin().await.expect("the database works");
        let program = town.program(&mut tx).await.program_id;
        let id: ApplicationId = app.ids.next();
        let now = app.clock.now();
        let inserted = store::application::insert(&mut tx, id, (program, creator), now).await;
        assert!(inserted.expect("the database works").is_some(), "the application waits");
        tx.commit().await.expect("the database works");
        let post = forged::Pen::of(&town).post(town.us, &forged::button("link/-/get")).await;
        let scene = Self { town, quillfeather, wobblethorpe, post };
        scene.fill(program).await;
        scene.town.settle().await;
        let filled: BTreeSet<String> = scene.all_rows().await.into_iter().map(|row| row.table).collect();
        for (table, _) in columns(scene.town.database()).await {
            assert!(filled.contains(&table), "nothing is in {table} that could be read, changed or lost");
        }
        scene
    }

    /// Campaigns, and something in every table that has nothing yet.
    async fn fill(&self, program: ProgramId) {
        let (town, app) = (&self.town, &self.town.duet.app);
        let live = [
            (Language::En, "Marzipanade", "All about Marzipanade."),
            (Language::Ru, "Марципанад", "Все о Марципанаде."),
        ];
        let live =
            found_campaign(app, program, (State::Live, false), "https://shop.example.com/m", &live).await;
        let draft = [(Language::En, "Gooseberry", "Not yet.")];
        let draft =
            found_campaign(app, program, (State::Draft, false), "https://shop.example.com/g", &draft).await;
        let mut tx = app.begin().await.expect("the database works");
        let (now, person) = (app.clock.now(), PersonId(signed(self.quillfeather.id())));
        let creator = store::creator::find(&mut tx, program, person).await.expect("the database works");
        let creator = creator.expect("Quillfeather is a creator").creator_id;
        let market = store::market::list(&mut tx, program).await.expect("the database works")[0].market_id;
        let link =
            store::link::find_by_code(&mut tx, creator, "quill-own").await.expect("the database works");
        let link = link.expect("the link was made").link_id;
        let place = (ChannelId(signed(town.us)), MessageId(signed(self.post)));
        let post = Post { subject: Subject::Campaign(live), language: Language::En };
        let done = [
            store::campaign::insert_market(&mut tx, draft, market).await,
            store::consent::insert(&mut tx, creator, Use::Quotes, now).await,
            store::link::insert_or_update_token(&mut tx, link, None, "Quincetoken", now).await,
            store::post::insert(&mut tx, program, place, post, now).await,
            store::contact::insert_or_update_frequency(&mut tx, creator, (Topic::Tier, Frequency::Weekly))
                .await,
            store::contact::insert_day_off(&mut tx, market, now.date_naive() + Days::new(100)).await,
        ];
        assert!(done.iter().all(Result::is_ok), "{done:?}");
        tx.commit().await.expect("the database works");
        self.plan(program, draft).await;
        self.keep().await;
        self.sell(program).await;
        self.climb(creator).await;
        self.check_in(program, creator).await;
        self.take_part(program, (live, creator)).await;
        told::fill(&self.town, program, (creator, person, market), live).await;
        asked::fill(town, program, (creator, person, market)).await;
        sit(app, program, (creator, person, market)).await;
        hand_in(app, program, (draft, creator)).await;
        meet(app, program, (creator, market)).await;
        tell(app, program, live, person).await;
        let visit = reqwest::Client::builder().redirect(Policy::none()).build().expect("a browser");
        let visit = visit.get(format!("http://{}/quill-own", town.duet.web_address));
        let answer = visit.header("user-agent", "Mozilla/5.0 (X11; Linux x86_64) Firefox/132.0").send().await;
        assert!(answer.expect("an answer").status().is_redirection(), "the link leads somewhere");
        let boss = town.manager("Boss", "en-US");
        let waiting = boss.run("/review applications").await;
        boss.press(&waiting, "Ask").await;
        let asked = boss.submit("", &[("question", "Which marmalade?")]).await;
        assert!(asked.error.is_none(), "{}", asked.text());
    }

    /// What a campaign asks of creators, and how far it is.
    async fn plan(&self, program: ProgramId, campaign: CampaignId) {
        let app = &self.town.duet.app;
        let (now, by) = (app.clock.now(), PersonId(signed(self.quillfeather.id())));
        let wording = Wording::new(Language::En, Vec::new());
        let words = wording.written(Language::En, "Say marmalade".to_owned());
        let deliverable = Deliverable {
            deliverable_id: app.ids.next(),
            campaign_id: campaign,
            place: 1,
            platform: None,
            format: Format::Short,
            due_on: None,
            pay: None,
            rights_from_on: None,
            rights_until_on: None,
            revision: 0,
            words: BTreeMap::new(),
        };
        let draft = Draft {
            brief_draft_id: app.ids.next(),
            campaign_id: campaign,
            language: Language::En,
            leaf: Leaf::Part(Part::Message),
            typed: vec!["More marmalade".to_owned()],
        };
        let step = Move {
            stage_move_id: app.ids.next(),
            campaign_id: campaign,
            from_stage: Step::Discovery,
            to_stage: Step::Qualification,
            unmet: "goals".to_owned(),
            reason: "For the marmalade".to_owned(),
            moved_by_person_id: Some(by),
            moved_at: now,
        };
        let mut tx = app.begin().await.expect("the database works");
        let section = (campaign, Section::MustSay);
        let title = (deliverable.deliverable_id, Piece::Title);
        store::deliverable::insert(&mut tx, &deliverable, now).await.expect("the database works");
        store::brief::insert_draft(&mut tx, (program, by), &draft, now).await.expect("the database works");
        store::stage::insert_tick(&mut tx, (campaign, Item::Shortlist), by, now)
            .await
            .expect("the database works");
        let done = [
            store::brief::insert_or_update_text(&mut tx, section, &words, by, now).await,
            store::deliverable::insert_or_update_text(&mut tx, title, &words, by, now).await,
            store::stage::insert(&mut tx, &step).await,
        ];
        assert!(done.iter().all(|done| matches!(done, Ok(true))), "{done:?}");
        let brief = store::brief::get(&mut tx, campaign, Language::En).await.expect("the database works");
        let terms = Terms::of(&brief, (None, None), &[]);
        let added = store::brief::insert_terms(&mut tx, (campaign, 0), &terms, by, now).await;
        assert!(added.expect("the database works"), "it is the first version");
        tx.commit().await.expect("the database works");
    }

    /// What managers keep of a creator, and what the creator said to their owner.
    async fn keep(&self) {
        let boss = self.town.manager("Keeper", "en-US");
        boss.run("/creator tag creator:Quillfeather tag:marmalade").await;
        let file = Attachment {
            option: "file".to_owned(),
            filename: "marmalade.csv".to_owned(),
            content_type: "text/csv".to_owned(),
            bytes: b"person,name\n1234567890123456789,Marmalade\n".to_vec(),
        };
        boss.run_with("/creator import", vec![file]).await;
        boss.run("/creator note creator:Quillfeather").await;
        boss.submit("", &[("words", "Likes marmalade")]).await;
        boss.run("/creator support creator:Quillfeather").await;
        boss.submit("", &[("words", "Sent marmalade")]).await;
        let home = self.quillfeather.run("/home").await;
        self.quillfeather.press(&home, "Ask my owner").await;
        self.quillfeather.submit("", &[("words", "More marmalade?")]).await;
        self.quillfeather.run("/feedback").await;
        let given = self.quillfeather.submit("", &[("words", "Too little marmalade")]).await;
        assert!(given.error.is_none(), "{}", given.text());
    }

    /// A ladder, and a creator on it who has a role for it.
    async fn climb(&self, creator: CreatorId) {
        let app = &self.town.duet.app;
        let role = self.town.sandbox.role(self.town.guild, &NewRole::named("Gingerbread"));
        let mut tx = app.begin().await.expect("the database works");
        let program = self.town.program(&mut tx).await.program_id;
        let now = app.clock.now();
        let tier = Tier {
            tier_id: app.ids.next(),
            program_id: program,
            place: 1,
            rule: Rule {
                window_days: 90,
                sales: Some(1),
                revenue: vec![Money::new(100, "USD")],
                tenure_days: None,
                collaborations: None,
                approved: None,
                audience: Some(Band::Micro),
            },
            role_id: role.map(|role| RoleId(signed(role))),
            cadence: Cadence::Weekly,
            collaborations: Collaborations { floor: Some(1), ceiling: None },
            opened_at: Some(now),
            archived_at: None,
            texts: Vec::new(),
        };
        let added = store::tier::insert(&mut tx, &tier, now).await.expect("the database works");
        assert!(added.is_some(), "the place is free");
        for words in [(Language::En, "Gingerbread", "Cakes"), (Language::Ru, "Имбирный", "Пряники")]
        {
            let kept = store::tier::insert_or_update_text(&mut tx, tier.tier_id, words, now).await;
            kept.expect("the database works");
        }
        store::tier::update_audience(&mut tx, creator, Some(Band::Midi)).await.expect("the database works");
        tx.commit().await.expect("the database works");
        self.town.advance(TimeDelta::hours(10)).await;
    }

    /// What Quillfeather says of how it goes, questions that managers wrote, and an application that waits too long.
    async fn check_in(&self, program: ProgramId, creator: CreatorId) {
        let (person, app) = (&self.quillfeather, &self.town.duet.app);
        let asked = person.run("/checkin now").await;
        let noted = person.press(&asked, "It’s hard").await;
        person.press(&noted, "Add a few words").await;
        let said = person.submit("", &[("went-well", "Not the marmalade.")]).await;
        assert!(said.text().contains("marmalade"), "{}", said.text());
        let words = ["marmalade?", "b", "c", "d"];
        let questions = Questions::read("Marmalade", words).expect("they fit").expect("they are there");
        let mut tx = app.begin().await.expect("the database works");
        let now = app.clock.now();
        let set = (Language::En, 3);
        let whose = (program, Some(creator));
        let zone = Zone(chrono_tz::UTC);
        let reminder = Reminder::of(app.ids.next(), whose, (Kind::CheckIn, 1), zone, now);
        let done = [
            store::check_in::insert_or_update_questions(&mut tx, program, set, &questions, now).await,
            store::check_in::insert_schedule(&mut tx, creator, program, now).await,
            store::reminder::insert(&mut tx, &reminder).await,
        ];
        assert!(done.iter().all(Result::is_ok), "{done:?}");
        tx.commit().await.expect("the database works");
    }

    /// A campaign that Quillfeather has joined, with everything that was said about it.
    async fn take_part(&self, program: ProgramId, (campaign, creator): (CampaignId, CreatorId)) {
        let app = &self.town.duet.app;
        let now = app.clock.now();
        let mut tx = app.begin().await.expect("the database works");
        let own = Participation::new(app.ids.next(), (program, campaign), creator).joined(1, 1, now);
        let owed = (own.participation_id, app.ids.next());
        let question = BriefQuestion {
            brief_question_id: app.ids.next(),
            program_id: program,
            campaign_id: campaign,
            creator_id: creator,
            language: Language::En,
            body: "May I use marmalade?".to_owned(),
            asked_at: now,
            answered_at: None,
        };
        let answer = BriefAnswer {
            language: Language::En,
            question: "Which jam?".to_owned(),
            answer: "Any.".to_owned(),
        };
        let idea = Idea {
            idea_id: app.ids.next(),
            program_id: program,
            campaign_id: campaign,
            creator_id: creator,
            language: Language::En,
            body: "A marmalade tower.".to_owned(),
            may_quote: false,
            given_at: now,
        };
        let became = IdeaAnswer {
            language: Language::En,
            said: "Towers".to_owned(),
            done: "Towers it is.".to_owned(),
        };
        let item = HubItem {
            hub_item_id: app.ids.next(),
            program_id: program,
            campaign_id: campaign,
            language: Language::En,
            title: "Logos".to_owned(),
            url: "https://files.example.com/logos".to_owned(),
            version: 1,
            added_at: now,
        };
        let due_on = now.date_naive() + Days::new(30);
        let done = [
            store::participation::insert(&mut tx, &own).await.map(drop),
            store::participation::insert_or_update_deadline(&mut tx, app.ids.next(), owed, due_on)
                .await
                .map(drop),
            store::brief_question::insert(&mut tx, &question).await,
            store::brief_question::insert_answer(&mut tx, question.brief_question_id, &answer).await,
            store::idea::insert_request(&mut tx, campaign, creator, now).await.map(drop),
            store::idea::insert(&mut tx, &idea).await,
            store::idea::insert_or_update_answer(&mut tx, idea.idea_id, &became).await,
            store::hub::insert(&mut tx, &item).await.map(drop),
        ];
        assert!(done.iter().all(Result::is_ok), "{done:?}");
        tx.commit().await.expect("the database works");
    }

    /// A key for a shop, and a sale to one of its customers.
    async fn sell(&self, program: ProgramId) {
        let app = &self.town.duet.app;
        let key = ApiKey {
            api_key_id: app.ids.next(),
            program_id: program,
            kind: api_key::Kind::Duet,
            name: "dk_quiet".to_owned(),
            has_secret: true,
            created_at: app.clock.now(),
            used_at: None,
        };
        let sale = json!({
            "id": "o-1", "type": "sale", "code": "quill-own", "customer_id": "c-1", "amount_minor": 1_999,
            "currency": "USD", "occurred_at": app.clock.now(),
        });
        let sale: Report = serde_json::from_value(sale).expect("a report");
        let mut tx = app.begin().await.expect("the database works");
        store::api_key::insert(&mut tx, &key, &secret_of([7; 32])).await.expect("the database works");
        let policy = attribution::Policy { version: 1, ..attribution::Policy::default() };
        let is_new = store::attribution::insert_policy(&mut tx, program, &policy, app.clock.now()).await;
        assert!(is_new.expect("the database works"), "it is the first version");
        paid::write(app, &mut tx, program).await;
        paid::name(&mut tx, program).await;
        let fate = conversion::record(app, &mut tx, program, sale).await.expect("the database works");
        assert_eq!(fate, Ok(Fate::Recorded));
        let person = PersonId(signed(self.quillfeather.id()));
        let creator = store::creator::find(&mut tx, program, person).await.expect("the database works");
        let creator = creator.expect("she is a creator").creator_id;
        paid::freeze(app, &mut tx, program, creator).await;
        paid::give_code(app, &mut tx, program, creator).await;
        paid::promise(app, &mut tx, program, creator).await;
        paid::suspect(app, &mut tx, program, creator).await;
        tx.commit().await.expect("the database works");
    }

    /// Somebody in a room of their own on a server.
    pub fn actor(
        &self,
        who: &'static str,
        person: Person,
        guild: Id,
        unseen: &'static [&'static str],
    ) -> Actor {
        let room = NewChannel { people: vec![person.id()], ..NewChannel::private("room", &[]) };
        let room = self.town.sandbox.channel(guild, &room);
        Actor { who, person: person.at(room), room, unseen }
    }

    /// Somebody on a server who has these roles and nothing more.
    pub fn newcomer(&self, who: &'static str, locale: &str, guild: Id, roles: &[Id]) -> Person {
        let new = NewPerson { roles: roles.to_vec(), ..NewPerson::speaking(who, locale, guild) };
        self.town.sandbox.person(&new)
    }

    /// Everything that the database holds.
    pub async fn all_rows(&self) -> BTreeSet<Row> {
        rows(self.town.database()).await
    }

    /// Notes every row that is not about `seeds`, or about something that was theirs before or is new, and that is not
    /// as it was.
    pub async fn compare(&self, witness: &Witness<'_>, before: &BTreeSet<Row>, seeds: &[String]) {
        let after = self.all_rows().await;
        let own = connected(before, seeds.iter().cloned());
        let others: BTreeSet<(&str, &str)> =
            before.iter().filter(|row| !row.mentions(&own)).map(Row::place).collect();
        let is_others = |row: &Row| others.contains(&row.place());
        let new: BTreeSet<Row> = after.iter().filter(|row| !is_others(row)).cloned().collect();
        let own = connected(&new, own);
        for row in before.symmetric_difference(&after).filter(|row| is_others(row) || !row.mentions(&own)) {
            let what = if after.contains(row) { "is new" } else { "is gone" };
            witness.fault(format!("a row of {} {what}: {}", row.table, row.text));
        }
    }

    /// Has Duet forget these people, and notes whatever changes that was not about them.
    pub async fn farewell(&self, witness: &Witness<'_>, actors: &[Actor]) {
        self.town.settle().await;
        let before = self.all_rows().await;
        join_all(actors.iter().map(|actor| crawl::farewell(witness, actor))).await;
        self.town.settle().await;
        self.compare(witness, &before, &numbers(actors)).await;
    }

    /// Everybody reads what they got, and the town closes.
    pub async fn close(self) {
        self.town.settle().await;
        for person in self.town.sandbox.people() {
            for message in person.inbox() {
                assert_ne!(message["mention_everyone"], true, "everybody was mentioned: {message}");
            }
        }
        self.town.close().await;
    }
}

/// The ids of people.
pub fn numbers(actors: &[Actor]) -> Vec<String> {
    actors.iter().map(|actor| actor.person.id().to_string()).collect()
}
