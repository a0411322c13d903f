//! What the town's creators ask other markets and answer, for those who should not read it.

use duet::domain::machine_draft::MachineDraft;
use duet::domain::question::{Answer, Question, State, Text};
use duet::domain::{CreatorId, Language, MarketId, PersonId, ProgramId};
use duet::store;
use duet::store::question::Of;

use crate::support::Town;

/// Puts something into every table of theirs.
pub async fn fill(
    town: &Town,
    program: ProgramId,
    (creator, person, market): (CreatorId, PersonId, MarketId),
) {
    let app = &town.duet.app;
    let mut tx = app.begin().await.expect("the database works");
    let now = app.clock.now();
    let question = Question {
        question_id: app.ids.next(),
        program_id: program,
        creator_id: Some(creator),
        market_id: market,
        language: Language::En,
        state: State::Open,
        asked_at: now,
        due_at: None,
        offered_at: None,
        accepted_answer_id: None,
        market_note_id: None,
    };
    let answer = Answer {
        question_answer_id: app.ids.next(),
        program_id: program,
        question_id: question.question_id,
        person_id: person,
        language: Language::En,
        given_at: now,
    };
    let text = |title: &str, body: &str| Text {
        language: Language::En,
        title: title.to_owned(),
        body: body.to_owned(),
        credit: None,
    };
    let (asked, said) =
        (text("Gooseberry season", "Who eats marmalade?"), text("", "Everybody eats marmalade."));
    let of = Of { question: question.question_id, answer: Some(answer.question_answer_id) };
    let own = (app.ids.next(), question.question_id.into());
    let draft = MachineDraft {
        machine_draft_id: app.ids.next(),
        program_id: program,
        source: question.question_id.into(),
        language: Language::Ru,
        person_id: None,
        origin: String::new(),
        texts: vec!["Черновик о Gooseberry marmalade".to_owned()],
        is_cut: false,
        drafted_at: now,
    };
    let done = [
        store::question::insert(&mut tx, &question).await.map(|()| true),
        store::machine_draft::insert_or_update(&mut tx, &draft).await.map(|_| true),
        store::question::insert_text(&mut tx, own, (&asked, "gooseberri marmalad"), None, now).await,
        store::question::insert_answer(&mut tx, &answer).await.map(|()| true),
        store::question::insert_text(&mut tx, (app.ids.next(), of), (&said, "marmalad"), None, now).await,
        store::question::insert_helpful(&mut tx, (answer.question_answer_id, person), now).await,
    ];
    assert!(done.iter().all(|done| matches!(done, Ok(true))), "{done:?}");
    tx.commit().await.expect("the database works");
}
