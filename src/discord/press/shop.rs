//! Every button, select and form about the keys with which shops and their payment services sign.

use std::fmt;

use super::{Nothing, untagged};
use crate::domain::ApiKeyId;

presses! {
    Shop(): "Those about the keys with which shops and their payment services sign.";
    KeyList(Nothing) = "key", "list", "The programme's keys for shops.";
    KeyNew(Nothing) = "key", "new", "Make a key.";
    KeyRevoke(Nothing) = "key", "revoke", "The key that was chosen to be revoked.";
    KeyRevokeMeant(ApiKeyId) = "key", "revoke-meant", "Revoke a key, meant.";
    KeyStripe(Nothing) = "key", "stripe", "Begin to connect Stripe.";
    KeySecretForm(ApiKeyId) = "key", "secret-form", "The form for the signing secret that Stripe made.";
    KeySecret(ApiKeyId) = "key", "secret", "That, filled in.";
    KeyRevenuecat(Nothing) = "key", "revenuecat", "Connect RevenueCat.";
}
