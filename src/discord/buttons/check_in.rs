//! The presses by which creators say how it goes and how often they are asked, and managers what is asked.

use super::contact::cadence;
use crate::app::Member;
use crate::discord::ask::{Ask, Reply};
use crate::discord::card::Card;
use crate::discord::cards;
use crate::discord::ids::Pair;
use crate::discord::press::Press;
use crate::domain::check_in::{Cadence, Mood, Questions, Wish, Words};
use crate::domain::reminder::Snooze;
use crate::domain::{CheckInId, CreatorId, Language, Refusal};
use crate::error::Result;
use crate::features::check_in::{self, Later, Now, Shown};
use crate::store::Tx;

/// The asker, at the place that a check-in of theirs is of.
async fn enter(ask: &Ask<'_>, tx: &mut Tx, id: CheckInId) -> Result<Member> {
    ask.person(tx).await?;
    let place = check_in::place(tx, ask.asker.person_id, id).await?.ok_or(Refusal::PressStale)?;
    ask.enter_place(tx, place).await
}

/// Keeps how it goes.
pub async fn mood(ask: &Ask<'_>, Pair(id, mood): Pair<CheckInId, Mood>) {
    ask.redraw(async {
        let mut tx = ask.app.begin().await?;
        let member = enter(ask, &mut tx, id).await?;
        let shown = check_in::mood(ask.app, &mut tx, &member, id, mood).await?;
        tx.commit().await?;
        Ok(redrawn(&shown))
    })
    .await;
}

/// Keeps how it goes with somebody who spoke up by themselves.
pub async fn begin(ask: &Ask<'_>, mood: Mood) {
    ask.redraw(async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let shown = check_in::begin(ask.app, &mut tx, &member, mood).await?;
        tx.commit().await?;
        Ok(redrawn(&shown))
    })
    .await;
}

/// The moods once more.
pub async fn change(ask: &Ask<'_>, id: CheckInId) {
    ask.redraw(async {
        let mut tx = ask.app.begin().await?;
        let member = enter(ask, &mut tx, id).await?;
        let shown = check_in::open(ask.app, &mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(cards::check_in::change(&shown)))
    })
    .await;
}

/// Opens the form for a few words.
pub async fn form(ask: &Ask<'_>, id: CheckInId) {
    ask.open(Press::CheckInWords(id), async {
        let mut tx = ask.app.begin().await?;
        let member = enter(ask, &mut tx, id).await?;
        let shown = check_in::open(ask.app, &mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(Reply::Form(cards::check_in::form(&shown)))
    })
    .await;
}

/// Keeps the words.
pub async fn words(ask: &Ask<'_>, id: CheckInId) {
    let deed = async {
        let field = |name| ask.field(name);
        let words =
            Words::of(&field("went-well"), &field("in-the-way"), &field("would-help"), &field("would-like"));
        let mut tx = ask.app.begin().await?;
        let member = enter(ask, &mut tx, id).await?;
        let shown = check_in::words(ask.app, &mut tx, &member, id, &words).await?;
        tx.commit().await?;
        let card = cards::check_in::shown(&shown);
        Ok(if ask.has_message() { Reply::Redraw(card) } else { Reply::Private(card) })
    };
    if ask.has_message() { ask.redraw(deed).await } else { ask.answer(deed).await }
}

/// Keeps that help is wanted.
pub async fn help(ask: &Ask<'_>, id: CheckInId) {
    ask.redraw(async {
        let mut tx = ask.app.begin().await?;
        let member = enter(ask, &mut tx, id).await?;
        let shown = check_in::help(ask.app, &mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(redrawn(&shown))
    })
    .await;
}

/// Leaves it out.
pub async fn skip(ask: &Ask<'_>, id: CheckInId) {
    ask.redraw(async {
        let mut tx = ask.app.begin().await?;
        let member = enter(ask, &mut tx, id).await?;
        let shown = check_in::skip(ask.app, &mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(redrawn(&shown))
    })
    .await;
}

/// Puts it off.
pub async fn snooze(ask: &Ask<'_>, Pair(id, by): Pair<CheckInId, Snooze>) {
    ask.redraw(async {
        let mut tx = ask.app.begin().await?;
        let member = enter(ask, &mut tx, id).await?;
        let shown = check_in::snooze(ask.app, &mut tx, &member, id, by).await?;
        tx.commit().await?;
        Ok(redrawn(&shown))
    })
    .await;
}

fn redrawn(shown: &Shown) -> Reply {
    Reply::Redraw(cards::check_in::shown(shown))
}

/// What the asker can answer now.
pub async fn current(ask: &Ask<'_>, tx: &mut Tx, member: &Member) -> Result<Card> {
    Ok(match check_in::now(ask.app, tx, member).await? {
        Now::Shown(shown) => cards::check_in::shown(&shown),
        Now::Fresh { program } => cards::check_in::now(&program),
    })
}

/// What the asker can answer now, at this place.
pub async fn now(ask: &Ask<'_>, place: CreatorId) {
    ask.redraw(async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter_place(&mut tx, place).await?;
        let card = current(ask, &mut tx, &member).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(card))
    })
    .await;
}

/// What was put off.
pub fn later(later: &Later) -> Card {
    match later {
        Later::Shown(shown) => cards::check_in::shown(shown),
        Later::Planned(plan) => match plan.next_at {
            Some(at) => cards::check_in::put_off(plan, at),
            None => cards::check_in::plan(plan),
        },
    }
}

/// How and when the asker is asked, at this place.
pub async fn plan(ask: &Ask<'_>, place: CreatorId) {
    ask.redraw(async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter_place(&mut tx, place).await?;
        let plan = check_in::plan(ask.app, &mut tx, &member).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(cards::check_in::plan(&plan)))
    })
    .await;
}

/// How often the asker would rather be asked was chosen.
pub async fn wish(ask: &Ask<'_>, place: CreatorId) {
    ask.redraw(async {
        let wish = ask.values().first().and_then(|value| Wish::of(value)).ok_or(Refusal::PressStale)?;
        let mut tx = ask.app.begin().await?;
        let member = ask.enter_place(&mut tx, place).await?;
        let plan = check_in::choose(ask.app, &mut tx, &member, wish).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(cards::check_in::plan(&plan)))
    })
    .await;
}

/// A page of the asker's own check-ins.
pub async fn history(ask: &Ask<'_>, Pair(place, page): Pair<CreatorId, i64>) {
    ask.redraw(async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter_place(&mut tx, place).await?;
        let page = check_in::history(&mut tx, &member, page).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(cards::check_in::history(&page)))
    })
    .await;
}

/// A page of a creator's check-ins, for managers.
pub async fn history_of(ask: &Ask<'_>, Pair(creator, page): Pair<CreatorId, i64>) {
    ask.redraw(async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let page = check_in::history_of(&mut tx, &member, creator, page).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(cards::check_in::history(&page)))
    })
    .await;
}

/// The sets of questions.
pub async fn questions(ask: &Ask<'_>) {
    ask.redraw(async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let sets = check_in::sets(&mut tx, &member).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(cards::check_in::questions(&sets)))
    })
    .await;
}

/// Opens the form for a set's questions.
pub async fn questions_form(ask: &Ask<'_>, set: Pair<Language, i32>) {
    ask.open(Press::CheckInQuestionsForm(set), async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let written = check_in::of_set(&mut tx, &member, (set.0, set.1)).await?;
        tx.commit().await?;
        Ok(Reply::Form(cards::check_in::questions_form(set, written)))
    })
    .await;
}

/// Keeps a set's questions.
pub async fn keep_questions(ask: &Ask<'_>, Pair(language, variant): Pair<Language, i32>) {
    let deed = async {
        let field = |name| ask.field(name);
        let words = [field("went-well"), field("in-the-way"), field("would-help"), field("would-like")];
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        member.manager()?;
        let written = Questions::read(&field("opening"), words.each_ref().map(String::as_str))?;
        let set = (language, variant);
        let sets = check_in::keep_questions(ask.app, &mut tx, &member, set, written.as_ref()).await?;
        tx.commit().await?;
        let card = cards::check_in::questions(&sets);
        Ok(if ask.has_message() { Reply::Redraw(card) } else { Reply::Private(card) })
    };
    if ask.has_message() { ask.redraw(deed).await } else { ask.answer(deed).await }
}

/// How often creators are asked unless something else is set was chosen.
pub async fn usual(ask: &Ask<'_>) {
    ask.redraw(async {
        let value = ask.values().into_iter().next();
        let chosen = value.and_then(|value| Cadence::of(&value)).ok_or(Refusal::PressStale)?;
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        check_in::set_usual(ask.app, &mut tx, &member, chosen).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(cadence(ask).await?))
    })
    .await;
}
