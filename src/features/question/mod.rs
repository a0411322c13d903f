//! Lets creators ask another market in its channel, whatever language they write in, and see what became of it.

mod accept;
mod answer;
mod due;
mod search;
mod told;
mod translate;
mod withdraw;

use crate::app::{App, Member};
use crate::domain::market::Market;
use crate::domain::program::Purpose;
use crate::domain::question::{MOST_OPEN, PATIENCE, Question, State, Text, stems, words};
use crate::domain::refusal::Question as No;
use crate::domain::{Language, MarketId, PersonId, ProgramId, QuestionId, Refusal};
use crate::error::Result;
use crate::store::question::Of;
use crate::store::{self, Tx};

pub use accept::accept;
pub use answer::{Shown, answer, first, open_answer, show_answer, update_helpful};
pub use due::{next, offer};
pub use search::search;
pub use told::{Told, public, told};
pub use translate::{Original, original, original_answer, translate, translate_answer};
pub use withdraw::{withdraw, withdrawable};

/// Questions on a list.
const MOST: i64 = 10;

/// A question with all that belongs to it.
#[derive(Clone, Debug)]
pub struct View {
    /// The question.
    pub question: Question,
    /// Its words, the original first.
    pub texts: Vec<Text>,
    /// The market that is asked.
    pub market: Market,
    /// How many answers there are.
    pub answers: i64,
    /// The programme's languages in which there are no words yet.
    pub lacks: Vec<Language>,
}

/// Nothing, if somebody belongs to the programme, and so reads what is asked and answers.
fn reader(member: &Member) -> Result<()> {
    if !member.is_manager {
        member.creator()?;
    }
    Ok(())
}

/// A market that the asker can ask something.
///
/// # Errors
/// [`Refusal::NotACreator`], [`Refusal::MarketUnknown`], and those of [`Refusal::Question`] where nobody would read it, or
/// too many questions of theirs wait.
pub async fn open(tx: &mut Tx, member: &Member, market: MarketId) -> Result<Market> {
    let creator = member.creator()?;
    let markets = store::market::list(tx, member.program.program_id).await?;
    let found = markets.into_iter().find(|known| known.market_id == market).ok_or(Refusal::MarketUnknown)?;
    let channels =
        store::program::list_channels(tx, creator.program_id, Purpose::Market, Some(market)).await?;
    if channels.is_empty() {
        return Err(Refusal::Question(No::NoChannel).into());
    }
    if store::question::count_open(tx, creator.creator_id).await? >= MOST_OPEN {
        return Err(Refusal::Question(No::TooMany { limit: MOST_OPEN }).into());
    }
    Ok(found)
}

/// Asks a market something, in the language that the asker writes in. It is posted as it stands, and in the channel's
/// language once somebody has translated it.
///
/// # Errors
/// Those of [`open`], [`Refusal::TextMissing`], [`Refusal::TextTooLong`], [`Refusal::CreatorNamed`].
pub async fn ask(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    market: MarketId,
    (title, body): (&str, &str),
) -> Result<View> {
    let market = open(tx, member, market).await?;
    let (title, body) = words(title, body)?;
    let creator = member.creator()?;
    app.nobody_named(tx, creator.program_id, &[&title, &body]).await?;
    let now = app.clock.now();
    let question = Question {
        question_id: app.ids.next(),
        program_id: creator.program_id,
        creator_id: Some(creator.creator_id),
        market_id: market.market_id,
        language: member.language,
        state: State::Open,
        asked_at: now,
        due_at: Some(now + PATIENCE),
        offered_at: None,
        accepted_answer_id: None,
        market_note_id: None,
    };
    store::question::insert(tx, &question).await?;
    let text = Text { language: question.language, title, body, credit: None };
    keep(app, tx, question.question_id.into(), (&text, None)).await?;
    app.show_question(tx, &question).await?;
    view(tx, &question).await
}

/// Keeps words, and the stems by which they are found; `false` when there are some in their language.
async fn keep(app: &App, tx: &mut Tx, of: Of, (text, translator): (&Text, Option<PersonId>)) -> Result<bool> {
    let stems = stems(&format!("{} {}", text.title, text.body)).join(" ");
    let place = (app.ids.next(), of);
    Ok(store::question::insert_text(tx, place, (text, &stems), translator, app.clock.now()).await?)
}

/// A question of the asker's programme that can be read.
async fn find(tx: &mut Tx, member: &Member, id: QuestionId) -> Result<Question> {
    reader(member)?;
    let found = store::question::find(tx, member.program.program_id, id).await?;
    let open = found.filter(|question| question.state == State::Open);
    Ok(open.ok_or(Refusal::Question(No::Unknown))?)
}

/// A question with all that belongs to it.
async fn view(tx: &mut Tx, question: &Question) -> Result<View> {
    let id = question.question_id;
    let texts = store::question::list_texts(tx, id.into()).await?;
    let program = store::program::get(tx, question.program_id).await?;
    let mut lacks = store::program::list_languages(tx, &program).await?;
    lacks.retain(|language| texts.iter().all(|text| text.language != *language));
    Ok(View {
        texts,
        market: store::market::get(tx, question.market_id).await?,
        answers: store::question::count_answers(tx, id).await?,
        lacks,
        question: question.clone(),
    })
}

/// A question, for whoever belongs to the programme.
///
/// # Errors
/// [`Refusal::NotACreator`], [`Refusal::Question`].
pub async fn show(tx: &mut Tx, member: &Member, id: QuestionId) -> Result<View> {
    let question = find(tx, member, id).await?;
    view(tx, &question).await
}

/// What the asker asked, the newest first.
///
/// # Errors
/// [`Refusal::NotACreator`].
pub async fn mine(tx: &mut Tx, member: &Member) -> Result<Vec<View>> {
    let creator = member.creator()?;
    let mut views = Vec::new();
    for question in store::question::list_own(tx, creator.creator_id, MOST).await? {
        views.push(view(tx, &question).await?);
    }
    Ok(views)
}

/// A question as everybody reads it; none of another programme, or once its asker wanted to be forgotten.
async fn open_in(tx: &mut Tx, program: ProgramId, id: QuestionId) -> Result<Option<Question>> {
    let found = store::question::find(tx, program, id).await?;
    Ok(found.filter(|question| question.state == State::Open))
}
