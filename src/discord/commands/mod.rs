//! The commands that people type, and the menus on people and messages.

pub mod announce;
pub mod brief;
pub mod campaign;
pub mod check_in;
mod choices;
mod contact;
pub mod content;
pub mod council;
pub mod creator;
mod earnings;
pub mod experiment;
pub mod feedback;
pub mod help;
pub mod home;
pub mod introduction;
pub mod link;
pub mod market;
pub mod payout;
pub mod post;
pub mod profile;
pub mod program;
pub mod question;
pub mod report;
pub mod results;
pub mod review;
pub mod round;
pub mod start;
pub mod stats;
pub mod thanks;
pub mod tier;

use std::collections::BTreeSet;

use serenity::all::CreateCommand;

use super::ask::Ask;
use super::naming;
use crate::app::App;
use crate::error::Error;

/// What every command is given.
pub type Context<'a> = poise::ApplicationContext<'a, App, Error>;
/// A command of Duet's.
pub type Command = poise::Command<App, Error>;

/// Every command and menu, named in each language.
pub fn all() -> Vec<Command> {
    let mut commands = vec![
        start::start(),
        program::program(),
        profile::profile(),
        link::link(),
        stats::stats(),
        earnings::earnings(),
        tier::tier(),
        check_in::check_in(),
        brief::brief(),
        content::content(),
        content::submit_as_content(),
        results::own_results(),
        campaign::campaign(),
        creator::creator(),
        creator::creator_card(),
        thanks::thank_publicly(),
        introduction::introduce(),
        review::review(),
        report::report(),
        payout::payout(),
        post::show_in_my_language(),
        post::keep_as_question(),
        home::home(),
        feedback::feedback(),
        introduction::intro(),
        question::question(),
        council::council(),
        market::market(),
        announce::announce(),
        experiment::experiment(),
        round::round(),
        help::help(),
    ];
    for command in &mut commands {
        naming::name(command, None);
    }
    commands
}

/// What Discord is told of them.
pub fn registration() -> Vec<CreateCommand> {
    all().iter().flat_map(|command| [command.create_as_slash_command(), menu(command)]).flatten().collect()
}

/// A menu on people or messages, with its names: the framework leaves them out.
fn menu(command: &Command) -> Option<CreateCommand> {
    let names = command.name_localizations.iter();
    let menu = command.create_as_context_menu_command()?;
    Some(names.fold(menu, |menu, (locale, name)| menu.name_localized(&**locale, &**name)))
}

/// What Discord calls each command and menu, in English.
pub fn names() -> BTreeSet<String> {
    all().into_iter().map(|command| command.context_menu_name.unwrap_or(command.name).into()).collect()
}

/// The English names of the commands that Discord shows to staff only.
pub fn staff() -> BTreeSet<String> {
    let staff = all().into_iter().filter(|command| !command.default_member_permissions.is_empty());
    staff.map(|command| command.context_menu_name.unwrap_or(command.name).into()).collect()
}

/// By what path the menu of this English name is found in `commands.ftl`; `None` for a command that is typed.
pub fn menu_path(name: &str) -> Option<String> {
    let is_meant = |command: &&Command| command.context_menu_name.as_deref() == Some(name);
    all().iter().find(is_meant).map(|command| naming::path(command, None))
}

/// The question that a command's interaction is.
fn ask<'a>(ctx: &Context<'a>) -> Ask<'a> {
    Ask::command(ctx.framework.user_data, &ctx.framework.serenity_context.http, ctx.interaction)
}
