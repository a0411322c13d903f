//! `duet register` tells Discord the commands and says what changed.

use discord_sandbox::{NewGuild, Options, Sandbox};
use duet::app::App;
use duet::clock::Clock;
use duet::discord::egress::{Egress, Upstream};
use duet::discord::register::{Registered, register, remove, when_changed};
use duet::store::Store;

use crate::support::Database;

#[tokio::test]
async fn registering_says_what_is_new_and_what_stays() {
    let sandbox = Sandbox::start(Options::default()).await.expect("a free port");
    let guild = sandbox.guild(&NewGuild::named("Acme creators"));
    let upstream = Upstream::new(sandbox.url().parse().expect("an address"));
    let egress = Egress::start(upstream).await.expect("a way out");
    let http = egress.http(&"token".into(), None);

    let first = register(&http, None).await.expect("Discord takes the commands");
    assert!(first.new.contains(&"/link".to_owned()), "{first:?}");
    assert!(sandbox.command("link").is_some());
    let again = register(&http, None).await.expect("Discord takes the commands");
    assert_eq!(again, Registered { kept: first.new.clone(), ..Registered::default() });

    let mut other = serenity::all::CreateCommand::new("link").description("Something else");
    other = other.name_localized("ru", "ссылка");
    http.create_global_commands(&[other]).await.expect("Discord takes the command");
    let mended = register(&http, None).await.expect("Discord takes the commands");
    assert_eq!(mended.changed, ["/link"]);
    assert_eq!(mended.new.len() + 1, first.new.len());

    let on_server = register(&http, Some(guild)).await.expect("Discord takes the commands");
    assert_eq!(on_server, first, "a server's commands are its own");
    let removed = remove(&http, Some(guild)).await.expect("Discord takes the commands away");
    assert_eq!(removed.removed.len(), first.new.len());
    assert_eq!(register(&http, None).await.expect("Discord answers").kept.len(), first.new.len());
    egress.stop(std::time::Duration::from_secs(1)).await;
    crate::support::record(&sandbox);
    sandbox.stop().await;
}

#[tokio::test]
async fn the_commands_are_told_once_until_they_change() {
    let sandbox = Sandbox::start(Options::default()).await.expect("a free port");
    let guild = sandbox.guild(&NewGuild::named("Acme creators"));
    let upstream = Upstream::new(sandbox.url().parse().expect("an address"));
    let egress = Egress::start(upstream).await.expect("a way out");
    let http = egress.http(&"token".into(), None);
    http.set_application_id(sandbox.application_id().into());
    let database = Database::with_tables().await;
    let store = Store::open(&database.url).await.expect("the database opens");
    let public_url = "https://go.example.com".parse().expect("an address");
    let app = App::start(store, Clock::system(), public_url).expect("the app starts");
    let told = || sandbox.requests().iter().filter(|asked| asked.method == "PUT").count();

    when_changed(&app, &http, None).await.expect("Discord takes the commands");
    assert_eq!(told(), 1);
    when_changed(&app, &http, None).await.expect("Discord has the commands");
    assert_eq!(told(), 1, "nothing changed");
    remove(&http, None).await.expect("Discord takes the commands away");
    when_changed(&app, &http, None).await.expect("Discord takes the commands");
    assert_eq!(told(), 3, "somebody took them away: they are told again");
    assert!(sandbox.command("link").is_some());
    when_changed(&app, &http, Some(guild)).await.expect("Discord takes the commands");
    assert_eq!(told(), 4, "a development server is told each time");

    egress.stop(std::time::Duration::from_secs(1)).await;
    app.store.close().await;
    sandbox.stop().await;
    database.remove().await;
}
