//! Turns `locales/` into typed message constructors, and stops the build where the languages disagree.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Message, Pattern, PatternElement};
use fluent_syntax::parser;

/// The language whose messages define which constructors there are.
const BASE: &str = "en";
/// Command names and descriptions are looked up by path, so they get no constructors.
const COMMANDS: &str = "commands.ftl";

/// One message: its English source and its variables in order of appearance.
struct Found {
    source: String,
    variables: Vec<String>,
    attributes: BTreeSet<String>,
    constructed: bool,
}

type Catalogue = BTreeMap<String, Found>;

fn main() {
    println!("cargo::rerun-if-changed=locales");
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it")).join("locales");
    let languages = folders(&root);
    let mut mistakes = Vec::new();
    let catalogues: BTreeMap<&String, Catalogue> =
        languages.iter().map(|language| (language, read(&root.join(language), &mut mistakes))).collect();
    let base = &catalogues[&BASE.to_owned()];
    for (language, catalogue) in &catalogues {
        compare(base, language, catalogue, &mut mistakes);
    }
    for mistake in &mistakes {
        println!("cargo::error={mistake}");
    }
    if mistakes.is_empty() {
        let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it"));
        write(&out.join("text.rs"), &constructors(base));
        write(&out.join("languages.rs"), &languages_enum(&languages));
        write(&out.join("sources.rs"), &sources(&root, &languages));
    }
}

fn folders(root: &Path) -> Vec<String> {
    let mut found: Vec<String> = fs::read_dir(root)
        .expect("locales/ exists")
        .filter_map(Result::ok)
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    found.sort_by_key(|name| (name != BASE, name.clone()));
    found
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = fs::read_dir(folder)
        .expect("a language is a folder")
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "ftl"))
        .collect();
    found.sort();
    found
}

fn read(folder: &Path, mistakes: &mut Vec<String>) -> Catalogue {
    let mut catalogue = Catalogue::new();
    for path in files(folder) {
        let text = fs::read_to_string(&path).expect("a locale file is readable");
        let constructed = path.file_name().is_some_and(|name| name != COMMANDS);
        let resource = match parser::parse(text.as_str()) {
            Ok(resource) => resource,
            Err((resource, errors)) => {
                mistakes.extend(errors.iter().map(|error| format!("{}: {error}", path.display())));
                resource
            }
        };
        for entry in &resource.body {
            let Entry::Message(message) = entry else { continue };
            let found = describe(message, constructed);
            if catalogue.insert(message.id.name.to_owned(), found).is_some() {
                mistakes.push(format!("{}: {} is said twice", path.display(), message.id.name));
            }
        }
    }
    catalogue
}

fn describe(message: &Message<&str>, constructed: bool) -> Found {
    let mut found = Found {
        source: String::new(),
        variables: Vec::new(),
        attributes: message.attributes.iter().map(|attribute| attribute.id.name.to_owned()).collect(),
        constructed,
    };
    if let Some(pattern) = &message.value {
        in_pattern(pattern, &mut found);
    }
    for attribute in &message.attributes {
        in_pattern(&attribute.value, &mut found);
    }
    found
}

fn in_pattern(pattern: &Pattern<&str>, found: &mut Found) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => found.source.push_str(value),
            PatternElement::Placeable { expression: Expression::Inline(inline) } => in_inline(inline, found),
            PatternElement::Placeable { expression: Expression::Select { selector, variants } } => {
                in_inline(selector, found);
                for variant in variants {
                    in_pattern(&variant.value, found);
                    found.source.push_str(" / ");
                }
            }
        }
    }
}

fn in_inline(inline: &InlineExpression<&str>, found: &mut Found) {
    match inline {
        InlineExpression::VariableReference { id } => {
            let _ = write!(found.source, "{{{}}}", id.name);
            if !found.variables.iter().any(|known| known == id.name) {
                found.variables.push(id.name.to_owned());
            }
        }
        InlineExpression::Placeable { expression } => match expression.as_ref() {
            Expression::Inline(inline) => in_inline(inline, found),
            Expression::Select { selector, variants } => {
                in_inline(selector, found);
                for variant in variants {
                    in_pattern(&variant.value, found);
                }
            }
        },
        InlineExpression::FunctionReference { arguments, .. } => {
            for argument in &arguments.positional {
                in_inline(argument, found);
            }
        }
        _ => {}
    }
}

fn compare(base: &Catalogue, language: &str, catalogue: &Catalogue, mistakes: &mut Vec<String>) {
    for (id, wanted) in base {
        let Some(found) = catalogue.get(id) else {
            mistakes.push(format!("locales/{language} lacks {id}"));
            continue;
        };
        let (ours, theirs): (BTreeSet<_>, BTreeSet<_>) =
            (wanted.variables.iter().collect(), found.variables.iter().collect());
        if ours != theirs {
            mistakes.push(format!("locales/{language}: {id} uses {theirs:?}, locales/{BASE} {ours:?}"));
        }
        if wanted.attributes != found.attributes {
            mistakes.push(format!("locales/{language}: {id} has other attributes than in locales/{BASE}"));
        }
    }
    for id in catalogue.keys().filter(|id| !base.contains_key(*id)) {
        mistakes.push(format!("locales/{language} has {id}, which locales/{BASE} lacks"));
    }
}

fn constructors(base: &Catalogue) -> String {
    let mut out = String::new();
    for (id, found) in base.iter().filter(|(_, found)| found.constructed) {
        let name = id.replace('-', "_");
        let parameters: Vec<String> =
            found.variables.iter().map(|variable| format!("{variable}: impl Into<Arg>")).collect();
        let arguments: Vec<String> =
            found.variables.iter().map(|variable| format!("(\"{variable}\", {variable}.into())")).collect();
        let doc = found.source.split_whitespace().collect::<Vec<_>>().join(" ");
        // As code, so that rustdoc reads no links and no markup into the words.
        let doc = format!("```` {doc} ````");
        let _ = writeln!(out, "#[doc = {doc:?}]");
        let _ = writeln!(out, "pub fn {name}({}) -> Message {{", parameters.join(", "));
        let _ = writeln!(out, "    Message::new(\"{id}\", vec![{}])\n}}\n", arguments.join(", "));
    }
    out
}

fn variant(code: &str) -> String {
    code.split('-')
        .map(|part| {
            let mut letters = part.chars();
            letters
                .next()
                .map(|first| first.to_uppercase().chain(letters).collect::<String>())
                .unwrap_or_default()
        })
        .collect()
}

fn languages_enum(languages: &[String]) -> String {
    let mut out = String::from(
        "/// A language that Duet speaks: one for each folder of `locales/`.\n\
         #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize, sqlx::Type)]\n\
         #[sqlx(type_name = \"text\")]\npub enum Language {\n",
    );
    for code in languages {
        let _ = writeln!(out, "    /// `locales/{code}`");
        let _ = writeln!(
            out,
            "    #[serde(rename = \"{code}\")] #[sqlx(rename = \"{code}\")] {},",
            variant(code)
        );
    }
    let all: Vec<String> = languages.iter().map(|code| format!("Self::{}", variant(code))).collect();
    let codes: Vec<String> =
        languages.iter().map(|code| format!("Self::{} => \"{code}\"", variant(code))).collect();
    let _ = writeln!(
        out,
        "}}\n\nimpl Language {{\n    /// Every language, the base first.\n    pub const ALL: &'static [Self] = &[{}];\n\n    \
         /// The folder's name, such as `en`.\n    pub const fn code(self) -> &'static str {{\n        match self {{ {} }}\n    }}\n}}",
        all.join(", "),
        codes.join(", ")
    );
    out
}

fn sources(root: &Path, languages: &[String]) -> String {
    let mut out = String::from("static SOURCES: &[(Language, &[&str])] = &[\n");
    for code in languages {
        let texts: Vec<String> = files(&root.join(code))
            .iter()
            .map(|path| format!("include_str!({:?})", path.display().to_string()))
            .collect();
        let _ = writeln!(out, "    (Language::{}, &[{}]),", variant(code), texts.join(", "));
    }
    out.push_str("];\n");
    let spellers: Vec<String> = (0..languages.len()).map(|index| format!("spell::<{index}>")).collect();
    let _ = writeln!(out, "static SPELLERS: &[Speller] = &[{}];", spellers.join(", "));
    out
}

fn write(path: &Path, text: &str) {
    fs::write(path, text).expect("the build folder is writable");
}
