//! The cards of what creators are sent for a campaign.

use super::{lines, reward};
use crate::discord::card::{Card, Choice, Control, Form, Input, Weight};
use crate::discord::press::{Nothing, Pay, Press};
use crate::domain::GoodsId;
use crate::domain::goods::{State, WORDS_LENGTH};
use crate::domain::notice::EarningsNews;
use crate::features::goods::List;
use crate::i18n::{Message, text};
use crate::store::goods::Named;

/// The name of the input for what is said.
pub const WORDS: &str = "words";

const fn button(press: Pay, label: Message, weight: Weight) -> Control {
    Control::Button { press: Press::Pay(press), label, weight }
}

/// The way to what is to be sent.
pub fn all() -> Control {
    button(Pay::GoodsList(Nothing), text::goods_all_button(), Weight::Secondary)
}

/// What is to be sent, and what is on its way.
pub fn list(list: &List) -> Card {
    if list.owed.is_empty() && list.sent.is_empty() {
        return Card::titled(text::goods_none_title()).text(text::goods_none()).row([reward::all()]);
    }
    let title = match list.waiting {
        0 => text::goods_title_nothing(),
        waiting => text::goods_title(waiting),
    };
    let card = Card::titled(title);
    let card = match list.owed.is_empty() {
        true => card,
        false => card.field(text::goods_owed_field(), lines(list.owed.iter().map(line))),
    };
    let card = match list.sent.is_empty() {
        true => card,
        false => card.field(text::goods_sent_field(), lines(list.sent.iter().map(line))),
    };
    let choice = |named: &Named| Choice {
        value: named.goods.goods_id.to_string(),
        label: text::goods_choice(named.name.as_str(), named.goods.what.as_str()),
        is_chosen: false,
    };
    card.row((!list.owed.is_empty()).then(|| Control::Select {
        press: Press::Pay(Pay::GoodsChoose(Nothing)),
        placeholder: text::goods_choose(),
        choices: list.owed.iter().map(choice).collect(),
        bounds: (1, 1),
    }))
    .row([reward::all()])
}

fn line(named: &Named) -> Message {
    let goods = &named.goods;
    let (name, what) = (named.name.as_str(), goods.what.as_str());
    match goods.sent_at.filter(|_| goods.state == State::Sent) {
        Some(at) => text::goods_line_sent(name, what, at),
        None => text::goods_line_owed(name, what, goods.owed_at),
    }
}

/// Goods for one creator, and what can be done about them.
pub fn one(named: &Named) -> Card {
    let goods = &named.goods;
    let id = goods.goods_id;
    let card = Card::titled(text::goods_choice(named.name.as_str(), goods.what.as_str()))
        .text(state(named))
        .text(text::goods_value(goods.value()));
    let card = match &goods.words {
        Some(words) => card.field(text::goods_words_field(), text::value(words.as_str())),
        None => card,
    };
    let ways = (goods.state == State::Owed).then(|| {
        [
            button(Pay::GoodsSendForm(id), text::goods_send_button(), Weight::Success),
            button(Pay::GoodsCallOff(id), text::goods_call_off_button(), Weight::Danger),
        ]
    });
    card.row(ways.into_iter().flatten().chain([all()]))
}

fn state(named: &Named) -> Message {
    let goods = &named.goods;
    match (goods.state, goods.sent_at, goods.received_at) {
        (State::Sent, Some(at), _) => text::goods_state_sent(at),
        (State::Received, _, Some(at)) => text::goods_state_received(at),
        (State::CalledOff, ..) => text::goods_state_called_off(),
        _ => text::goods_state_owed(goods.owed_at),
    }
}

/// What a creator is sent, a line each.
pub fn own(named: &Named) -> Message {
    text::goods_own(named.goods.what.as_str(), state(named))
}

/// The form for what the creator is told when goods are sent.
pub fn sending(id: GoodsId) -> Form {
    let most = u16::try_from(WORDS_LENGTH).unwrap_or(u16::MAX);
    Form {
        press: Press::Pay(Pay::GoodsSend(id)),
        title: text::goods_send_title(),
        inputs: vec![Input::lines(WORDS, text::goods_words_input(), most)],
    }
}

/// A creator has said that goods arrived.
pub fn received(named: &Named) -> Card {
    Card::titled(text::goods_received_title(named.goods.what.as_str())).text(text::goods_received())
}

/// What owners hear of what is to be sent, and creators of what was.
pub fn news(program: &str, news: &EarningsNews) -> Card {
    match news {
        EarningsNews::GoodsOwed { creator, what, .. } => {
            Card::titled(text::goods_told_owed_title(creator, what))
                .text(text::goods_told_owed())
                .row([all()])
        }
        EarningsNews::GoodsSent { what, words, goods_id } => Card::titled(text::goods_told_sent_title(what))
            .text(text::earnings_program(program))
            .field(text::goods_words_field(), text::value(words.as_str()))
            .row([button(Pay::GoodsReceived(*goods_id), text::goods_received_button(), Weight::Success)]),
        _ => Card::default(),
    }
}
