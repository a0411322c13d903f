//! What a feature is handed: the store, the clock, new ids, randomness and the few settings that it needs.

mod council;
mod destinations;
mod election;
mod ids;
mod introduction;
mod link;
mod meeting;
mod member;
mod naming;
mod patience;
mod promo_code;
mod question;
mod readiness;
mod reviewer;
mod secret;
mod thanks;
mod translator;
mod visitor_keys;

use chrono::{DateTime, Utc};
use url::Url;

use crate::clock::Clock;
use crate::domain::application::Application;
use crate::domain::campaign::landing_url;
use crate::domain::contact::{self, Topic, Word};
use crate::domain::notice::{Notice, Reader};
use crate::domain::program::Purpose;
use crate::domain::{CreatorId, NoticeId, ProgramId, Refusal};
use crate::store::click::ClickLog;
use crate::store::{self, Store, Tx};

pub use council::Sitting;
pub use destinations::{Destinations, Way};
pub use ids::Ids;
pub use member::{About, Asker, Member, enter, enter_decision, enter_for, enter_place};
pub use patience::{Openings, Patience};
pub use readiness::{Gateway, Readiness};
pub use reviewer::Reviewer;
pub use secret::KeptSecret;
pub use translator::{Translator, Trouble};
pub use visitor_keys::VisitorKeys;

/// Everything that a feature may use. Cheap to clone.
#[derive(Clone, Debug)]
pub struct App {
    /// What is remembered.
    pub store: Store,
    /// What time it is.
    pub clock: Clock,
    /// New ids.
    pub ids: Ids,
    /// The address that creators' links begin with.
    pub public_url: Url,
    /// Where clicks are written.
    pub clicks: ClickLog,
    /// Where links lead, from memory.
    pub destinations: Destinations,
    /// The day's keys for counting visitors.
    pub visitor_keys: VisitorKeys,
    /// The installation's secret.
    pub secret: KeptSecret,
    /// Whether Duet is ready for people.
    pub readiness: Readiness,
    /// How long delivery waits for what.
    pub patience: Patience,
    /// The direct messages that were opened lately.
    pub openings: Openings,
    /// The machine that drafts translations, where an operator has set one up.
    pub translator: Option<Translator>,
}

impl App {
    /// Begins to keep a store, whose schema must be up to date. To be called within the runtime.
    ///
    /// # Errors
    /// When the click log cannot open the database.
    pub fn start(store: Store, clock: Clock, public_url: Url) -> anyhow::Result<Self> {
        Ok(Self {
            clicks: ClickLog::start(&store)?,
            destinations: Destinations::new(clock.clone()),
            visitor_keys: VisitorKeys::default(),
            secret: KeptSecret::default(),
            readiness: Readiness::default(),
            patience: Patience::default(),
            openings: Openings::default(),
            translator: None,
            ids: Ids::new(clock.clone()),
            store,
            clock,
            public_url,
        })
    }

    /// Writes what waits to be written and closes the database. The last thing that is done.
    pub async fn close(&self) {
        self.clicks.close().await;
        self.store.close().await;
    }

    /// Begins a transaction that may write.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn begin(&self) -> sqlx::Result<Tx> {
        self.store.begin().await
    }

    /// Begins a transaction that only reads.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn read(&self) -> sqlx::Result<Tx> {
        self.store.read().await
    }

    /// Writes a notice into the outbox, in the transaction of the deed that causes it. It is due when its reader may be
    /// spoken to; one that they do not want is dropped when its turn comes.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn notify(
        &self,
        tx: &mut Tx,
        program: ProgramId,
        reader: Reader,
        notice: &Notice,
    ) -> sqlx::Result<NoticeId> {
        self.write(tx, program, reader, (notice, notice.about())).await
    }

    /// Writes a notice about a creator, if it is about one, whom it goes with.
    async fn write(
        &self,
        tx: &mut Tx,
        program: ProgramId,
        reader: Reader,
        (notice, about): (&Notice, Option<CreatorId>),
    ) -> sqlx::Result<NoticeId> {
        let (id, now) = (self.ids.next(), self.clock.now());
        let due = match self.may_say(tx, (program, reader), notice.topic(), now).await? {
            Word::At(moment, _) => moment,
            Word::Now | Word::Never(_) => now,
        };
        if notice.is_of_now()
            && let Some(waiting) = store::notice::update_sooner(tx, program, reader, notice, due).await?
        {
            return Ok(waiting);
        }
        store::notice::insert(tx, id, program, reader, (notice, about), (now, due)).await?;
        Ok(id)
    }

    /// Whether something of a topic that was written then may be said to a reader now.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn may_say(
        &self,
        tx: &mut Tx,
        (program, reader): (ProgramId, Reader),
        topic: Topic,
        written_at: DateTime<Utc>,
    ) -> sqlx::Result<Word> {
        let now = self.clock.now();
        match reader {
            Reader::Channel(_) => Ok(Word::Now),
            Reader::Person(person) => {
                let situation = store::contact::get_situation(tx, (program, person), topic, now).await?;
                Ok(contact::word(topic, &situation, written_at, now))
            }
        }
    }

    /// Writes a notice for whoever looks after a creator: their owner, or the managers' own channel where they have none.
    /// `None` where nobody would read it.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn notify_owner(
        &self,
        tx: &mut Tx,
        creator: CreatorId,
        notice: &Notice,
    ) -> sqlx::Result<Option<NoticeId>> {
        let (program, owner) = store::creator::get_owner(tx, creator).await?;
        let reader = match owner {
            Some(owner) => Some(Reader::Person(owner)),
            None => {
                let channels = store::program::list_channels(tx, program, Purpose::Review, None).await?;
                channels.first().map(|channel| Reader::Channel(channel.channel_id))
            }
        };
        match reader {
            Some(reader) => Ok(Some(self.write(tx, program, reader, (notice, Some(creator))).await?)),
            None => Ok(None),
        }
    }

    /// Writes a notice for the managers, in their own channel. `None` where there is no such channel.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn notify_managers(
        &self,
        tx: &mut Tx,
        program: ProgramId,
        notice: &Notice,
    ) -> sqlx::Result<Option<NoticeId>> {
        let channels = store::program::list_channels(tx, program, Purpose::Review, None).await?;
        match channels.first() {
            Some(channel) => {
                Ok(Some(self.notify(tx, program, Reader::Channel(channel.channel_id), notice).await?))
            }
            None => Ok(None),
        }
    }

    /// Has an application shown to the managers as it stands: posted in their channel, or drawn anew there. `None` where
    /// there is no such channel.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn show_application(
        &self,
        tx: &mut Tx,
        application: &Application,
    ) -> sqlx::Result<Option<NoticeId>> {
        let program = application.program_id;
        let channels = store::program::list_channels(tx, program, Purpose::Review, None).await?;
        let set = channels.first().map(|channel| channel.channel_id);
        let Some(channel) = application.channel_id.or(set) else { return Ok(None) };
        let notice = Notice::ApplicationReview { application_id: application.application_id };
        Ok(Some(self.notify(tx, program, Reader::Channel(channel), &notice).await?))
    }

    /// The address of a landing page as a manager typed it, when visitors can end up there.
    ///
    /// # Errors
    /// Those of [`landing_url`], and [`Refusal::LandingOwn`] where links themselves live.
    pub fn landing_url(&self, typed: &str) -> Result<Url, Refusal> {
        let url = landing_url(typed)?;
        let place = |url: &Url| (url.host_str().map(str::to_owned), url.port_or_known_default());
        if place(&url) == place(&self.public_url) { Err(Refusal::LandingOwn) } else { Ok(url) }
    }

    /// The whole address of a link's code.
    pub fn link_url(&self, code: &str) -> String {
        let base = self.public_url.as_str().trim_end_matches('/');
        format!("{base}/{code}")
    }
}

/// Random bytes from the operating system, for codes that nobody should guess.
pub fn random<const N: usize>() -> [u8; N] {
    rand::random()
}
