//! The presses by which creators hand in what is asked of them, and managers decide about it.

use crate::app::{Member, Reviewer};
use crate::discord::ask::{Ask, Reply};
use crate::discord::card::Card;
use crate::discord::cards::submission as cards;
use crate::discord::cards::submission::input;
use crate::discord::ids::Pair;
use crate::discord::press::Press;
use crate::domain::submission::Verdict;
use crate::domain::{DeadlineId, Refusal, SubmissionDraftId, SubmissionId};
use crate::error::Result;
use crate::features::participation;
use crate::features::submission::{self, Decision, Piece, Typed};
use crate::i18n::{Message, text};
use crate::store::Tx;

/// A version of a submission, as somebody saw it.
type Seen = Pair<SubmissionId, i32>;

/// The asker as one who may decide about creators' work: on the server by their roles, by direct message by whom they
/// look after.
///
/// # Errors
/// When there is no programme here, or the database fails.
pub(super) async fn reviewer(ask: &Ask<'_>, tx: &mut Tx) -> Result<Reviewer> {
    let (here, is_manager) = match ask.asker.server_id {
        Some(_) => {
            let member = ask.enter(tx).await?;
            (Some(member.program.program_id), member.is_manager)
        }
        None => {
            ask.person(tx).await?;
            (None, false)
        }
    };
    Ok(Reviewer {
        person_id: ask.asker.person_id,
        language: ask.language(),
        locale: ask.asker.locale.clone(),
        here,
        is_manager,
    })
}

/// The asker, at the place that something owed is of.
async fn enter_owed(ask: &Ask<'_>, id: DeadlineId) -> Result<(Tx, Member)> {
    let mut tx = ask.app.begin().await?;
    ask.person(&mut tx).await?;
    let place = participation::place(&mut tx, ask.asker.person_id, id).await?.ok_or(Refusal::PressStale)?;
    let member = ask.enter_place(&mut tx, place).await?;
    Ok((tx, member))
}

/// The asker, at the place that a submission of theirs is of.
async fn enter_own(ask: &Ask<'_>, id: SubmissionId) -> Result<(Tx, Member)> {
    let mut tx = ask.app.begin().await?;
    ask.person(&mut tx).await?;
    let place = submission::place_of(&mut tx, ask.asker.person_id, id).await?.ok_or(Refusal::PressStale)?;
    let member = ask.enter_place(&mut tx, place).await?;
    Ok((tx, member))
}

/// The asker, at the place where they are about to hand something in.
async fn enter_draft(ask: &Ask<'_>, id: SubmissionDraftId) -> Result<(Tx, Member)> {
    let mut tx = ask.app.begin().await?;
    ask.person(&mut tx).await?;
    let place = submission::place_of_draft(&mut tx, ask.asker.person_id, id).await?;
    let member = ask.enter_place(&mut tx, place.ok_or(Refusal::SubmissionDraftGone)?).await?;
    Ok((tx, member))
}

/// What is asked of the asker.
///
/// # Errors
/// When they are no creator.
pub async fn listed(ask: &Ask<'_>) -> Result<Card> {
    let mut tx = ask.app.begin().await?;
    let member = ask.enter(&mut tx).await?;
    let rows = submission::list(&mut tx, &member).await?;
    tx.commit().await?;
    Ok(cards::list(&rows))
}

/// Shows what is asked of the asker.
pub async fn list(ask: &Ask<'_>) {
    let deed = async { listed(ask).await.map(|card| redrawn(ask, card)) };
    settle(ask, deed).await;
}

/// Shows the one thing that was chosen.
pub async fn show_chosen(ask: &Ask<'_>) {
    let chosen = ask.values().first().and_then(|value| value.parse().ok());
    show(ask, chosen.unwrap_or(DeadlineId(0))).await;
}

/// Shows one thing that is asked of the asker.
pub async fn show(ask: &Ask<'_>, id: DeadlineId) {
    let deed = async {
        let (mut tx, member) = enter_owed(ask, id).await?;
        let view = submission::show(&mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(redrawn(ask, cards::own(&view)))
    };
    settle(ask, deed).await;
}

/// Keeps a piece and opens the form for the rest of it, where it is known for what it is handed in.
pub async fn begin(ask: &Ask<'_>, words: &str, piece: &Piece) {
    let draft: SubmissionDraftId = ask.app.ids.next();
    let known = words.trim().parse().unwrap_or(DeadlineId(0));
    ask.open(Press::SubmissionForm(Pair(draft, known)), async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let id = submission::meant(&mut tx, &member, words).await?;
        let kept = submission::keep(ask.app, &mut tx, &member, draft, piece).await?;
        let start = submission::start(&mut tx, &member, (Some(kept.submission_draft_id), id)).await?;
        tx.commit().await?;
        Ok(Reply::Form(cards::form(&start, id)))
    })
    .await;
}

/// Keeps a piece, and asks for what it is handed in where that is not plain.
pub async fn pick(ask: &Ask<'_>, piece: &Piece) {
    let draft: SubmissionDraftId = ask.app.ids.next();
    ask.open(Press::SubmissionPick(draft), async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        submission::keep(ask.app, &mut tx, &member, draft, piece).await?;
        let reply = chosen(&mut tx, &member, draft).await?;
        tx.commit().await?;
        Ok(reply)
    })
    .await;
}

/// Asks again for what the piece that was kept is handed in.
pub async fn pick_again(ask: &Ask<'_>, draft: SubmissionDraftId) {
    ask.open(Press::SubmissionPick(draft), async {
        let (mut tx, member) = enter_draft(ask, draft).await?;
        let reply = chosen(&mut tx, &member, draft).await?;
        tx.commit().await?;
        Ok(reply)
    })
    .await;
}

/// The form where there is one thing to hand in; else a list of them.
async fn chosen(tx: &mut Tx, member: &Member, draft: SubmissionDraftId) -> Result<Reply> {
    let rows = submission::choices(tx, member, draft).await?;
    if let [only] = rows.as_slice() {
        let id = only.deadline.deadline_id;
        let start = submission::start(tx, member, (Some(draft), id)).await?;
        return Ok(Reply::Form(cards::form(&start, id)));
    }
    Ok(Reply::Private(cards::choose(draft, &rows)))
}

/// Opens the form for what was chosen.
pub async fn choose(ask: &Ask<'_>, draft: SubmissionDraftId) {
    let chosen = ask.values().first().and_then(|value| value.parse().ok());
    form(ask, Pair(draft, chosen.unwrap_or(DeadlineId(0)))).await;
}

/// Opens the form for a piece that was kept.
pub async fn form(ask: &Ask<'_>, Pair(draft, id): Pair<SubmissionDraftId, DeadlineId>) {
    ask.open(Press::SubmissionForm(Pair(draft, id)), async {
        let (mut tx, member) = enter_draft(ask, draft).await?;
        let start = submission::start(&mut tx, &member, (Some(draft), id)).await?;
        tx.commit().await?;
        Ok(Reply::Form(cards::form(&start, id)))
    })
    .await;
}

/// Opens the form for something of which nothing was kept.
pub async fn start(ask: &Ask<'_>, id: DeadlineId) {
    ask.open(Press::SubmissionStart(id), async {
        let (mut tx, member) = enter_owed(ask, id).await?;
        let start = submission::start(&mut tx, &member, (None, id)).await?;
        tx.commit().await?;
        Ok(Reply::Form(cards::form(&start, id)))
    })
    .await;
}

/// Hands it in.
pub async fn send(ask: &Ask<'_>, Pair(draft, id): Pair<SubmissionDraftId, DeadlineId>) {
    let deed = async {
        let typed = Typed { url: ask.field(input::URL), post: ask.field(input::POST) };
        let draft = (draft != SubmissionDraftId(0)).then_some(draft);
        let (mut tx, member) = enter_owed(ask, id).await?;
        let view = submission::send(ask.app, &mut tx, &member, (draft, id), &typed).await?;
        tx.commit().await?;
        Ok(redrawn(ask, cards::own(&view)))
    };
    settle(ask, deed).await;
}

/// Opens the form for where something is published.
pub async fn post_form(ask: &Ask<'_>, id: SubmissionId) {
    ask.open(Press::SubmissionPostForm(id), async {
        let (mut tx, member) = enter_own(ask, id).await?;
        let submission = submission::postable(&mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(Reply::Form(cards::post_form(&submission)))
    })
    .await;
}

/// Keeps where something is published.
pub async fn post(ask: &Ask<'_>, id: SubmissionId) {
    let deed = async {
        let (url, day) = (ask.field(input::URL), ask.field(input::DAY));
        let (mut tx, member) = enter_own(ask, id).await?;
        let view = submission::report(ask.app, &mut tx, &member, id, (&url, &day)).await?;
        tx.commit().await?;
        Ok(redrawn(ask, cards::own(&view)))
    };
    settle(ask, deed).await;
}

/// The queue at this submission, or at the one that has waited longest.
///
/// # Errors
/// When the asker may not decide.
pub async fn queue(ask: &Ask<'_>, id: Option<SubmissionId>) -> Result<Card> {
    let mut tx = ask.app.begin().await?;
    let who = reviewer(ask, &mut tx).await?;
    let place = submission::place(&mut tx, &who, id).await?;
    tx.commit().await?;
    Ok(place.map_or_else(cards::none_waiting, |place| cards::place(&place)))
}

/// Shows a submission of the queue.
pub async fn review(ask: &Ask<'_>, id: SubmissionId) {
    let deed = async { queue(ask, Some(id)).await.map(|card| redrawn(ask, card)) };
    settle(ask, deed).await;
}

/// Approves.
pub async fn approve(ask: &Ask<'_>, seen: Seen) {
    decide(ask, seen, Verdict::Approve).await;
}

/// Asks for changes.
pub async fn change(ask: &Ask<'_>, seen: Seen) {
    decide(ask, seen, Verdict::Change).await;
}

/// Declines.
pub async fn decline(ask: &Ask<'_>, seen: Seen) {
    decide(ask, seen, Verdict::Decline).await;
}

async fn decide(ask: &Ask<'_>, Pair(id, step): Seen, verdict: Verdict) {
    let deed = async {
        let words = ask.field(input::WORDS);
        let mut tx = ask.app.begin().await?;
        let who = reviewer(ask, &mut tx).await?;
        let decision = submission::decide(ask.app, &mut tx, &who, (id, step), (verdict, &words)).await?;
        tx.commit().await?;
        shown(ask, &decision).await
    };
    settle(ask, deed).await;
}

/// The post is as it should be.
pub async fn confirm(ask: &Ask<'_>, seen: Seen) {
    check(ask, seen, true).await;
}

/// The post is not as it should be.
pub async fn wrong(ask: &Ask<'_>, seen: Seen) {
    check(ask, seen, false).await;
}

async fn check(ask: &Ask<'_>, Pair(id, step): Seen, is_right: bool) {
    let deed = async {
        let words = ask.field(input::WORDS);
        let mut tx = ask.app.begin().await?;
        let who = reviewer(ask, &mut tx).await?;
        let decision = submission::check(ask.app, &mut tx, &who, (id, step), (is_right, &words)).await?;
        tx.commit().await?;
        shown(ask, &decision).await
    };
    settle(ask, deed).await;
}

/// What came of a decision: the queue drawn anew, or word of who was faster.
async fn shown(ask: &Ask<'_>, decision: &Decision) -> Result<Reply> {
    let id = decision.view.submission.as_ref().map(|submission| submission.submission_id);
    if decision.is_own && ask.is_private() && ask.has_message() {
        return Ok(Reply::Redraw(queue(ask, id).await?));
    }
    Ok(redrawn(ask, cards::decided(decision)))
}

/// Opens the form for what is to be changed.
pub async fn change_form(ask: &Ask<'_>, seen: Seen) {
    let press = (Press::SubmissionChangeForm(seen), Press::SubmissionChange(seen));
    words_form(ask, seen, press, text::submission_change_title()).await;
}

/// Opens the form for why it will not be used.
pub async fn decline_form(ask: &Ask<'_>, seen: Seen) {
    let press = (Press::SubmissionDeclineForm(seen), Press::SubmissionDecline(seen));
    words_form(ask, seen, press, text::submission_decline_title()).await;
}

/// Opens the form for what is wrong with the post.
pub async fn wrong_form(ask: &Ask<'_>, seen: Seen) {
    let press = (Press::SubmissionWrongForm(seen), Press::SubmissionWrong(seen));
    words_form(ask, seen, press, text::submission_wrong_title()).await;
}

async fn words_form(ask: &Ask<'_>, Pair(id, step): Seen, (again, press): (Press, Press), title: Message) {
    ask.open(again, async {
        let mut tx = ask.app.begin().await?;
        let who = reviewer(ask, &mut tx).await?;
        let decision = submission::open(&mut tx, &who, (id, step)).await?;
        tx.commit().await?;
        Ok(match decision.is_own {
            true => Reply::Form(cards::words_form(press, title)),
            false => Reply::Private(cards::decided(&decision)),
        })
    })
    .await;
}

/// On a message that the asker alone sees, the card is drawn anew; beside everything else it stands by itself.
pub(super) fn redrawn(ask: &Ask<'_>, card: Card) -> Reply {
    if ask.has_message() && ask.is_private() { Reply::Redraw(card) } else { Reply::Private(card) }
}

/// Answers accordingly.
pub(super) async fn settle(ask: &Ask<'_>, deed: impl Future<Output = Result<Reply>> + Send) {
    if ask.has_message() && ask.is_private() { ask.redraw(deed).await } else { ask.answer(deed).await }
}
