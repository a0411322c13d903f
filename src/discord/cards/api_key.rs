//! The cards of the keys with which shops and their payment services sign what they report.

use secrecy::{ExposeSecret as _, SecretString};

use crate::discord::card::{Card, Choice, Control, Form, Input, Weight};
use crate::discord::press::{Nothing, Press, Shop};
use crate::domain::api_key::{ApiKey, Kind, SECRET_LENGTHS};
use crate::domain::payment::stripe::EVENTS;
use crate::i18n::{Message, Verbatim, text};

/// The name of the input for a signing secret.
pub const SECRET: &str = "secret";

const fn button(press: Shop, label: Message, weight: Weight) -> Control {
    Control::Button { press: Press::Shop(press), label, weight }
}

/// Every key, with the ways to another and to one less.
pub fn list(program: &str, keys: &[ApiKey], url: &str) -> Card {
    let ways = [
        button(Shop::KeyNew(Nothing), text::keys_new_button(), Weight::Primary),
        button(Shop::KeyStripe(Nothing), text::keys_stripe_button(), Weight::Secondary),
        button(Shop::KeyRevenuecat(Nothing), text::keys_revenuecat_button(), Weight::Secondary),
        how(url),
    ];
    let card = Card::titled(text::keys_title());
    if keys.is_empty() {
        return card.text(text::keys_none()).row(ways);
    }
    let choice = |key: &ApiKey| Choice {
        value: key.api_key_id.to_string(),
        label: text::value(&key.name),
        is_chosen: false,
    };
    card.text(text::keys_some(program)).lines(keys.iter().map(line)).row(ways).row([Control::Select {
        press: Press::Shop(Shop::KeyRevoke(Nothing)),
        placeholder: text::keys_revoke_choose(),
        choices: keys.iter().map(choice).collect(),
        bounds: (1, 1),
    }])
}

fn line(key: &ApiKey) -> Message {
    let used = match (key.has_secret, key.used_at) {
        (false, _) => text::keys_waiting(),
        (true, Some(used)) => text::keys_used(used),
        (true, None) => text::keys_unused(),
    };
    let name = Verbatim(&*key.name);
    match key.kind {
        Kind::Duet => text::keys_line(name, key.created_at, used),
        Kind::Stripe => text::keys_line_stripe(name, key.created_at, used),
        Kind::Revenuecat => text::keys_line_revenuecat(name, key.created_at, used),
    }
}

fn code(text: &str) -> Message {
    text::value(Verbatim(format!("`{text}`")))
}

/// A key that was just made, with its secret: the only time that it is shown.
pub fn new(key: &ApiKey, secret: &SecretString, url: &str) -> Card {
    Card::titled(text::key_new_title())
        .text(text::key_new_once())
        .field(text::key_new_name(), code(&key.name))
        .field(text::key_new_secret(), code(secret.expose_secret()))
        .field(text::key_new_url(), code(url))
        .row([how(url)])
}

/// Where reports go, a browser finds how to make them.
fn how(url: &str) -> Control {
    Control::Link { label: text::keys_how_button(), url: url.to_owned() }
}

/// How to connect Stripe: where it sends what, and the way to enter the secret that it makes.
pub fn stripe(key: &ApiKey, address: &str, url: &str) -> Card {
    let events: Vec<String> = EVENTS.iter().map(|event| format!("`{event}`")).collect();
    Card::titled(text::key_stripe_title())
        .text(text::key_stripe_steps())
        .field(text::key_address(), code(address))
        .field(text::key_stripe_events(), text::value(Verbatim(events.join("\n"))))
        .row([
            button(Shop::KeySecretForm(key.api_key_id), text::key_secret_button(), Weight::Primary),
            how(url),
        ])
}

/// The form for the signing secret that Stripe made.
pub fn secret_form(key: &ApiKey) -> Form {
    let most = u16::try_from(SECRET_LENGTHS.1).unwrap_or(u16::MAX);
    let input = Input::line(SECRET, text::key_secret_input(), most);
    Form {
        press: Press::Shop(Shop::KeySecret(key.api_key_id)),
        title: text::key_secret_title(),
        inputs: vec![input.example(text::key_secret_example())],
    }
}

/// Stripe is connected; what the shop has to do.
pub fn stripe_connected(program: &str, address: &str, url: &str) -> Card {
    Card::titled(text::key_stripe_connected())
        .text(text::key_stripe_counts(program))
        .text(text::key_stripe_click())
        .field(text::key_address(), code(address))
        .row([how(url), button(Shop::KeyList(Nothing), text::key_list_button(), Weight::Secondary)])
}

/// RevenueCat is connected once what stands here is entered there: the only time that it is shown.
pub fn revenuecat(secret: &SecretString, address: &str, url: &str) -> Card {
    Card::titled(text::key_revenuecat_title())
        .text(text::key_revenuecat_steps())
        .text(text::key_revenuecat_click())
        .field(text::key_address(), code(address))
        .field(text::key_revenuecat_header(), code(secret.expose_secret()))
        .row([how(url)])
}

/// Asks whether a key may really be revoked. Stripe's secret can be replaced instead.
pub fn revoke(key: &ApiKey) -> Card {
    let secret = (key.kind == Kind::Stripe).then(|| {
        let form = Shop::KeySecretForm(key.api_key_id);
        button(form, text::key_secret_change_button(), Weight::Secondary)
    });
    let ways = [
        button(Shop::KeyRevokeMeant(key.api_key_id), text::key_revoke_button(), Weight::Danger),
        button(Shop::KeyList(Nothing), text::key_keep_button(), Weight::Secondary),
    ];
    let card = Card::titled(text::key_revoke_title(Verbatim(&*key.name))).text(text::key_revoke_text());
    card.row(ways.into_iter().chain(secret))
}

/// What came of revoking a key, above those that are left.
pub fn revoked(key: &ApiKey) -> Card {
    Card::plain(text::key_revoked(Verbatim(&*key.name)))
}
