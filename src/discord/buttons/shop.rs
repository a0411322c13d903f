//! Which button, select or form about the keys with which shops and their payment services sign does what: one line for each.

use futures::future::BoxFuture;

use super::api_key;
use super::deed::boxed;
use crate::discord::ask::{Ask, Reply};
use crate::discord::press::{Nothing, Shop};

/// What a press does.
pub(super) fn deed<'a>(ask: &'a Ask<'a>, press: Shop) -> BoxFuture<'a, ()> {
    match press {
        Shop::KeyList(Nothing) => {
            boxed(move || ask.redraw(async move { Ok(Reply::Redraw(api_key::list(ask).await?)) }))
        }
        Shop::KeyNew(Nothing) => boxed(move || api_key::new(ask)),
        Shop::KeyRevoke(Nothing) => boxed(move || api_key::revoke(ask)),
        Shop::KeyRevokeMeant(key) => boxed(move || api_key::revoke_meant(ask, key)),
        Shop::KeyStripe(Nothing) => boxed(move || api_key::stripe(ask)),
        Shop::KeySecretForm(key) => boxed(move || api_key::secret_form(ask, key)),
        Shop::KeySecret(key) => boxed(move || api_key::secret(ask, key)),
        Shop::KeyRevenuecat(Nothing) => boxed(move || api_key::revenuecat(ask)),
    }
}
