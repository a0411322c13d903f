//! `/start`: joining a programme, from the first choice to the application.

use super::choices::{languages, markets, zones};
use super::{Context, ask};
use crate::discord::ask::{Ask, Reply};
use crate::discord::cards;
use crate::discord::press::{Nothing, Press};
use crate::domain::{Language, Refusal, zone};
use crate::error::{Error, Result};
use crate::features::start::{self, Standing, Wishes};
use crate::i18n;

#[poise::command(slash_command, interaction_context = "Guild|BotDm")]
pub(super) async fn start(
    ctx: Context<'_>,
    #[autocomplete = "languages"] language: Option<String>,
    #[autocomplete = "markets"] market: Option<String>,
    #[autocomplete = "zones"] timezone: Option<String>,
) -> Result<(), Error> {
    let ask = ask(&ctx);
    let wishes = wishes(&ask, language, market, timezone);
    here(&ask, wishes).await;
    Ok(())
}

/// Where the asker stands in the programme of the server where they ask. If nothing is left to be chosen, the form.
pub async fn here(ask: &Ask<'_>, wishes: Result<Wishes>) {
    ask.open(Press::StartHere(Nothing), async {
        let mut tx = ask.app.begin().await?;
        ask.person(&mut tx).await?;
        if ask.asker.server_id.is_none() {
            return Err(Refusal::StartElsewhere.into());
        }
        let mut member = ask.enter(&mut tx).await?;
        let wishes = wishes?;
        let standing = start::open(ask.app, &mut tx, &mut member, &wishes).await?;
        ask.speak(member.language);
        tx.commit().await?;
        if let Standing::Choosing(choices) = &standing
            && wishes.is_complete()
            && choices.is_complete()
        {
            let fill = Press::StartFill(choices.creator.creator_id);
            return Ok(Reply::Form(cards::start::form(fill, i18n::text::start_form_title(), &choices.draft)));
        }
        Ok(Reply::Private(cards::start::standing(&standing, ask.app.clock.now())))
    })
    .await;
}

fn wishes(
    ask: &Ask<'_>,
    language: Option<String>,
    market: Option<String>,
    timezone: Option<String>,
) -> Result<Wishes> {
    Ok(Wishes {
        language: language.map(|words| language_meant(&words)).transpose()?,
        market,
        zone: timezone.map(|words| zone_meant(ask, &words)).transpose()?,
    })
}

/// The language that somebody means by its code or by its name in whatever language.
pub fn language_meant(words: &str) -> Result<Language, Refusal> {
    let wanted = words.trim().to_lowercase();
    let is_named = |language: &Language| {
        let name = i18n::creator::language(*language);
        Language::ALL.iter().any(|reader| i18n::label(*reader, &name).to_lowercase() == wanted)
    };
    let found = Language::of(&wanted).or_else(|| Language::ALL.iter().copied().find(is_named));
    found.ok_or_else(|| Refusal::LanguageUnknown { known: Language::ALL.to_vec() })
}

/// The zone that somebody means by its name, or by a city or offset if that fits only one or begins a city's name.
pub fn zone_meant(ask: &Ask<'_>, words: &str) -> Result<crate::domain::program::Zone, Refusal> {
    if let Some(zone) = zone::of(words) {
        return Ok(zone);
    }
    let language = ask.language();
    let wanted = words.trim().to_lowercase();
    let found = zone::search(words, ask.app.clock.now(), |zone| i18n::zone::city(language, zone));
    match found.as_slice() {
        [only] => Ok(*only),
        [best, ..] if i18n::zone::city(language, *best).to_lowercase() == wanted => Ok(*best),
        _ => Err(Refusal::ZoneUnclear),
    }
}
