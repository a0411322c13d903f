//! A click: one visit through a referral link, counted without keeping who it was, and where it leads.

use core::net::{IpAddr, Ipv6Addr};

use chrono::{DateTime, Duration, NaiveDate, Utc};
use url::{Position, Url, form_urlencoded};

use super::campaign::State;
use super::program::Zone;
use super::{ClickId, CreatorId, Language, LinkId, ProgramId};

/// The landing page is told the click's id in this query parameter.
pub const CLICK_PARAMETER: &str = "duet_click";
/// Stripe's payment links keep the click in this one instead, and tell it with the payment.
const PAYMENT_LINK_PARAMETER: &str = "client_reference_id";
/// Where such links lead.
const PAYMENT_LINKS: &str = "buy.stripe.com";
/// Characters of a placement label.
pub const SUB_ID_LENGTH: usize = 32;
/// Hours after the end of a UTC day until that day is over in every zone (the last is twelve hours behind).
const LAST_ZONE_HOURS: i64 = 12;

/// Who came: a keyed hash that means nothing once its day's key is gone. 16 bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Visitor(pub [u8; 16]);

/// The secret of one day's visitor hashes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct VisitorKey(pub [u8; 32]);

impl std::fmt::Debug for VisitorKey {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("VisitorKey(…)")
    }
}

impl Visitor {
    /// The same person comes out the same within one programme and one key: by network and browser.
    pub fn of(key: VisitorKey, program: ProgramId, address: IpAddr, agent: &[u8]) -> Self {
        let mut hasher = blake3::Hasher::new_keyed(&key.0);
        hasher.update(&program.0.to_le_bytes());
        hasher.update(&network(address).octets());
        hasher.update(agent);
        let mut short = [0; 16];
        hasher.finalize_xof().fill(&mut short);
        Self(short)
    }
}

/// The part of an address that stays a household's: all of an IPv4 address, the first 64 bits of an IPv6 one.
fn network(address: IpAddr) -> Ipv6Addr {
    match address.to_canonical() {
        IpAddr::V4(address) => address.to_ipv6_mapped(),
        IpAddr::V6(address) => Ipv6Addr::from_bits(address.to_bits() >> 64 << 64),
    }
}

/// One click as it is recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Click {
    /// Its key, handed to the landing page.
    pub click_id: ClickId,
    /// The link.
    pub link_id: LinkId,
    /// When.
    pub clicked_at: DateTime<Utc>,
    /// The day in the market's zone.
    pub clicked_on: NaiveDate,
    /// Who, for the count of visitors.
    pub visitor: Visitor,
    /// A robot or a link preview: kept, counted apart.
    pub is_robot: bool,
    /// The creator's own visit: kept, not counted.
    pub is_own: bool,
    /// The placement (`?s=`), if the address named one.
    pub sub_id: Option<String>,
}

/// A placement label as an address carries it; `None` if it is none: a visitor must arrive all the same.
pub fn sub_id(raw: &str) -> Option<String> {
    let label = raw.trim();
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-');
    ((1..=SUB_ID_LENGTH).contains(&label.len()) && label.bytes().all(fits)).then(|| label.to_owned())
}

/// The last day that is over in every zone. What belongs to it or to an earlier one changes no more.
pub fn over_everywhere(now: DateTime<Utc>) -> NaiveDate {
    (now - Duration::hours(24 + LAST_ZONE_HOURS)).date_naive()
}

/// Where a link leads, and until when.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Destination {
    /// The link.
    pub link_id: LinkId,
    /// Its programme.
    pub program_id: ProgramId,
    /// Its creator.
    pub creator_id: CreatorId,
    /// When the link was put away, if it was.
    pub archived_at: Option<DateTime<Utc>>,
    /// Its campaign's state.
    pub state: State,
    /// The campaign's landing page.
    pub landing_url: String,
    /// Added as `utm_source`, if set.
    pub utm_source: Option<String>,
    /// Added as `utm_medium`, if set.
    pub utm_medium: Option<String>,
    /// Added as `utm_campaign`, if set.
    pub utm_campaign: Option<String>,
    /// The campaign's first day.
    pub starts_on: Option<NaiveDate>,
    /// The campaign's last day.
    pub ends_on: Option<NaiveDate>,
    /// The zone of the creator's market, else of the programme: days are days of this zone.
    #[sqlx(try_from = "String")]
    pub zone: Zone,
    /// The language of the creator's market, else of the programme.
    pub language: Language,
}

/// Whether a link leads anywhere today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It does.
    Live,
    /// Its campaign has not begun.
    NotYet,
    /// It, or its campaign, is over.
    Over,
}

impl Destination {
    /// The day in the market's zone.
    pub fn day(&self, now: DateTime<Utc>) -> NaiveDate {
        now.with_timezone(&self.zone.0).date_naive()
    }

    /// Whether the link leads anywhere on `day`.
    pub fn standing(&self, day: NaiveDate) -> Standing {
        let is_past = self.ends_on.is_some_and(|last| last < day);
        if self.archived_at.is_some() || self.state == State::Closed || is_past {
            return Standing::Over;
        }
        let is_early = self.state == State::Draft || self.starts_on.is_some_and(|first| first > day);
        if is_early { Standing::NotYet } else { Standing::Live }
    }

    /// The landing page as visitors reach it. Its own query and fragment stay as they are; a UTM parameter that it has
    /// already is not added.
    pub fn landing(&self, page: &Url) -> Landing {
        let own: Vec<&str> =
            page.query().unwrap_or_default().split('&').filter(|pair| !pair.is_empty()).collect();
        let has = |name: &str| own.iter().any(|pair| key(pair) == name);
        let parameter = match page.host_str() {
            Some(PAYMENT_LINKS) => PAYMENT_LINK_PARAMETER,
            _ => CLICK_PARAMETER,
        };
        let mut query: Vec<String> =
            own.iter().filter(|pair| key(pair) != parameter).map(|pair| (*pair).to_owned()).collect();
        let utm = [
            ("utm_source", &self.utm_source),
            ("utm_medium", &self.utm_medium),
            ("utm_campaign", &self.utm_campaign),
        ];
        for (name, value) in utm {
            if let Some(value) = value.as_deref().filter(|value| !value.is_empty() && !has(name)) {
                query.push(format!("{name}={}", encoded(value)));
            }
        }
        query.push(format!("{parameter}="));
        let mut url = page.clone();
        url.set_query(Some(&query.join("&")));
        Landing {
            before: url[..Position::AfterQuery].to_owned(),
            after: url[Position::AfterQuery..].to_owned(),
        }
    }
}

/// The address of a landing page, whole but for the click's id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Landing {
    before: String,
    after: String,
}

impl Landing {
    /// The whole address for one click.
    pub fn address(&self, click: ClickId) -> String {
        let id = click.to_string();
        let mut address = String::with_capacity(self.before.len() + id.len() + self.after.len());
        for part in [&self.before, &id, &self.after] {
            address.push_str(part);
        }
        address
    }
}

/// The decoded name of one `name=value` of a query.
fn key(pair: &str) -> String {
    form_urlencoded::parse(pair.as_bytes()).next().map(|(name, _)| name.into_owned()).unwrap_or_default()
}

fn encoded(value: &str) -> String {
    form_urlencoded::byte_serialize(value.as_bytes()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn destination(landing: &str) -> Destination {
        Destination {
            link_id: LinkId(1),
            program_id: ProgramId(1),
            creator_id: CreatorId(1),
            archived_at: None,
            state: State::Live,
            landing_url: landing.to_owned(),
            utm_source: Some("duet".to_owned()),
            utm_medium: None,
            utm_campaign: Some("весна & co".to_owned()),
            starts_on: None,
            ends_on: None,
            zone: Zone(chrono_tz::Europe::Moscow),
            language: Language::Ru,
        }
    }

    fn arrive(landing: &str) -> String {
        let url = Url::parse(landing).expect("an address");
        destination(landing).landing(&url).address(ClickId(42))
    }

    fn moment(text: &str) -> DateTime<Utc> {
        text.parse().expect("a moment")
    }

    #[test]
    fn the_landing_page_keeps_its_query_and_fragment() {
        let utm = "utm_source=duet&utm_campaign=%D0%B2%D0%B5%D1%81%D0%BD%D0%B0+%26+co";
        assert_eq!(arrive("https://a.b/"), format!("https://a.b/?{utm}&duet_click=42"));
        assert_eq!(
            arrive("https://a.b/p?x=%2f&y#top"),
            format!("https://a.b/p?x=%2f&y&{utm}&duet_click=42#top")
        );
        assert_eq!(
            arrive("https://a.b/?utm_source=own&utm%5Fcampaign=&duet_click=7"),
            "https://a.b/?utm_source=own&utm%5Fcampaign=&duet_click=42"
        );
    }

    #[test]
    fn a_payment_link_is_told_the_click_where_it_keeps_it() {
        let utm = "utm_source=duet&utm_campaign=%D0%B2%D0%B5%D1%81%D0%BD%D0%B0+%26+co";
        assert_eq!(
            arrive("https://buy.stripe.com/abc?locale=ru&client_reference_id=7"),
            format!("https://buy.stripe.com/abc?locale=ru&{utm}&client_reference_id=42")
        );
        let other = "https://buy.stripe.com.a.b/?client_reference_id=7";
        assert_eq!(arrive(other), format!("{other}&{utm}&duet_click=42"));
    }

    #[test]
    fn a_placement_label_that_is_none_is_ignored() {
        assert_eq!(sub_id(" reel_1.a-B "), Some("reel_1.a-B".to_owned()));
        assert_eq!(sub_id(&"a".repeat(32)), Some("a".repeat(32)));
        for none in
            ["", " ", &"a".repeat(33), "a b", "рилс", "a'--", "<b>", "a\u{200b}", "a\r\nSet-Cookie: b"]
        {
            assert_eq!(sub_id(none), None, "{none:?}");
        }
    }

    #[test]
    fn a_campaign_lasts_through_its_last_day_in_the_markets_zone() {
        let mut campaign = destination("https://a.b/");
        campaign.starts_on = NaiveDate::from_ymd_opt(2026, 3, 1);
        campaign.ends_on = NaiveDate::from_ymd_opt(2026, 3, 31);
        let standing = |campaign: &Destination, now| campaign.standing(campaign.day(moment(now)));
        assert_eq!(standing(&campaign, "2026-02-28T20:59:59Z"), Standing::NotYet);
        assert_eq!(standing(&campaign, "2026-02-28T21:00:00Z"), Standing::Live);
        assert_eq!(standing(&campaign, "2026-03-31T20:59:59Z"), Standing::Live);
        assert_eq!(standing(&campaign, "2026-03-31T21:00:00Z"), Standing::Over);
        campaign.state = State::Draft;
        assert_eq!(standing(&campaign, "2026-03-10T12:00:00Z"), Standing::NotYet);
        campaign.state = State::Closed;
        assert_eq!(standing(&campaign, "2026-02-10T12:00:00Z"), Standing::Over);
        campaign.state = State::Live;
        campaign.archived_at = Some(moment("2026-03-02T00:00:00Z"));
        assert_eq!(standing(&campaign, "2026-03-10T12:00:00Z"), Standing::Over);
    }

    #[test]
    fn a_household_is_one_visitor_per_browser() {
        let key = VisitorKey([7; 32]);
        let of = |address: &str, agent: &str| {
            Visitor::of(key, ProgramId(1), address.parse().expect("an address"), agent.as_bytes())
        };
        assert_eq!(of("2001:db8:1:2::1", "a"), of("2001:db8:1:2:ffff::9", "a"));
        assert_ne!(of("2001:db8:1:2::1", "a"), of("2001:db8:1:3::1", "a"));
        assert_eq!(of("192.0.2.1", "a"), of("::ffff:192.0.2.1", "a"));
        assert_ne!(of("192.0.2.1", "a"), of("192.0.2.2", "a"));
        assert_ne!(of("192.0.2.1", "a"), of("192.0.2.1", "b"));
        let address = "192.0.2.1".parse().expect("an address");
        assert_ne!(Visitor::of(key, ProgramId(2), address, b"a"), of("192.0.2.1", "a"));
        assert_ne!(Visitor::of(VisitorKey([8; 32]), ProgramId(1), address, b"a"), of("192.0.2.1", "a"));
    }

    #[test]
    fn a_day_is_over_when_it_is_over_in_the_last_zone() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
        assert_eq!(over_everywhere(moment("2026-03-11T11:59:59Z")), day("2026-03-09"));
        assert_eq!(over_everywhere(moment("2026-03-11T12:00:00Z")), day("2026-03-10"));
    }
}
