//! The cards of the keys with which shops sign what they report.

use secrecy::{ExposeSecret as _, SecretString};

use crate::discord::card::{Card, Choice, Control, Weight};
use crate::discord::press::{Nothing, Press};
use crate::domain::api_key::ApiKey;
use crate::i18n::{Verbatim, text};

/// Every key, with the ways to another and to one less.
pub fn list(program: &str, keys: &[ApiKey], url: &str) -> Card {
    let new = Control::Button {
        press: Press::KeyNew(Nothing),
        label: text::keys_new_button(),
        weight: Weight::Primary,
    };
    let card = Card::titled(text::keys_title());
    if keys.is_empty() {
        return card.text(text::keys_none()).row([new, how(url)]);
    }
    let line = |key: &ApiKey| {
        let used = match key.used_at {
            Some(used) => text::keys_used(used),
            None => text::keys_unused(),
        };
        text::keys_line(Verbatim(&*key.name), key.created_at, used)
    };
    let choice = |key: &ApiKey| Choice {
        value: key.api_key_id.to_string(),
        label: text::value(&key.name),
        is_chosen: false,
    };
    card.text(text::keys_some(program)).lines(keys.iter().map(line)).row([new, how(url)]).row([
        Control::Select {
            press: Press::KeyRevoke(Nothing),
            placeholder: text::keys_revoke_choose(),
            choices: keys.iter().map(choice).collect(),
            bounds: (1, 1),
        },
    ])
}

/// A key that was just made, with its secret: the only time that it is shown.
pub fn new(key: &ApiKey, secret: &SecretString, url: &str) -> Card {
    let code = |text: &str| text::value(Verbatim(format!("`{text}`")));
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

/// Asks whether a key may really be revoked.
pub fn revoke(key: &ApiKey) -> Card {
    let button = |press, label, weight| Control::Button { press, label, weight };
    Card::titled(text::key_revoke_title(Verbatim(&*key.name))).text(text::key_revoke_text()).row([
        button(Press::KeyRevokeMeant(key.api_key_id), text::key_revoke_button(), Weight::Danger),
        button(Press::KeyList(Nothing), text::key_keep_button(), Weight::Secondary),
    ])
}

/// What came of revoking a key, above those that are left.
pub fn revoked(key: &ApiKey) -> Card {
    Card::plain(text::key_revoked(Verbatim(&*key.name)))
}
