//! Looking after a programme: what works, what was done by whom, who came and went.

use std::time::Duration;

use discord_sandbox::NewRole;
use duet::domain::creator::Stage;
use duet::domain::program::{Channel, Purpose};
use duet::domain::{ChannelId, RoleId, ServerId};
use duet::store::{self, Store};

use super::{another_server, press_all, says, set_up};
use crate::support::{Town, becomes, eventually, signed};

#[tokio::test(flavor = "multi_thread")]
async fn health_says_what_does_not_work_and_how_to_mend_it() {
    let town = Town::bare().await;
    let ann = town.manager("Ann", "en-US");
    says(&ann.run("/program health").await, "still open: Channels and Landing page");
    set_up(&ann).await;
    says(&ann.run("/program health").await, "All is well");
    let app = &town.duet.app;
    let mut tx = app.begin().await.expect("the database works");
    let program_id = town.program(&mut tx).await.program_id;
    store::setup::update_roles(&mut tx, program_id, &[RoleId(signed(town.manager_role)), RoleId(77)])
        .await
        .expect("the database works");
    store::setup::delete_channel(&mut tx, program_id, duet::domain::setup::Target::Announcements)
        .await
        .expect("the database works");
    let gone = Channel {
        channel_id: ChannelId(99),
        program_id,
        purpose: Purpose::Announcements,
        language: None,
        market_id: None,
    };
    store::program::insert_or_update_channel(&mut tx, &gone).await.expect("the database works");
    tx.commit().await.expect("the database works");
    let ill = ann.run("/program health").await;
    says(&ill, "2 things need you");
    says(&ill, "The channel for Announcements was deleted:** choose another in `/program channels`");
    says(&ill, "A manager role was deleted** (<@&77>): choose the roles anew");
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_staff_did_is_listed_page_by_page() {
    let town = Town::bare().await;
    let ann = town.manager("Ann", "en-US");
    set_up(&ann).await;
    let mut money = ann.run("/program setup").await;
    money = ann.press(&money, "Currency and time zone").await;
    for currency in ["EUR", "GBP", "USD"].into_iter().cycle().take(24) {
        money = ann.select(&money, "Currency", &[currency]).await;
        says(&money, currency);
    }
    let newest = ann.run("/program audit").await;
    says(&newest, &format!("<@{}> set the currency and time zone (", ann.id()));
    let older = ann.press(&newest, "Older").await;
    says(&older, "finished the set-up");
    says(&older, "added a market: United States (us)");
    let back = ann.press(&older, "Newest").await;
    assert_eq!(back.text(), newest.text());
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_can_change_or_remove_a_line_of_the_audit() {
    let town = Town::bare().await;
    let ann = town.manager("Ann", "en-US");
    set_up(&ann).await;
    for statement in [
        "update audit set detail = 'nothing happened'",
        "update audit set person_id = 1",
        "delete from audit",
    ] {
        let refused = match &town.duet.app.store {
            Store::Sqlite { writer, .. } => sqlx::query(statement).execute(writer).await.map(drop),
            Store::Postgres(pool) => sqlx::query(statement).execute(pool).await.map(drop),
        };
        let error = refused.expect_err("the database refuses").to_string();
        assert!(error.contains("append-only"), "{error}");
    }
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_creator_who_leaves_rests_and_comes_back_to_the_same_link() {
    let town = Town::new().await;
    let mira = town.creator("Mira", "en-US", "us").await;
    let link = mira.run("/link get").await.text();
    mira.leave(town.guild);
    becomes(&town, &mira, Stage::Left).await;
    mira.join(town.guild, &[]);
    becomes(&town, &mira, Stage::Active).await;
    assert_eq!(mira.run("/link get").await.text(), link);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_left_and_came_while_duet_was_away_is_found() {
    let town = Town::new().await;
    let mira = town.creator("Mira", "en-US", "us").await;
    let lena = town.creator("Лена", "ru", "ru").await;
    lena.leave(town.guild);
    becomes(&town, &lena, Stage::Left).await;
    town.sandbox.invalidate_sessions();
    mira.leave(town.guild);
    lena.join(town.guild, &[]);
    assert!(town.sandbox.bot_connected(Duration::from_mins(1)).await, "Duet did not come back");
    becomes(&town, &mira, Stage::Left).await;
    becomes(&town, &lena, Stage::Active).await;
    town.close().await;
}

/// Whether Duet believes to be in a server; `None` when it never saw it.
async fn believes_in(town: &Town, server: ServerId) -> bool {
    let mut tx = town.duet.app.read().await.expect("the database works");
    let known = store::program::list_servers(&mut tx).await.expect("the database works");
    tx.commit().await.expect("the database works");
    known.contains(&server)
}

async fn comes_to_believe(town: &Town, server: ServerId, wanted: bool) {
    let what = if wanted { "Duet is in the server" } else { "Duet has left the server" };
    eventually(what, async || believes_in(town, server).await == wanted).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_is_known_while_duet_is_in_it_and_its_programme_stays() {
    let town = Town::bare().await;
    let (server, bo) = another_server(&town, "en-US");
    let server_id = ServerId(signed(server));
    comes_to_believe(&town, server_id, true).await;
    says(&bo.run("/program languages").await, "English");
    let begun = bo.run("/program setup").await;
    press_all(&bo, begun, &["Next", "Next"]).await;
    town.sandbox.remove_bot(server);
    comes_to_believe(&town, server_id, false).await;
    town.sandbox.add_bot(server);
    comes_to_believe(&town, server_id, true).await;
    says(&bo.run("/program setup").await, "step 3 of 8");
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_duet_comes_into_while_it_connects_is_not_taken_for_left() {
    let town = Town::bare().await;
    let mut servers = Vec::new();
    for _ in 0..5 {
        town.sandbox.invalidate_sessions();
        assert!(town.sandbox.bot_connected(Duration::from_mins(1)).await, "Duet did not come back");
        servers.push(ServerId(signed(another_server(&town, "en-US").0)));
    }
    // Each of them would be left again by a connection that knew nothing of it yet.
    says(&town.manager("Ann", "en-US").run("/program languages").await, "English");
    for server in servers {
        comes_to_believe(&town, server, true).await;
    }
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_could_be_locked_out_can_still_mend_the_roles() {
    let town = Town::bare().await;
    let nobody = town.sandbox.role(town.guild, &NewRole::named("Nobody")).expect("the server exists");
    let ann = town.manager("Ann", "en-US");
    let roles = ann.run("/program roles").await;
    says(&ann.select(&roles, "Choose the manager roles", &["Nobody"]).await, &format!("<@&{nobody}>"));
    let again = ann.run("/program roles").await;
    says(&ann.press(&again, "Everybody with Manage Server").await, "everybody with *Manage Server*");
    town.close().await;
}
