//! Tells what a request is: an answer to a person, something a person set off, or a notice.

use hyper::Method;
use twilight_http_ratelimiting::{Endpoint, Method as LimitedMethod};

/// Who goes first.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Lane {
    /// An answer to an interaction: outside of the global limit, ahead of everything.
    Answer,
    /// What a command or the gateway needs done.
    Deed,
    /// Something said in a channel or direct message to someone who did not just ask.
    Notice,
}

/// A request by its kind, without ids and tokens.
#[derive(Debug)]
pub(super) struct Route {
    /// For metrics and logs: `channels/:id/messages`.
    pub(super) label: String,
    pub(super) lane: Lane,
    /// What shares a bucket as far as is known beforehand; none for interaction callbacks, which have none.
    pub(super) endpoint: Option<Endpoint>,
}

impl Route {
    /// Reads a path as `/api/v10/channels/1/messages`. `None` for a method that Discord does not have.
    pub(super) fn of(method: &Method, path: &str) -> Option<Self> {
        let limited = limited_method(method)?;
        let path = path.trim_start_matches('/');
        let path = path.strip_prefix("api/").unwrap_or(path);
        let mut segments: Vec<&str> = path.split('/').filter(|segment| !segment.is_empty()).collect();
        if segments.first().is_some_and(|first| is_version(first)) {
            segments.remove(0);
        }
        let masked = mask(&segments);
        let label = masked.join("/");
        let lane = lane(method, &masked);
        let endpoint = (masked.first() != Some(&"interactions"))
            .then(|| Endpoint { method: limited, path: keep_owner(&segments, &masked) });
        Some(Self { label, lane, endpoint })
    }
}

fn limited_method(method: &Method) -> Option<LimitedMethod> {
    Some(match *method {
        Method::GET => LimitedMethod::Get,
        Method::POST => LimitedMethod::Post,
        Method::PUT => LimitedMethod::Put,
        Method::PATCH => LimitedMethod::Patch,
        Method::DELETE => LimitedMethod::Delete,
        _ => return None,
    })
}

fn is_version(segment: &str) -> bool {
    segment.strip_prefix('v').is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit()))
}

/// Replaces what differs from call to call: ids, tokens, emoji, codes.
fn mask<'a>(segments: &[&'a str]) -> Vec<&'a str> {
    let after = |at: usize, word| at > 0 && segments[at - 1] == word;
    let first = segments.first().copied().unwrap_or_default();
    segments
        .iter()
        .enumerate()
        .map(|(at, &segment)| match first {
            "webhooks" | "interactions" if at == 2 => ":token",
            _ if after(at, "invites") || after(at, "templates") => ":code",
            _ if after(at, "reactions") => ":emoji",
            "oauth2" => segment,
            _ if segment.bytes().all(|b| b.is_ascii_digit()) => ":id",
            _ if segment.len() <= 40
                && segment.bytes().all(|b| b.is_ascii_lowercase() || b"@-_".contains(&b)) =>
            {
                segment
            }
            _ => ":other",
        })
        .collect()
}

fn lane(method: &Method, masked: &[&str]) -> Lane {
    match masked {
        ["interactions", ..] | ["webhooks", _, ":token", ..] => Lane::Answer,
        ["channels", _, "messages" | "threads", ..] if method != Method::GET => Lane::Notice,
        _ => Lane::Deed,
    }
}

/// Buckets are counted apart for each channel, server and webhook: those stay in the path. A webhook's token
/// stays as a digest, because the limiter writes paths to the log.
fn keep_owner(segments: &[&str], masked: &[&str]) -> String {
    let is_owned = matches!(segments.first(), Some(&("channels" | "guilds" | "webhooks")));
    let segments =
        segments.iter().zip(masked).enumerate().map(|(at, (segment, masked))| match (at, *masked) {
            (1, _) if is_owned => (*segment).to_owned(),
            (2, ":token") => blake3::hash(segment.as_bytes()).to_hex()[..16].to_owned(),
            (_, masked) => masked.to_owned(),
        });
    segments.collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn route(method: &Method, path: &str) -> Route {
        Route::of(method, path).expect("a method that Discord has")
    }

    #[test]
    fn a_channel_keeps_its_own_bucket_and_messages_share_one() {
        let one = route(&Method::PATCH, "/api/v10/channels/11/messages/22");
        let two = route(&Method::PATCH, "/api/v10/channels/11/messages/33");
        let other = route(&Method::PATCH, "/api/v10/channels/12/messages/22");
        assert_eq!(one.label, "channels/:id/messages/:id");
        assert_eq!(one.endpoint, two.endpoint);
        assert_ne!(one.endpoint, other.endpoint);
        assert_eq!(one.lane, Lane::Notice);
    }

    #[test]
    fn answers_to_people_are_known_by_their_path() {
        let callback = route(&Method::POST, "/api/v10/interactions/1/aW50ZXI/callback");
        assert_eq!(
            (callback.label.as_str(), callback.lane),
            ("interactions/:id/:token/callback", Lane::Answer)
        );
        assert!(callback.endpoint.is_none());
        let follow_up = route(&Method::PATCH, "/api/v10/webhooks/7/c2VjcmV0/messages/@original");
        assert_eq!(
            (follow_up.label.as_str(), follow_up.lane),
            ("webhooks/:id/:token/messages/@original", Lane::Answer)
        );
        let path = follow_up.endpoint.expect("a bucket").path;
        assert!(path.starts_with("webhooks/7/") && !path.contains("c2VjcmV0"), "{path}");
    }

    #[test]
    fn reads_and_roles_are_deeds() {
        assert_eq!(route(&Method::GET, "/api/v10/channels/1/messages").lane, Lane::Deed);
        assert_eq!(route(&Method::PUT, "/api/v10/guilds/1/members/2/roles/3").lane, Lane::Deed);
        assert_eq!(route(&Method::GET, "/api/v10/gateway/bot").label, "gateway/bot");
        assert_eq!(route(&Method::GET, "/api/v10/users/@me").label, "users/@me");
        assert_eq!(route(&Method::GET, "/api/v10/oauth2/applications/@me").label, "oauth2/applications/@me");
    }

    #[test]
    fn nothing_a_person_wrote_gets_into_a_label() {
        let label = route(&Method::PUT, "/api/v10/channels/1/messages/2/reactions/%F0%9F%91%8D/@me").label;
        assert_eq!(label, "channels/:id/messages/:id/reactions/:emoji/@me");
        assert_eq!(route(&Method::GET, "/api/v10/invites/summer").label, "invites/:code");
        assert_eq!(route(&Method::GET, "/api/v10/What%20Ever").label, ":other");
        assert!(Route::of(&Method::OPTIONS, "/api/v10/users/@me").is_none());
    }
}
