//! The cards of `/help`: what the reader can do, made from the commands as they are registered.

use crate::discord::card::{Card, Choice, Control, Weight};
use crate::discord::commands::{self, Command};
use crate::discord::naming;
use crate::discord::press::{Nothing, Press};
use crate::domain::Language;
use crate::i18n::commands::naming as naming_of;
use crate::i18n::{Message, Verbatim, text};

/// Whoever asks for help.
#[derive(Clone, Debug)]
pub struct Reader {
    /// Their language.
    pub language: Language,
    /// The programme's name, where there is one.
    pub program: Option<String>,
    /// What they are to it.
    pub standing: Standing,
    /// Whether Discord shows them staff commands.
    pub is_staff: bool,
}

/// What somebody is to a programme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// By direct message, in no programme.
    Nowhere,
    /// On a server that nobody has set up.
    Unset,
    /// On a programme's server, and nothing more.
    Stranger,
    /// Has applied.
    Waiting,
    /// An approved creator.
    Creator,
    /// By direct message, a creator of several programmes.
    CreatorOfSeveral,
    /// A manager, who may be a creator besides.
    Manager,
}

/// Everything that the reader can do, by command.
pub fn overview(reader: &Reader) -> Card {
    let usable = usable(reader);
    let (menus, typed): (Vec<&Command>, Vec<&Command>) =
        usable.iter().partition(|command| command.context_menu_name.is_some());
    let mut lines = Vec::new();
    for command in &typed {
        let path = naming::path(command, None);
        lines.push(text::help_command(
            names(reader.language, "/", &[&path]),
            described(reader.language, &path),
        ));
    }
    let mut card = Card::titled(text::help_title()).text(standing(reader)).lines(lines);
    if !menus.is_empty() {
        let menus: Vec<Message> = menus
            .iter()
            .map(|menu| text::help_menu(names(reader.language, "", &[&naming::path(menu, None)])))
            .collect();
        card = card.text(text::help_menus(menus));
    }
    // A select takes 25: staff commands have one of their own.
    let (staff, others): (Vec<&Command>, Vec<&Command>) =
        typed.iter().partition(|command| !command.default_member_permissions.is_empty());
    let select = |press, placeholder, commands: Vec<&Command>| {
        (!commands.is_empty()).then(|| Control::Select {
            press,
            placeholder,
            choices: commands.into_iter().map(|command| choice(reader.language, command)).collect(),
            bounds: (1, 1),
        })
    };
    card.footer(text::help_both())
        .row(select(Press::HelpTopic(Nothing), text::help_choose(), others))
        .row(select(Press::HelpStaffTopic(Nothing), text::help_choose_staff(), staff))
        .row(next(reader.standing))
}

/// The commands under one name, with what can be filled in; `None` when the reader has no such command.
pub fn topic(reader: &Reader, name: &str) -> Option<Card> {
    let usable = usable(reader);
    let command =
        usable.iter().find(|command| command.context_menu_name.is_none() && command.name == name)?;
    let path = naming::path(command, None);
    let language = reader.language;
    let mut card = Card::titled(text::help_names(plain_names(language, &path)))
        .text(text::help_description(described(language, &path)));
    if command.subcommands.is_empty() {
        card = card.text(options(language, &path, command));
    }
    for subcommand in &command.subcommands {
        let own = naming::path(subcommand, Some(&path));
        card = card.field(
            text::help_names(names(language, "/", &[&path, &own])),
            text::help_subcommand(described(language, &own), options(language, &own, subcommand)),
        );
    }
    let home = Control::Button {
        press: Press::HelpHome(Nothing),
        label: text::help_back(),
        weight: Weight::Secondary,
    };
    Some(card.row([home]))
}

/// The commands and menus that the reader can use here.
fn usable(reader: &Reader) -> Vec<Command> {
    let mut commands = commands::all();
    commands.retain(|command| {
        let is_for_staff = !command.default_member_permissions.is_empty();
        let is_for_all = matches!(&*command.name, "start" | "help") || command.context_menu_name.is_some();
        match reader.standing {
            _ if is_for_staff => reader.is_staff,
            Standing::Creator | Standing::CreatorOfSeveral | Standing::Manager => true,
            Standing::Nowhere => command.name == "help",
            Standing::Unset | Standing::Stranger | Standing::Waiting => is_for_all,
        }
    });
    commands
}

fn standing(reader: &Reader) -> Message {
    let program = reader.program.as_deref().unwrap_or_default();
    match reader.standing {
        Standing::Nowhere => text::help_nowhere(),
        Standing::Unset if reader.is_staff => text::help_unset_manager(),
        Standing::Unset => text::help_unset(),
        Standing::Stranger => text::help_stranger(program),
        Standing::Waiting => text::help_waiting(program),
        Standing::Creator => text::help_creator(program),
        Standing::CreatorOfSeveral => text::help_creator_of_several(),
        Standing::Manager => text::help_manager(program),
    }
}

/// What most readers do next.
fn next(standing: Standing) -> Option<Control> {
    match standing {
        Standing::Creator | Standing::CreatorOfSeveral => Some(super::link::get_button()),
        Standing::Stranger => Some(Control::Button {
            press: Press::StartHere(Nothing),
            label: text::start_button(),
            weight: Weight::Primary,
        }),
        Standing::Manager => Some(Control::Button {
            press: Press::CampaignNew(Nothing),
            label: text::campaign_new_button(),
            weight: Weight::Secondary,
        }),
        Standing::Nowhere | Standing::Unset | Standing::Waiting => None,
    }
}

/// The reader's language first, then the others.
fn languages(reader: Language) -> Vec<Language> {
    let mut all = Language::ALL.to_vec();
    all.sort_by_key(|language| (*language != reader, *language));
    all
}

/// What is typed, in each language: `` `/link get` · `/ссылка получить` ``.
fn names(reader: Language, sign: &str, paths: &[&str]) -> Verbatim<String> {
    let mut said: Vec<String> = Vec::new();
    for language in languages(reader) {
        let words = paths.iter().filter_map(|path| naming_of(language, path)).map(|naming| naming.name);
        let name = format!("`{sign}{}`", words.collect::<Vec<_>>().join(" "));
        if !said.contains(&name) {
            said.push(name);
        }
    }
    Verbatim(said.join(" · "))
}

/// The same of one command without backticks, for a title.
fn plain_names(reader: Language, path: &str) -> Verbatim<String> {
    Verbatim(names(reader, "/", &[path]).0.replace('`', ""))
}

fn described(language: Language, path: &str) -> Verbatim<String> {
    Verbatim(naming_of(language, path).and_then(|naming| naming.description).unwrap_or_default())
}

/// What can be filled in, one a line.
fn options(language: Language, path: &str, command: &Command) -> Message {
    if command.parameters.is_empty() {
        return text::help_nothing_more();
    }
    let lines: Vec<String> = command
        .parameters
        .iter()
        .map(|parameter| {
            let own = format!("{path}--{}", parameter.name);
            format!("{} — {}", names(language, "", &[&own]).0, described(language, &own).0)
        })
        .collect();
    text::help_description(Verbatim(lines.join("\n")))
}

fn choice(language: Language, command: &Command) -> Choice {
    let path = naming::path(command, None);
    let name = naming_of(language, &path).map_or_else(String::new, |naming| format!("/{}", naming.name));
    Choice {
        value: command.name.to_string(),
        label: text::help_choice(name, described(language, &path)),
        is_chosen: false,
    }
}
