//! What a sender hands in for a message: text, embeds, buttons, files, and whom it may mention.

use axum::body::Bytes;
use serde_json::{Value, json};

use super::entities::{File, Id};
use super::views::{as_id, id};
use super::world::World;

/// A file as it was uploaded.
#[derive(Debug, Clone)]
pub(crate) struct Upload {
    /// The `n` of `files[n]`.
    pub index: u64,
    pub filename: String,
    pub content_type: String,
    pub bytes: Bytes,
}

/// The fields of a create or edit that were sent; `None` leaves a field as it is.
#[derive(Debug, Clone, Default)]
pub(crate) struct Draft {
    pub content: Option<String>,
    pub embeds: Option<Vec<Value>>,
    pub components: Option<Vec<Value>>,
    /// As sent: existing attachments that stay, and descriptions of new files.
    pub attachments: Option<Vec<Value>>,
    pub flags: Option<u64>,
    pub allowed_mentions: Option<Value>,
    pub tts: bool,
    pub nonce: Option<Value>,
    pub enforce_nonce: bool,
    pub reference: Option<Id>,
    pub files: Vec<Upload>,
}

impl Draft {
    /// Reads Discord's JSON; null empties a field.
    pub(crate) fn read(body: &Value, files: Vec<Upload>) -> Self {
        let list = |key: &str| body.get(key).map(|v| v.as_array().cloned().unwrap_or_default());
        let one_embed = body.get("embed").filter(|e| e.is_object()).map(|e| vec![e.clone()]);
        Self {
            content: body.get("content").map(|v| v.as_str().unwrap_or_default().trim().to_owned()),
            embeds: list("embeds").or(one_embed),
            components: list("components"),
            attachments: list("attachments"),
            flags: body.get("flags").map(|v| v.as_u64().unwrap_or(0)),
            allowed_mentions: body.get("allowed_mentions").filter(|v| v.is_object()).cloned(),
            tts: body["tts"].as_bool().unwrap_or(false),
            nonce: body.get("nonce").filter(|v| !v.is_null()).cloned(),
            enforce_nonce: body["enforce_nonce"].as_bool().unwrap_or(false),
            reference: as_id(&body["message_reference"]["message_id"]),
            files,
        }
    }

    /// A plain text, as a person writes it.
    pub(crate) fn text(content: &str) -> Self {
        Self { content: Some(content.trim().to_owned()), ..Self::default() }
    }
}

/// Whom a text mentions, before anybody asks who may.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Mentions {
    pub users: Vec<Id>,
    pub roles: Vec<Id>,
    pub everyone: bool,
}

impl Mentions {
    /// Finds `<@id>`, `<@!id>`, `<@&id>`, `@everyone` and `@here`.
    pub(crate) fn find(text: &str) -> Self {
        let mut found = Self::default();
        for part in text.split("<@").skip(1) {
            let Some((inner, _)) = part.split_once('>') else { continue };
            let (list, digits) = match inner.strip_prefix('&') {
                Some(role) => (&mut found.roles, role),
                None => (&mut found.users, inner.trim_start_matches('!')),
            };
            if let Ok(mentioned) = digits.parse()
                && !list.contains(&mentioned)
            {
                list.push(mentioned);
            }
        }
        found.everyone = text.contains("@everyone") || text.contains("@here");
        found
    }

    /// Keeps what `allowed_mentions` allows; without it everything.
    pub(crate) fn allowed(mut self, allowed: Option<&Value>) -> Self {
        let Some(allowed) = allowed else { return self };
        let parses =
            |what: &str| allowed["parse"].as_array().is_some_and(|all| all.iter().any(|p| p == what));
        let named = |what: &str, one: &Id| {
            allowed[what].as_array().is_some_and(|all| all.iter().any(|v| as_id(v) == Some(*one)))
        };
        let (users, roles) = (parses("users"), parses("roles"));
        self.users.retain(|one| users || named("users", one));
        self.roles.retain(|one| roles || named("roles", one));
        self.everyone &= parses("everyone");
        self
    }
}

/// Gives every component the number that Discord gives it.
pub(crate) fn number_components(components: &mut [Value]) {
    fn visit(component: &mut Value, next: &mut u64) {
        if let Some(fields) = component.as_object_mut()
            && fields.get("id").and_then(Value::as_u64).unwrap_or(0) == 0
        {
            *next += 1;
            fields.insert("id".to_owned(), (*next).into());
        }
        for key in ["components", "items"] {
            for inner in component.get_mut(key).and_then(Value::as_array_mut).into_iter().flatten() {
                visit(inner, next);
            }
        }
        for key in ["component", "accessory"] {
            if let Some(inner) = component.get_mut(key).filter(|inner| inner.is_object()) {
                visit(inner, next);
            }
        }
    }
    let mut next = 0;
    for component in components {
        visit(component, &mut next);
    }
}

/// Width and height of a PNG.
fn png_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let header = bytes.strip_prefix(b"\x89PNG\r\n\x1a\n")?.get(8..16)?;
    let (width, height) = header.split_at(4);
    Some((u32::from_be_bytes(width.try_into().ok()?), u32::from_be_bytes(height.try_into().ok()?)))
}

impl World {
    /// Keeps an uploaded file and describes it as Discord does.
    pub(crate) fn keep_file(&mut self, channel_id: Id, upload: Upload, described: Option<&Value>) -> Value {
        let file_id = self.next_id();
        let asked = described.and_then(|d| d["filename"].as_str()).filter(|name| !name.is_empty());
        let keep = |c: char| if c.is_alphanumeric() || "._-".contains(c) { c } else { '_' };
        let filename: String = asked.unwrap_or(&upload.filename).chars().map(keep).collect();
        let url = format!("{}/attachments/{channel_id}/{file_id}/{filename}", self.base_url);
        let mut value = json!({
            "id": id(file_id),
            "filename": filename,
            "content_type": upload.content_type,
            "size": upload.bytes.len(),
            "url": url,
            "proxy_url": url,
        });
        for key in ["description", "title"] {
            if let Some(text) = described.and_then(|d| d[key].as_str()) {
                value[key] = text.into();
            }
        }
        if let Some((width, height)) = png_size(&upload.bytes) {
            value["width"] = width.into();
            value["height"] = height.into();
        }
        let Upload { content_type, bytes, .. } = upload;
        self.files.insert(file_id, File { channel_id, filename, content_type, bytes });
        value
    }

    /// The attachments that a message has after a create or an edit.
    pub(crate) fn attach(&mut self, channel_id: Id, before: &[Value], draft: &mut Draft) -> Vec<Value> {
        let listed = draft.attachments.take();
        let stays = |attachment: &&Value| {
            listed
                .as_ref()
                .is_none_or(|listed| listed.iter().any(|l| as_id(&l["id"]) == as_id(&attachment["id"])))
        };
        let mut after: Vec<Value> = before.iter().filter(stays).cloned().collect();
        for upload in std::mem::take(&mut draft.files) {
            let described = listed.iter().flatten().find(|l| as_id(&l["id"]) == Some(upload.index));
            let described = described.cloned();
            after.push(self.keep_file(channel_id, upload, described.as_ref()));
        }
        after
    }
}

/// Points `attachment://name` in embeds at the files themselves; Discord no longer lists such files apart.
pub(crate) fn place_in_embeds(embeds: &mut [Value], attachments: &mut Vec<Value>) {
    let mut placed = Vec::new();
    for embed in embeds.iter_mut() {
        if embed.is_object() {
            embed["type"] = "rich".into();
        }
        for slot in ["image", "thumbnail", "footer", "author"] {
            for key in ["url", "icon_url"] {
                let Some(target) = embed.get_mut(slot).and_then(|s| s.get_mut(key)) else { continue };
                let Some(name) = target.as_str().and_then(|url| url.strip_prefix("attachment://")) else {
                    continue;
                };
                let Some(file) = attachments.iter().find(|a| a["filename"] == name) else { continue };
                placed.push(file["id"].clone());
                *target = file["url"].clone();
            }
        }
    }
    attachments.retain(|attachment| !placed.contains(&attachment["id"]));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mentions_are_found_and_kept_only_as_far_as_allowed() {
        let text = "<@1> <@!2> <@1> <@&3> <@x> <#4> @here";
        let found = Mentions::find(text);
        assert_eq!((&found.users[..], &found.roles[..], found.everyone), (&[1, 2][..], &[3][..], true));
        let only = Mentions::find(text).allowed(Some(&json!({"parse": ["roles"], "users": ["2"]})));
        assert_eq!((&only.users[..], &only.roles[..], only.everyone), (&[2][..], &[3][..], false));
        let nobody = Mentions::find(text).allowed(Some(&json!({"parse": []})));
        assert_eq!(nobody, Mentions::default());
    }

    #[test]
    fn components_are_numbered_without_touching_numbers_they_have() {
        let mut rows = vec![json!({"type": 1, "components": [{"type": 2, "id": 9}, {"type": 2}]})];
        number_components(&mut rows);
        let ids = [&rows[0]["id"], &rows[0]["components"][0]["id"], &rows[0]["components"][1]["id"]];
        assert_eq!(ids, [&json!(1), &json!(9), &json!(2)]);
    }
}
