//! What RevenueCat's events mean: what subscribers of an app paid, and what they got back.

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::Deserialize;
use serde_json::value::RawValue;

use super::{Back, Decimal, Paid, Told, click, email_hash, millis, name, share};
use crate::domain::conversion::{Kind, Report};
use crate::domain::money::Money;

/// By which name an app writes the click on a subscriber.
const CLICK: &str = "duet_click";
/// By which names the code of a link: ours, and the one that RevenueCat keeps for campaigns.
const CODES: [&str; 2] = ["duet_code", "$campaign"];
/// By which name RevenueCat keeps a subscriber's address, where the app has told it.
const EMAIL: &str = "$email";
/// All of a price, in parts by which a share of it is counted.
const ALL: i64 = 1_000_000_000;
/// Digits behind the point of such parts.
const PLACES: u16 = 9;

#[derive(Debug, Deserialize)]
struct Body<'a> {
    #[serde(borrow)]
    event: &'a RawValue,
}

/// What every event says.
#[derive(Debug, Deserialize)]
struct Kinded {
    #[serde(rename = "type")]
    kind: String,
    #[serde(default)]
    environment: Option<String>,
}

/// What events about money say. Prices stay as they are written: no binary fraction is exact.
#[derive(Debug, Deserialize)]
#[expect(clippy::struct_field_names, reason = "they are called so there")]
struct Event<'a> {
    event_timestamp_ms: i64,
    #[serde(default)]
    purchased_at_ms: Option<i64>,
    #[serde(default)]
    store: Option<String>,
    #[serde(default)]
    transaction_id: Option<String>,
    #[serde(default)]
    app_user_id: Option<String>,
    #[serde(default)]
    original_app_user_id: Option<String>,
    #[serde(default)]
    aliases: Option<Vec<String>>,
    #[serde(default)]
    period_type: Option<String>,
    #[serde(default)]
    is_trial_conversion: Option<bool>,
    #[serde(default)]
    is_family_share: Option<bool>,
    #[serde(default)]
    cancel_reason: Option<String>,
    #[serde(default)]
    offer_code: Option<String>,
    #[serde(default)]
    currency: Option<String>,
    #[serde(borrow, default)]
    price_in_purchased_currency: Option<&'a RawValue>,
    #[serde(borrow, default)]
    price: Option<&'a RawValue>,
    #[serde(default)]
    product_id: Option<String>,
    #[serde(borrow, default)]
    tax_percentage: Option<&'a RawValue>,
    #[serde(default)]
    subscriber_attributes: Option<BTreeMap<String, Attribute>>,
}

/// What an app wrote on a subscriber.
#[derive(Debug, Deserialize)]
struct Attribute {
    #[serde(default)]
    value: Option<String>,
}

/// What the body of a webhook means.
///
/// # Errors
/// When it is no event of RevenueCat's, or one of another shape than its documentation says.
pub fn read(body: &[u8]) -> serde_json::Result<Told> {
    let body: Body<'_> = serde_json::from_slice(body)?;
    let event: Kinded = serde_json::from_str(body.event.get())?;
    let kind = match event.kind.as_str() {
        "INITIAL_PURCHASE" | "NON_RENEWING_PURCHASE" => Kind::Sale,
        "RENEWAL" => Kind::Renewal,
        "CANCELLATION" => Kind::Refund,
        "TEST" => return Ok(Told::Nothing("a test: it arrived well, and nothing is counted by it")),
        _ => return Ok(Told::Nothing("nothing is counted by events of this type")),
    };
    if event.environment.as_deref() == Some("SANDBOX") {
        return Ok(Told::Nothing("a purchase in the sandbox: it arrived well, and nothing is counted by it"));
    }
    let event: Event<'_> = serde_json::from_str(body.event.get())?;
    let Some(id) = event.id() else { return Ok(Told::Nothing("it names no transaction")) };
    let Some(at) = millis(event.event_timestamp_ms) else {
        return Ok(Told::Nothing("it happened at no time that there is"));
    };
    Ok(match kind {
        Kind::Refund => refund(&event, id, at),
        _ => paid(&event, id, kind, at),
    })
}

impl Event<'_> {
    /// The transaction, by the store that made it.
    fn id(&self) -> Option<String> {
        let transaction = name(self.transaction_id.as_deref())?;
        let store = name(self.store.as_deref()).unwrap_or_else(|| "store".to_owned()).to_lowercase();
        name(Some(&format!("{store}:{transaction}")))
    }

    /// What was paid, tax and all, and in which currency; as it was paid, else in dollars.
    fn price(&self) -> Option<(Decimal, String)> {
        let own = self.price_in_purchased_currency.and_then(|price| Decimal::read(price.get()));
        match (own, name(self.currency.as_deref())) {
            (Some(price), Some(currency)) => Some((price, currency.to_uppercase())),
            _ => Some((Decimal::read(self.price?.get())?, "USD".to_owned())),
        }
    }

    fn attribute(&self, under: &str) -> Option<String> {
        name(self.subscriber_attributes.as_ref()?.get(under)?.value.as_deref())
    }

    /// Whatever the customer is called by: the last name first, which is the app's own once they have an account.
    fn customers(&self) -> Vec<String> {
        let names = [self.app_user_id.as_ref(), self.original_app_user_id.as_ref()];
        let names = names.into_iter().flatten().chain(self.aliases.iter().flatten());
        let mut found: Vec<String> = Vec::new();
        for name in names.filter_map(|raw| name(Some(raw))) {
            if !found.contains(&name) {
                found.push(name);
            }
        }
        found
    }
}

fn paid(event: &Event<'_>, id: String, kind: Kind, at: DateTime<Utc>) -> Told {
    if event.is_family_share == Some(true) || event.period_type.as_deref() == Some("PROMOTIONAL") {
        return Told::Nothing("nobody bought it");
    }
    let (price, currency) = event.price().unzip();
    let currency = currency.unwrap_or_default();
    let places = Money::new(0, &currency).digits();
    let whole = price.and_then(|price| price.minor(places)).unwrap_or_default();
    let kind = match (kind, whole > 0) {
        (Kind::Sale, false) => Kind::Signup,
        (_, false) => return Told::Nothing("nothing was paid"),
        (Kind::Renewal, true) if event.is_trial_conversion == Some(true) => Kind::Sale,
        (kind, true) => kind,
    };
    let tax = event.tax_percentage.and_then(|tax| Decimal::read(tax.get())?.minor(PLACES));
    let untaxed = ALL - tax.unwrap_or_default().clamp(0, ALL);
    let is_new = kind != Kind::Renewal;
    let code = CODES.iter().find_map(|under| event.attribute(under));
    let report = Report {
        id,
        kind,
        click_id: click(event.attribute(CLICK).as_deref()),
        // A click keeps its own time; a code was not given again with each payment.
        code: code.filter(|_| is_new),
        promo_code: name(event.offer_code.as_deref()).filter(|_| is_new),
        customer_id: None,
        amount_minor: (kind != Kind::Signup).then(|| share(whole, ALL, untaxed)),
        currency: (kind != Kind::Signup).then_some(currency),
        // Stores renew up to a day before what was paid for begins.
        occurred_at: event.purchased_at_ms.and_then(millis).unwrap_or(at).min(at),
        refunds: None,
        product: name(event.product_id.as_deref()),
        customer_email_hash: email_hash(event.attribute(EMAIL).as_deref()),
    };
    Told::Paid(Box::new(Paid {
        report,
        whole,
        also: Vec::new(),
        promotions: Vec::new(),
        customers: event.customers(),
        subscription: None,
        is_half: false,
        told_at: at,
    }))
}

/// A purchase that was given back; any other cancellation only ends what would have been paid later.
fn refund(event: &Event<'_>, id: String, at: DateTime<Utc>) -> Told {
    let price = event.price();
    let is_back = price.as_ref().is_some_and(|(price, _)| price.is_negative());
    if !is_back && event.cancel_reason.as_deref() != Some("CUSTOMER_SUPPORT") {
        return Told::Nothing("nothing went back");
    }
    if event.period_type.as_deref() == Some("TRIAL") {
        return Told::Nothing("nothing was paid for a trial");
    }
    let back = price.filter(|_| is_back).and_then(|(price, currency)| {
        price.minor(Money::new(0, &currency).digits()).map(i64::saturating_abs)
    });
    Told::Back(Back {
        id: format!("{id}:refund"),
        of: vec![id],
        whole: back.unwrap_or_default(),
        before: 0,
        now: back,
        paid_at: Some(event.purchased_at_ms.and_then(millis).unwrap_or(at)),
        occurred_at: at,
    })
}
