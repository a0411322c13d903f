//! The house keeps its shape: which room may use which, where each library may appear, how long a file may be.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::support::files;

/// The rooms from the ground up. A room may use those of a lower step, and itself; doors share a step and so cannot
/// use each other.
const STAIRCASE: &[&[&str]] = &[
    &["clock", "config"],
    &["log"],
    &["domain"],
    &["error"],
    &["i18n"],
    &["charts"],
    &["store"],
    &["app"],
    &["features"],
    &["discord", "web", "jobs"],
    &["run"],
    &["demo", "doctor", "import"],
    &["main", "lib"],
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let all = files(folder).into_iter();
    all.filter(|path| path.extension().is_some_and(|extension| extension == "rs")).collect()
}

fn text(path: &Path) -> String {
    fs::read_to_string(path).expect("a file of the project")
}

fn name(path: &Path) -> String {
    path.strip_prefix(root()).expect("a file of the project").display().to_string()
}

/// The room of a file: the first folder below `src/`, or the file itself.
fn room(path: &Path) -> String {
    let inner = path.strip_prefix(root().join("src")).expect("a file of the bot");
    let first = inner.components().next().expect("a name").as_os_str().to_string_lossy().into_owned();
    first.trim_end_matches(".rs").to_owned()
}

fn step(room: &str) -> usize {
    let found = STAIRCASE.iter().position(|rooms| rooms.contains(&room));
    found.unwrap_or_else(|| {
        panic!("src/{room} has no step of the staircase: give it one here and in ARCHITECTURE.md")
    })
}

/// The rooms that a line of code names, as `crate::room` or in `use crate::{room, room}`.
fn rooms_named(code: &str) -> BTreeSet<String> {
    let mut named = BTreeSet::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        let list = rest.strip_prefix('{').map(|inner| inner.split('}').next().unwrap_or_default());
        for item in list.unwrap_or(rest).split(',').take(if list.is_some() { usize::MAX } else { 1 }) {
            let room: String = item
                .trim()
                .chars()
                .take_while(|letter| letter.is_ascii_lowercase() || *letter == '_' || letter.is_ascii_digit())
                .collect();
            if STAIRCASE.iter().any(|rooms| rooms.contains(&room.as_str())) {
                named.insert(room);
            }
        }
    }
    named
}

/// Code without comments, so that prose may name what it likes.
fn code(path: &Path) -> String {
    text(path).lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

#[test]
fn no_room_uses_one_above_it() {
    let mut steps_up = Vec::new();
    for path in rust_files(&root().join("src")) {
        let own = room(&path);
        for other in rooms_named(&code(&path)) {
            if other != own && step(&other) >= step(&own) {
                steps_up.push(format!("{} uses {other}", name(&path)));
            }
        }
    }
    assert_eq!(steps_up, Vec::<String>::new());
}

#[test]
fn the_staircase_test_sees_a_step_up() {
    assert_eq!(rooms_named("use crate::store::{self, Tx};"), BTreeSet::from(["store".to_owned()]));
    let two = BTreeSet::from(["store".to_owned(), "web".to_owned()]);
    assert_eq!(rooms_named("use crate::{store, web};"), two);
    assert!(step("discord") > step("features") && step("features") > step("store"));
}

#[test]
fn features_do_not_use_each_other() {
    let features = root().join("src/features");
    let mut mixed = Vec::new();
    for path in rust_files(&features) {
        let inner = path.strip_prefix(&features).expect("a feature");
        let own = inner.components().next().expect("a name").as_os_str().to_string_lossy().replace(".rs", "");
        for (at, _) in code(&path).match_indices("features::") {
            let other: String = code(&path)[at + "features::".len()..]
                .chars()
                .take_while(|letter| letter.is_ascii_lowercase() || *letter == '_')
                .collect();
            if other != own {
                mixed.push(format!("{} uses features::{other}", name(&path)));
            }
        }
    }
    assert_eq!(mixed, Vec::<String>::new());
}

#[test]
fn each_library_stays_in_its_room() {
    let homes: &[(&[&str], &[&str])] = &[
        (&["serenity::", "poise::"], &["discord"]),
        (&["axum::"], &["web"]),
        (&["sqlx::query", "rusqlite::"], &["store"]),
        (&["std::env::var", "env::vars"], &["config"]),
        (&["Utc::now", "SystemTime::now"], &["clock"]),
    ];
    let mut strays = Vec::new();
    for path in rust_files(&root().join("src")) {
        let code = code(&path);
        for (names, rooms) in homes {
            for library in names.iter().filter(|library| code.contains(**library)) {
                if !rooms.contains(&room(&path).as_str()) {
                    strays.push(format!("{} uses {library}", name(&path)));
                }
            }
        }
    }
    assert_eq!(strays, Vec::<String>::new());
}

#[test]
fn the_domain_does_nothing_but_know() {
    let mut busy = Vec::new();
    for path in rust_files(&root().join("src/domain")) {
        let code = code(&path);
        for word in ["async ", ".await", "tokio::", "std::fs", "std::net", "clock::"] {
            if code.contains(word) {
                busy.push(format!("{} has {word}", name(&path)));
            }
        }
    }
    assert_eq!(busy, Vec::<String>::new());
}

#[test]
fn every_file_says_what_it_is_for_and_stays_short() {
    let mut faults = Vec::new();
    for folder in ["src", "sandbox/src", "sandbox/tests", "tests", "benches"] {
        let folder = root().join(folder);
        if !folder.exists() {
            continue;
        }
        for path in rust_files(&folder) {
            let text = text(&path);
            if !text.starts_with("//! ") {
                faults.push(format!("{} does not open with `//!`", name(&path)));
            }
            let lines = text.lines().count();
            if lines > 500 {
                faults.push(format!("{} has {lines} lines", name(&path)));
            }
        }
    }
    assert_eq!(faults, Vec::<String>::new());
}

#[test]
fn nothing_is_silenced_or_left_for_later() {
    let mut found = Vec::new();
    let words = [
        concat!("TO", "DO"),
        concat!("FIX", "ME"),
        concat!("todo", "!("),
        concat!("unimplemented", "!("),
        concat!("#[", "allow("),
    ];
    for folder in ["src", "sandbox/src", "tests"] {
        for path in rust_files(&root().join(folder)) {
            let text = text(&path);
            found.extend(
                words
                    .iter()
                    .filter(|word| text.contains(**word))
                    .map(|word| format!("{}: {word}", name(&path))),
            );
        }
    }
    assert_eq!(found, Vec::<String>::new());
}
