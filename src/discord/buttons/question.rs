//! The presses by which people ask another market, answer, translate, and say what helped.

use crate::app::{About, Member};
use crate::discord::ask::{Ask, Reply};
use crate::discord::card::Card;
use crate::discord::cards::question::{self as cards, input};
use crate::discord::ids::Pair;
use crate::discord::press::Press;
use crate::domain::refusal::Question as No;
use crate::domain::{Language, MarketId, PersonId, QuestionAnswerId, QuestionId, Refusal};
use crate::error::Result;
use crate::features::question;
use crate::store::{self, Tx};

/// The asker in the programme of a question, wherever they press: by direct message also as whoever looks after its asker.
pub(super) async fn enter(ask: &Ask<'_>, id: QuestionId) -> Result<(Tx, Member)> {
    let mut tx = ask.app.begin().await?;
    if ask.asker.server_id.is_some() {
        let member = ask.enter(&mut tx).await?;
        return Ok((tx, member));
    }
    let home = store::question::find_home(&mut tx, id).await?;
    let (program, asker) = home.ok_or(Refusal::Question(No::Unknown))?;
    let person: PersonId = ask.asker.person_id;
    if let Some(asker) = asker
        && store::creator::find_program_of_responsible(&mut tx, asker, person).await?.is_some()
    {
        let member = ask.enter_for(&mut tx, asker).await?;
        return Ok((tx, member));
    }
    let member = ask.enter_about(&mut tx, About::Program(program)).await?;
    Ok((tx, member))
}

/// The same for an answer's question.
pub(super) async fn enter_answer(ask: &Ask<'_>, id: QuestionAnswerId) -> Result<(Tx, Member)> {
    let mut tx = ask.app.read().await?;
    let question = store::question::find_of_answer(&mut tx, id).await?;
    tx.commit().await?;
    // On a server whoever asks learns first whether they may ask at all.
    match (question, ask.asker.server_id) {
        (Some(question), _) => enter(ask, question).await,
        (None, Some(_)) => enter(ask, QuestionId(0)).await,
        (None, None) => Err(Refusal::Question(No::AnswerUnknown).into()),
    }
}

/// Opens the form for a question to a market.
pub async fn form(ask: &Ask<'_>, market: MarketId) {
    ask.open(Press::QuestionForm(market), async { form_of(ask, market).await }).await;
}

/// The form for a question to a market.
///
/// # Errors
/// When the asker cannot ask it.
pub async fn form_of(ask: &Ask<'_>, market: MarketId) -> Result<Reply> {
    let mut tx = ask.app.begin().await?;
    let member = ask.enter(&mut tx).await?;
    let market = question::open(&mut tx, &member, market).await?;
    tx.commit().await?;
    Ok(Reply::Form(cards::form(&market)))
}

/// Asks what was filled in.
pub async fn send(ask: &Ask<'_>, market: MarketId) {
    let (title, body) = (ask.field(input::TITLE), ask.field(input::BODY));
    ask.answer(async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let view = question::ask(ask.app, &mut tx, &member, market, (&title, &body)).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::asked(&view, member.language)))
    })
    .await;
}

/// Shows a question to its reader alone.
pub async fn open(ask: &Ask<'_>, id: QuestionId) {
    ask.show(async { opened(ask, id).await }).await;
}

/// Shows the question that was chosen from a list.
pub async fn choose(ask: &Ask<'_>) {
    let chosen = ask.values().first().and_then(|value| value.parse().ok());
    ask.show(async { opened(ask, chosen.ok_or(Refusal::PressStale)?).await }).await;
}

async fn opened(ask: &Ask<'_>, id: QuestionId) -> Result<Card> {
    let (mut tx, member) = enter(ask, id).await?;
    let view = question::show(&mut tx, &member, id).await?;
    tx.commit().await?;
    Ok(cards::view(&view, member.language))
}

/// Asks whether the question that was chosen is to be taken back.
pub async fn withdrawing(ask: &Ask<'_>) {
    let chosen = ask.values().first().and_then(|value| value.parse().ok());
    ask.show(async {
        let id = chosen.ok_or(Refusal::PressStale)?;
        let (mut tx, member) = enter(ask, id).await?;
        let view = question::withdrawable(&mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(cards::withdrawing(&view, member.language))
    })
    .await;
}

/// Takes it back.
pub async fn withdraw(ask: &Ask<'_>, id: QuestionId) {
    ask.show(async {
        let (mut tx, member) = enter(ask, id).await?;
        question::withdraw(ask.app, &mut tx, &member, id).await?;
        let own = question::mine(&mut tx, &member).await?;
        tx.commit().await?;
        Ok(cards::taken_back(&own, member.language))
    })
    .await;
}

/// Shows the first answer.
pub async fn answers(ask: &Ask<'_>, id: QuestionId) {
    ask.show(async {
        let (mut tx, member) = enter(ask, id).await?;
        let shown = question::first(&mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(match shown {
            Some(shown) => cards::answer(&shown, member.language),
            None => cards::no_answers(id),
        })
    })
    .await;
}

/// Shows an answer.
pub async fn show_answer(ask: &Ask<'_>, id: QuestionAnswerId) {
    ask.show(async {
        let (mut tx, member) = enter_answer(ask, id).await?;
        let shown = question::show_answer(&mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(cards::answer(&shown, member.language))
    })
    .await;
}

/// Shows an answer in another language than that in which it stands there.
pub async fn other(ask: &Ask<'_>, Pair(language, id): Pair<Language, QuestionAnswerId>) {
    ask.answer(async {
        let (mut tx, member) = enter_answer(ask, id).await?;
        let shown = question::show_answer(&mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::other(&shown, language)))
    })
    .await;
}

/// Opens the form for an answer.
pub async fn answer_form(ask: &Ask<'_>, id: QuestionId) {
    ask.open(Press::QuestionAnswer(id), async {
        let (mut tx, member) = enter(ask, id).await?;
        question::open_answer(&mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(Reply::Form(cards::answer_form(id)))
    })
    .await;
}

/// Keeps the answer.
pub async fn answer(ask: &Ask<'_>, id: QuestionId) {
    let body = ask.field(input::BODY);
    ask.answer(async {
        let (mut tx, member) = enter(ask, id).await?;
        let shown = question::answer(ask.app, &mut tx, &member, id, &body).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::answered(&shown, member.language)))
    })
    .await;
}

/// Opens the form for a question's words in a language.
pub async fn translate_form(ask: &Ask<'_>, of: Pair<Language, QuestionId>) {
    let Pair(language, id) = of;
    ask.open(Press::QuestionTranslate(of), async {
        let (mut tx, member) = enter(ask, id).await?;
        let original = question::original(&mut tx, &member, (id, language)).await?;
        tx.commit().await?;
        Ok(Reply::Form(cards::translate_form(id, &original)))
    })
    .await;
}

/// Keeps a question's words in a language.
pub async fn translate(ask: &Ask<'_>, Pair(language, id): Pair<Language, QuestionId>) {
    let (title, body) = (ask.field(input::TITLE), ask.field(input::BODY));
    ask.answer(async {
        let (mut tx, member) = enter(ask, id).await?;
        let words = (&*title, &*body);
        question::translate(ask.app, &mut tx, &member, (id, language), words).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::translated(language)))
    })
    .await;
}

/// Opens the form for an answer's words in a language.
pub async fn translate_answer_form(ask: &Ask<'_>, of: Pair<Language, QuestionAnswerId>) {
    let Pair(language, id) = of;
    ask.open(Press::AnswerTranslate(of), async {
        let (mut tx, member) = enter_answer(ask, id).await?;
        let original = question::original_answer(&mut tx, &member, (id, language)).await?;
        tx.commit().await?;
        Ok(Reply::Form(cards::translate_answer_form(id, &original)))
    })
    .await;
}

/// Keeps an answer's words in a language.
pub async fn translate_answer(ask: &Ask<'_>, Pair(language, id): Pair<Language, QuestionAnswerId>) {
    let body = ask.field(input::BODY);
    ask.answer(async {
        let (mut tx, member) = enter_answer(ask, id).await?;
        question::translate_answer(ask.app, &mut tx, &member, (id, language), &body).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::translated(language)))
    })
    .await;
}

/// Keeps whether an answer helped the presser.
pub async fn helpful(ask: &Ask<'_>, id: QuestionAnswerId, is_helpful: bool) {
    ask.redraw(async {
        let (mut tx, member) = enter_answer(ask, id).await?;
        let shown = question::update_helpful(ask.app, &mut tx, &member, (id, is_helpful)).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(cards::answer(&shown, member.language)))
    })
    .await;
}

/// Takes an answer up.
pub async fn accept(ask: &Ask<'_>, id: QuestionAnswerId) {
    ask.redraw(async {
        let (mut tx, member) = enter_answer(ask, id).await?;
        let shown = question::accept(ask.app, &mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(cards::answer(&shown, member.language)))
    })
    .await;
}
