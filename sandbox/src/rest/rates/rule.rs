//! Which routes count together, and how much of them is allowed in which time.
//!
//! Discord publishes no numbers and asks that none be built in. These are of the size that its headers show, so that
//! a bot that does not read the headers is refused here as there.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::time::Duration;

use serde_json::Value;

/// So many in such a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Rate {
    pub count: u32,
    pub per: Duration,
}

impl Rate {
    const fn new(count: u32, milliseconds: u64) -> Self {
        Self { count, per: Duration::from_millis(milliseconds) }
    }

    pub(super) fn times(self, generosity: u32) -> Self {
        Self { count: self.count.saturating_mul(generosity), ..self }
    }
}

/// What a route is counted under.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Rule {
    /// Routes with the same name share one bucket.
    pub bucket: &'static str,
    pub rate: Rate,
}

const fn rule(bucket: &'static str, count: u32, milliseconds: u64) -> Rule {
    Rule { bucket, rate: Rate::new(count, milliseconds) }
}

/// A channel's name and topic may be changed twice in ten minutes, whoever does it.
const RENAMES: (&str, Rate) = ("channel names", Rate::new(2, 600_000));

const CHANNEL_EDIT: &str = "change a channel";

impl Rule {
    /// The rule of a route; first answers to interactions have none.
    pub(super) fn of(method: &str, route: &str) -> Option<Self> {
        let in_channel = route.strip_prefix("/channels/{channel_id}");
        let found = match (method, in_channel) {
            _ if route == "/gateway" || route.starts_with("/interactions/") => return None,
            ("POST", Some("/messages")) => rule("say", 5, 5_000),
            ("GET", Some("/messages")) => rule("read messages", 5, 1_000),
            ("PATCH", Some("/messages/{message_id}")) => rule("change a message", 5, 5_000),
            ("DELETE", Some("/messages/{message_id}")) => rule("delete a message", 5, 1_000),
            ("POST", Some("/messages/bulk-delete")) => rule("delete messages", 1, 1_000),
            ("POST", Some("/typing")) => rule("type", 5, 5_000),
            ("PATCH", Some("")) => rule(CHANNEL_EDIT, 10, 15_000),
            ("PUT" | "DELETE", Some(rest)) if rest.contains("/reactions") => rule("react", 1, 250),
            ("PUT" | "DELETE", Some(rest)) if rest.contains("/pins") => rule("pin", 5, 4_000),
            _ => Self::elsewhere(method, route),
        };
        Some(found)
    }

    fn elsewhere(method: &str, route: &str) -> Self {
        match (method, route) {
            ("GET", "/gateway/bot") => rule("begin", 2, 5_000),
            ("POST", "/users/@me/channels") => rule("open direct messages", 10, 10_000),
            ("POST", route) if route.starts_with("/webhooks/") => rule("follow up", 5, 2_000),
            (_, route) if route.starts_with("/webhooks/") => rule("change an answer", 5, 2_000),
            ("GET", route) if route.ends_with("/commands") => rule("read commands", 10, 10_000),
            (_, route) if route.starts_with("/applications/{application_id}") => rule("commands", 5, 20_000),
            ("PUT" | "DELETE", "/guilds/{guild_id}/members/{user_id}/roles/{role_id}") => {
                rule("give roles", 10, 10_000)
            }
            ("GET", _) => rule("read", 15, 5_000),
            _ => rule("write", 10, 10_000),
        }
    }

    /// What this request takes from a limit that everybody shares.
    pub(super) fn shared(&self, body: &Value) -> Option<(&'static str, Rate)> {
        let renames = body.get("name").is_some() || body.get("topic").is_some();
        (self.bucket == CHANNEL_EDIT && renames).then_some(RENAMES)
    }

    /// How the bucket is called in headers: the same at every start.
    pub(super) fn hash(&self) -> String {
        let mut hasher = DefaultHasher::new();
        self.bucket.hash(&mut hasher);
        let first = hasher.finish();
        self.rate.count.hash(&mut hasher);
        format!("{first:016x}{:016x}", hasher.finish())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn similar_routes_share_a_bucket_and_answers_to_interactions_have_none() {
        let bucket = |method, route| Rule::of(method, route).map(|rule| rule.bucket);
        let answer = "/webhooks/{webhook_id}/{webhook_token}/messages/{message_id}";
        assert_eq!(bucket("PATCH", answer), bucket("DELETE", answer));
        assert_ne!(bucket("POST", "/webhooks/{webhook_id}/{webhook_token}"), bucket("PATCH", answer));
        assert_eq!(bucket("POST", "/interactions/{interaction_id}/{interaction_token}/callback"), None);
        assert_eq!(bucket("GET", "/guilds/{guild_id}"), bucket("GET", "/users/@me"));
    }

    #[test]
    fn a_name_does_not_tell_its_resource_and_stays_the_same() {
        let say = Rule::of("POST", "/channels/{channel_id}/messages").expect("a rule");
        assert_eq!(say.hash().len(), 32);
        assert_eq!(say.hash(), rule("say", 5, 5_000).hash());
        assert_ne!(say.hash(), rule("type", 5, 5_000).hash());
    }

    #[test]
    fn only_names_and_topics_are_shared() {
        let edit = Rule::of("PATCH", "/channels/{channel_id}").expect("a rule");
        assert_eq!(edit.shared(&serde_json::json!({"topic": null})), Some(RENAMES));
        assert_eq!(edit.shared(&serde_json::json!({"nsfw": true})), None);
    }
}
