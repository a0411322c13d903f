//! The demo's shop: a landing page that says by which click a visitor arrived, and a till that reports what is sold.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use axum::routing::{get, post};
use axum::{Json, Router};
use secrecy::SecretString;
use serde_json::{Value, json};
use url::form_urlencoded;

use super::page;
use super::signature::sign;
use crate::clock::Clock;
use crate::domain::Language;
use crate::domain::click::CLICK_PARAMETER;
use crate::domain::money::Money;
use crate::i18n::{Message, Verbatim, label, text};

/// Where the shop's pages begin.
pub const PATH: &str = "/shop";
/// Where the page's button "Report a sale" leads.
pub const SELL: &str = "/shop/sell";
/// Where its button "Refund it" leads.
pub const REFUND: &str = "/shop/refund";

/// What the till needs to report: known once Duet runs.
#[derive(Debug)]
pub struct Till {
    /// Where sales are reported: Duet's own address.
    pub url: String,
    /// The name of the key.
    pub key: String,
    /// Its secret.
    pub secret: SecretString,
    /// What time it is.
    pub clock: Clock,
}

/// The shop. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Shop(Arc<Inside>);

#[derive(Debug, Default)]
struct Inside {
    till: OnceLock<Till>,
    /// The click by which the last visitor came.
    last_click: Mutex<Option<String>>,
    /// The last sale: its id and what was paid.
    last_sale: Mutex<Option<(String, Money)>>,
    orders: AtomicU32,
}

impl Shop {
    /// Opens the till.
    pub fn open(&self, till: Till) {
        let _ = self.0.till.set(till);
    }

    /// The shop's pages.
    pub fn router(&self) -> Router {
        Router::new()
            .route(PATH, get(landing))
            .route("/shop/{page}", get(landing))
            .route(SELL, post(sell))
            .route(REFUND, post(refund))
            .with_state(self.clone())
    }

    /// Reports a conversion as any shop would: signed, over HTTP. What became of it, or why it was not kept.
    async fn report(&self, conversion: Value) -> Result<String, String> {
        let till = self.0.till.get().ok_or("closed")?;
        let (now, body) = (till.clock.now(), conversion.to_string());
        let id = conversion["id"].as_str().unwrap_or_default();
        let signature = sign(&till.secret, id, now, body.as_bytes()).unwrap_or_default();
        let request = reqwest::Client::new()
            .post(format!("{}/v1/conversions", till.url))
            .header("duet-key", &till.key)
            .header("webhook-id", id)
            .header("webhook-timestamp", now.timestamp())
            .header("webhook-signature", signature)
            .body(body);
        let answer = request.send().await.map_err(|error| error.to_string())?;
        let text = answer.text().await.map_err(|error| error.to_string())?;
        let answer: Value = serde_json::from_str(&text).unwrap_or_default();
        match (answer["status"].as_str(), answer["detail"].as_str()) {
            (Some(status), _) => Ok(status.to_owned()),
            (None, Some(detail)) => Err(detail.to_owned()),
            (None, None) => Err(text),
        }
    }

    fn now(&self) -> Value {
        json!(self.0.till.get().map(|till| till.clock.now()))
    }
}

fn held<T: Clone>(value: &Mutex<Option<T>>) -> Option<T> {
    value.lock().unwrap_or_else(PoisonError::into_inner).clone()
}

fn hold<T>(value: &Mutex<Option<T>>, new: T) {
    *value.lock().unwrap_or_else(PoisonError::into_inner) = Some(new);
}

async fn landing(State(shop): State<Shop>, headers: HeaderMap, RawQuery(query): RawQuery) -> Response {
    let query = query.unwrap_or_default();
    let click = form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == CLICK_PARAMETER);
    let why = match click {
        Some((_, click)) => {
            hold(&shop.0.last_click, click.to_string());
            text::web_shop_click(Verbatim(click.into_owned()))
        }
        None => text::web_shop_nobody(),
    };
    page::page(StatusCode::OK, page::language(&headers, None), &text::web_shop(), &why)
}

fn said(language: Language, message: &Message) -> Json<Value> {
    Json(json!({ "message": label(language, message) }))
}

/// Reports a sale: by the code that was typed, or by the last visitor's click.
async fn sell(State(shop): State<Shop>, headers: HeaderMap, Json(fields): Json<Value>) -> Json<Value> {
    let language = page::language(&headers, None);
    let field = |name: &str| fields[name].as_str().unwrap_or_default().trim().to_owned();
    let (code, currency) = (field("code"), field("currency"));
    let number = shop.0.orders.fetch_add(1, Ordering::Relaxed) + 1;
    let id = format!("order-{}-{number}", shop.0.till.get().map_or(0, |till| till.clock.now().timestamp()));
    let mut money = Money::new(0, &currency.to_uppercase());
    let Some(minor) = minor(&field("amount"), &money) else {
        return said(language, &text::web_shop_amount());
    };
    money.minor = minor;
    let mut conversion = json!({
        "id": id, "type": "sale", "amount_minor": minor, "currency": currency, "occurred_at": shop.now(),
    });
    match (code.is_empty(), held(&shop.0.last_click)) {
        (false, _) => conversion["code"] = json!(code.rsplit('/').next()),
        (true, Some(click)) => conversion["click_id"] = json!(click),
        (true, None) => return said(language, &text::web_shop_no_visitor()),
    }
    match shop.report(conversion).await {
        Ok(status) => {
            hold(&shop.0.last_sale, (id.clone(), money.clone()));
            said(language, &text::web_shop_sold(Verbatim(id), money, Verbatim(status)))
        }
        Err(why) => said(language, &text::web_shop_refused(Verbatim(why))),
    }
}

/// Takes back all of the last sale.
async fn refund(State(shop): State<Shop>, headers: HeaderMap) -> Json<Value> {
    let language = page::language(&headers, None);
    let Some((of, money)) = held(&shop.0.last_sale) else {
        return said(language, &text::web_shop_nothing_sold());
    };
    let conversion = json!({
        "id": format!("{of}-refund"), "type": "refund", "refunds": of, "amount_minor": money.minor,
        "currency": money.currency, "occurred_at": shop.now(),
    });
    match shop.report(conversion).await {
        Ok(status) => {
            shop.0.last_sale.lock().unwrap_or_else(PoisonError::into_inner).take();
            said(language, &text::web_shop_refunded(Verbatim(of), money, Verbatim(status)))
        }
        Err(why) => said(language, &text::web_shop_refused(Verbatim(why))),
    }
}

/// The minor units of an amount as people type it: `19.90`, `19,9`, `20`.
fn minor(typed: &str, money: &Money) -> Option<i64> {
    let digits = usize::from(money.digits());
    let (whole, part) = typed.split_once(['.', ',']).unwrap_or((typed, ""));
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || part.len() > digits || !is_number(whole) || !is_number(part) {
        return None;
    }
    format!("{whole}{part:0<digits$}").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_read_as_people_type_it() {
        let usd = Money::new(0, "USD");
        let yen = Money::new(0, "JPY");
        assert_eq!(minor("19.90", &usd), Some(1_990));
        assert_eq!(minor("19,9", &usd), Some(1_990));
        assert_eq!(minor("20", &usd), Some(2_000));
        assert_eq!(minor("500", &yen), Some(500));
        for wrong in ["", "x", "1.234", "-1", "1.x"] {
            assert_eq!(minor(wrong, &usd), None, "{wrong}");
        }
    }
}
