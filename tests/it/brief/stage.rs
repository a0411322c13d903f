//! How far a campaign is: lists that are seen or ticked, and a reason for moving on all the same.

use super::{draft, says, says_nothing_of};
use crate::support::Town;

#[tokio::test(flavor = "multi_thread")]
async fn a_stage_ends_when_its_list_is_done_or_for_a_reason() {
    let town = Town::new().await;
    let max = town.manager("Max", "en-US");
    let sheet = draft(&max).await;
    let board = max.run("/campaign stage campaign:Spring (draft)").await;
    says(
        &board,
        &["Spring: discovery", "3 points are open", "○ Both goals are written", "☐ Somebody has read up"],
    );
    max.press(&sheet, "Goals and budget").await;
    max.submit("", &[("performance", "500 sales"), ("awareness", "Steady sleep")]).await;
    let ticked =
        max.select(&board, "Tick what is done", &["Somebody has read up on the markets’ customs"]).await;
    says(&ticked, &["1 point is open", "✓ Both goals are written", "☑ Somebody has read up"]);
    let late = max.run("/campaign stage campaign:Spring (draft)").await;
    max.press(&ticked, "On to qualification all the same").await;
    let refused = max.submit("", &[("reason", "\u{200b}")]).await;
    says(&refused, &["The reason"]);
    max.press(&ticked, "On to qualification all the same").await;
    let moved = max.submit("", &[("reason", "The launch day is fixed")]).await;
    says(&moved, &["Spring: qualification", "discovery → qualification, because: The launch day is fixed"]);
    says(&max.run("/program audit").await, &["moved a campaign on"]);
    let behind = max.run("/campaign stage campaign:Spring (draft)").await;
    let olga = town.manager("Ольга", "ru");
    let refused = max.press(&late, "On to qualification all the same").await;
    says(&refused, &["at another stage already: qualification"]);
    let theirs = olga.run("/кампания этап кампания:Весна (черновик)").await;
    says(&theirs, &["Весна: отбор", "○ Есть бюджет", "✓ У каждого рынка есть канал"]);
    let back = olga.press(&theirs, "Назад: исследование").await;
    says(&back, &["Весна: исследование", "☑ Обычаи рынков изучены"]);
    says(&max.press(&behind, "Back to discovery").await, &["at another stage already: discovery"]);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_that_is_done_needs_no_reason() {
    let town = Town::new().await;
    let max = town.manager("Max", "en-US");
    let sheet = draft(&max).await;
    max.press(&sheet, "Goals and budget").await;
    let sheet =
        max.submit("", &[("performance", "500 sales"), ("awareness", "Sleep"), ("budget", "900 USD")]).await;
    let board = max.press(&sheet, "Stage: discovery").await;
    max.press(&board, "On to qualification all the same").await;
    let board = max.submit("", &[("reason", "In a hurry")]).await;
    let board = max.select(&board, "Tick what is done", &["The creators to be asked first are chosen"]).await;
    says(&board, &["Everything on the list is done: the campaign can move on to design"]);
    let late = max.run("/campaign stage campaign:Spring (draft)").await;
    let design = max.press(&board, "On to design").await;
    says(&design, &["Spring: design", "○ The brief asks for something", "qualification → design"]);
    says_nothing_of(&design, "qualification → design, because");
    says(&max.press(&late, "On to design").await, &["at another stage already: design"]);
    town.close().await;
}
