//! What the buttons, selects and forms of introductions do.

use crate::app::Member;
use crate::discord::ask::{Ask, Reply};
use crate::discord::cards::introduction as cards;
use crate::discord::ids::{Maybe, Pair};
use crate::discord::press::Press;
use crate::domain::introduction::{Answer, Cadence, Skill, Topic, Typed, Verdict};
use crate::domain::{CreatorId, IntroductionId, MarketId, PersonId, Refusal};
use crate::error::Result;
use crate::features::introduction::{self, Own};
use crate::store::Tx;

/// What is done with what the asker shows of themselves.
enum Change {
    Nothing,
    Topics(Vec<Topic>),
    Languages(Vec<Skill>),
    Cadence(Cadence),
    Markets(Vec<MarketId>),
    Texts([Typed; 2]),
    Join,
    Resume,
}

/// What one shows of oneself.
pub async fn show(ask: &Ask<'_>, place: CreatorId) {
    keep(ask, place, Ok(Change::Nothing)).await;
}

/// Changes what the asker shows of themselves, and draws it anew.
async fn keep(ask: &Ask<'_>, place: CreatorId, change: Result<Change>) {
    let drawn = async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter_place(&mut tx, place).await?;
        let own = changed(ask, &mut tx, &member, change?).await?;
        tx.commit().await?;
        let card = cards::own(&own);
        Ok(if ask.has_message() { Reply::Redraw(card) } else { Reply::Private(card) })
    };
    if ask.has_message() { ask.redraw(drawn).await } else { ask.answer(drawn).await }
}

async fn changed(ask: &Ask<'_>, tx: &mut Tx, member: &Member, change: Change) -> Result<Own> {
    let app = ask.app;
    match change {
        Change::Nothing => introduction::show(app, tx, member).await,
        Change::Topics(chosen) => introduction::update_topics(app, tx, member, chosen).await,
        Change::Languages(chosen) => introduction::update_languages(app, tx, member, chosen).await,
        Change::Cadence(chosen) => introduction::update_cadence(app, tx, member, chosen).await,
        Change::Markets(chosen) => introduction::update_markets(app, tx, member, chosen).await,
        Change::Texts(typed) => introduction::update_texts(app, tx, member, &typed).await,
        Change::Join => introduction::join(app, tx, member).await,
        Change::Resume => introduction::resume(app, tx, member).await,
    }
}

/// What was chosen, if all of it can be read.
fn chosen<T>(ask: &Ask<'_>, read: impl Fn(&str) -> Option<T>) -> Result<Vec<T>> {
    let read: Option<Vec<T>> = ask.values().iter().map(|value| read(value)).collect();
    Ok(read.ok_or(Refusal::PressStale)?)
}

/// Keeps what one talks about.
pub async fn topics(ask: &Ask<'_>, place: CreatorId) {
    keep(ask, place, chosen(ask, Topic::of).map(Change::Topics)).await;
}

/// Keeps what one speaks.
pub async fn languages(ask: &Ask<'_>, place: CreatorId) {
    let chosen = chosen(ask, |value| {
        let (language, level) = value.split_once('.')?;
        Some(Skill { language: language.parse().ok()?, level: level.parse().ok()? })
    });
    keep(ask, place, chosen.map(Change::Languages)).await;
}

/// Keeps how often one would like to meet somebody.
pub async fn cadence(ask: &Ask<'_>, place: CreatorId) {
    let chosen = chosen(ask, Cadence::of).and_then(|all| Ok(*all.first().ok_or(Refusal::PressStale)?));
    keep(ask, place, chosen.map(Change::Cadence)).await;
}

/// Keeps the markets whose people one would like to meet.
pub async fn markets(ask: &Ask<'_>, place: CreatorId) {
    keep(ask, place, chosen(ask, |value| value.parse().ok()).map(Change::Markets)).await;
}

/// Opens the form for what one offers and would like to learn.
pub async fn form(ask: &Ask<'_>, place: CreatorId) {
    ask.open(Press::IntroForm(place), async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter_place(&mut tx, place).await?;
        let form = introduction::form(&mut tx, &member).await?;
        tx.commit().await?;
        Ok(Reply::Form(cards::form(&form)))
    })
    .await;
}

/// Keeps what was written.
pub async fn write(ask: &Ask<'_>, place: CreatorId) {
    let typed =
        cards::INPUTS.map(|(offers, learns)| Typed { offers: ask.field(offers), learns: ask.field(learns) });
    keep(ask, place, Ok(Change::Texts(typed))).await;
}

/// Opts in.
pub async fn join(ask: &Ask<'_>, place: CreatorId) {
    keep(ask, place, Ok(Change::Join)).await;
}

/// Ends one's rest.
pub async fn resume(ask: &Ask<'_>, place: CreatorId) {
    keep(ask, place, Ok(Change::Resume)).await;
}

/// Opts out.
pub async fn leave(ask: &Ask<'_>, place: CreatorId) {
    ask.redraw(async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter_place(&mut tx, place).await?;
        introduction::leave(&mut tx, &member).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(cards::left(place)))
    })
    .await;
}

/// Avoids somebody no more.
pub async fn unavoid(ask: &Ask<'_>, other: CreatorId) {
    ask.redraw(async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let name = introduction::unavoid(&mut tx, &member, other).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(cards::unavoided(&name)))
    })
    .await;
}

/// Keeps an answer to an introduction.
pub async fn answer(ask: &Ask<'_>, Pair(id, place): Pair<IntroductionId, CreatorId>, answer: Answer) {
    ask.redraw(async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter_place(&mut tx, place).await?;
        let offer = introduction::answer(ask.app, &mut tx, &member, id, answer).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(cards::answered(&offer)))
    })
    .await;
}

/// Keeps how a meeting was.
pub async fn met(ask: &Ask<'_>, own: Pair<IntroductionId, Pair<CreatorId, Verdict>>) {
    let Pair(id, Pair(place, verdict)) = own;
    ask.redraw(async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter_place(&mut tx, place).await?;
        let outcome = introduction::follow_up(ask.app, &mut tx, &member, id, verdict).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(cards::met(&outcome)))
    })
    .await;
}

/// Opens the form for what came of a meeting.
pub async fn works_form(ask: &Ask<'_>, own: Pair<IntroductionId, CreatorId>) {
    let Pair(id, place) = own;
    ask.open(Press::IntroWorksForm(own), async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter_place(&mut tx, place).await?;
        let outcome = introduction::open_works(&mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(Reply::Form(cards::works_form(&outcome)))
    })
    .await;
}

/// Keeps what came of a meeting.
pub async fn keep_works(ask: &Ask<'_>, Pair(id, place): Pair<IntroductionId, CreatorId>) {
    let typed = cards::WORKS.map(|name| ask.field(name));
    ask.redraw(async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter_place(&mut tx, place).await?;
        let outcome = introduction::update_works(ask.app, &mut tx, &member, id, &typed).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(cards::met(&outcome)))
    })
    .await;
}

/// Shows a page of the directory.
pub async fn directory(ask: &Ask<'_>, page: i64) {
    ask.redraw(async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let listed = introduction::directory(&mut tx, &member).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(cards::directory(&listed, page)))
    })
    .await;
}

/// Shows a manager whom a person could be introduced to.
pub async fn open_on(ask: &Ask<'_>, person: PersonId) {
    ask.answer(async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let sheet = introduction::open_on(ask.app, &mut tx, &member, person).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::sheet(&sheet)))
    })
    .await;
}

/// The same, of a creator.
pub async fn open(ask: &Ask<'_>, id: CreatorId) {
    ask.answer(async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let sheet = introduction::open(ask.app, &mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::sheet(&sheet)))
    })
    .await;
}

/// Shows a manager those whom they chose, and why they should meet.
pub async fn pick(ask: &Ask<'_>, id: CreatorId) {
    let chosen: Result<Vec<CreatorId>> = chosen(ask, |value| value.parse().ok());
    ask.redraw(async {
        let mut people = vec![id];
        people.extend(chosen?);
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let proposal = introduction::propose(&mut tx, &member, &people).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(cards::proposal(&proposal)))
    })
    .await;
}

/// Introduces them to each other.
pub async fn make(ask: &Ask<'_>, people: Pair<CreatorId, Pair<CreatorId, Maybe<CreatorId>>>) {
    let Pair(first, Pair(second, Maybe(third))) = people;
    let people: Vec<CreatorId> = [first, second].into_iter().chain(third).collect();
    ask.redraw(async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let proposal = introduction::make(ask.app, &mut tx, &member, &people).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(cards::made(&proposal)))
    })
    .await;
}
