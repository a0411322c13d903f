//! A programme as its managers meet it: set up by pressing buttons, looked after, and apart from every other.

mod care;
mod setup;
mod trouble;

use discord_sandbox::{Id, NewChannel, NewGuild, NewPerson, Outcome, Person};

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

fn is_silent_about(outcome: &Outcome, words: &str) {
    let text = said(outcome);
    assert!(!text.contains(words), "“{words}” is in:\n{text}");
}

/// Presses one button after the other, each on the card that the one before drew.
async fn press_all(person: &Person, from: Outcome, buttons: &[&str]) -> Outcome {
    let mut card = from;
    for button in buttons {
        card = person.press(&card, button).await;
        said(&card);
    }
    card
}

/// Sets the programme up with whatever is offered.
async fn set_up(person: &Person) -> Outcome {
    let begun = person.run("/program setup").await;
    let channels = press_all(person, begun, &["Next", "Next", "Next"]).await;
    let landing = press_all(person, channels, &["Create them for me", "Next", "Next"]).await;
    person.press(&landing, "Write the address").await;
    let commands = person.submit("", &[("url", "https://shop.example.com/spring")]).await;
    press_all(person, commands, &["Next", "Finish"]).await
}

/// Another server, whose programme nobody has set up, and somebody who may do everything there.
fn another_server(town: &Town, locale: &str) -> (Id, Person) {
    let server = town.sandbox.guild(&NewGuild::named("Globex partners"));
    town.sandbox.channel(server, &NewChannel::named("general"));
    let boss = NewPerson { administrator: true, ..NewPerson::speaking("Bo", locale, server) };
    (server, town.sandbox.person(&boss))
}
