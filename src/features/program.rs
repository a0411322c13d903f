//! Sets a programme up, step by step; every choice is kept at once, so that the set-up can be left and resumed.

use crate::app::{App, Member};
use crate::domain::audit::{Deed, Subject};
use crate::domain::market::Preset;
use crate::domain::program::{Zone, currency};
use crate::domain::server::Look;
use crate::domain::setup::{Setup, Step};
use crate::domain::{CampaignId, Language, Refusal, RoleId};
use crate::error::Result;
use crate::i18n::{self, label, text};
use crate::store::{self, Tx};

/// Begins the set-up, or resumes it where it was left. It begins in the language of whoever begins it.
///
/// # Errors
/// [`Refusal::NotAManager`].
pub async fn begin(tx: &mut Tx, member: &Member) -> Result<Setup> {
    member.administrator()?;
    let (program, language) = (member.program.program_id, member.language);
    if store::setup::update_begun(tx, program, language).await? {
        store::setup::update_languages(tx, program, language, &[language]).await?;
    }
    member.setup(tx).await
}

/// Goes to a step. Leaving the markets without a choice takes the market of the programme's language.
///
/// # Errors
/// [`Refusal::NotAManager`].
pub async fn step(app: &App, tx: &mut Tx, member: &Member, step: Step) -> Result<Setup> {
    let known = member.setup(tx).await?;
    if known.is_ready() {
        return Ok(known);
    }
    if known.step == Step::Markets && step > Step::Markets && known.markets.is_empty() {
        add_default_market(app, tx, member, &known).await?;
    }
    store::setup::update_step(tx, known.program.program_id, step).await?;
    member.setup(tx).await
}

/// Adds the market where most speakers of the programme's language are; its money and days count where no market's do.
async fn add_default_market(app: &App, tx: &mut Tx, member: &Member, known: &Setup) -> Result<()> {
    let program = known.program.program_id;
    let preset = Preset::for_language(known.program.language);
    let name = label(known.program.language, &i18n::market::preset(preset.code));
    let market = preset.market(name, &known.languages).with(app.ids.next(), program);
    if let Some(id) = store::market::insert_or_restore(tx, &market, app.clock.now()).await? {
        store::setup::update_money(tx, program, preset.currency, Zone(preset.zone)).await?;
        let line = member.did(app, Deed::MarketAdd, Subject::Market(id), preset.code);
        store::audit::insert(tx, &line).await?;
    }
    Ok(())
}

/// Chooses the languages of public posts. The main one stays, if it is among them; else the first becomes it.
///
/// # Errors
/// [`Refusal::LanguageUnknown`], [`Refusal::LanguageNeeded`].
pub async fn languages(app: &App, tx: &mut Tx, member: &Member, chosen: &[Language]) -> Result<()> {
    let known = member.setup(tx).await?;
    let main = chosen.iter().find(|language| **language == known.program.language).or(chosen.first());
    let Some(main) = main else {
        return Err(Refusal::LanguageUnknown { known: Language::ALL.to_vec() }.into());
    };
    update_languages(app, tx, member, &known, *main, chosen).await
}

/// Makes one of the languages the programme's own.
///
/// # Errors
/// [`Refusal::LanguageUnknown`].
pub async fn main_language(app: &App, tx: &mut Tx, member: &Member, main: Language) -> Result<()> {
    let known = member.setup(tx).await?;
    if !known.languages.contains(&main) {
        return Err(Refusal::LanguageUnknown { known: known.languages }.into());
    }
    let languages = known.languages.clone();
    update_languages(app, tx, member, &known, main, &languages).await
}

async fn update_languages(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    known: &Setup,
    main: Language,
    languages: &[Language],
) -> Result<()> {
    for language in known.languages.iter().filter(|language| !languages.contains(language)) {
        let of_language = known.markets.iter().filter(|market| market.language == *language);
        let markets: Vec<String> = of_language.map(|market| market.name.clone()).collect();
        if !markets.is_empty() {
            return Err(Refusal::LanguageNeeded { language: *language, markets }.into());
        }
    }
    if known.program.language == main && same(&known.languages, languages) {
        return Ok(());
    }
    let program = known.program.program_id;
    store::setup::update_languages(tx, program, main, languages).await?;
    if let Some(evergreen) = &known.evergreen {
        name_evergreen(app, tx, evergreen.campaign_id, languages).await?;
    }
    let codes: Vec<&str> = languages.iter().map(|language| language.code()).collect();
    let line = member.did(app, Deed::ProgramLanguages, Subject::Program(program), codes.join(", "));
    Ok(store::audit::insert(tx, &line).await?)
}

fn same<T: Ord + Clone>(left: &[T], right: &[T]) -> bool {
    let sorted = |items: &[T]| {
        let mut items = items.to_vec();
        items.sort();
        items
    };
    sorted(left) == sorted(right)
}

/// Chooses the roles whose holders are managers; none makes holders of *Manage Server* managers.
///
/// # Errors
/// [`Refusal::RoleUnfit`].
pub async fn roles(app: &App, tx: &mut Tx, member: &Member, look: &Look, chosen: &[RoleId]) -> Result<()> {
    let known = member.setup(tx).await?;
    for role in chosen {
        match look.role(*role) {
            Some(seen) if !seen.is_everyone && !seen.is_managed => {}
            _ => return Err(Refusal::RoleUnfit { role: *role }.into()),
        }
    }
    if same(&known.roles, chosen) {
        return Ok(());
    }
    let program = known.program.program_id;
    store::setup::update_roles(tx, program, chosen).await?;
    let none = chosen.is_empty().then_some(Subject::Program(program));
    for subject in chosen.iter().map(|role| Subject::Role(*role)).chain(none) {
        store::audit::insert(tx, &member.did(app, Deed::ProgramRoles, subject, "")).await?;
    }
    Ok(())
}

/// Chooses the currency or the zone that counts where a market has none; what is not given stays.
///
/// # Errors
/// [`Refusal::CurrencyUnknown`], [`Refusal::ZoneUnknown`].
pub async fn money(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    wanted_currency: Option<&str>,
    wanted_zone: Option<&str>,
) -> Result<()> {
    let known = member.setup(tx).await?;
    let wanted_currency =
        wanted_currency.map(currency).transpose()?.unwrap_or(known.program.currency.clone());
    let zone = wanted_zone.map(Zone::read).transpose()?.unwrap_or(known.program.zone);
    if wanted_currency == known.program.currency && zone == known.program.zone {
        return Ok(());
    }
    let program = known.program.program_id;
    store::setup::update_money(tx, program, &wanted_currency, zone).await?;
    let detail = format!("{wanted_currency}, {}", zone.0.name());
    Ok(store::audit::insert(tx, &member.did(app, Deed::ProgramMoney, Subject::Program(program), detail))
        .await?)
}

/// Chooses where the evergreen campaign leads. It is a draft until the set-up is finished.
///
/// # Errors
/// What [`App::landing_url`] refuses.
pub async fn landing(app: &App, tx: &mut Tx, member: &Member, raw: &str) -> Result<Setup> {
    let known = member.setup(tx).await?;
    let url = String::from(app.landing_url(raw)?);
    if known.evergreen.as_ref().is_some_and(|evergreen| evergreen.landing_url == url) {
        return Ok(known);
    }
    let program = known.program.program_id;
    let now = app.clock.now();
    let id = store::campaign::insert_or_update_evergreen(tx, app.ids.next(), program, &url, now).await?;
    name_evergreen(app, tx, id, &known.languages).await?;
    if known.is_ready() {
        store::campaign::update_evergreen_live(tx, program, now).await?;
    }
    store::audit::insert(tx, &member.did(app, Deed::ProgramLanding, Subject::Campaign(id), url)).await?;
    if known.is_ready() || known.step > Step::Landing {
        return member.setup(tx).await;
    }
    step(app, tx, member, Step::Commands).await
}

/// Names the evergreen campaign in the languages in which it has no name yet.
async fn name_evergreen(app: &App, tx: &mut Tx, id: CampaignId, languages: &[Language]) -> Result<()> {
    for language in languages {
        let name = label(*language, &text::campaign_evergreen_name());
        let summary = label(*language, &text::campaign_evergreen_summary());
        store::campaign::insert_text(tx, id, *language, &name, &summary, app.clock.now()).await?;
    }
    Ok(())
}

/// Finishes the set-up: creators can come. Finishing twice is the same as once.
///
/// # Errors
/// [`Refusal::SetupUnfinished`].
pub async fn finish(app: &App, tx: &mut Tx, member: &Member) -> Result<Setup> {
    let known = member.setup(tx).await?;
    if known.is_ready() {
        return Ok(known);
    }
    let missing = known.missing();
    if !missing.is_empty() {
        return Err(Refusal::SetupUnfinished { missing }.into());
    }
    if known.markets.is_empty() {
        add_default_market(app, tx, member, &known).await?;
    }
    let program = known.program.program_id;
    let now = app.clock.now();
    if store::setup::update_ready(tx, program, now).await? {
        store::setup::update_step(tx, program, Step::Finish).await?;
        store::campaign::update_evergreen_live(tx, program, now).await?;
        store::audit::insert(tx, &member.did(app, Deed::ProgramReady, Subject::Program(program), "")).await?;
    }
    member.setup(tx).await
}
