//! What somebody who means harm, or holds the phone upside down, types where words are asked for.

/// A value and what is wrong with it.
pub type Hostile = (&'static str, String);

/// What can be wrong with any text.
pub fn values() -> Vec<Hostile> {
    vec![
        ("6,000 letters", "ß".repeat(6_000)),
        ("300 words", "word ".repeat(300).trim().to_owned()),
        ("nothing", String::new()),
        ("a wrong type", "neither-a-number-nor-true".to_owned()),
        ("a number out of all bounds", "99999999999999999999999999".to_owned()),
        ("a number below zero", "-1".to_owned()),
        ("emoji", "🦊👩‍👩‍👧‍👦🏴‍☠️".to_owned()),
        ("right to left", "\u{202E}txet\u{202C}\u{2066}שלום\u{2069}".to_owned()),
        ("zero width", "\u{200B}\u{200D}\u{FEFF}\u{2060}".to_owned()),
        ("marks upon marks", format!("Z{}", "\u{0301}\u{0323}".repeat(60))),
        ("a control character", "a\u{0}b\u{7}c\u{1b}[31m".to_owned()),
        ("markdown", "**b** [click](https://evil.example) ||s|| `c` ~~d~~ # h > q".to_owned()),
        ("mentions", "@everyone @here <@&1> <@1> <#1> </link get:1>".to_owned()),
        ("SQL", "'; drop table creator; --".to_owned()),
        ("a template", "{$name} { -brand } {{7*7}} ${7}".to_owned()),
        ("credentials", "https://name:word@evil.example/".to_owned()),
        ("another scheme", "javascript:alert(document.domain)".to_owned()),
        ("a machine inside", "http://169.254.169.254/latest/meta-data/".to_owned()),
        ("an unknown id", "7777777777777777777".to_owned()),
    ]
}

/// What of these values may never stand in an answer as it was typed, except in code: Discord would format it, link it,
/// mention somebody, or turn around the words that follow.
pub const MARKUP: &[&str] = &[
    "**b**",
    "[click](",
    "||s||",
    "~~d~~",
    "<@1>",
    "<@&1>",
    "<#1>",
    "</link get:1>",
    "https://evil",
    "https://name:",
    "\u{202E}",
    "\u{2066}",
    "\u{0}",
    "\u{1b}",
];

/// A few of them, for those who should be refused before anybody reads what they typed.
pub fn few() -> Vec<Hostile> {
    let telling = ["6,000 letters", "emoji", "mentions", "SQL"];
    values().into_iter().filter(|(what, _)| telling.contains(what)).collect()
}
