//! What a request is about: its route, who asks, and which channel, guild or webhook is meant.

use axum::body::Body;
use axum::extract::MatchedPath;
use axum::http::{Request, header};

/// A request before its body is looked at.
#[derive(Debug, Clone)]
pub(crate) struct Call {
    pub method: String,
    /// With its placeholders, or as it was sent where there is no such route.
    pub route: String,
    /// After `/api/v10`, with its query.
    pub path: String,
    pub is_known: bool,
    /// Without `Bot`; empty where there is none.
    pub token: String,
}

impl Call {
    pub(super) fn of(request: &Request<Body>) -> Self {
        let matched = request.extensions().get::<MatchedPath>().map(|path| without_prefix(path.as_str()));
        let path = without_prefix(&request.uri().to_string());
        let matched = matched.filter(|matched| !matched.contains("{*"));
        let header = request.headers().get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
        let token = header.and_then(|value| value.strip_prefix("Bot ")).map(str::trim).unwrap_or_default();
        Self {
            method: request.method().to_string(),
            is_known: matched.is_some(),
            route: matched.unwrap_or_else(|| path.clone()),
            path,
            token: token.to_owned(),
        }
    }

    /// Routes that carry a token of their own, or need none.
    pub(super) fn is_open(&self) -> bool {
        self.route == "/gateway" || self.is_interaction()
    }

    /// Answers to interactions, the first and the later ones.
    pub(super) fn is_interaction(&self) -> bool {
        self.route.starts_with("/webhooks/") || self.route.starts_with("/interactions/")
    }

    /// The values of the route's placeholders, by name.
    pub(crate) fn values(&self) -> impl Iterator<Item = (&str, &str)> {
        let path = self.path.split('?').next().unwrap_or_default();
        self.route
            .split('/')
            .zip(path.split('/'))
            .filter_map(|(name, value)| Some((name.strip_prefix('{')?.strip_suffix('}')?, value)))
    }

    /// The channel, guild or webhook whose limits are its own; empty where the route names none.
    pub(super) fn resource(&self) -> String {
        let counts = |name: &str| matches!(name, "channel_id" | "guild_id" | "webhook_id" | "webhook_token");
        let values: Vec<&str> =
            self.values().filter(|(name, _)| counts(name)).map(|(_, value)| value).collect();
        values.join("/")
    }
}

/// A request whose path says `@me` where it was sent as `%40me`, as some libraries do.
pub(crate) fn with_plain_path(mut request: Request<Body>) -> Request<Body> {
    let plain = request.uri().path_and_query().filter(|path| path.path().contains("%40")).and_then(|path| {
        let (own, query) = path.as_str().split_once('?').unwrap_or((path.as_str(), ""));
        let mark = if query.is_empty() { "" } else { "?" };
        format!("{}{mark}{query}", own.replace("%40", "@")).parse().ok()
    });
    if let Some(plain) = plain {
        *request.uri_mut() = plain;
    }
    request
}

/// A path after `/api/v10` or `/api`.
pub(super) fn without_prefix(path: &str) -> String {
    let path = path.strip_prefix("/api").unwrap_or(path);
    path.strip_prefix("/v10").unwrap_or(path).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn call(route: &str, path: &str) -> Call {
        let [method, route, path, token] = ["GET", route, path, ""].map(str::to_owned);
        Call { method, route, path, is_known: true, token }
    }

    #[test]
    fn channels_guilds_and_webhooks_are_resources_and_the_rest_is_not() {
        let message = call("/channels/{channel_id}/messages/{message_id}", "/channels/1/messages/2?x=/3");
        assert_eq!(message.resource(), "1");
        assert_eq!(call("/users/{user_id}", "/users/7").resource(), "");
        let answer = call("/webhooks/{webhook_id}/{webhook_token}", "/webhooks/5/abc");
        assert_eq!((answer.resource().as_str(), answer.is_open()), ("5/abc", true));
    }
}
