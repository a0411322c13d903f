//! Forms: opened, checked as the client checks them, sent, and kept open when nobody answers.

use serde_json::{Value, json};

use crate::support::{Gateway, ORDINARY, Town};

fn form() -> Value {
    json!({"type": 9, "data": {"custom_id": "profile/1/edit", "title": "Profile", "components": [
        {"type": 1, "components": [{"type": 4, "custom_id": "name", "style": 1, "label": "Name", "min_length": 2, "max_length": 8}]},
        {"type": 1, "components": [{"type": 4, "custom_id": "about", "style": 2, "label": "About", "required": false, "value": "Nothing yet"}]},
    ]}})
}

async fn opened() -> (Town, Gateway, Value) {
    let town = Town::new().await;
    let mut gateway = Gateway::identify(&town.sandbox, ORDINARY).await;
    town.register(json!([{"name": "profile", "description": "Profile"}])).await;
    let bot = async {
        let run = gateway.event("INTERACTION_CREATE").await;
        assert_eq!(town.http.answer(&run, form()).await.status, 204);
    };
    let (outcome, ()) = tokio::join!(town.mia.run("/profile"), bot);
    assert_eq!(outcome.text(), "Profile\nName: _\nAbout: Nothing yet_");
    (town, gateway, outcome.modal.expect("a form"))
}

#[tokio::test]
async fn a_form_is_sent_with_what_was_filled_in() {
    let (town, mut gateway, modal) = opened().await;
    let id = modal["id"].as_str().expect("an id").to_owned();
    let bot = async {
        let sent = gateway.event("INTERACTION_CREATE").await;
        assert_eq!((&sent["type"], &sent["data"]["custom_id"]), (&json!(5), &json!("profile/1/edit")));
        let rows = &sent["data"]["components"];
        assert_eq!(rows[0]["components"][0]["value"], "Mia");
        assert_eq!(rows[1]["components"][0]["value"], "Nothing yet");
        let again = town.http.answer(&sent, form()).await;
        assert_eq!((again.status, again.code()), (400, 50035), "a form cannot answer a form");
        town.http.answer(&sent, json!({"type": 4, "data": {"content": "Saved", "flags": 64}})).await;
    };
    let (outcome, ()) = tokio::join!(town.mia.submit(&id, &[("Name", "Mia")]), bot);
    assert_eq!(outcome.text(), "Saved");
    let gone = town.mia.submit(&id, &[("name", "Mia")]).await;
    assert_eq!(gone.error.as_deref(), Some("This form is not open"));
}

#[tokio::test]
async fn a_client_does_not_send_a_form_that_is_filled_in_wrongly() {
    let (town, _gateway, _) = opened().await;
    let wrong: [(&[(&str, &str)], &str); 5] = [
        (&[], "The field “Name” is required"),
        (&[("name", "   ")], "The field “Name” is required"),
        (&[("name", "M")], "“Name”: shorter than 2 characters"),
        (&[("name", "Maximiliana")], "“Name”: longer than 8 characters"),
        (&[("name", "Mia"), ("age", "7")], "The form has no field “age”"),
    ];
    for (fields, words) in wrong {
        let outcome = town.mia.submit("profile/1/edit", fields).await;
        assert_eq!(outcome.error.as_deref(), Some(words));
    }
    let other = town.ivan.submit("profile/1/edit", &[("name", "Ivan")]).await;
    assert_eq!(other.error.as_deref(), Some("Эта форма не открыта"), "it is on Mia's screen");
    assert!(town.mia.open_form().is_some());
}

#[tokio::test]
async fn a_form_from_a_button_may_change_its_message() {
    let town = Town::new().await;
    let mut gateway = Gateway::identify(&town.sandbox, ORDINARY).await;
    let button =
        json!([{"type": 1, "components": [{"type": 2, "style": 1, "label": "Edit", "custom_id": "edit"}]}]);
    let path = format!("/channels/{}/messages", town.general);
    let card = town.http.post(&path, json!({"content": "Card", "components": button})).await.body;
    let bot = async {
        let press = gateway.event("INTERACTION_CREATE").await;
        town.http.answer(&press, form()).await;
        let sent = gateway.event("INTERACTION_CREATE").await;
        assert_eq!(sent["message"]["id"], card["id"]);
        let update = json!({"type": 7, "data": {"content": "Card of Mia", "components": []}});
        assert_eq!(town.http.answer(&sent, update).await.status, 204);
    };
    let person = async {
        let outcome = town.mia.press(&card, "edit").await;
        assert!(outcome.modal.is_some() && outcome.messages.is_empty());
        town.mia.submit("profile/1/edit", &[("name", "Mia")]).await
    };
    let (outcome, ()) = tokio::join!(person, bot);
    assert_eq!(outcome.text(), "Card of Mia");
    assert_eq!(town.ivan.transcript(town.general), "Bot: Card of Mia");
}
