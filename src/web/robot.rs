//! Tells people from robots and link previews, so that figures are of people.

use std::collections::HashMap;
use std::sync::{PoisonError, RwLock};

use axum::http::{HeaderMap, HeaderValue, Method, header};
use isbot::Bots;

/// Parts of the names of programs that open links by themselves, in small letters: previews of chats and networks
/// first, then tools. Browsers inside of apps (Instagram, Telegram, VK …) are people and stand in no list.
const PREVIEWS: &[&str] = &[
    "discordbot",
    "telegrambot",
    "whatsapp/",
    "facebookexternalhit",
    "facebookcatalog",
    "meta-externalagent",
    "meta-externalfetcher",
    "twitterbot",
    "slackbot",
    "slack-imgproxy",
    "vkshare",
    "viberbot",
    "skypeuripreview",
    "microsoftpreview",
    "linkedinbot",
    "redditbot",
    "pinterestbot",
    "snap url preview",
    "mattermost-bot",
    "mastodon/",
    "embedly",
    "iframely",
    "odklbot",
    "mail.ru_bot",
    "signal-desktop-link-preview",
    "curl/",
    "wget/",
    "headless",
    "phantomjs",
    "python-requests",
    "python-urllib",
    "python-httpx",
    "aiohttp",
    "go-http-client",
    "okhttp",
    "apache-httpclient",
    "java/",
    "libwww",
    "node-fetch",
    "undici",
    "axios/",
    "postmanruntime",
    "reqwest",
];

/// Names that robots begin with but that browsers inside of apps end with.
const BEGINNINGS: &[&str] = &["viber/", "whatsapp", "telegram", "skype"];

/// Headers by which browsers say that nobody has opened the page yet, and what they say in them.
const AHEAD: &[(&str, &[&str])] = &[
    ("sec-purpose", &["prefetch", "prerender"]),
    ("purpose", &["prefetch", "preview", "prerender"]),
    ("x-purpose", &["preview", "prefetch"]),
    ("x-moz", &["prefetch"]),
];

/// Names of programs that are remembered at most, and how long they may be for that.
const REMEMBERED: usize = 4_096;
const NAME_LIMIT: usize = 512;

/// What is known of robots. Made once: reading the list takes a while, and so does looking through it, which is why it
/// remembers the names that it has met.
#[derive(Debug)]
pub struct Robots {
    list: Bots,
    met: RwLock<HashMap<Box<[u8]>, bool>>,
}

impl Robots {
    /// With the public list and our own.
    pub fn new() -> Self {
        Self { list: Bots::default(), met: RwLock::default() }
    }

    /// Whether a request comes from a robot, from a link preview, or from a browser that only looks ahead.
    pub fn is_one(&self, method: &Method, headers: &HeaderMap) -> bool {
        let agent = headers.get(header::USER_AGENT).map(HeaderValue::as_bytes).unwrap_or_default();
        method == Method::HEAD || looks_ahead(headers) || self.is_met(agent)
    }

    /// The same for a program's name as it was sent, from memory where that has it.
    fn is_met(&self, agent: &[u8]) -> bool {
        if let Some(is_robot) = self.met.read().unwrap_or_else(PoisonError::into_inner).get(agent) {
            return *is_robot;
        }
        let is_robot = self.is_name(String::from_utf8_lossy(agent).to_ascii_lowercase().trim());
        if agent.len() <= NAME_LIMIT {
            let mut met = self.met.write().unwrap_or_else(PoisonError::into_inner);
            if met.len() >= REMEMBERED {
                met.clear();
            }
            met.insert(agent.into(), is_robot);
        }
        is_robot
    }

    /// Whether a program of this name (in small letters) is a robot. Browsers always have a name.
    fn is_name(&self, agent: &str) -> bool {
        agent.is_empty()
            || BEGINNINGS.iter().any(|beginning| agent.starts_with(beginning))
            || PREVIEWS.iter().any(|part| agent.contains(part))
            || self.list.is_bot(agent)
    }
}

fn looks_ahead(headers: &HeaderMap) -> bool {
    headers.iter().any(|(name, value)| {
        AHEAD.iter().any(|(ahead, words)| {
            name.as_str() == *ahead && value.to_str().is_ok_and(|said| says(said, words))
        })
    })
}

fn says(said: &str, words: &[&str]) -> bool {
    let said = said.to_ascii_lowercase();
    words.iter().any(|word| said.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_robot(agent: &str) -> bool {
        Robots::new().is_name(&agent.to_ascii_lowercase())
    }

    #[test]
    fn link_previews_and_tools_are_robots() {
        for agent in [
            "Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)",
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 11.6; rv:92.0) Gecko/20100101 Firefox/92.0 Discordbot/2.0",
            "TelegramBot (like TwitterBot)",
            "WhatsApp/2.23.20.0 A",
            "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
            "Twitterbot/1.0",
            "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
            "Mozilla/5.0 (compatible; vkShare; +http://vk.com/dev/Share)",
            "Viber/13.3.0.5 CFNetwork/1128.0.1 Darwin/19.6.0",
            "Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5 skype-url-preview@microsoft.com",
            "LinkedInBot/1.0 (compatible; Mozilla/5.0; Apache-HttpClient +http://www.linkedin.com)",
            "Googlebot/2.1 (+http://www.google.com/bot.html)",
            "Mozilla/5.0 (compatible; YandexBot/3.0; +http://yandex.com/bots)",
            "curl/8.5.0",
            "Wget/1.21",
            "python-requests/2.31.0",
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/120.0.0.0 Safari/537.36",
            "",
        ] {
            assert!(is_robot(agent), "{agent}");
        }
    }

    #[test]
    fn browsers_are_people_also_inside_of_apps() {
        for agent in [
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36",
            "Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0",
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 14_5) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15",
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/128.0.0.0 YaBrowser/24.10.0.0 Safari/537.36",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Instagram 338.0.0.0.58",
            "Mozilla/5.0 (Linux; Android 14; SM-S918B; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/126.0.0.0 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/470.0.0.0;]",
            "Mozilla/5.0 (Linux; Android 13; Pixel 7; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/124.0.0.0 Mobile Safari/537.36 trill_340304 BytedanceWebview/d8a21c6",
            "Mozilla/5.0 (Linux; Android 13; 2201117TY; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/124.0.0.0 Mobile Safari/537.36 Telegram-Android/10.14.5",
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) discord/1.0.9163 Chrome/124.0.0.0 Electron/30.2.0 Safari/537.36",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) GSA/320.0.0 Mobile/15E148 Safari/604.1",
            "Mozilla/5.0 (Linux; Android 12; CUBOT NOTE 20) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Mobile Safari/537.36",
        ] {
            assert!(!is_robot(agent), "{agent}");
        }
    }

    #[test]
    fn a_name_that_was_met_before_is_what_it_was_then() {
        let robots = Robots::new();
        for number in 0..REMEMBERED + 10 {
            assert!(robots.is_met(format!("Twitterbot/{number}").as_bytes()));
            assert!(
                !robots.is_met(b"Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0")
            );
        }
        let long = "a".repeat(NAME_LIMIT + 1);
        robots.is_met(long.as_bytes());
        let met = robots.met.read().expect("nobody failed with it");
        assert!(met.len() <= REMEMBERED && !met.contains_key(long.as_bytes()));
    }

    #[test]
    fn looking_ahead_is_not_a_visit() {
        let robots = Robots::new();
        let of = |method: &Method, name: &'static str, value: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(
                header::USER_AGENT,
                "Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0"
                    .parse()
                    .expect("a header"),
            );
            headers.insert(name, value.parse().expect("a header"));
            robots.is_one(method, &headers)
        };
        assert!(of(&Method::GET, "sec-purpose", "prefetch;prerender"));
        assert!(of(&Method::GET, "purpose", "Prefetch"));
        assert!(of(&Method::GET, "x-moz", "prefetch"));
        assert!(of(&Method::HEAD, "accept", "*/*"));
        assert!(!of(&Method::GET, "accept", "*/*"));
    }
}
