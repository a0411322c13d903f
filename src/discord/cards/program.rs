//! The cards of the set-up: what is chosen, what can be chosen, and the way on.

use crate::discord::card::{Card, Choice, Control, Form, Input, Weight};
use crate::discord::commands::menu_path;
use crate::discord::press::{Nothing, Press};
use crate::domain::campaign::LANDING_LENGTH;
use crate::domain::market::PRESETS;
use crate::domain::server::Hidden;
use crate::domain::setup::{Setup, Step, Target};
use crate::domain::{Language, RoleId};
use crate::i18n::{
    Arg, Message, Verbatim, commands, creator::language as language_name, market, mention, own_name,
    setup as words, text,
};

use super::channel;

/// Lines that a list shows at most.
const MOST_CHOICES: usize = 25;
/// Roles that can be managers.
const MOST_ROLES: u8 = 10;

/// The card of a step. `hidden` are the staff commands that some managers do not see.
pub fn step(setup: &Setup, step: Step, hidden: &[Hidden]) -> Card {
    let card = match step {
        Step::Languages => languages(setup),
        Step::Markets => super::market::step(setup),
        Step::Roles => roles(setup),
        Step::Channels => return channel::step(setup, setup.next_target(), None),
        Step::Money => money(setup),
        Step::Landing => landing(setup),
        Step::Commands => staff_commands(setup, hidden),
        Step::Finish => return overview(setup),
    };
    card.row(way_on(setup, step))
}

/// The beginning of a step's card: its name, and while the programme is set up its place among the steps.
pub fn title(setup: &Setup, step: Step) -> Card {
    let name = words::step(step);
    match setup.is_ready() {
        true => Card::titled(name),
        false => Card::titled(text::program_step_title(step.number(), Step::ALL.len(), name)),
    }
}

/// Back and on while the programme is set up; later the way to the overview.
pub fn way_on(setup: &Setup, step: Step) -> Vec<Control> {
    let to = |step, label, weight| Control::Button { press: Press::ProgramStep(step), label, weight };
    if setup.is_ready() {
        return vec![to(Step::Finish, text::program_overview(), Weight::Secondary)];
    }
    let back = step.previous().map(|back| to(back, text::program_back(), Weight::Secondary));
    let is_open = setup.missing().contains(&step);
    let label = if is_open { text::program_later() } else { text::program_next() };
    let weight = if is_open { Weight::Secondary } else { Weight::Primary };
    let next = step.next().map(|next| to(next, label, weight));
    back.into_iter().chain(next).collect()
}

fn names(languages: &[Language]) -> Vec<Arg> {
    languages.iter().map(|language| language_name(*language).into()).collect()
}

fn languages(setup: &Setup) -> Card {
    let main = setup.program.language;
    let choices = Language::ALL.iter().map(|language| Choice {
        value: language.code().to_owned(),
        label: text::program_choice(own_name(*language)),
        is_chosen: setup.languages.contains(language),
    });
    let most = u8::try_from(Language::ALL.len()).unwrap_or(u8::MAX).min(25);
    let card = title(setup, Step::Languages)
        .text(text::program_languages_ask())
        .field(text::program_languages_chosen(), text::program_list(names(&setup.languages)))
        .row([Control::Select {
            press: Press::ProgramLanguages(Nothing),
            placeholder: text::program_languages_choose(),
            choices: choices.collect(),
            bounds: (1, most),
        }]);
    if setup.languages.len() < 2 {
        return card;
    }
    card.field(text::program_language_main(), text::program_choice(own_name(main))).row(
        setup.languages.iter().take(5).map(|language| Control::Button {
            press: Press::ProgramLanguage(*language),
            label: text::program_language_make_main(own_name(*language)),
            weight: if *language == main { Weight::Current } else { Weight::Secondary },
        }),
    )
}

fn role_names(roles: &[RoleId]) -> Vec<Arg> {
    roles.iter().map(|role| mention::role(*role).into()).collect()
}

fn roles(setup: &Setup) -> Card {
    let chosen = match setup.roles.is_empty() {
        true => text::program_roles_none(),
        false => text::program_list(role_names(&setup.roles)),
    };
    let card = title(setup, Step::Roles)
        .text(text::program_roles_ask())
        .field(text::program_roles_chosen(), chosen)
        .row([Control::Roles {
            press: Press::ProgramRoles(Nothing),
            placeholder: text::program_roles_choose(),
            bounds: (1, MOST_ROLES),
        }]);
    if setup.roles.is_empty() {
        return card;
    }
    card.row([Control::Button {
        press: Press::ProgramNoRoles(Nothing),
        label: text::program_roles_clear(),
        weight: Weight::Secondary,
    }])
}

/// The first of `wanted`, each once, as many as a list shows; the first is the one that is chosen.
fn choices(wanted: impl Iterator<Item = String>) -> Vec<Choice> {
    let mut choices: Vec<Choice> = Vec::new();
    for value in wanted {
        if choices.len() < MOST_CHOICES && choices.iter().all(|known| known.value != value) {
            let is_chosen = choices.is_empty();
            choices.push(Choice { label: text::program_choice(Verbatim(value.clone())), value, is_chosen });
        }
    }
    choices
}

fn money(setup: &Setup) -> Card {
    let (currency, zone) = (setup.program.currency.clone(), setup.program.zone.0.name().to_owned());
    let currencies = setup.markets.iter().map(|market| market.currency.clone());
    let zones = setup.markets.iter().map(|market| market.zone.0.name().to_owned());
    let common = ["USD", "EUR", "GBP", "RUB"].into_iter().chain(PRESETS.iter().map(|preset| preset.currency));
    let everywhere = ["UTC"].into_iter().chain(PRESETS.iter().map(|preset| preset.zone.name()));
    title(setup, Step::Money)
        .text(text::program_money_ask())
        .figure(text::program_currency(), text::program_choice(Verbatim(&*currency)))
        .figure(text::program_zone(), text::program_choice(Verbatim(&*zone)))
        .row([Control::Select {
            press: Press::ProgramCurrency(Nothing),
            placeholder: text::program_currency(),
            choices: choices([currency].into_iter().chain(currencies).chain(common.map(str::to_owned))),
            bounds: (1, 1),
        }])
        .row([Control::Select {
            press: Press::ProgramZone(Nothing),
            placeholder: text::program_zone(),
            choices: choices([zone].into_iter().chain(zones).chain(everywhere.map(str::to_owned))),
            bounds: (1, 1),
        }])
        .row([Control::Button {
            press: Press::ProgramMoneyForm(Nothing),
            label: text::program_money_other(),
            weight: Weight::Secondary,
        }])
}

/// The form for a currency and a zone that no list has.
pub fn money_form(setup: &Setup) -> Form {
    Form {
        press: Press::ProgramMoney(Nothing),
        title: text::program_money_form(),
        inputs: vec![
            Input::line("currency", text::program_currency(), 10)
                .example(text::program_choice(Verbatim("EUR")))
                .filled(Some(setup.program.currency.clone())),
            Input::line("zone", text::program_zone(), 60)
                .example(text::program_choice(Verbatim("Europe/Berlin")))
                .filled(Some(setup.program.zone.0.name().to_owned())),
        ],
    }
}

fn landing(setup: &Setup) -> Card {
    let card = title(setup, Step::Landing).text(text::program_landing_ask());
    let (card, label, weight) = match &setup.evergreen {
        Some(evergreen) => (
            card.field(
                text::program_landing_chosen(),
                text::program_choice(Verbatim(&*evergreen.landing_url)),
            ),
            text::program_landing_change(),
            Weight::Secondary,
        ),
        None => (card, text::program_landing_write(), Weight::Primary),
    };
    card.row([Control::Button { press: Press::ProgramLandingForm(Nothing), label, weight }])
}

/// The form for the landing page.
pub fn landing_form(setup: &Setup) -> Form {
    let limit = u16::try_from(LANDING_LENGTH).unwrap_or(1_000);
    Form {
        press: Press::ProgramLanding(Nothing),
        title: text::program_step_landing(),
        inputs: vec![
            Input::line("url", text::program_landing_address(), limit)
                .example(text::program_choice(Verbatim("https://example.com/")))
                .filled(setup.evergreen.as_ref().map(|evergreen| evergreen.landing_url.clone())),
        ],
    }
}

fn staff_commands(setup: &Setup, hidden: &[Hidden]) -> Card {
    let card = title(setup, Step::Commands);
    if setup.roles.is_empty() {
        return card.text(text::program_commands_no_roles());
    }
    let again = [Control::Button {
        press: Press::ProgramStep(Step::Commands),
        label: text::program_commands_check(),
        weight: Weight::Secondary,
    }];
    if hidden.is_empty() {
        return card.text(text::program_commands_seen(role_names(&setup.roles))).row(again);
    }
    card.text(text::program_commands_hidden())
        .lines(hidden.iter().map(hidden_line))
        .text(text::program_commands_mend())
        .row(again)
}

/// Which command, and who does not see it.
pub fn hidden_line(hidden: &Hidden) -> Message {
    let roles = role_names(&hidden.roles);
    match menu_path(&hidden.name) {
        Some(path) => text::program_commands_hidden_menu(commands::name(&path), roles),
        None => text::program_commands_hidden_from(commands::name(&hidden.name), roles),
    }
}

/// Everything at a glance: to be finished, or to be changed later.
fn overview(setup: &Setup) -> Card {
    let markets: Vec<Arg> = setup.markets.iter().map(|known| market::name(known).into()).collect();
    let landing = setup.evergreen.as_ref().map(|evergreen| evergreen.landing_url.clone());
    let or_open = |known: Option<Message>| known.unwrap_or_else(text::program_open);
    let line = |step, value: Message| text::program_line(words::step(step), value);
    let channels: Vec<Arg> =
        setup.channels.iter().map(|known| mention::channel(known.channel_id).into()).collect();
    let chosen = |items: Vec<Arg>| (!items.is_empty()).then(|| text::program_list(items));
    let lines = [
        line(Step::Languages, text::program_list(names(&setup.languages))),
        line(Step::Markets, or_open(chosen(markets))),
        line(Step::Roles, chosen(role_names(&setup.roles)).unwrap_or_else(text::program_roles_none)),
        line(Step::Channels, or_open(chosen(channels).filter(|_| setup.channel(Target::Review).is_some()))),
        line(
            Step::Money,
            text::program_list(vec![
                Verbatim(&*setup.program.currency),
                Verbatim(setup.program.zone.0.name()),
            ]),
        ),
        line(Step::Landing, or_open(landing.map(|url| text::program_choice(Verbatim(url))))),
    ];
    match setup.is_ready() {
        true => Card::titled(text::program_ready_title(&setup.program.name))
            .text(text::program_ready())
            .lines(lines)
            .row(shortcuts(&[Step::Languages, Step::Markets, Step::Roles, Step::Channels]))
            .row(shortcuts(&[Step::Money, Step::Landing, Step::Commands]).chain([Control::Button {
                press: Press::ProgramHealth(Nothing),
                label: text::program_health_check(),
                weight: Weight::Secondary,
            }])),
        false => to_finish(setup, title(setup, Step::Finish).lines(lines)),
    }
}

fn shortcuts(steps: &[Step]) -> impl Iterator<Item = Control> {
    steps.iter().map(|step| Control::Button {
        press: Press::ProgramStep(*step),
        label: words::step(*step),
        weight: Weight::Secondary,
    })
}

fn to_finish(setup: &Setup, card: Card) -> Card {
    let missing = setup.missing();
    if missing.is_empty() {
        let finish = Control::Button {
            press: Press::ProgramFinish(Nothing),
            label: text::program_finish(),
            weight: Weight::Success,
        };
        return card
            .text(text::program_finish_ask())
            .row(way_on(setup, Step::Finish).into_iter().chain([finish]));
    }
    let open: Vec<Message> = missing.iter().map(|step| words::step(*step)).collect();
    card.text(text::program_finish_missing(open))
        .row(way_on(setup, Step::Finish).into_iter().chain(shortcuts(&missing)))
}
