//! Takes somebody from their first word to an application that the managers can answer.

use crate::app::{App, Member};
use crate::domain::application::{Application, Inquiry};
use crate::domain::consent::Use;
use crate::domain::creator::{Creator, Draft, Stage};
use crate::domain::market::Market;
use crate::domain::notice::{Notice, Reader};
use crate::domain::person::Reach;
use crate::domain::program::{Purpose, Zone};
use crate::domain::reminder::{Kind, Reminder};
use crate::domain::{ApplicationId, ChannelId, Language, MarketId, NoticeId, Refusal, zone};
use crate::error::Result;
use crate::store::{self, Tx};

/// Where somebody stands in a programme.
#[derive(Clone, Debug)]
pub enum Standing {
    /// The application is being written.
    Choosing(Box<Choices>),
    /// The application is with the managers.
    Waiting(Box<Waiting>),
    /// Approved.
    Active(Box<Active>),
    /// Not now.
    Declined(Box<Declined>),
}

/// What an application begins with.
#[derive(Clone, Debug)]
pub struct Choices {
    /// The applicant's place.
    pub creator: Creator,
    /// The programme's name.
    pub program: String,
    /// The language that they are spoken to in.
    pub language: Language,
    /// The programme's markets.
    pub markets: Vec<Market>,
    /// The chosen one.
    pub market: Option<Market>,
    /// The zones usual there, and the chosen one.
    pub zones: Vec<Zone>,
    /// The chosen zone.
    pub zone: Option<Zone>,
    /// What they wrote so far.
    pub draft: Draft,
}

/// An application that the managers have not decided.
#[derive(Clone, Debug)]
pub struct Waiting {
    /// The applicant's place.
    pub creator: Creator,
    /// The programme's name.
    pub program: String,
    /// The application.
    pub application: Application,
    /// What the managers asked and nobody answered yet.
    pub inquiry: Option<Inquiry>,
    /// Whether direct messages reach the applicant.
    pub reach: Reach,
}

/// A creator who is in.
#[derive(Clone, Debug)]
pub struct Active {
    /// Their place.
    pub creator: Creator,
    /// The programme's name.
    pub program: String,
}

/// An application that was declined.
#[derive(Clone, Debug)]
pub struct Declined {
    /// The applicant's place.
    pub creator: Creator,
    /// The programme's name.
    pub program: String,
    /// Why not.
    pub reason: Option<String>,
}

/// What the command's options said; each may be missing.
#[derive(Clone, Debug, Default)]
pub struct Wishes {
    /// A language's code or name.
    pub language: Option<Language>,
    /// A market's key, code or name.
    pub market: Option<String>,
    /// A zone's name or city.
    pub zone: Option<Zone>,
}

impl Wishes {
    /// Whether nothing is left to be chosen.
    pub const fn is_complete(&self) -> bool {
        self.language.is_some() && self.market.is_some() && self.zone.is_some()
    }
}

impl Choices {
    /// Whether the form can be opened.
    pub const fn is_complete(&self) -> bool {
        self.market.is_some() && self.zone.is_some()
    }
}

/// Where the asker stands; a stranger gets a place in which to write their application.
///
/// # Errors
/// [`Refusal::ProgramNotSetUp`], [`Refusal::ApplicationsClosed`], [`Refusal::MarketUnlisted`].
pub async fn open(app: &App, tx: &mut Tx, member: &mut Member, wishes: &Wishes) -> Result<Standing> {
    member.ready()?;
    if let Some(creator) = &member.creator
        && !creator.stage.may_apply()
    {
        let creator = creator.clone();
        return standing(tx, member, creator).await;
    }
    review_channel(tx, member).await?;
    let creator = place(app, tx, member).await?;
    if let Some(language) = wishes.language {
        choose_language(tx, member, language).await?;
    }
    if let Some(wanted) = &wishes.market {
        let market = market_meant(tx, member, wanted).await?;
        choose_market(tx, member, market.market_id).await?;
    }
    if let Some(zone) = wishes.zone {
        choose_zone(tx, member, zone).await?;
    }
    standing(tx, member, creator).await
}

/// Where a creator stands.
///
/// # Errors
/// When the database fails.
pub async fn standing(tx: &mut Tx, member: &Member, creator: Creator) -> Result<Standing> {
    let program = member.program.name.clone();
    let newest = store::application::list_of_creator(tx, creator.creator_id).await?.into_iter().next();
    Ok(match (creator.stage, newest) {
        (Stage::Active, _) => Standing::Active(Box::new(Active { creator, program })),
        (Stage::Applied, Some(application)) => {
            let inquiry = open_inquiry(tx, &application).await?;
            let reach = member.person.reach;
            Standing::Waiting(Box::new(Waiting { creator, program, application, inquiry, reach }))
        }
        (Stage::Declined, newest) => {
            let reason = newest.and_then(|application| application.reason);
            Standing::Declined(Box::new(Declined { creator, program, reason }))
        }
        _ => Standing::Choosing(Box::new(choices(tx, member).await?)),
    })
}

/// What the asker chose so far, to go on writing their application.
///
/// # Errors
/// [`Refusal::ApplicationMoved`] when it is no longer theirs to write.
pub async fn choices(tx: &mut Tx, member: &Member) -> Result<Choices> {
    let creator = writing(member)?.clone();
    let markets = store::market::list(tx, creator.program_id).await?;
    let market = markets.iter().find(|market| Some(market.market_id) == creator.market_id).cloned();
    let zone = member.person.zone.0;
    let mut zones = market.as_ref().map_or_else(Vec::new, |market| zone::usual(&market.code, market.zone));
    zones.extend(zone.filter(|chosen| !zones.contains(chosen)));
    Ok(Choices {
        program: member.program.name.clone(),
        language: member.language,
        draft: store::creator::get_draft(tx, creator.creator_id).await?,
        creator,
        markets,
        market,
        zones,
        zone,
    })
}

/// Speaks the chosen language from now on.
///
/// # Errors
/// [`Refusal::ApplicationMoved`].
pub async fn choose_language(tx: &mut Tx, member: &mut Member, language: Language) -> Result<()> {
    writing(member)?;
    store::person::update_language(tx, member.person.person_id, Some(language)).await?;
    member.person.language = Some(language);
    member.language = language;
    Ok(())
}

/// Keeps the chosen market; where only one zone is usual, that is chosen with it.
///
/// # Errors
/// [`Refusal::ApplicationMoved`], [`Refusal::MarketUnlisted`].
pub async fn choose_market(tx: &mut Tx, member: &mut Member, market: MarketId) -> Result<()> {
    let creator = writing(member)?.creator_id;
    let markets = store::market::list(tx, member.program.program_id).await?;
    let Some(market) = markets.iter().find(|known| known.market_id == market) else {
        return Err(unknown_market(&markets).into());
    };
    store::creator::update_market(tx, creator, market.market_id).await?;
    if let Some(creator) = &mut member.creator {
        creator.market_id = Some(market.market_id);
    }
    if member.person.zone.0.is_none() && zone::usual(&market.code, market.zone).len() == 1 {
        choose_zone(tx, member, market.zone).await?;
    }
    Ok(())
}

/// Keeps the chosen time zone.
///
/// # Errors
/// When the database fails.
pub async fn choose_zone(tx: &mut Tx, member: &mut Member, zone: Zone) -> Result<()> {
    store::person::update_zone(tx, member.person.person_id, zone).await?;
    member.person.zone.0 = Some(zone);
    Ok(())
}

/// Keeps what was written into the form, whatever is still missing in it.
///
/// # Errors
/// [`Refusal::ApplicationMoved`].
pub async fn write(tx: &mut Tx, member: &Member, draft: &Draft) -> Result<()> {
    let creator = writing(member)?;
    store::creator::update_draft(tx, creator.creator_id, draft).await?;
    Ok(())
}

/// What is asked before an application is sent.
#[derive(Clone, Debug)]
pub struct Consents {
    /// The creator's place.
    pub creator: Creator,
    /// What they agreed to.
    pub granted: Vec<Use>,
}

/// What the asker agreed to so far.
///
/// # Errors
/// [`Refusal::NotACreator`].
pub async fn consents(tx: &mut Tx, member: &Member) -> Result<Consents> {
    let creator = member.creator.clone().ok_or(Refusal::NotACreator)?;
    let granted = store::consent::list(tx, creator.creator_id).await?;
    Ok(Consents { creator, granted })
}

/// Turns a use of the asker's name on or off. Doing so twice changes nothing. Thanks that stand are taken back with the
/// consent to them.
///
/// # Errors
/// [`Refusal::NotACreator`].
pub async fn consent(app: &App, tx: &mut Tx, member: &Member, (of, is_on): (Use, bool)) -> Result<Consents> {
    let creator = member.creator.as_ref().ok_or(Refusal::NotACreator)?.creator_id;
    if is_on {
        store::consent::insert(tx, creator, of, app.clock.now()).await?;
    } else {
        store::consent::delete(tx, creator, of).await?;
        if of == Use::Thanks {
            app.withdraw_thanks(tx, member.program.program_id, creator).await?;
        }
    }
    consents(tx, member).await
}

/// Sends the application to the managers. Returns the notice that shows whether direct messages arrive; none when
/// it was sent before.
///
/// # Errors
/// [`Refusal::ApplicationsClosed`], [`Refusal::ApplicationMoved`], [`Refusal::TextMissing`].
pub async fn send(app: &App, tx: &mut Tx, member: &Member) -> Result<Option<NoticeId>> {
    let creator = member.creator.as_ref().ok_or(Refusal::ApplicationMoved)?;
    if creator.stage == Stage::Applied {
        return Ok(None);
    }
    let choices = choices(tx, member).await?;
    if !choices.is_complete() {
        return Err(Refusal::ChoicesMissing.into());
    }
    choices.draft.check()?;
    let channel = review_channel(tx, member).await?;
    let now = app.clock.now();
    let (program, place) = (creator.program_id, creator.creator_id);
    // Whoever presses twice at once is shown where they stand, like whoever presses once.
    if !store::creator::update_stage(tx, place, (creator.stage, Stage::Applied), now).await? {
        return Ok(None);
    }
    let id: ApplicationId = app.ids.next();
    if store::application::insert(tx, id, (program, place), now).await?.is_none() {
        return Ok(None);
    }
    let about = (Kind::Application, id.0);
    let reminder = Reminder::of(app.ids.next(), (program, None), about, member.program.zone, now);
    store::reminder::insert(tx, &reminder).await?;
    let review = Notice::ApplicationReview { application_id: id };
    app.notify(tx, program, Reader::Channel(channel), &review).await?;
    let received = Notice::ApplicationReceived { program: member.program.name.clone() };
    Ok(Some(app.notify(tx, program, Reader::Person(creator.person_id), &received).await?))
}

/// Writes a direct message to the asker that says nothing but that it arrived.
///
/// # Errors
/// [`Refusal::NotACreator`].
pub async fn test(app: &App, tx: &mut Tx, member: &Member) -> Result<NoticeId> {
    let creator = member.creator.as_ref().ok_or(Refusal::NotACreator)?;
    let notice = Notice::DirectTest { program: member.program.name.clone() };
    Ok(app.notify(tx, creator.program_id, Reader::Person(creator.person_id), &notice).await?)
}

/// The question about an application that nobody answered yet, the newest.
async fn open_inquiry(tx: &mut Tx, application: &Application) -> Result<Option<Inquiry>> {
    let inquiries = store::application::list_inquiries(tx, application.application_id).await?;
    Ok(inquiries.into_iter().rev().find(|inquiry| inquiry.answer.is_none()))
}

/// The asker's place, while they may write their application.
fn writing(member: &Member) -> Result<&Creator, Refusal> {
    match &member.creator {
        Some(creator) if creator.stage.may_apply() => Ok(creator),
        _ => Err(Refusal::ApplicationMoved),
    }
}

/// The asker's place, made if they have none.
async fn place(app: &App, tx: &mut Tx, member: &mut Member) -> Result<Creator> {
    if let Some(creator) = &member.creator {
        return Ok(creator.clone());
    }
    let (program, person) = (member.program.program_id, member.person.person_id);
    let fresh = Creator {
        creator_id: app.ids.next(),
        program_id: program,
        person_id: person,
        stage: Stage::Invited,
        name: String::new(),
        market_id: None,
        joined_at: app.clock.now(),
    };
    store::creator::insert(tx, &fresh, &Draft::default().portrait).await?;
    store::creator::update_called(tx, fresh.program_id, fresh.person_id, &member.called).await?;
    let creator = store::creator::find(tx, program, person).await?.unwrap_or(fresh);
    member.creator = Some(creator.clone());
    if let [only] = store::market::list(tx, program).await?.as_slice() {
        choose_market(tx, member, only.market_id).await?;
    }
    Ok(creator)
}

/// The channel in which managers see applications. Without one nobody is let write an application that nobody sees.
async fn review_channel(tx: &mut Tx, member: &Member) -> Result<ChannelId> {
    let channels =
        store::program::list_channels(tx, member.program.program_id, Purpose::Review, None).await?;
    Ok(channels.first().ok_or(Refusal::ApplicationsClosed)?.channel_id)
}

/// The market that somebody means by its key, code or name.
async fn market_meant(tx: &mut Tx, member: &Member, words: &str) -> Result<Market> {
    let markets = store::market::list(tx, member.program.program_id).await?;
    let wanted = words.trim().to_lowercase();
    let found = markets.iter().find(|market| {
        market.market_id.to_string() == wanted
            || market.code == wanted
            || market.name.to_lowercase() == wanted
    });
    Ok(found.cloned().ok_or_else(|| unknown_market(&markets))?)
}

fn unknown_market(markets: &[Market]) -> Refusal {
    let known = markets.iter().map(|market| (market.code.clone(), market.name.clone()));
    Refusal::MarketUnlisted { known: known.collect() }
}
