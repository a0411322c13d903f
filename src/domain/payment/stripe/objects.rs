//! What Stripe sends, as far as it is read. Fields that one version of its API has and another has not are all optional.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::value::RawValue;

/// What happened.
#[derive(Debug, Deserialize)]
pub struct Event<'a> {
    /// Its type.
    #[serde(rename = "type")]
    pub kind: String,
    /// When, in seconds since 1970.
    pub created: i64,
    /// Whether it was no test.
    #[serde(default)]
    pub livemode: bool,
    /// What it is about.
    #[serde(borrow, rename = "data")]
    pub about: About<'a>,
}

/// What an event is about.
#[derive(Debug, Deserialize)]
pub struct About<'a> {
    /// The object.
    #[serde(borrow)]
    pub object: &'a RawValue,
    /// What of it was otherwise before.
    #[serde(borrow, default)]
    pub previous_attributes: Option<&'a RawValue>,
}

/// Another object: its id, or all of it where it was asked for.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub enum Other {
    /// Its id.
    Id(String),
    /// All of it.
    Whole(Whole),
}

/// As much of another object as is read.
#[derive(Debug, Deserialize)]
pub struct Whole {
    /// Its id.
    #[serde(default)]
    pub id: Option<String>,
    /// What a buyer types; of a promotion code.
    #[serde(default)]
    pub code: Option<String>,
    /// The code by which it was taken off; of a discount.
    #[serde(default)]
    pub promotion_code: Option<Box<Other>>,
}

impl Other {
    /// Its id.
    pub fn id(&self) -> Option<&str> {
        match self {
            Self::Id(id) => Some(id),
            Self::Whole(whole) => whole.id.as_deref(),
        }
    }

    /// The promotion code by which it was taken off, where it says.
    pub fn promotion(&self) -> Option<&Self> {
        match self {
            Self::Id(_) => None,
            Self::Whole(whole) => whole.promotion_code.as_deref(),
        }
    }

    /// What a buyer types, where it says.
    pub fn code(&self) -> Option<&str> {
        match self {
            Self::Id(_) => None,
            Self::Whole(whole) => whole.code.as_deref(),
        }
    }
}

/// What a shop wrote on an object.
pub type Metadata = BTreeMap<String, String>;

/// A checkout.
#[derive(Debug, Deserialize)]
pub struct Session {
    pub id: String,
    #[serde(default)]
    pub mode: Option<String>,
    #[serde(default)]
    pub payment_status: Option<String>,
    #[serde(default)]
    pub currency: Option<String>,
    #[serde(default)]
    pub amount_total: Option<i64>,
    #[serde(default)]
    pub total_details: Option<Totals>,
    #[serde(default)]
    pub customer: Option<Other>,
    #[serde(default)]
    pub customer_details: Option<Details>,
    #[serde(default)]
    pub client_reference_id: Option<String>,
    #[serde(default)]
    pub metadata: Option<Metadata>,
    #[serde(default)]
    pub payment_intent: Option<Other>,
    #[serde(default)]
    pub invoice: Option<Other>,
    #[serde(default)]
    pub subscription: Option<Other>,
    #[serde(default)]
    pub discounts: Option<Vec<Discount>>,
}

/// Who paid at a checkout.
#[derive(Debug, Deserialize)]
pub struct Details {
    #[serde(default)]
    pub email: Option<String>,
}

/// What a checkout's total is made of.
#[derive(Debug, Deserialize)]
pub struct Totals {
    #[serde(default)]
    pub amount_tax: Option<i64>,
    #[serde(default)]
    pub breakdown: Option<Breakdown>,
}

/// The same line by line, where the shop asked for it.
#[derive(Debug, Deserialize)]
pub struct Breakdown {
    #[serde(default)]
    pub discounts: Option<Vec<Reduction>>,
}

/// One line of what was taken off.
#[derive(Debug, Deserialize)]
pub struct Reduction {
    #[serde(default)]
    pub discount: Option<Discount>,
}

/// What was taken off a price, and by which code.
#[derive(Debug, Deserialize)]
pub struct Discount {
    #[serde(default)]
    pub promotion_code: Option<Other>,
}

/// An invoice.
#[derive(Debug, Deserialize)]
pub struct Invoice {
    pub id: String,
    #[serde(default)]
    pub currency: Option<String>,
    #[serde(default)]
    pub amount_paid: Option<i64>,
    #[serde(default)]
    pub total: Option<i64>,
    #[serde(default)]
    pub total_excluding_tax: Option<i64>,
    #[serde(default)]
    pub tax: Option<i64>,
    #[serde(default)]
    pub total_taxes: Option<Vec<Tax>>,
    #[serde(default)]
    pub billing_reason: Option<String>,
    #[serde(default)]
    pub customer: Option<Other>,
    #[serde(default)]
    pub customer_email: Option<String>,
    #[serde(default)]
    pub metadata: Option<Metadata>,
    #[serde(default)]
    pub subscription: Option<Other>,
    #[serde(default)]
    pub subscription_details: Option<Subscribed>,
    #[serde(default)]
    pub parent: Option<Parent>,
    #[serde(default)]
    pub payment_intent: Option<Other>,
    #[serde(default)]
    pub charge: Option<Other>,
    #[serde(default)]
    pub payments: Option<Payments>,
    #[serde(default)]
    pub discount: Option<Discount>,
    #[serde(default)]
    pub discounts: Option<Vec<Other>>,
}

/// One tax of an invoice.
#[derive(Debug, Deserialize)]
pub struct Tax {
    #[serde(default)]
    pub amount: Option<i64>,
}

/// Where an invoice comes from, since the API of March 2025.
#[derive(Debug, Deserialize)]
pub struct Parent {
    #[serde(default)]
    pub subscription_details: Option<Subscribed>,
}

/// The subscription that an invoice is for.
#[derive(Debug, Deserialize)]
pub struct Subscribed {
    #[serde(default)]
    pub subscription: Option<Other>,
    #[serde(default)]
    pub metadata: Option<Metadata>,
}

/// With what an invoice was paid, where the shop asked for it.
#[derive(Debug, Deserialize)]
pub struct Payments {
    #[serde(default, rename = "data")]
    pub all: Vec<InvoicePayment>,
}

/// One payment of an invoice.
#[derive(Debug, Deserialize)]
pub struct InvoicePayment {
    #[serde(default)]
    pub invoice: Option<Other>,
    #[serde(default)]
    pub payment: Option<PaidWith>,
}

/// With what.
#[derive(Debug, Deserialize)]
pub struct PaidWith {
    #[serde(default)]
    pub payment_intent: Option<Other>,
    #[serde(default)]
    pub charge: Option<Other>,
}

/// A charge.
#[derive(Debug, Deserialize)]
pub struct Charge {
    pub id: String,
    pub created: i64,
    pub amount: i64,
    pub amount_refunded: i64,
    #[serde(default)]
    pub payment_intent: Option<Other>,
    #[serde(default)]
    pub invoice: Option<Other>,
}

/// How a charge was before.
#[derive(Debug, Deserialize)]
pub struct Before {
    #[serde(default)]
    pub amount_refunded: Option<i64>,
}

/// What a buyer's bank asks back.
#[derive(Debug, Deserialize)]
pub struct Dispute {
    pub id: String,
    /// How much of the charge.
    pub amount: i64,
    #[serde(default)]
    pub status: Option<String>,
    #[serde(default)]
    pub charge: Option<Other>,
    #[serde(default)]
    pub payment_intent: Option<Other>,
}
