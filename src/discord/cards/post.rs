//! A public post of Duet's as its reader sees it in another language, and one that could not be made.

use super::{
    aggregate, announcement, campaign, election, meeting, proposal, question, thanks, tier, verdict,
};
use crate::discord::card::{Card, Control, Weight};
use crate::discord::press::Press;
use crate::domain::post::Subject;
use crate::domain::{ChannelId, NoticeId};
use crate::features::post::Shown;
use crate::i18n::{mention, text};

/// The post, for this reader alone.
pub fn shown(shown: &Shown) -> Card {
    match shown {
        Shown::Campaign { words, is_stale, is_instead } => campaign::shown(words, *is_stale, *is_instead),
        Shown::Announcement { words, instead } => announcement::shown(words, *instead),
        Shown::Aggregate { public, language } => aggregate::shown(public, *language),
        Shown::Verdict { public, language } => verdict::shown(public, *language),
        Shown::Question { words, is_translated } => question::shown(words, *is_translated),
        Shown::Proposal { view, language } => proposal::shown(view, *language),
        Shown::Contribution { carried, language } => proposal::contribution_shown(carried, *language),
        Shown::Contest(posted) => election::shown(posted),
        Shown::Meeting { posted, piece, language } => {
            meeting::shown(posted, *piece, *language).unwrap_or_default()
        }
        Shown::Thanks { thanks: of, words } => thanks::shown(of, words),
        Shown::Celebration { creator, words } => tier::congratulated(creator, words),
    }
}

/// For managers: something could not be posted.
pub fn failed(notice: NoticeId, channel: ChannelId, subject: Subject) -> Card {
    let what = match subject {
        Subject::Campaign(_) => text::post_of_campaign(),
        Subject::TierMove(_) => text::post_of_tier(),
        Subject::Announcement(_) => text::post_of_announcement(),
        Subject::Thanks(_) => text::post_of_thanks(),
        Subject::Aggregate(_) => text::post_of_aggregate(),
        Subject::Verdict(_) => text::post_of_verdict(),
        Subject::Question(_) => text::post_of_question(),
        Subject::Council(..) | Subject::Contribution(_) | Subject::Meeting(..) => text::post_of_council(),
        Subject::Contest(_) => text::post_of_contest(),
    };
    Card::titled(text::post_failed_title(what)).text(text::post_failed(mention::channel(channel))).row([
        Control::Button {
            press: Press::PostAgain(notice),
            label: text::post_again_button(),
            weight: Weight::Primary,
        },
    ])
}

/// It is tried once more.
pub fn tried() -> Card {
    Card::plain(text::post_tried())
}
