//! The cards of what a council is asked to agree on: the proposal, its discussions, and what is carried between them.

use super::machine_draft;
use crate::discord::card::{Card, Control, Form, Input, Weight};
use crate::discord::ids::{Opened, Pair};
use crate::discord::press::{Nothing, Press};
use crate::domain::council::Piece;
use crate::domain::post::{Post, Subject};
use crate::domain::proposal::{BODY_LENGTH, CONTRIBUTION_LENGTH, Carried, State, TITLE_LENGTH, Text, View};
use crate::domain::{ChannelId, ContributionId, Language, PersonId, ProposalId};
use crate::features::proposal::Item;
use crate::i18n::{
    Arg, Message, Verbatim, council,
    creator::{language as language_name, language_title},
    mention, text,
};

/// The input for a topic.
pub const TITLE: &str = "title";
/// The input for what is proposed or said.
pub const BODY: &str = "body";

fn limit(length: usize) -> u16 {
    u16::try_from(length).unwrap_or(u16::MAX)
}

/// The form for a proposal in the asker's language.
pub fn form(language: Language) -> Form {
    Form {
        press: Press::ProposalMake(Nothing),
        title: text::proposal_form_title(),
        inputs: vec![
            Input::line(TITLE, text::proposal_topic_in(language_name(language)), limit(TITLE_LENGTH)),
            Input::lines(BODY, text::proposal_body_in(language_name(language)), limit(BODY_LENGTH)),
        ],
    }
}

/// The form for its translation; where the original was changed after it was made, with what it was.
pub fn translate_form(view: &View, language: Language) -> Form {
    let (of, revision) = (view.proposal.proposal_id, view.proposal.revision);
    let press = Press::ProposalTranslateKeep(Opened { language, of, revision });
    filled(Form { press, ..form(language) }, view, language)
}

/// The form with a proposal, for whoever wrote it.
pub fn edit_form(view: &View) -> Form {
    let (proposal, language) = (&view.proposal, view.proposal.language);
    let press = Press::ProposalEditKeep(Pair(proposal.proposal_id, proposal.revision));
    filled(Form { press, ..form(language) }, view, language)
}

/// A form with the words that stand in a language, where there are some.
fn filled(mut form: Form, view: &View, language: Language) -> Form {
    if let Some(known) = view.texts.iter().find(|text| text.language == language) {
        for input in &mut form.inputs {
            let words = if input.name == TITLE { &known.title } else { &known.body };
            input.value = Some(words.clone());
        }
    }
    form
}

/// It was brought before the council.
pub fn proposed(view: &View, channel: ChannelId) -> Card {
    let card = Card::titled(text::value(view.titles())).text(text::proposal_made(mention::channel(channel)));
    wanted(card, view)
}

/// It was translated.
pub fn translated(view: &View) -> Card {
    wanted(Card::titled(text::value(view.titles())).text(text::proposal_translated()), view)
}

fn wanted(card: Card, view: &View) -> Card {
    let missing: Vec<Arg> = view.missing().into_iter().map(|one| Arg::from(language_name(one))).collect();
    match missing.is_empty() || view.proposal.state != State::Open {
        true => card,
        false => card.text(text::proposal_wanted(missing)),
    }
}

/// The 🌐 on what stands in the council's channel.
pub fn sign(piece: Piece, id: ProposalId, language: Language) -> Control {
    let post = Post { subject: Subject::Council(piece, id), language };
    Control::Sign { press: Press::PostShow(post), sign: "🌐" }
}

/// A proposal as it stands in the council's channel, in every language in which it is there.
pub fn post(view: &View, language: Language) -> Card {
    let id = view.proposal.proposal_id;
    let sign = sign(Piece::Proposal, id, language);
    if view.proposal.state == State::Withdrawn {
        return withdrawn().row([sign]);
    }
    let mut card = Card::titled(text::value(view.titles()));
    for words in &view.texts {
        card = written(card, view, words);
    }
    let card = wanted(card.text(by(view)).text(standing(view)), view);
    if view.proposal.state != State::Open {
        return card.row([sign]);
    }
    let translate = (!view.missing().is_empty()).then(|| {
        let by_hand = Control::Button {
            press: Press::ProposalTranslate(id),
            label: text::proposal_translate_button(),
            weight: Weight::Primary,
        };
        [by_hand, machine_draft::offer_own(id)]
    });
    let vote = Control::Button {
        press: Press::VoteForm(id),
        label: text::vote_open_button(),
        weight: Weight::Secondary,
    };
    let edit = Control::Button {
        press: Press::ProposalEdit(id),
        label: text::proposal_edit_button(),
        weight: Weight::Secondary,
    };
    card.row([sign].into_iter().chain(translate.into_iter().flatten()).chain([vote, edit]))
}

/// It reads otherwise than before, for whoever discusses it in a language; none once it was taken back.
pub fn revised(view: &View, language: Language) -> Option<Card> {
    let words = view.text(language).filter(|_| view.proposal.state != State::Withdrawn)?;
    // A translation of what was changed since says nothing new.
    let words = if view.is_stale(words) { view.texts.first()? } else { words };
    let card = Card::titled(text::proposal_revised_title(view.titles())).text(text::proposal_revised());
    let card = wanted(written(card, view, words), view);
    Some(card.row([sign(Piece::Proposal, view.proposal.proposal_id, language)]))
}

/// It was changed.
pub fn edited(view: &View) -> Card {
    wanted(Card::titled(text::value(view.titles())).text(text::proposal_edited()), view)
}

fn withdrawn() -> Card {
    Card::plain(text::proposal_withdrawn())
}

fn written(card: Card, view: &View, words: &Text) -> Card {
    let language = language_title(words.language);
    let head = match view.is_stale(words) {
        true => text::proposal_words_stale(language, &words.title),
        false => text::proposal_words(language, &words.title),
    };
    card.lines([head, text::value(&words.body)])
}

/// Who proposed it, and who translated it.
fn by(view: &View) -> Message {
    let author = |person: Option<PersonId>| match person {
        Some(person) => Arg::from(mention::person(person)),
        None => Arg::from(text::proposal_nobody()),
    };
    let translators: Vec<Arg> =
        view.translators().into_iter().map(|person| Arg::from(mention::person(person))).collect();
    match translators.is_empty() {
        true => text::proposal_by(author(view.proposal.person_id)),
        false => text::proposal_by_both(author(view.proposal.person_id), translators),
    }
}

/// How far it has come.
pub fn standing(view: &View) -> Message {
    let proposal = &view.proposal;
    match (proposal.state, proposal.closes_at, proposal.outcome) {
        (State::Voting, Some(closes_at), _) => text::proposal_voting(closes_at),
        (State::Closed, _, Some(outcome)) => text::proposal_closed(council::outcome(outcome)),
        _ => text::proposal_open(),
    }
}

/// The same for one reader: in their language, or in the author's where there are no words in it.
pub fn shown(view: &View, language: Language) -> Card {
    let Some(words) = view.text(language).filter(|_| view.proposal.state != State::Withdrawn) else {
        return withdrawn();
    };
    let card = Card::titled(text::value(&words.title));
    let card = written(card, view, words).text(by(view)).text(standing(view));
    match words.language == language && !view.is_stale(words) {
        true => card,
        false => wanted(card, view),
    }
}

/// Where a proposal is discussed in a language.
pub fn discussion(view: &View, language: Language) -> Card {
    let id = view.proposal.proposal_id;
    let sign = sign(Piece::Discussion, id, language);
    if view.proposal.state == State::Withdrawn {
        return withdrawn().row([sign]);
    }
    let across = Control::Button {
        press: Press::ContributionForm(Pair(language, id)),
        label: text::contribution_button(),
        weight: Weight::Secondary,
    };
    Card::titled(text::discussion_title(language_name(language), view.titles()))
        .text(text::discussion(language_name(language)))
        .row([across, sign])
}

/// The name of the thread under it.
pub fn thread_name(view: &View) -> Message {
    match view.proposal.state {
        State::Withdrawn => text::discussion_withdrawn(),
        _ => text::value(view.titles()),
    }
}

/// The form for what is to be read in the other languages too.
pub fn contribution_form(id: ProposalId, language: Language) -> Form {
    Form {
        press: Press::ContributionSend(Pair(language, id)),
        title: text::contribution_form_title(),
        inputs: vec![Input::lines(
            BODY,
            text::contribution_in(language_name(language)),
            limit(CONTRIBUTION_LENGTH),
        )],
    }
}

/// It is carried across.
pub fn contributed(count: usize) -> Card {
    Card::plain(text::contribution_sent(count))
}

/// The form for its translation.
pub fn contribution_translate_form(id: ContributionId, language: Language) -> Form {
    Form {
        press: Press::ContributionTranslateKeep(Pair(language, id)),
        ..contribution_form(ProposalId(0), language)
    }
}

/// Its translation stands.
pub fn contribution_translated() -> Card {
    Card::plain(text::contribution_translated())
}

/// What somebody said in another language's discussion, as it stands in this one.
pub fn contribution(carried: &Carried, language: Language) -> Card {
    let id = carried.contribution.contribution_id;
    let post = Post { subject: Subject::Contribution(id), language };
    let sign = Control::Sign { press: Press::PostShow(post), sign: "🌐" };
    let card = contribution_shown(carried, language);
    let is_wanted = carried.text(language).is_none() && !carried.texts.is_empty();
    let translate = is_wanted.then(|| {
        let by_hand = Control::Button {
            press: Press::ContributionTranslate(Pair(language, id)),
            label: text::proposal_translate_button(),
            weight: Weight::Secondary,
        };
        [by_hand, machine_draft::offer(id, language)]
    });
    card.row(translate.into_iter().flatten().chain([sign]))
}

/// The same for one reader.
pub fn contribution_shown(carried: &Carried, language: Language) -> Card {
    let Some((_, original)) = carried.texts.first() else {
        return Card::plain(text::contribution_withdrawn());
    };
    let own = language_name(carried.contribution.language);
    let card = Card::titled(text::contribution_title(own));
    let card = match carried.contribution.person_id {
        Some(person) => card.text(text::contribution_by(mention::person(person))),
        None => card,
    };
    match carried.text(language) {
        Some(body) => card.text(text::value(body)),
        None => {
            let missing: Vec<Arg> = vec![language_name(language).into()];
            card.text(text::value(original)).text(text::proposal_wanted(missing))
        }
    }
}

/// What is discussed and voted on.
pub fn agenda(items: &[Item]) -> Card {
    let mut card = Card::titled(text::agenda_title());
    if items.is_empty() {
        card = card.text(text::agenda_empty());
    }
    for item in items {
        let title = match item.place {
            Some((server, channel, message)) => {
                let link = format!("https://discord.com/channels/{server}/{channel}/{message}");
                text::agenda_item_there(item.view.titles(), Verbatim(link))
            }
            None => text::agenda_item(item.view.titles()),
        };
        card = card.lines([title, standing(&item.view)]);
    }
    card.row([Control::Button {
        press: Press::ProposalNew(Nothing),
        label: text::proposal_new_button(),
        weight: Weight::Primary,
    }])
}
