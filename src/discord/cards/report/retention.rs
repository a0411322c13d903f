//! The card that says who stays.

use crate::charts::{Bars, Group};
use crate::discord::card::Card;
use crate::domain::Language;
use crate::domain::retention::{AFTER, Retention, Share};
use crate::i18n::{Arg, Message, label, text};

/// Who is still active after some months, and who comes back.
pub fn retention(retention: &Retention) -> Card {
    let (card, all) = (Card::titled(text::report_retention_title()), &retention.all);
    if all.creators == 0 {
        return card.text(text::report_retention_none());
    }
    let mut card = card.text(text::report_retention_lead(all.creators));
    for (months, of) in AFTER.into_iter().zip(all.after) {
        card = card.figure(after(months), share(of).unwrap_or(text::report_share_soon()));
    }
    card.figure(text::report_repeat_rate(), share(all.repeat).unwrap_or(text::report_share_never()))
        .footer(text::report_retention_meaning())
}

fn after(months: i32) -> Message {
    text::report_after(i64::from(months))
}

fn share(share: Share) -> Option<Message> {
    Some(text::report_share(Arg::Tenths(share.tenths()?), share.some, share.of))
}

/// The picture: the share after each time, in tenths of a percent.
pub fn retention_bars(retention: &Retention, language: Language) -> Bars {
    let group = |(months, share): (i32, Share)| Group {
        name: label(language, &after(months)),
        first: share.tenths(),
        second: None,
    };
    Bars {
        title: label(language, &text::report_retention_title()),
        first: label(language, &text::report_still_active()),
        second: String::new(),
        groups: AFTER.into_iter().zip(retention.all.after).map(group).collect(),
    }
}
