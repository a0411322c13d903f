//! Setting a programme up, as a manager meets it: by pressing buttons.

use discord_sandbox::Outcome;

use crate::support::Town;

/// The text of an answer, which was one.
fn said(outcome: &Outcome) -> String {
    assert_eq!(outcome.error, None, "{}", outcome.text());
    outcome.text()
}

fn says(outcome: &Outcome, words: &str) {
    let text = said(outcome);
    assert!(text.contains(words), "“{words}” is not in:\n{text}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_programme_is_set_up_by_pressing_buttons() {
    let town = Town::bare().await;
    let ann = town.manager("Ann", "en-US");
    let languages = ann.run("/program setup").await;
    says(&languages, "step 1 of 8: Languages");
    let markets = ann.press(&languages, "Next").await;
    says(&markets, "you begin with United States");
    let roles = ann.press(&markets, "Next").await;
    says(&roles, "everybody with *Manage Server*");
    let channels = ann.press(&roles, "Next").await;
    says(&channels, "Applications, for managers:** not chosen yet");
    let made = ann.press(&channels, "Create them for me").await;
    says(&made, "Announcements:** <#");
    says(&made, &format!("United States:** <#{}>", town.us));
    let money = ann.press(&made, "Next").await;
    says(&money, "USD");
    says(&money, "America/New_York");
    let landing = ann.press(&money, "Next").await;
    says(&landing, "step 6 of 8: Landing page");
    let form = ann.press(&landing, "Write the address").await;
    assert!(form.modal.is_some(), "{}", form.text());
    let commands = ann.submit("", &[("url", "https://shop.example.com/spring")]).await;
    says(&commands, "There is nothing to do");
    let finish = ann.press(&commands, "Next").await;
    says(&finish, "All that is needed is there");
    let ready = ann.press(&finish, "Finish").await;
    says(&ready, "Acme creators is ready");
    says(&ready, "https://shop.example.com/spring");
    town.close().await;
}
