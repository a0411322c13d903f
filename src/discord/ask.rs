//! Whoever asks something on Discord, by command, button, select or form, and how they are answered in time.

use std::sync::Mutex;
use std::time::Duration;

use futures::future::BoxFuture;
use serenity::all::{
    ActionRowComponent, Builder, ChannelId, CommandDataResolved, CommandInteraction, ComponentInteraction,
    ComponentInteractionDataKind, CreateInteractionResponse, CreateInteractionResponseFollowup,
    CreateInteractionResponseMessage, EditInteractionResponse, GuildId, Http, InteractionId,
    Member as DiscordMember, MessageFlags, ModalInteraction, Permissions, User, UserId,
};

use super::card::{Card, Form, nobody};
use super::cards;
use super::press::Press;
use crate::app::{About, App, Asker, Member, enter, enter_decision, enter_for, enter_place};
use crate::domain::naming::Called;
use crate::domain::person::Person;
use crate::domain::{CreatorId, DecisionId, Language, PersonId, Refusal, RoleId, ServerId};
use crate::error::{Error, Result};
use crate::i18n::{Verbatim, refusal, text};
use crate::store::{self, Tx};

/// How long a deed may take before Discord is told to wait: well inside its three seconds.
pub(super) const PATIENCE: Duration = Duration::from_millis(1_500);

/// How long an answer may wait to learn its reader's language, where nobody has looked the reader up yet.
const LANGUAGE_PATIENCE: Duration = Duration::from_millis(500);

/// Characters of a refused form that are worth giving back.
const WORTH_KEEPING: usize = 20;
/// Characters of each text that are given back; five of them fit on a card.
const FENCED_LENGTH: usize = 1_200;

/// What an answer is, once it is there.
#[derive(Clone, Debug)]
pub enum Reply {
    /// A card that only the asker sees.
    Private(Card),
    /// The message that was pressed, drawn anew.
    Redraw(Card),
    /// A form to fill in.
    Form(Form),
}

/// How an answer is promised when it takes longer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Promise {
    Private,
    Redraw,
    Form(Press),
}

enum Origin<'a> {
    Command(&'a CommandInteraction),
    Component(&'a ComponentInteraction),
    Modal(&'a ModalInteraction),
}

/// One question, from whatever kind of interaction.
pub struct Ask<'a> {
    /// What features need.
    pub app: &'a App,
    /// The way to Discord.
    pub http: &'a Http,
    /// Who asks.
    pub asker: Asker,
    origin: Origin<'a>,
    language: Mutex<Option<Language>>,
}

impl<'a> Ask<'a> {
    /// A command or a menu.
    pub fn command(app: &'a App, http: &'a Http, interaction: &'a CommandInteraction) -> Self {
        let asker = asker(
            &interaction.user,
            interaction.guild_id,
            interaction.member.as_deref(),
            &interaction.locale,
        );
        Self::new(app, http, asker, Origin::Command(interaction))
    }

    /// A button or a select.
    pub fn component(app: &'a App, http: &'a Http, interaction: &'a ComponentInteraction) -> Self {
        let asker =
            asker(&interaction.user, interaction.guild_id, interaction.member.as_ref(), &interaction.locale);
        Self::new(app, http, asker, Origin::Component(interaction))
    }

    /// A form that was filled in.
    pub fn modal(app: &'a App, http: &'a Http, interaction: &'a ModalInteraction) -> Self {
        let asker =
            asker(&interaction.user, interaction.guild_id, interaction.member.as_ref(), &interaction.locale);
        Self::new(app, http, asker, Origin::Modal(interaction))
    }

    fn new(app: &'a App, http: &'a Http, asker: Asker, origin: Origin<'a>) -> Self {
        Self { app, http, asker, origin, language: Mutex::default() }
    }

    /// The language of the answer, as far as it is known.
    pub fn language(&self) -> Language {
        self.known_language().unwrap_or_else(|| self.asker.likely_language())
    }

    fn known_language(&self) -> Option<Language> {
        self.language.lock().ok().and_then(|language| *language)
    }

    /// Looks up the asker's language, unless somebody did: a press may be refused before anything else is known of it.
    async fn learn_language(&self) {
        if self.known_language().is_some() {
            return;
        }
        let chosen = async {
            let mut tx = self.app.read().await?;
            let person = store::person::find(&mut tx, self.asker.person_id).await?;
            tx.commit().await?;
            Ok::<_, Error>(person.and_then(|person| person.language))
        };
        if let Ok(Ok(chosen)) = tokio::time::timeout(LANGUAGE_PATIENCE, chosen).await {
            self.speak(Language::negotiate([chosen, Some(self.asker.likely_language())]));
        }
    }

    /// Answers in `language` from now on.
    pub fn speak(&self, language: Language) {
        if let Ok(mut known) = self.language.lock() {
            *known = Some(language);
        }
    }

    /// The asker's place in the programme; the answer will be in their language.
    ///
    /// # Errors
    /// When there is no programme here, or the database fails.
    pub async fn enter(&self, tx: &mut Tx) -> Result<Member> {
        self.enter_about(tx, About::Anything).await
    }

    /// The asker's place in the programme of what they ask about; the answer will be in their language.
    ///
    /// # Errors
    /// When there is no programme here, or the database fails.
    pub async fn enter_about(&self, tx: &mut Tx, about: About) -> Result<Member> {
        let person = self.person(tx).await?;
        let member = enter(self.app, tx, &self.asker, person, about).await?;
        self.speak(member.language);
        Ok(member)
    }

    /// The asker's own place of this key, which the button carries; the answer will be in their language.
    ///
    /// # Errors
    /// When it is not theirs, or the database fails.
    pub async fn enter_place(&self, tx: &mut Tx, place: CreatorId) -> Result<Member> {
        let person = self.person(tx).await?;
        let member = enter_place(tx, &self.asker, person, place).await?;
        self.speak(member.language);
        Ok(member)
    }

    /// The asker as somebody who may act for a creator, on the server or as their owner; the answer will be in their
    /// language.
    ///
    /// # Errors
    /// When they may not, or the database fails.
    pub async fn enter_for(&self, tx: &mut Tx, creator: CreatorId) -> Result<Member> {
        let person = self.person(tx).await?;
        let member = enter_for(self.app, tx, &self.asker, person, creator).await?;
        self.speak(member.language);
        Ok(member)
    }

    /// The asker as somebody who may say what was done about a vote, on the server or as the manager who sees to it; the
    /// answer will be in their language.
    ///
    /// # Errors
    /// When they may not, or the database fails.
    pub async fn enter_decision(&self, tx: &mut Tx, decision: DecisionId) -> Result<Member> {
        let person = self.person(tx).await?;
        let member = enter_decision(self.app, tx, &self.asker, person, decision).await?;
        self.speak(member.language);
        Ok(member)
    }

    /// What is known of the asker, in whatever programme; the answer will be in their language.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn person(&self, tx: &mut Tx) -> Result<Person> {
        let now = self.app.clock.now();
        let (id, locale) = (self.asker.person_id, Some(self.asker.locale.as_str()));
        let person = store::person::insert_or_see(tx, id, locale, now).await?;
        self.speak(Language::negotiate([person.language, Some(self.asker.likely_language())]));
        Ok(person)
    }

    /// Whether the message that was pressed can be seen by the asker alone.
    pub fn is_private(&self) -> bool {
        let message = match self.origin {
            Origin::Command(_) => None,
            Origin::Component(interaction) => Some(&*interaction.message),
            Origin::Modal(interaction) => interaction.message.as_deref(),
        };
        message.and_then(|message| message.flags).is_some_and(|flags| flags.contains(MessageFlags::EPHEMERAL))
    }

    /// Whether there is a message that can be drawn anew: a form opened by a command has none.
    pub fn has_message(&self) -> bool {
        match self.origin {
            Origin::Command(_) => false,
            Origin::Component(_) => true,
            Origin::Modal(interaction) => interaction.message.is_some(),
        }
    }

    /// What was chosen in the select that was used.
    pub fn values(&self) -> Vec<String> {
        let Origin::Component(interaction) = self.origin else { return Vec::new() };
        match &interaction.data.kind {
            ComponentInteractionDataKind::StringSelect { values } => values.clone(),
            ComponentInteractionDataKind::RoleSelect { values } => {
                values.iter().map(ToString::to_string).collect()
            }
            ComponentInteractionDataKind::ChannelSelect { values } => {
                values.iter().map(ToString::to_string).collect()
            }
            ComponentInteractionDataKind::UserSelect { values } => {
                values.iter().map(ToString::to_string).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Whether somebody who was chosen in the select that was used is a manager, as Discord tells it.
    pub fn is_manager(&self, chosen: PersonId, manager_roles: &[RoleId]) -> bool {
        match self.origin {
            Origin::Component(interaction) => {
                manages(&interaction.data.resolved, UserId::new(chosen.0.unsigned_abs()), manager_roles)
            }
            _ => false,
        }
    }

    /// What was written into the form's input of this name; empty if nothing was.
    pub fn field(&self, name: &str) -> String {
        let Origin::Modal(interaction) = self.origin else { return String::new() };
        let inputs = interaction.data.components.iter().flat_map(|row| &row.components);
        let mut written = inputs.filter_map(|component| match component {
            ActionRowComponent::InputText(input) if input.custom_id == name => input.value.clone(),
            _ => None,
        });
        written.next().unwrap_or_default()
    }

    /// Everything that was written into the form, in its order: a refused form is gone from the asker's screen, and
    /// nobody should have to write it twice. Nothing when there is too little to be missed.
    fn typed(&self) -> Vec<String> {
        let Origin::Modal(interaction) = self.origin else { return Vec::new() };
        let inputs = interaction.data.components.iter().flat_map(|row| &row.components);
        let typed: Vec<String> = inputs
            .filter_map(|component| match component {
                ActionRowComponent::InputText(input) => input.value.clone(),
                _ => None,
            })
            .filter(|text| !text.trim().is_empty())
            .collect();
        let length: usize = typed.iter().map(|text| text.chars().count()).sum();
        if length < WORTH_KEEPING { Vec::new() } else { typed }
    }

    /// The channel in which was asked.
    pub fn channel_id(&self) -> ChannelId {
        match self.origin {
            Origin::Command(interaction) => interaction.channel_id,
            Origin::Component(interaction) => interaction.channel_id,
            Origin::Modal(interaction) => interaction.channel_id,
        }
    }

    /// Answers with what `deed` comes to, privately.
    pub fn answer<'f>(&'f self, deed: impl Future<Output = Result<Reply>> + Send + 'f) -> BoxFuture<'f, ()> {
        Box::pin(self.answer_as(Promise::Private, Box::pin(deed)))
    }

    /// Draws the pressed message anew with what `deed` comes to.
    pub fn redraw<'f>(&'f self, deed: impl Future<Output = Result<Reply>> + Send + 'f) -> BoxFuture<'f, ()> {
        Box::pin(self.answer_as(Promise::Redraw, Box::pin(deed)))
    }

    /// Opens the form that `deed` comes to. A form cannot be promised: if it takes longer, the asker gets a button
    /// that means `again`.
    pub fn open<'f>(
        &'f self,
        again: Press,
        deed: impl Future<Output = Result<Reply>> + Send + 'f,
    ) -> BoxFuture<'f, ()> {
        Box::pin(self.answer_as(Promise::Form(again), Box::pin(deed)))
    }

    /// Draws a card that only the presser sees anew, and answers beside one that others see.
    pub fn show<'f>(&'f self, card: impl Future<Output = Result<Card>> + Send + 'f) -> BoxFuture<'f, ()> {
        match self.is_private() {
            true => self.redraw(async { Ok(Reply::Redraw(card.await?)) }),
            false => self.answer(async { Ok(Reply::Private(card.await?)) }),
        }
    }

    /// Deeds come boxed, and so do their answers: there are many, some are large, a task's stack is small, and what is
    /// boxed is known to be `Send` where it is written, rather than proved anew by all that leads there.
    async fn answer_as(&self, promise: Promise, mut deed: BoxFuture<'_, Result<Reply>>) {
        let sent = match tokio::time::timeout(PATIENCE, &mut deed).await {
            Ok(result) => self.respond(self.reply(result).await).await,
            Err(_) => match promise {
                Promise::Form(again) => self.respond(Reply::Private(open_later(again))).await,
                _ => self.respond_late(promise, deed).await,
            },
        };
        if let Err(error) = sent {
            tracing::error!(%error, "an answer did not reach Discord");
        }
    }

    async fn respond_late(
        &self,
        promise: Promise,
        deed: BoxFuture<'_, Result<Reply>>,
    ) -> serenity::Result<()> {
        let waiting = match promise {
            Promise::Redraw => CreateInteractionResponse::Acknowledge,
            _ => CreateInteractionResponse::Defer(CreateInteractionResponseMessage::new().ephemeral(true)),
        };
        self.create(waiting).await?;
        let reply = self.reply(deed.await).await;
        let language = self.language();
        match (promise, reply) {
            (_, Reply::Form(form)) => self.edit(&open_later(form.press)).await,
            (Promise::Redraw, Reply::Private(card)) => {
                let message = CreateInteractionResponseFollowup::new()
                    .ephemeral(true)
                    .embed(card.embed(language))
                    .components(card.components(language))
                    .files(card.files())
                    .allowed_mentions(nobody());
                message.execute(self.http, (None, self.interaction().1)).await.map(drop)
            }
            (_, Reply::Private(card) | Reply::Redraw(card)) => self.edit(&card).await,
        }
    }

    async fn edit(&self, card: &Card) -> serenity::Result<()> {
        let language = self.language();
        let mut edit = EditInteractionResponse::new()
            .embed(card.embed(language))
            .components(card.components(language))
            .allowed_mentions(nobody());
        for file in card.files() {
            edit = edit.new_attachment(file);
        }
        edit.execute(self.http, self.interaction().1).await.map(drop)
    }

    async fn respond(&self, reply: Reply) -> serenity::Result<()> {
        let language = self.language();
        let message = |card: &Card| {
            CreateInteractionResponseMessage::new()
                .embed(card.embed(language))
                .components(card.components(language))
                .files(card.files())
                .allowed_mentions(nobody())
        };
        self.create(match &reply {
            Reply::Private(card) => CreateInteractionResponse::Message(message(card).ephemeral(true)),
            Reply::Redraw(card) => CreateInteractionResponse::UpdateMessage(message(card)),
            Reply::Form(form) => CreateInteractionResponse::Modal(form.modal(language)),
        })
        .await
    }

    async fn create(&self, response: CreateInteractionResponse) -> serenity::Result<()> {
        response.execute(self.http, self.interaction()).await
    }

    /// The interaction's id, and the token that answers to it are sent with.
    fn interaction(&self) -> (InteractionId, &str) {
        match self.origin {
            Origin::Command(interaction) => (interaction.id, &interaction.token),
            Origin::Component(interaction) => (interaction.id, &interaction.token),
            Origin::Modal(interaction) => (interaction.id, &interaction.token),
        }
    }

    /// The answer without what this Duet is not set up for.
    fn fitted(&self, reply: Reply) -> Reply {
        let is_drafting = self.app.translator.is_some();
        match reply {
            Reply::Private(card) => Reply::Private(card.drafting(is_drafting)),
            Reply::Redraw(card) => Reply::Redraw(card.drafting(is_drafting)),
            Reply::Form(form) => Reply::Form(form),
        }
    }

    /// What to show for a result: for a refusal its words; for a failure a reference that is also in the log.
    async fn reply(&self, result: Result<Reply>) -> Reply {
        self.learn_language().await;
        match result {
            Ok(reply) => self.fitted(reply),
            Err(Error::Refusal(Refusal::ProgramUnclear { programs })) => {
                Reply::Private(cards::direct::which(&programs))
            }
            Err(Error::Refusal(refused)) => {
                let typed = self.typed().into_iter().map(|typed| text::form_typed(Verbatim(fenced(&typed))));
                let mut typed = typed.peekable();
                let card = Card::plain(refusal::words(&refused));
                Reply::Private(match typed.peek().is_some() {
                    true => card.text(text::form_kept()).lines(typed),
                    false => card,
                })
            }
            Err(error) => {
                let reference = crate::error::reference();
                tracing::error!(%reference, error = format!("{error:#}"), cause = ?error, "a deed failed");
                Reply::Private(Card::plain(text::failure(Verbatim(reference))))
            }
        }
    }
}

/// Text between fences that nothing in it can close, to be copied.
fn fenced(text: &str) -> String {
    let text: String = text.chars().take(FENCED_LENGTH).collect();
    format!("```\n{}\n```", text.replace("```", "'''"))
}

fn open_later(press: Press) -> Card {
    use super::card::{Control, Weight};
    Card::plain(text::form_late()).row([Control::Button {
        press,
        label: text::form_open(),
        weight: Weight::Primary,
    }])
}

fn asker(user: &User, guild: Option<GuildId>, member: Option<&DiscordMember>, locale: &str) -> Asker {
    let permissions = member.and_then(|member| member.permissions).unwrap_or_default();
    Asker {
        person_id: PersonId(signed(user.id.get())),
        server_id: guild.map(|guild| ServerId(signed(guild.get()))),
        roles: member.map_or_else(Vec::new, |member| {
            member.roles.iter().map(|role| RoleId(signed(role.get()))).collect()
        }),
        manages_server: permissions.intersects(Permissions::MANAGE_GUILD | Permissions::ADMINISTRATOR),
        locale: locale.to_owned(),
        called: called(user, member.and_then(|member| member.nick.as_deref())),
    }
}

/// Whether somebody who was named is a manager, as Discord tells it: by one of these roles, or where there are none as somebody
/// who manages the server.
pub fn manages(resolved: &CommandDataResolved, person: UserId, manager_roles: &[RoleId]) -> bool {
    let is_bot = resolved.users.get(&person).is_some_and(|user| user.bot);
    let here = resolved.members.get(&person);
    let is_manager = here.is_some_and(|here| match manager_roles.is_empty() {
        true => here
            .permissions
            .is_some_and(|may| may.intersects(Permissions::MANAGE_GUILD | Permissions::ADMINISTRATOR)),
        false => here.roles.iter().any(|role| manager_roles.contains(&RoleId(signed(role.get())))),
    });
    is_manager && !is_bot
}

/// What Discord calls somebody who goes by this nickname in a server, if by any.
pub fn called(user: &User, nickname: Option<&str>) -> Called {
    Called {
        username: Some(user.name.clone()),
        display_name: user.global_name.clone(),
        nickname: nickname.map(str::to_owned),
    }
}

/// Discord's ids are below 2^63 until the year 2084.
pub fn signed(snowflake: u64) -> i64 {
    i64::try_from(snowflake).unwrap_or(i64::MAX)
}
