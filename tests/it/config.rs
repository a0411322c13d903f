//! Settings: what is wrong is said in one clear line each, and secrets are never shown.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use duet::config::{Flags, LogFormat, SETTINGS, Settings};

fn environment(variables: &[(&str, &str)]) -> Vec<(String, String)> {
    variables.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

/// Reads settings from an environment and a TOML text.
fn read(toml: &str, variables: &[(&str, &str)], flags: &Flags) -> Result<Settings, Vec<String>> {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("duet.toml");
    fs::write(&file, toml).expect("a file");
    let read = Settings::from_sources(Some(&file), &environment(variables), flags);
    let place = format!("{}/", folder.path().display());
    read.map_err(|wrong| wrong.0.iter().map(|line| line.replace(&place, "")).collect())
}

fn mistakes(toml: &str, variables: &[(&str, &str)]) -> Vec<String> {
    read(toml, variables, &Flags::new()).expect_err("something is wrong")
}

#[test]
fn nothing_needs_to_be_set_but_the_token() {
    let settings = read("", &[], &Flags::new()).expect("the defaults are right");
    assert_eq!(settings.discord_url.as_str(), "https://discord.com/");
    assert_eq!(settings.database_url.expose(), "sqlite://duet.sqlite");
    let missing = settings.token().expect_err("there is none").to_string();
    assert!(missing.starts_with("DISCORD_TOKEN is not set; copy it from https://discord.com/"), "{missing}");
}

#[test]
fn the_command_line_beats_the_environment_and_the_environment_beats_the_file() {
    let toml = "log = 'warn'\nlog_format = 'json'\nweb_listen = '127.0.0.1:1000'\ntrusted_proxies = ['10.0.0.0/8', '::1']\n";
    let variables = [("DUET_LOG", "debug"), ("DUET_WEB_LISTEN", "127.0.0.1:2000"), ("DUET_PUBLIC_URL", "")];
    let flags = BTreeMap::from([("web_listen", "127.0.0.1:3000".to_owned())]);
    let settings = read(toml, &variables, &flags).expect("settings");
    assert_eq!((settings.log.as_str(), settings.log_format), ("debug", LogFormat::Json));
    assert_eq!(settings.web_listen.port(), 3000);
    assert_eq!(settings.public_url.as_str(), "http://localhost:8080/", "an empty variable sets nothing");
    assert_eq!(settings.trusted_proxies.len(), 2);
    assert!(settings.trusted_proxies[0].contains("10.1.2.3".parse().expect("an address")));
}

#[test]
fn every_wrong_setting_is_one_line_with_the_mend() {
    let variables = [
        ("DUET_PUBLIC_URL", "htp:/x"),
        ("DUET_WEB_LISTEN", "localhost"),
        ("DUET_LOG_FORMAT", "xml"),
        ("DUET_TRUSTED_PROXIES", "10.0.0.1, proxy"),
        ("DUET_DEVELOPMENT_SERVER", "Acme"),
    ];
    insta::assert_snapshot!(mistakes("discord_url = 'discord.com'\nlog = ''\n", &variables).join("\n"), @r#"
    discord_url in duet.toml: "discord.com" is not a web address; write it like https://discord.com
    DUET_WEB_LISTEN: "localhost" is not an address and a port; write it like 127.0.0.1:8080, or 0.0.0.0:8080 to be reached from outside
    DUET_PUBLIC_URL: "htp:/x" is not a web address; write it like https://go.example.com
    DUET_TRUSTED_PROXIES: "10.0.0.1, proxy" has "proxy" in it, which is no address and no network; write them like 10.0.0.1, 172.16.0.0/12
    log in duet.toml: "" is not a filter for logs; write it like info or info,duet=debug
    DUET_LOG_FORMAT: "xml" is not a way to write logs; write text or json
    DUET_DEVELOPMENT_SERVER: "Acme" is not a server's id; turn on Developer Mode in Discord, right-click the server and choose Copy Server ID
    "#);
}

#[test]
fn a_public_address_with_a_password_or_another_scheme_is_refused() {
    for address in [
        "ftp://go.example.com",
        "https://",
        "https://me:pw@go.example.com",
        "https://go.example.com/?a=b",
        "go",
    ] {
        assert_eq!(mistakes("", &[("DUET_PUBLIC_URL", address)]).len(), 1, "{address}");
    }
}

#[test]
fn an_unknown_name_is_told_with_the_nearest_known_one() {
    let variables =
        [("DUET_PUBLIC_ULR", "https://go.example.com"), ("DUET_TEST_DATABASE_URL", "x"), ("PATH", "/bin")];
    let mut told = mistakes("web_lisen = '127.0.0.1:80'\n[discord]\ntoken = 'x'\n", &variables);
    told.sort();
    assert_eq!(told[0], "DUET_PUBLIC_ULR is no setting of Duet's; did you mean DUET_PUBLIC_URL?");
    assert!(
        told[1].starts_with("discord in duet.toml is no setting of Duet's; the settings are discord_token, ")
    );
    assert_eq!(told[2], "web_lisen in duet.toml is no setting of Duet's; did you mean web_listen?");
    assert_eq!(told.len(), 3);
}

#[test]
fn secrets_are_never_shown() {
    let secret = "MTk4NjIyNDgzNDcxOTI1MjQ4.very-secret";
    let variables = [
        ("DISCORD_TOKEN", secret),
        ("DATABASE_URL", "postgres://duet:hunter2@db.example/duet"),
        ("DUET_TRANSLATE_KEY", "secret-of-the-translator"),
    ];
    let settings = read("", &variables, &Flags::new()).expect("settings");
    let shown = format!("{settings:?} {settings:#?} {}", settings.database_url);
    assert!(!shown.contains("secret") && !shown.contains("hunter2") && !shown.contains("MTk4"), "{shown}");
    assert!(shown.contains("postgres://db.example/duet"));

    let wrong = [("DISCORD_TOKEN", "very secret"), ("DATABASE_URL", "mysql://duet:hunter2@db.example/duet")];
    let told = mistakes("", &wrong).join("\n");
    assert!(!told.contains("secret") && !told.contains("hunter2"), "{told}");
    assert_eq!(told.lines().count(), 2);

    let broken = mistakes("log = 'info'\ndiscord_token = very-secret\n", &[]).join("\n");
    assert!(broken.starts_with("duet.toml, line 2: this is not TOML"), "{broken}");
    assert!(!broken.contains("very-secret"), "{broken}");
}

#[test]
fn a_file_that_was_named_must_exist() {
    let wrong = Settings::from_sources(Some(Path::new("/nowhere/duet.toml")), &[], &Flags::new());
    let told = wrong.expect_err("there is no such file").to_string();
    assert!(told.starts_with("/nowhere/duet.toml cannot be read"), "{told}");
}

/// `.env.example` names every setting, with the default that holds, and nothing else.
#[test]
fn the_example_documents_every_setting() {
    let example = include_str!("../../.env.example");
    let documented: BTreeMap<&str, &str> = example
        .lines()
        .filter_map(|line| line.trim_start_matches("# ").split_once('='))
        .filter(|(name, _)| name.bytes().all(|b| b.is_ascii_uppercase() || b == b'_'))
        .collect();
    let known: BTreeMap<&str, &str> =
        SETTINGS.iter().map(|setting| (setting.variable, setting.default.unwrap_or(""))).collect();
    assert_eq!(documented, known);
    for setting in SETTINGS {
        let named = if setting.is_secret {
            format!("[{}, secret]", setting.key)
        } else {
            format!("[{}]", setting.key)
        };
        assert!(example.contains(&named), "{named} is missing");
    }
    let variables: Vec<(&str, &str)> = documented.into_iter().collect();
    read("", &variables, &Flags::new()).expect("the example as it stands can be used");
}

/// Every setting of the list is read: a wrong value in each is noticed.
#[test]
fn no_setting_is_forgotten() {
    for setting in SETTINGS {
        let told = mistakes("", &[(setting.variable, "\u{1}<wrong value>")]);
        assert!(told.len() == 1 && told[0].starts_with(setting.variable), "{}: {told:?}", setting.variable);
    }
}
