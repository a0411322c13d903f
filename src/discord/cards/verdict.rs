//! The cards of what becomes of a pilot: the buttons and the form for managers, and what everybody reads.

use crate::discord::card::{Card, Control, Form, Input, Weight};
use crate::discord::ids::Pair;
use crate::discord::press::Press;
use crate::domain::post::{Post, Subject};
use crate::domain::result::Verdict;
use crate::domain::verdict::{LENGTH, Public};
use crate::domain::wording::Standing;
use crate::domain::{CampaignId, Language};
use crate::features::verdict::{Decided, Deciding};
use crate::i18n::{Arg, creator::language as language_name, mention, result, text};

/// The names of the inputs, in the order of the languages.
pub const INPUTS: [&str; 5] = ["reasons-0", "reasons-1", "reasons-2", "reasons-3", "reasons-4"];

/// A button for each decision.
pub fn buttons(id: CampaignId) -> Vec<Control> {
    let button = |verdict: &Verdict| Control::Button {
        press: Press::VerdictForm(Pair(id, *verdict)),
        label: result::verdict_button(*verdict),
        weight: if *verdict == Verdict::Scale { Weight::Success } else { Weight::Secondary },
    };
    Verdict::ALL.iter().map(button).collect()
}

/// The form for the reasons.
pub fn form(deciding: &Deciding, verdict: Verdict) -> Form {
    let limit = u16::try_from(LENGTH).unwrap_or(u16::MAX);
    let inputs = deciding.languages.iter().zip(INPUTS);
    Form {
        press: Press::VerdictKeep(Pair(deciding.campaign.campaign_id, verdict)),
        title: result::verdict_button(verdict),
        inputs: inputs
            .map(|(language, name)| {
                Input::lines(name, text::verdict_reasons(language_name(*language)), limit)
            })
            .collect(),
    }
}

/// It is decided.
pub fn decided(decided: &Decided) -> Card {
    let channels: Vec<Arg> =
        decided.channels.iter().map(|channel| mention::channel(channel.channel_id).into()).collect();
    let id = decided.campaign.campaign_id;
    Card::titled(text::verdict_title(&decided.campaign.name, result::verdict(decided.verdict)))
        .text(if channels.is_empty() { text::verdict_silent() } else { text::verdict_posted(channels) })
        .row([Control::Button {
            press: Press::StageShow(id),
            label: text::aggregate_stage_button(),
            weight: Weight::Primary,
        }])
}

/// What everybody reads in a channel of this language; none where the reasons are not there in it.
pub fn public(public: &Public, id: CampaignId, language: Language) -> Option<Card> {
    if public.reasons.standing(language) != Some(Standing::Ready) {
        return None;
    }
    let post = Post { subject: Subject::Verdict(id), language };
    Some(shown(public, language).row([Control::Sign { press: Press::PostShow(post), sign: "🌐" }]))
}

/// The same for one reader, in a language.
pub fn shown(public: &Public, language: Language) -> Card {
    Card::titled(text::verdict_title(&public.name, result::verdict(public.verdict)))
        .text(text::value(public.reasons.read(language)))
}
