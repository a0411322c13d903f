//! A conversion: what a shop reports that a visitor did, and whose it is.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::money::Money;
use super::program::Zone;
use super::text::is_invisible;
use super::{CampaignId, ClickId, ConversionId, CreatorId, LinkId, ProgramId};

/// Characters of the names that a shop gives: of a conversion, a customer, a code.
const NAME_LENGTH: usize = 100;
/// The largest amount, in minor units: ten thousand million euros. More is a mistake.
const MOST_MINOR: i64 = 1_000_000_000_000;
/// How far ahead of ours a shop's clock may be.
const AHEAD: TimeDelta = TimeDelta::minutes(5);
/// Conversions in one batch.
pub const MOST_IN_BATCH: usize = 1_000;

/// What a visitor did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum Kind {
    /// Signed up. Nothing is paid.
    Signup,
    /// Bought something.
    Sale,
    /// Paid again for what they had.
    Renewal,
    /// Got money back.
    Refund,
}

/// What a shop reports, field by field as it came.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Report {
    /// The shop's own name for it.
    pub id: String,
    /// What happened.
    #[serde(rename = "type")]
    pub kind: Kind,
    /// The click that led to it, as the landing page was told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub click_id: Option<String>,
    /// The code of the link.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// What the buyer typed instead of following a link: the link's code or alias, in whatever capitals.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub promo_code: Option<String>,
    /// The shop's own name for the buyer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub customer_id: Option<String>,
    /// The SHA-256 of the buyer's e-mail address, in hexadecimal. It says nothing of what happened: a report with it and
    /// one without are the same, and it is kept apart from the report, for a while.
    #[serde(default, skip_serializing)]
    pub customer_email_hash: Option<String>,
    /// What was paid or taken back, in the currency's minor units.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount_minor: Option<i64>,
    /// The currency, three letters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// When.
    pub occurred_at: DateTime<Utc>,
    /// The conversion that a refund takes back, by the shop's own name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refunds: Option<String>,
    /// What the shop calls what was bought.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub product: Option<String>,
}

/// What is wrong with a report: the field, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{field}: {why}")]
pub struct Unfit {
    /// The field.
    pub field: &'static str,
    /// Why, for whoever wrote the shop's side, in English.
    pub why: &'static str,
}

const fn unfit(field: &'static str, why: &'static str) -> Unfit {
    Unfit { field, why }
}

impl Report {
    /// The report with its names trimmed and its currency in capitals, if it makes sense at `now` in a programme that
    /// began at `began`.
    ///
    /// # Errors
    /// The first field that does not.
    pub fn check(mut self, began: DateTime<Utc>, now: DateTime<Utc>) -> Result<Self, Unfit> {
        self.id = name("id", &self.id)?;
        for (field, value) in [
            ("click_id", &mut self.click_id),
            ("code", &mut self.code),
            ("promo_code", &mut self.promo_code),
            ("customer_id", &mut self.customer_id),
            ("refunds", &mut self.refunds),
            ("product", &mut self.product),
        ] {
            *value = value.as_deref().map(|value| name(field, value)).transpose()?;
        }
        if self.click_id.is_some() && self.click().is_none() {
            return Err(unfit("click_id", "is not one that Duet gave to a landing page"));
        }
        self.customer_email_hash = match self.customer_email_hash.as_deref() {
            Some(raw) => email_hash(raw)?,
            None => None,
        };
        self.check_target()?;
        self.check_amount()?;
        if self.occurred_at > now + AHEAD {
            return Err(unfit("occurred_at", "lies in the future"));
        }
        if self.occurred_at < began {
            return Err(unfit("occurred_at", "lies before the programme began"));
        }
        Ok(self)
    }

    fn check_target(&self) -> Result<(), Unfit> {
        let named = [&self.click_id, &self.code, &self.promo_code];
        let named = named.iter().filter(|name| name.is_some()).count();
        match (self.kind, &self.refunds) {
            (Kind::Refund, None) => {
                Err(unfit("refunds", "is needed: the id of the conversion that is taken back"))
            }
            (Kind::Refund, Some(_)) if named > 0 => {
                Err(unfit("refunds", "says whose it is already: leave out click_id, code and promo_code"))
            }
            (Kind::Refund, Some(_)) => Ok(()),
            (_, Some(_)) => Err(unfit("refunds", "belongs to a refund only")),
            _ if named == 0 && self.customer_id.is_none() => {
                Err(unfit("click_id", "or code, promo_code or customer_id is needed to know whose it is"))
            }
            _ => Ok(()),
        }
    }

    fn check_amount(&mut self) -> Result<(), Unfit> {
        if let Some(currency) = &mut self.currency {
            *currency = super::program::currency(currency)
                .map_err(|_| unfit("currency", "is no currency of ISO 4217, such as EUR"))?;
        }
        match self.amount_minor {
            Some(amount) if amount < 0 => {
                Err(unfit("amount_minor", "is negative; a refund is a conversion of its own"))
            }
            Some(amount) if amount > MOST_MINOR => Err(unfit("amount_minor", "is absurdly large")),
            Some(amount) if amount > 0 && self.kind == Kind::Signup => {
                Err(unfit("amount_minor", "is not paid at a sign-up; report a sale besides"))
            }
            Some(0) if self.kind == Kind::Refund => {
                Err(unfit("amount_minor", "of a refund is more than nothing"))
            }
            None if self.kind != Kind::Signup => Err(unfit("amount_minor", "is needed")),
            Some(_) if self.currency.is_none() => Err(unfit("currency", "is needed with an amount")),
            _ => Ok(()),
        }
    }

    /// The click, if one is named.
    pub fn click(&self) -> Option<ClickId> {
        self.click_id.as_deref()?.parse().ok().filter(|click: &ClickId| click.0 > 0)
    }

    /// What was paid or taken back.
    pub fn amount(&self) -> i64 {
        self.amount_minor.unwrap_or_default()
    }

    /// One form for all ways to write the same report.
    pub fn canonical(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

fn name(field: &'static str, raw: &str) -> Result<String, Unfit> {
    let name = raw.trim();
    if name.is_empty() {
        return Err(unfit(field, "is empty"));
    }
    if name.chars().count() > NAME_LENGTH {
        return Err(unfit(field, "is longer than 100 characters"));
    }
    if name.chars().any(|letter| letter.is_control() || is_invisible(letter)) {
        return Err(unfit(field, "has characters that cannot be seen"));
    }
    Ok(name.to_owned())
}

/// What a shop without an address makes of it.
const HASH_OF_NOTHING: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

/// A hash in small letters; none where it is of no address.
fn email_hash(raw: &str) -> Result<Option<String>, Unfit> {
    let hash = raw.trim().to_ascii_lowercase();
    if hash.len() != HASH_OF_NOTHING.len() || !hash.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return Err(unfit(
            "customer_email_hash",
            "is no SHA-256 in 64 hexadecimal digits; never send the address",
        ));
    }
    Ok((hash != HASH_OF_NOTHING).then_some(hash))
}

/// Why a conversion is a creator's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum Attribution {
    /// The visitor came by this click.
    Click,
    /// The shop named the link's code.
    Code,
    /// The buyer typed the code.
    PromoCode,
    /// The buyer was brought by this creator before.
    Customer,
    /// It takes back what was this creator's.
    Refund,
    /// A manager said so.
    Manual,
}

/// A conversion as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Conversion {
    /// Its key.
    pub conversion_id: ConversionId,
    /// The programme.
    pub program_id: ProgramId,
    /// The shop's own name for it.
    pub reported_id: String,
    /// What was reported, in one form.
    pub report: String,
    /// What happened.
    pub kind: Kind,
    /// The shop's own name for the buyer.
    pub customer_id: Option<String>,
    /// What was paid or taken back, in minor units; never negative.
    pub amount_minor: i64,
    /// The currency, where there is an amount.
    pub currency: Option<String>,
    /// When it happened.
    pub occurred_at: DateTime<Utc>,
    /// When it was reported.
    pub recorded_at: DateTime<Utc>,
    /// What a refund takes back.
    pub refunded_conversion_id: Option<ConversionId>,
    /// The buyer's e-mail address as it is kept, until it is known whose the conversion is.
    #[sqlx(default)]
    pub customer_email: Option<String>,
}

impl Conversion {
    /// What the shop calls what was bought, where it says so.
    pub fn product(&self) -> Option<String> {
        product(&self.report)
    }

    /// What it adds to the revenue: nothing, a plus or, for a refund, a minus.
    pub fn revenue(&self) -> Option<Money> {
        let sign = if self.kind == Kind::Refund { -1 } else { 1 };
        let currency = self.currency.as_deref()?;
        (self.amount_minor != 0).then(|| Money::new(sign * self.amount_minor, currency))
    }
}

/// What the shop calls what was bought, by a report as it is kept.
pub fn product(report: &str) -> Option<String> {
    serde_json::from_str::<Report>(report).ok()?.product
}

/// Whose a conversion is: the link by which it came, and what must be known to count it.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Source {
    /// The link.
    pub link_id: LinkId,
    /// Its creator.
    pub creator_id: CreatorId,
    /// Its campaign.
    pub campaign_id: CampaignId,
    /// The placement of the click, where there was one.
    pub sub_id: Option<String>,
    /// The zone whose days count.
    #[sqlx(try_from = "String")]
    pub zone: Zone,
    /// The programme's zone.
    #[sqlx(try_from = "String")]
    pub program_zone: Zone,
}

impl Source {
    /// The day on which something counts that happened then.
    pub fn day(&self, at: DateTime<Utc>) -> NaiveDate {
        at.with_timezone(&self.zone.0).date_naive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().expect("a moment")
    }

    fn sale() -> Report {
        Report {
            id: " order-1 ".to_owned(),
            kind: Kind::Sale,
            click_id: None,
            code: Some("Ab3dEf7h".to_owned()),
            promo_code: None,
            customer_id: None,
            customer_email_hash: None,
            amount_minor: Some(1_999),
            currency: Some("eur".to_owned()),
            occurred_at: at("2026-03-03T12:00:00Z"),
            refunds: None,
            product: None,
        }
    }

    fn check(report: Report) -> Result<Report, &'static str> {
        report.check(at("2026-01-01T00:00:00Z"), at("2026-03-03T12:00:00Z")).map_err(|unfit| unfit.field)
    }

    #[test]
    fn a_report_is_kept_in_one_form() {
        let kept = check(sale()).expect("it is fit");
        assert_eq!((kept.id.as_str(), kept.currency.as_deref()), ("order-1", Some("EUR")));
        let again = Report { id: "order-1".to_owned(), currency: Some("EUR".to_owned()), ..sale() };
        assert_eq!(check(again).expect("it is fit").canonical(), kept.canonical());
    }

    #[test]
    fn an_address_is_taken_as_a_hash_alone_and_stands_in_no_form_of_a_report() {
        let with = |hash: &str| check(Report { customer_email_hash: Some(hash.to_owned()), ..sale() });
        let hash = "AB".repeat(32);
        let kept = with(&format!(" {hash} ")).expect("it is fit");
        assert_eq!(kept.customer_email_hash, Some(hash.to_lowercase()));
        assert_eq!(kept.canonical(), check(sale()).expect("it is fit").canonical());
        assert!(!kept.canonical().contains("ab"), "{}", kept.canonical());
        assert_eq!(with(HASH_OF_NOTHING).expect("it is fit").customer_email_hash, None);
        for none in ["", "mira@example.com", &hash[1..], &"xy".repeat(32), &"é".repeat(32)] {
            assert_eq!(with(none).err(), Some("customer_email_hash"), "{none}");
        }
    }

    #[test]
    fn what_makes_no_sense_is_named() {
        let some = |text: &str| Some(text.to_owned());
        let unfit: [(&str, Report); 17] = [
            ("id", Report { id: "  ".to_owned(), ..sale() }),
            ("id", Report { id: "x".repeat(101), ..sale() }),
            ("id", Report { id: "a\u{200b}b".to_owned(), ..sale() }),
            ("click_id", Report { code: None, ..sale() }),
            ("click_id", Report { click_id: some("x7"), code: None, ..sale() }),
            (
                "refunds",
                Report { kind: Kind::Refund, refunds: some("order-0"), click_id: some("7"), ..sale() },
            ),
            ("currency", Report { currency: some("EUX"), ..sale() }),
            ("currency", Report { currency: None, ..sale() }),
            ("amount_minor", Report { amount_minor: Some(-1), ..sale() }),
            ("amount_minor", Report { amount_minor: Some(i64::MAX), ..sale() }),
            ("amount_minor", Report { amount_minor: None, ..sale() }),
            ("amount_minor", Report { kind: Kind::Signup, ..sale() }),
            ("refunds", Report { refunds: some("order-0"), ..sale() }),
            ("refunds", Report { kind: Kind::Refund, ..sale() }),
            ("refunds", Report { kind: Kind::Refund, refunds: some("order-0"), ..sale() }),
            ("occurred_at", Report { occurred_at: at("2026-03-03T12:06:00Z"), ..sale() }),
            ("occurred_at", Report { occurred_at: at("2025-12-31T23:59:59Z"), ..sale() }),
        ];
        for (field, report) in unfit {
            assert_eq!(check(report.clone()).err(), Some(field), "{report:?}");
        }
    }

    #[test]
    fn a_sign_up_needs_no_money_and_a_sale_may_be_free() {
        assert!(check(Report { kind: Kind::Signup, amount_minor: None, currency: None, ..sale() }).is_ok());
        assert!(check(Report { amount_minor: Some(0), ..sale() }).is_ok());
    }
}
