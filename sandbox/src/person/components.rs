//! Pressing buttons and choosing from selects on messages.

use serde_json::{Value, json};

use super::phrases::{Complaint, Fault};
use super::values::Resolved;
use super::{MessageId, Outcome, Person};
use crate::state::entities::{Channel, Id};
use crate::state::interactions::deed;
use crate::state::world::World;

/// Kinds of components.
pub(crate) mod component {
    pub(crate) const BUTTON: u64 = 2;
    pub(crate) const STRING_SELECT: u64 = 3;
    pub(crate) const TEXT_INPUT: u64 = 4;
    pub(crate) const USER_SELECT: u64 = 5;
    pub(crate) const ROLE_SELECT: u64 = 6;
    pub(crate) const MENTIONABLE_SELECT: u64 = 7;
    pub(crate) const CHANNEL_SELECT: u64 = 8;
}

/// A button that opens an address.
const LINK: u64 = 5;

/// Every component in a list, those within others included.
pub(crate) fn all(components: &[Value]) -> Vec<&Value> {
    let mut found = Vec::new();
    for component in components {
        found.push(component);
        for key in ["components", "items"] {
            if let Some(inner) = component[key].as_array() {
                found.extend(all(inner));
            }
        }
        for key in ["component", "accessory"] {
            if let Some(inner) = component.get(key).filter(|inner| inner.is_object()) {
                found.extend(all(std::slice::from_ref(inner)));
            }
        }
    }
    found
}

/// What a client writes on a component.
pub(crate) fn label(component: &Value) -> String {
    let text = component["label"].as_str().or_else(|| component["placeholder"].as_str());
    let emoji = component["emoji"]["name"].as_str();
    [emoji, text].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

impl Person {
    /// Presses a button on a message, named by its custom id or by what is written on it.
    pub async fn press(&self, message: impl MessageId, button: &str) -> Outcome {
        let sent = self.send_press(message.message_id(), button);
        self.outcome_of(sent).await
    }

    /// Chooses values in a select on a message, named by its custom id or placeholder; options by value or label.
    pub async fn select(&self, message: impl MessageId, select: &str, values: &[&str]) -> Outcome {
        let sent = self.send_select(message.message_id(), select, values);
        self.outcome_of(sent).await
    }

    /// A component of a message that this person sees, and the channel it is in.
    fn component(
        &self,
        world: &World,
        message_id: Id,
        name: &str,
        kinds: &[u64],
    ) -> Result<(Channel, Value), Complaint> {
        let message = world.messages.get(&message_id).filter(|m| world.can_see_message(m, self.id));
        let message = message.ok_or(Complaint::NoSuchMessage)?;
        let channel = world.channel(message.channel_id).map_err(|_| Complaint::NoSuchChannel)?.clone();
        let of_kind = |c: &&Value| c["type"].as_u64().is_some_and(|kind| kinds.contains(&kind));
        let here: Vec<&Value> = all(&message.components).into_iter().filter(of_kind).collect();
        let by_id = here.iter().find(|c| c["custom_id"] == name);
        let found = by_id.or_else(|| here.iter().find(|c| label(c) == name || c["label"] == name));
        let found = (*found.ok_or_else(|| Complaint::NoSuchComponent(name.to_owned()))?).clone();
        if found["disabled"] == true {
            return Err(Complaint::Disabled(label(&found)));
        }
        Ok((channel, found))
    }

    fn send_press(&self, message_id: Id, name: &str) -> Result<Id, Complaint> {
        let mut world = self.sandbox.world();
        let (channel, button) = self.component(&world, message_id, name, &[component::BUTTON])?;
        if button["style"] == LINK {
            return Err(Complaint::IsLink(button["url"].as_str().unwrap_or_default().to_owned()));
        }
        let data = json!({
            "id": button["id"], "custom_id": button["custom_id"], "component_type": component::BUTTON,
        });
        let sent = world.dispatch(deed::COMPONENT, self.id, channel.id, &data, Some(message_id));
        sent.map_err(|_| Complaint::NoSuchChannel)
    }

    fn send_select(&self, message_id: Id, name: &str, wanted: &[&str]) -> Result<Id, Complaint> {
        let mut world = self.sandbox.world();
        let kinds = [
            component::STRING_SELECT,
            component::USER_SELECT,
            component::ROLE_SELECT,
            component::MENTIONABLE_SELECT,
            component::CHANNEL_SELECT,
        ];
        let (channel, select) = self.component(&world, message_id, name, &kinds)?;
        let mut resolved = Resolved::default();
        let values = self.choose(&world, &channel, &select, wanted, &mut resolved)?;
        let mut data = json!({
            "id": select["id"],
            "custom_id": select["custom_id"],
            "component_type": select["type"],
            "values": values,
        });
        resolved.put(&mut data);
        let sent = world.dispatch(deed::COMPONENT, self.id, channel.id, &data, Some(message_id));
        sent.map_err(|_| Complaint::NoSuchChannel)
    }

    /// The values that a select sends for what a person picked.
    pub(super) fn choose(
        &self,
        world: &World,
        channel: &Channel,
        select: &Value,
        wanted: &[&str],
        resolved: &mut Resolved,
    ) -> Result<Vec<String>, Complaint> {
        let mut values = Vec::new();
        for text in wanted {
            let value = self.choice(world, channel, select, text, resolved)?;
            if !values.contains(&value) {
                values.push(value);
            }
        }
        let least = select["min_values"].as_u64().unwrap_or(1);
        let most = select["max_values"].as_u64().unwrap_or(1);
        let count = values.len() as u64;
        if count < least || count > most { Err(Complaint::WrongCount(least, most)) } else { Ok(values) }
    }

    fn choice(
        &self,
        world: &World,
        channel: &Channel,
        select: &Value,
        text: &str,
        resolved: &mut Resolved,
    ) -> Result<String, Complaint> {
        let missing = |fault| Complaint::BadOption(text.to_owned(), fault);
        let person = || world.find_user(channel, text);
        let role = || world.find_role(channel.guild_id, text);
        match select["type"].as_u64().unwrap_or(0) {
            component::USER_SELECT => {
                let found = person().ok_or_else(|| missing(Fault::NoSuchPerson))?;
                resolved.add_user(world, channel, found);
                Ok(found.to_string())
            }
            component::ROLE_SELECT => {
                let found = role().ok_or_else(|| missing(Fault::NoSuchRole))?;
                resolved.add_role(world, channel.guild_id, found);
                Ok(found.to_string())
            }
            component::MENTIONABLE_SELECT => {
                let found = person().or_else(role).ok_or_else(|| missing(Fault::NoSuchPerson))?;
                resolved.add_user(world, channel, found);
                resolved.add_role(world, channel.guild_id, found);
                Ok(found.to_string())
            }
            component::CHANNEL_SELECT => {
                let kinds = select["channel_types"].as_array().cloned().unwrap_or_default();
                let found = world.find_channel(channel.guild_id, text, self.id, &kinds);
                let found = found.ok_or_else(|| missing(Fault::NoSuchChannel))?;
                resolved.add_channel(world, found, self.id);
                Ok(found.to_string())
            }
            _ => {
                let options = select["options"].as_array().map_or(&[][..], Vec::as_slice);
                let by_value = options.iter().find(|o| o["value"] == text);
                let found = by_value.or_else(|| options.iter().find(|o| o["label"] == text));
                let value = found.and_then(|o| o["value"].as_str());
                value.map(str::to_owned).ok_or_else(|| Complaint::NotListed(text.to_owned()))
            }
        }
    }
}
