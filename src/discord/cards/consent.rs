//! The card on which a creator says where their name may be seen.

use crate::discord::card::{Card, Control, Weight};
use crate::discord::ids::Switch;
use crate::discord::press::Press;
use crate::domain::consent::Use;
use crate::features::start::Consents;
use crate::i18n::creator::use_of_name;
use crate::i18n::text;

/// A switch for each use. While applying, it leads on to sending.
pub fn card(consents: &Consents) -> Card {
    let creator_id = consents.creator.creator_id;
    let switch = |of: &Use| {
        let is_on = consents.granted.contains(of);
        let name = use_of_name(*of);
        Control::Button {
            press: Press::ConsentSet(Switch { creator_id, of: *of, is_on: !is_on }),
            label: if is_on { text::consent_on(name) } else { text::consent_off(name) },
            weight: if is_on { Weight::Success } else { Weight::Secondary },
        }
    };
    let card = Card::titled(text::consent_title())
        .text(text::consent_text())
        .text(text::consent_uses())
        .row(Use::ALL.iter().map(switch));
    if !consents.creator.stage.may_apply() {
        return card.row([Control::Button {
            press: Press::ProfileShow(creator_id),
            label: text::profile_back_button(),
            weight: Weight::Secondary,
        }]);
    }
    card.text(text::consent_then_send()).row([
        Control::Button {
            press: Press::StartSend(creator_id),
            label: text::start_send_button(),
            weight: Weight::Primary,
        },
        Control::Button {
            press: Press::StartForm(creator_id),
            label: text::start_edit_button(),
            weight: Weight::Secondary,
        },
    ])
}
