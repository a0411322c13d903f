//! The cards of public thanks: for managers before they are posted, for everybody, and for whoever is thanked.

use crate::discord::card::{Card, Control, Form, Input, Weight};
use crate::discord::press::Press;
use crate::domain::post::{Post, Subject};
use crate::domain::text::Variants;
use crate::domain::thanks::{LENGTH, Public};
use crate::domain::{Language, ThanksId};
use crate::features::thanks::{Sheet, Thankable, Told};
use crate::i18n::{creator::language as language_name, mention, text};

/// The names of the inputs, in the order of the languages.
pub const INPUTS: [&str; 5] = ["words-0", "words-1", "words-2", "words-3", "words-4"];

/// The form for thanks to somebody.
pub fn new_form(to: &Thankable) -> Form {
    form(Press::ThanksWrite(to.creator.creator_id), to, &[])
}

/// The form with thanks that are not posted yet.
pub fn change_form(sheet: &Sheet) -> Form {
    form(Press::ThanksChange(sheet.thanks_id), &sheet.to, &sheet.texts)
}

fn form(press: Press, to: &Thankable, texts: &[(Language, String)]) -> Form {
    let limit = u16::try_from(LENGTH).unwrap_or(u16::MAX);
    let inputs = to.languages.iter().zip(INPUTS).map(|(language, name)| {
        let known = texts.iter().find(|(known, _)| known == language).map(|(_, body)| body.clone());
        Input::lines(name, text::thanks_in(language_name(*language)), limit).filled(known)
    });
    Form { press, title: text::thanks_form_title(), inputs: inputs.collect() }
}

/// Thanks before anybody else reads them.
pub fn preview(sheet: &Sheet) -> Card {
    let channel = mention::channel(sheet.to.channel.channel_id);
    let mut card = Card::titled(text::thanks_preview_title(&sheet.to.creator.name))
        .text(text::thanks_preview(channel, language_name(sheet.to.language)));
    for (language, body) in &sheet.texts {
        card = card.field(text::thanks_in(language_name(*language)), text::value(body));
    }
    let button = |press, label, weight| Control::Button { press, label, weight };
    card.row([
        button(Press::ThanksPost(sheet.thanks_id), text::thanks_post_button(), Weight::Success),
        button(Press::ThanksForm(sheet.thanks_id), text::thanks_change_button(), Weight::Secondary),
    ])
}

/// They are being posted.
pub fn posted(sheet: &Sheet) -> Card {
    Card::titled(text::thanks_preview_title(&sheet.to.creator.name))
        .text(text::thanks_posted(mention::channel(sheet.to.channel.channel_id)))
}

/// Thanks as everybody reads them in a channel of this language; none where there are no words in it.
pub fn public(thanks: &Public, id: ThanksId, language: Language) -> Option<Card> {
    let body = match thanks {
        Public::Thanked { texts, .. } => &*texts.iter().find(|(known, _)| *known == language)?.1,
        Public::Withdrawn => "",
    };
    let post = Post { subject: Subject::Thanks(id), language };
    Some(shown(thanks, body).row([Control::Sign { press: Press::PostShow(post), sign: "🌐" }]))
}

/// Thanks in these words, which are empty where they were taken back.
pub fn shown(thanks: &Public, body: &str) -> Card {
    match thanks {
        Public::Thanked { person_id, name, .. } => Card::titled(text::thanks_title(name))
            .text(text::value(body))
            .field(text::thanks_to(), text::value(mention::person(*person_id))),
        Public::Withdrawn => Card::plain(text::thanks_withdrawn()),
    }
}

/// For whoever is thanked: that it stands, and where.
pub fn told(told: &Told) -> Card {
    let words: Variants = told.texts.iter().cloned().collect();
    let (server, channel, message) = told.place;
    Card::titled(text::thanks_told_title(&told.program))
        .text(text::value(&words))
        .text(text::thanks_told())
        .row([Control::Link {
            label: text::thanks_look_button(),
            url: format!("https://discord.com/channels/{server}/{channel}/{message}"),
        }])
}
