//! What Stripe's events mean: sign-ups, sales, renewals and refunds of the shop that gets them.

mod objects;
#[cfg(test)]
mod tests;
mod units;

use chrono::{DateTime, Utc};
use serde::de::DeserializeOwned;

use super::{Back, Paid, Told, click, email_hash, name, share};
use crate::domain::conversion::{Kind, Report};
use objects::{
    Before, Charge, Discount, Dispute, Event, Invoice, InvoicePayment, Metadata, Other, Session, Subscribed,
    Whole,
};

/// The events that are to be chosen at Stripe.
pub const EVENTS: [&str; 8] = [
    "checkout.session.completed",
    "checkout.session.async_payment_succeeded",
    "invoice.paid",
    "invoice_payment.paid",
    "charge.refunded",
    "charge.dispute.closed",
    "promotion_code.created",
    "promotion_code.updated",
];

/// By which name a shop writes a click on a checkout, an invoice or a subscription.
const CLICK: &str = "duet_click";
/// By which name the code of a link.
const CODE: &str = "duet_code";
/// By which name what was bought.
const PRODUCT: &str = "duet_product";
/// By which name what the buyer typed.
const PROMO_CODE: &str = "promo_code";

/// What the body of a webhook means.
///
/// # Errors
/// When it is no event of Stripe's, or one of another shape than its documentation says.
pub fn read(body: &[u8]) -> serde_json::Result<Told> {
    let event: Event<'_> = serde_json::from_slice(body)?;
    if !EVENTS.contains(&event.kind.as_str()) {
        return Ok(Told::Nothing("nothing is counted by events of this type"));
    }
    if !event.livemode {
        return Ok(Told::Nothing("a test: it arrived well, and nothing is counted by it"));
    }
    let Some(at) = DateTime::from_timestamp(event.created, 0) else {
        return Ok(Told::Nothing("it happened at no time that there is"));
    };
    let object = event.about.object.get();
    Ok(match event.kind.as_str() {
        "invoice.paid" => invoice(&parse(object)?, at),
        "invoice_payment.paid" => invoice_payment(&parse(object)?),
        "charge.refunded" => {
            let before = event.about.previous_attributes.map(|before| parse::<Before>(before.get()));
            let before = before.transpose()?.and_then(|before| before.amount_refunded);
            refund(&parse(object)?, before.unwrap_or_default(), at)
        }
        "charge.dispute.closed" => chargeback(&parse(object)?, at),
        "promotion_code.created" | "promotion_code.updated" => promotion(&parse(object)?),
        _ => checkout(&parse(object)?, at),
    })
}

fn parse<T: DeserializeOwned>(text: &str) -> serde_json::Result<T> {
    serde_json::from_str(text)
}

fn id(other: Option<&Other>) -> Option<String> {
    name(other.and_then(Other::id))
}

fn written(metadata: Option<&Metadata>, under: &str) -> Option<String> {
    name(metadata?.get(under).map(String::as_str))
}

/// The codes that were typed: the first in words, and all by their numbers.
fn typed<'a>(promotions: impl Iterator<Item = &'a Other>) -> (Option<String>, Vec<String>) {
    let (mut code, mut numbers) = (None, Vec::new());
    for promotion in promotions {
        code = code.or_else(|| name(promotion.code()));
        numbers.extend(name(promotion.id()));
    }
    (code, numbers)
}

fn promotion_of(discount: &Discount) -> Option<&Other> {
    discount.promotion_code.as_ref()
}

/// A report with nothing in it but what it is of.
fn report(id: String, kind: Kind, at: DateTime<Utc>) -> Report {
    Report {
        id,
        kind,
        click_id: None,
        code: None,
        promo_code: None,
        customer_id: None,
        amount_minor: None,
        currency: None,
        occurred_at: at,
        refunds: None,
        product: None,
        customer_email_hash: None,
    }
}

fn checkout(session: &Session, at: DateTime<Utc>) -> Told {
    match (session.mode.as_deref(), session.payment_status.as_deref()) {
        (Some("setup"), _) => return Told::Nothing("nothing is paid where a card is only kept"),
        (_, Some("unpaid")) => return Told::Nothing("it is not paid yet"),
        _ => {}
    }
    let whole = session.amount_total.unwrap_or_default();
    let [invoice, intent, subscription] =
        [&session.invoice, &session.payment_intent, &session.subscription].map(|other| id(other.as_ref()));
    if session.mode.as_deref() == Some("subscription") && whole > 0 && invoice.is_none() {
        return Told::Nothing("its invoice says what was paid");
    }
    let own = || session.id.clone();
    let mut report = if whole > 0 {
        let id = invoice.clone().or_else(|| intent.clone());
        report(id.unwrap_or_else(own), Kind::Sale, at)
    } else {
        report(subscription.clone().unwrap_or_else(own), Kind::Signup, at)
    };
    let metadata = session.metadata.as_ref();
    report.click_id =
        click(session.client_reference_id.as_deref()).or_else(|| click(written(metadata, CLICK).as_deref()));
    report.code = written(metadata, CODE);
    report.product = written(metadata, PRODUCT);
    report.customer_email_hash =
        email_hash(session.customer_details.as_ref().and_then(|who| who.email.as_deref()));
    let details = session.total_details.as_ref();
    let lines = details.and_then(|details| details.breakdown.as_ref()?.discounts.as_ref());
    let lines = lines.into_iter().flatten().filter_map(|line| line.discount.as_ref());
    let (code, promotions) = typed(session.discounts.iter().flatten().chain(lines).filter_map(promotion_of));
    report.promo_code = code.or_else(|| written(metadata, PROMO_CODE));
    let tax = details.and_then(|details| details.amount_tax).unwrap_or_default();
    priced(&mut report, (whole - tax).max(0), session.currency.as_deref());
    let also = also(&report, [intent]);
    let customers = id(session.customer.as_ref()).into_iter().collect();
    let is_half = false;
    Told::Paid(Box::new(Paid {
        report,
        whole,
        also,
        promotions,
        customers,
        subscription,
        is_half,
        told_at: at,
    }))
}

/// Whatever else a payment is called by.
fn also<const N: usize>(report: &Report, names: [Option<String>; N]) -> Vec<String> {
    let is_paid = report.kind != Kind::Signup;
    names.into_iter().flatten().filter(|name| is_paid && *name != report.id).collect()
}

/// What counts of a payment; nothing of a sign-up.
fn priced(report: &mut Report, net: i64, currency: Option<&str>) {
    if report.kind != Kind::Signup {
        let currency = currency.unwrap_or_default().to_uppercase();
        report.amount_minor = Some(units::minor(net, &currency));
        report.currency = Some(currency);
    }
}

fn invoice(invoice: &Invoice, at: DateTime<Utc>) -> Told {
    let parent = invoice.parent.as_ref().and_then(|parent| parent.subscription_details.as_ref());
    let details = [parent, invoice.subscription_details.as_ref()];
    let subscription = id(invoice.subscription.as_ref()).or_else(|| id(parent?.subscription.as_ref()));
    let whole = invoice.amount_paid.unwrap_or_default();
    let kind = match (invoice.billing_reason.as_deref(), whole > 0) {
        (Some("subscription_create"), false) => Kind::Signup,
        (_, false) => return Told::Nothing("nothing was paid"),
        (
            Some(
                "subscription"
                | "subscription_cycle"
                | "subscription_threshold"
                | "subscription_update"
                | "automatic_pending_invoice_item_invoice",
            ),
            true,
        ) => Kind::Renewal,
        _ => Kind::Sale,
    };
    let id_of_it = match (kind, &subscription) {
        (Kind::Signup, Some(subscription)) => subscription.clone(),
        _ => invoice.id.clone(),
    };
    let mut report = report(id_of_it, kind, at);
    let known = |under| {
        let deeper = details
            .into_iter()
            .flatten()
            .find_map(|details: &Subscribed| written(details.metadata.as_ref(), under));
        written(invoice.metadata.as_ref(), under).or(deeper)
    };
    report.click_id = click(known(CLICK).as_deref());
    report.product = known(PRODUCT);
    report.customer_email_hash = email_hash(invoice.customer_email.as_deref());
    let mut promotions = Vec::new();
    // A click keeps its own time; what was typed at the first payment was not typed again at the next.
    if kind != Kind::Renewal {
        report.code = known(CODE);
        let all = invoice.discounts.iter().flatten().filter_map(Other::promotion);
        let (code, numbers) = typed(invoice.discount.iter().filter_map(promotion_of).chain(all));
        report.promo_code = code.or_else(|| known(PROMO_CODE));
        promotions = numbers;
    }
    priced(&mut report, net(invoice, whole), invoice.currency.as_deref());
    let payments = invoice.payments.iter().flat_map(|payments| &payments.all);
    let mut also = also(&report, [id(invoice.payment_intent.as_ref()), id(invoice.charge.as_ref())]);
    also.extend(payments.filter_map(paid_with).filter(|_| kind != Kind::Signup));
    let customers = id(invoice.customer.as_ref()).into_iter().collect();
    let is_half = kind != Kind::Renewal;
    Told::Paid(Box::new(Paid {
        report,
        whole,
        also,
        promotions,
        customers,
        subscription,
        is_half,
        told_at: at,
    }))
}

/// What was paid of an invoice without its part of the tax.
fn net(invoice: &Invoice, paid: i64) -> i64 {
    let total = invoice.total.unwrap_or(paid);
    let taxes = invoice.total_taxes.as_ref();
    let taxes = taxes.map(|taxes| taxes.iter().filter_map(|tax| tax.amount).sum());
    let untaxed = invoice.total_excluding_tax.unwrap_or_else(|| {
        let tax: i64 = taxes.or(invoice.tax).unwrap_or_default();
        total - tax
    });
    share(untaxed.max(0), total, paid)
}

fn paid_with(payment: &InvoicePayment) -> Option<String> {
    let with = payment.payment.as_ref()?;
    id(with.payment_intent.as_ref()).or_else(|| id(with.charge.as_ref()))
}

/// With what an invoice was paid: since the API of March 2025 this alone leads from a refund to the invoice.
fn invoice_payment(payment: &InvoicePayment) -> Told {
    match (paid_with(payment), id(payment.invoice.as_ref())) {
        (Some(name), Some(means)) => Told::Named { name, means },
        _ => Told::Nothing("an invoice was paid outside of Stripe"),
    }
}

fn promotion(code: &Whole) -> Told {
    match (name(code.id.as_deref()), name(code.code.as_deref())) {
        (Some(name), Some(means)) => Told::Named { name, means },
        _ => Told::Nothing("a promotion code that nobody can type"),
    }
}

fn refund(charge: &Charge, before: i64, at: DateTime<Utc>) -> Told {
    let now = charge.amount_refunded;
    if now <= before {
        return Told::Nothing("nothing more went back");
    }
    let of = [id(charge.invoice.as_ref()), id(charge.payment_intent.as_ref()), name(Some(&charge.id))];
    Told::Back(Back {
        id: format!("{}:{now}", charge.id),
        of: of.into_iter().flatten().collect(),
        whole: charge.amount,
        before,
        now: Some(now),
        paid_at: DateTime::from_timestamp(charge.created, 0),
        occurred_at: at,
    })
}

/// A dispute takes money back once it is lost: until then the payment may stay the shop's.
fn chargeback(dispute: &Dispute, at: DateTime<Utc>) -> Told {
    if dispute.status.as_deref() != Some("lost") {
        return Told::Nothing("a dispute that was not lost takes nothing back");
    }
    let of = [id(dispute.payment_intent.as_ref()), id(dispute.charge.as_ref())];
    Told::Back(Back {
        id: dispute.id.clone(),
        of: of.into_iter().flatten().collect(),
        whole: dispute.amount,
        before: 0,
        now: Some(dispute.amount),
        paid_at: None,
        occurred_at: at,
    })
}
