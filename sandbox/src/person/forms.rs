//! Filling in and sending the form that a bot opened.

use serde_json::{Map, Value, json};

use super::components::{all, component};
use super::phrases::{Complaint, Fault};
use super::values::{Resolved, length};
use super::{Outcome, Person};
use crate::state::entities::{Channel, Id};
use crate::state::interactions::deed;
use crate::state::world::{OpenModal, World};

/// The longest text of a form's field.
const LONGEST_FIELD: u64 = 4000;

impl Person {
    /// Fills in the open form, named by its id or custom id, and sends it. Fields are named by custom id or label; a
    /// field left out keeps the text that it came with. A select's choices are written with commas between them.
    pub async fn submit(&self, form: &str, fields: &[(&str, &str)]) -> Outcome {
        let sent = self.send_form(form, fields);
        let Ok(interaction) = sent else { return self.outcome_of(sent).await };
        let mut outcome = self.outcome(interaction).await;
        if outcome.error.is_some() && outcome.milliseconds == 0 {
            outcome.error = Some(Complaint::SubmitFailed.said(&self.locale()));
        }
        outcome
    }

    fn send_form(&self, form: &str, fields: &[(&str, &str)]) -> Result<Id, Complaint> {
        let mut world = self.sandbox.world();
        let open = world.modals.get(&self.id).cloned();
        let is_named = |open: &OpenModal| {
            open.interaction_id.to_string() == form || open.body["custom_id"] == form || form.is_empty()
        };
        let open = open.filter(is_named).ok_or(Complaint::NoSuchForm)?;
        let channel = world.channel(open.channel_id).map_err(|_| Complaint::NoSuchChannel)?.clone();
        let known = all(open.body["components"].as_array().map_or(&[], Vec::as_slice));
        let labelled = |name: &str| known.iter().any(|c| c["custom_id"] == name || c["label"] == name);
        if let Some((unknown, _)) = fields.iter().find(|(name, _)| !labelled(name)) {
            return Err(Complaint::NoSuchField((*unknown).to_owned()));
        }
        let mut filling =
            Filling { person: self, world: &world, channel: &channel, fields, resolved: Resolved::default() };
        let mut components = Vec::new();
        for (number, row) in open.body["components"].as_array().into_iter().flatten().enumerate() {
            components.push(filling.row(row, number + 1)?);
        }
        let resolved = filling.resolved;
        let mut data = json!({"custom_id": open.body["custom_id"], "components": components});
        resolved.put(&mut data);
        let sent = world.dispatch(deed::MODAL, self.id, channel.id, &data, open.message_id);
        let sent = sent.map_err(|_| Complaint::NoSuchChannel)?;
        if let Some(interaction) = world.interactions.get_mut(&sent) {
            interaction.opened_by = Some(open.interaction_id);
        }
        Ok(sent)
    }
}

/// A form being filled in.
struct Filling<'a> {
    person: &'a Person,
    world: &'a World,
    channel: &'a Channel,
    fields: &'a [(&'a str, &'a str)],
    resolved: Resolved,
}

impl Filling<'_> {
    /// A row of the form, as it is sent.
    fn row(&mut self, row: &Value, number: usize) -> Result<Value, Complaint> {
        let mut sent = Map::new();
        sent.insert("type".to_owned(), row["type"].clone());
        sent.insert("id".to_owned(), row.get("id").cloned().unwrap_or_else(|| number.into()));
        let label = row["label"].as_str();
        if let Some(inner) = row["components"].as_array() {
            let inner: Result<Vec<_>, _> =
                inner.iter().map(|field| self.field(field, label, number)).collect();
            sent.insert("components".to_owned(), Value::Array(inner?));
        } else if let Some(inner) = row.get("component") {
            sent.insert("component".to_owned(), self.field(inner, label, number)?);
        }
        Ok(Value::Object(sent))
    }

    fn field(&mut self, field: &Value, row_label: Option<&str>, number: usize) -> Result<Value, Complaint> {
        let label = field["label"].as_str().or(row_label).unwrap_or_default();
        let own = |name: &str| field["custom_id"] == name || (!label.is_empty() && label == name);
        let typed = self.fields.iter().find(|(name, _)| own(name)).map(|(_, text)| *text);
        let mut sent = json!({
            "type": field["type"],
            "id": field.get("id").cloned().unwrap_or_else(|| (number + 100).into()),
            "custom_id": field["custom_id"],
        });
        if field["type"] == component::TEXT_INPUT {
            let text = typed.or_else(|| field["value"].as_str()).unwrap_or_default();
            check_text(field, label, text)?;
            sent["value"] = text.into();
        } else {
            let picked: Vec<&str> = match typed {
                Some(text) => text.split(',').map(str::trim).filter(|one| !one.is_empty()).collect(),
                None => preset(field),
            };
            if picked.is_empty() && field["required"] == false {
                sent["values"] = json!([]);
            } else {
                let values =
                    self.person.choose(self.world, self.channel, field, &picked, &mut self.resolved)?;
                sent["values"] = json!(values);
            }
        }
        Ok(sent)
    }
}

/// The options that a select comes with.
fn preset(select: &Value) -> Vec<&str> {
    let options = select["options"].as_array().into_iter().flatten();
    options.filter(|option| option["default"] == true).filter_map(|option| option["value"].as_str()).collect()
}

fn check_text(field: &Value, label: &str, text: &str) -> Result<(), Complaint> {
    let name = || label.to_owned();
    let is_required = field["required"].as_bool().unwrap_or(true);
    if text.trim().is_empty() {
        return if is_required { Err(Complaint::MissingField(name())) } else { Ok(()) };
    }
    let least = field["min_length"].as_u64().unwrap_or(0);
    let most = field["max_length"].as_u64().unwrap_or(LONGEST_FIELD);
    if length(text) < least {
        return Err(Complaint::BadField(name(), Fault::TooShort(least)));
    }
    if length(text) > most { Err(Complaint::BadField(name(), Fault::TooLong(most))) } else { Ok(()) }
}
