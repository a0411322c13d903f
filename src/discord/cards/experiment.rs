//! The cards of experiments: what managers try out, and what came of it.

use crate::discord::card::{Card, Control, Form, Input, Weight};
use crate::discord::ids::{Maybe, Pair};
use crate::discord::press::Press;
use crate::domain::CampaignId;
use crate::domain::experiment::{HYPOTHESIS_LENGTH, OUTCOME_LENGTH, VARIABLES_LENGTH, Verdict};
use crate::features::experiment::{Page, Shown};
use crate::i18n::{Arg, Message, text};

/// The names of the inputs of forms about experiments.
pub mod input {
    /// What is supposed.
    pub const HYPOTHESIS: &str = "hypothesis";
    /// What is changed, and what stays.
    pub const VARIABLES: &str = "variables";
    /// What came of it.
    pub const OUTCOME: &str = "outcome";
}

const fn button(press: Press, label: Message, weight: Weight) -> Control {
    Control::Button { press, label, weight }
}

/// One experiment, with the ways to write down what came of it while it runs.
pub fn sheet(shown: &Shown) -> Card {
    let experiment = &shown.experiment;
    let card = Card::titled(text::experiment_title(&experiment.hypothesis))
        .text(standing(shown))
        .field(text::field_variables(), text::experiment_words(&experiment.variables));
    let card = match &experiment.outcome {
        Some(outcome) => card.field(text::field_outcome(), text::experiment_words(outcome)),
        None => card,
    };
    let card = match &shown.campaign {
        Some(campaign) => card.field(text::experiment_campaign(), text::experiment_words(campaign)),
        None => card,
    };
    let id = experiment.experiment_id;
    let results = Verdict::ALL.iter().map(|verdict| {
        button(Press::ExperimentResult(Pair(*verdict, id)), result_label(*verdict), Weight::Secondary)
    });
    match experiment.concluded_at {
        None => card.row(results),
        Some(_) => card,
    }
}

/// Whether it runs, and since when, or what it showed.
fn standing(shown: &Shown) -> Message {
    let experiment = &shown.experiment;
    match (experiment.verdict, experiment.concluded_at) {
        (Some(verdict), Some(at)) => text::experiment_concluded(verdict_name(verdict), at),
        _ => text::experiment_runs(experiment.begun_at),
    }
}

/// What a verdict is called.
pub fn verdict_name(verdict: Verdict) -> Message {
    match verdict {
        Verdict::Confirmed => text::experiment_confirmed(),
        Verdict::Refuted => text::experiment_refuted(),
        Verdict::Unclear => text::experiment_unclear(),
    }
}

fn result_label(verdict: Verdict) -> Message {
    match verdict {
        Verdict::Confirmed => text::experiment_confirm_button(),
        Verdict::Refuted => text::experiment_refute_button(),
        Verdict::Unclear => text::experiment_unclear_button(),
    }
}

/// A page of experiments.
pub fn list(page: &Page) -> Card {
    let mut card = Card::titled(match &page.campaign {
        Some((_, name)) => text::experiment_list_title_of(name),
        None => text::experiment_list_title(),
    });
    if page.experiments.is_empty() {
        card = card.text(text::experiment_list_none());
    }
    for shown in &page.experiments {
        let experiment = &shown.experiment;
        let mut lines = vec![Arg::from(standing(shown))];
        let outcome = experiment.outcome.as_ref().unwrap_or(&experiment.variables);
        lines.push(Arg::from(text::experiment_words(outcome.chars().take(250).collect::<String>())));
        if let (Some(campaign), None) = (&shown.campaign, &page.campaign) {
            lines.push(Arg::from(text::experiment_of(campaign)));
        }
        let hypothesis: String = experiment.hypothesis.chars().take(120).collect();
        card = card.field(text::experiment_words(hypothesis), text::lines(Arg::Lines(lines)));
    }
    if page.pages > 1 {
        card = card.footer(text::page_of(page.page + 1, page.pages));
    }
    let campaign = Maybe(page.campaign.as_ref().map(|(id, _)| *id));
    let turn = |to: i64, label: Message| {
        let press = Press::ExperimentList(Pair(campaign, to));
        (0..page.pages).contains(&to).then(|| button(press, label, Weight::Secondary))
    };
    let turns = [turn(page.page - 1, text::page_back()), turn(page.page + 1, text::page_next())];
    let new = button(Press::ExperimentNew(campaign), text::experiment_new_button(), Weight::Secondary);
    card.row(turns.into_iter().flatten().chain([new]))
}

/// The form that begins an experiment.
pub fn new_form(campaign: Option<CampaignId>) -> Form {
    Form {
        press: Press::ExperimentBegin(Maybe(campaign)),
        title: text::experiment_new_title(),
        inputs: vec![
            Input::lines(input::HYPOTHESIS, text::field_hypothesis(), limit(HYPOTHESIS_LENGTH))
                .example(text::experiment_hypothesis_example()),
            Input::lines(input::VARIABLES, text::field_variables(), limit(VARIABLES_LENGTH))
                .example(text::experiment_variables_example()),
        ],
    }
}

/// The form for what came of an experiment.
pub fn result_form(shown: &Shown, verdict: Verdict) -> Form {
    Form {
        press: Press::ExperimentResultKeep(Pair(verdict, shown.experiment.experiment_id)),
        title: text::experiment_result_title(verdict_name(verdict)),
        inputs: vec![Input::lines(input::OUTCOME, text::field_outcome(), limit(OUTCOME_LENGTH))],
    }
}

fn limit(characters: usize) -> u16 {
    u16::try_from(characters).unwrap_or(u16::MAX)
}
