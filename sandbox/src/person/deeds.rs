//! Running commands and menus, and writing messages.

use axum::body::Bytes;
use serde_json::{Value, json};

use super::phrases::{Complaint, Fault};
use super::typing::Typed;
use super::values::{Resolved, Standing, length};
use super::{Outcome, Person};
use crate::state::drafts::{Draft, Upload};
use crate::state::entities::{Channel, Id};
use crate::state::interactions::deed;
use crate::state::permissions::Permissions;
use crate::state::posting::Posting;
use crate::state::world::World;

/// The longest message that a person can write.
const LONGEST_MESSAGE: u64 = 2000;

/// A file that a person attaches.
#[derive(Debug, Clone, Default)]
pub struct Attachment {
    /// The option that it is given to; empty where the text names the file, as in `proof:photo.png`.
    pub option: String,
    /// Its name.
    pub filename: String,
    /// Its type, for example `image/png`.
    pub content_type: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

impl From<Attachment> for Upload {
    fn from(file: Attachment) -> Self {
        let Attachment { filename, content_type, bytes, .. } = file;
        Self { index: 0, filename, content_type, bytes: Bytes::from(bytes) }
    }
}

impl Person {
    /// Types a command and sends it: `/link get campaign:Spring`.
    pub async fn run(&self, text: &str) -> Outcome {
        self.run_with(text, Vec::new()).await
    }

    /// Types a command, attaches files, and sends it.
    pub async fn run_with(&self, text: &str, files: Vec<Attachment>) -> Outcome {
        let read = {
            let mut world = self.sandbox.world();
            self.stand(&mut world)
                .and_then(|channel| world.read_command(&channel, self.id, text).map(|typed| (channel, typed)))
        };
        let (channel, mut typed) = match read {
            Ok(read) => read,
            Err(complaint) => return self.refused(&complaint),
        };
        typed.attach(&files);
        self.take_suggestions(&channel, &mut typed).await;
        let files: Vec<Upload> = files.into_iter().map(Upload::from).collect();
        let sent = self.send_command(&channel, &typed, &files);
        self.outcome_of(sent).await
    }

    fn send_command(&self, channel: &Channel, typed: &Typed, files: &[Upload]) -> Result<Id, Complaint> {
        let locale = self.locale();
        let mut world = self.sandbox.world();
        let Some(command) = world.commands.get(&typed.command_id).cloned() else {
            return Err(Complaint::NoSuchCommand(String::new()));
        };
        let mut resolved = Resolved::default();
        let mut standing = Standing { world: &mut world, channel, user_id: self.id, locale: &locale, files };
        let values = typed.values(&mut standing, &mut resolved)?;
        let mut data = json!({"id": command.id.to_string(), "name": command.name, "type": command.kind});
        let options = typed.wrap(values);
        if options.as_array().is_some_and(|options| !options.is_empty()) {
            data["options"] = options;
        }
        if let Some(guild) = command.guild_id {
            data["guild_id"] = guild.to_string().into();
        }
        resolved.put(&mut data);
        world.dispatch(deed::COMMAND, self.id, channel.id, &data, None).map_err(|_| Complaint::NoSuchChannel)
    }

    /// Chooses a command in the menu of a message or a person.
    pub async fn menu(&self, command: &str, target: Id) -> Outcome {
        let sent = self.send_menu(command, target);
        self.outcome_of(sent).await
    }

    fn send_menu(&self, name: &str, target: Id) -> Result<Id, Complaint> {
        let mut world = self.sandbox.world();
        let message = world.messages.get(&target).cloned();
        let channel = match &message {
            Some(message) if !world.can_see_message(message, self.id) => {
                return Err(Complaint::NoSuchMessage);
            }
            Some(message) => world.channel(message.channel_id).map_err(|_| Complaint::NoSuchChannel)?.clone(),
            None => self.stand(&mut world)?,
        };
        let kind = if message.is_some() { 3 } else { 2 };
        let missing = || Complaint::NoSuchCommand(name.to_owned());
        let command = world.find_command(&channel, self.id, name, &[kind]).ok_or_else(missing)?.clone();
        let mut resolved = Resolved::default();
        if message.is_some() {
            resolved.add_message(&world, target);
        } else {
            let person = world.find_user(&channel, &target.to_string());
            let person = person.ok_or_else(|| Complaint::BadOption(name.to_owned(), Fault::NoSuchPerson))?;
            resolved.add_user(&world, &channel, person);
        }
        let mut data = json!({
            "id": command.id.to_string(), "name": command.name, "type": kind, "target_id": target.to_string(),
        });
        if let Some(guild) = command.guild_id {
            data["guild_id"] = guild.to_string().into();
        }
        resolved.put(&mut data);
        world.dispatch(deed::COMMAND, self.id, channel.id, &data, None).map_err(|_| Complaint::NoSuchChannel)
    }

    /// Writes a message where this person stands.
    pub fn say(&self, text: &str) -> Outcome {
        match self.post(text) {
            Ok(message) => Outcome { messages: vec![message], ..Outcome::default() },
            Err(complaint) => self.refused(&complaint),
        }
    }

    fn post(&self, text: &str) -> Result<Value, Complaint> {
        let mut world = self.sandbox.world();
        let channel = self.stand(&mut world)?;
        if !world.permissions_in(&channel, self.id).contains(World::writing(&channel)) {
            return Err(Complaint::MayNotWrite);
        }
        let is_locked = channel.thread.as_ref().is_some_and(|thread| thread.archived && thread.locked);
        if is_locked && !world.permissions_in(&channel, self.id).contains(Permissions::MANAGE_THREADS) {
            return Err(Complaint::MayNotWrite);
        }
        if text.trim().is_empty() {
            return Err(Complaint::NothingToSay);
        }
        if length(text) > LONGEST_MESSAGE {
            return Err(Complaint::BadField("message".to_owned(), Fault::TooLong(LONGEST_MESSAGE)));
        }
        let message = world.post(Posting::plain(channel.id, self.id, Draft::text(text)));
        let message = message.ok_or(Complaint::NoSuchChannel)?;
        Ok(world.seen_by(message, self.id).unwrap_or_default())
    }

    pub(super) fn refused(&self, complaint: &Complaint) -> Outcome {
        Outcome::refused(complaint, &self.locale())
    }

    /// Waits for what comes of a deed, unless it was not possible.
    pub(super) async fn outcome_of(&self, sent: Result<Id, Complaint>) -> Outcome {
        match sent {
            Ok(interaction) => self.outcome(interaction).await,
            Err(complaint) => self.refused(&complaint),
        }
    }
}

impl Typed {
    /// Gives files to the options that they were chosen for.
    fn attach(&mut self, files: &[Attachment]) {
        for file in files.iter().filter(|file| !file.option.is_empty()) {
            let spec = self.takes.iter().find(|spec| spec["name"] == file.option.as_str());
            if let Some(spec) = spec {
                self.given.retain(|(other, _)| other["name"] != spec["name"]);
                self.given.push((spec.clone(), file.filename.clone()));
            }
        }
    }

    /// The values of the options, each checked as the client checks it; required ones may not be missing.
    fn values(&self, standing: &mut Standing<'_>, resolved: &mut Resolved) -> Result<Vec<Value>, Complaint> {
        let mut values = Vec::new();
        for (spec, text) in &self.given {
            let name = spec["name"].as_str().unwrap_or_default().to_owned();
            let value = standing.value(spec, text, resolved);
            let value = value.map_err(|fault| Complaint::BadOption(name.clone(), fault))?;
            values.push(json!({"name": name, "type": spec["type"], "value": value}));
        }
        let given = |spec: &&Value| self.given.iter().any(|(other, _)| other["name"] == spec["name"]);
        match self.takes.iter().filter(|spec| spec["required"] == true).find(|spec| !given(spec)) {
            Some(missing) => {
                let shown = super::typing::shown_name(missing, standing.locale);
                Err(Complaint::MissingOption(shown.to_owned()))
            }
            None => Ok(values),
        }
    }
}
