//! Who is asking: their language, their programme, their place in it.

use chrono::{Months, NaiveDate};

use super::App;
use crate::domain::audit::{Deed, Line, Subject};
use crate::domain::campaign::{Campaign, State};
use crate::domain::creator::{Creator, Stage};
use crate::domain::naming::Called;
use crate::domain::person::Person;
use crate::domain::program::Program;
use crate::domain::setup::Setup;
use crate::domain::text::{beginning, clean};
use crate::domain::{
    CampaignId, CreatorId, DecisionId, Language, LinkId, PersonId, ProgramId, Refusal, RoleId, ServerId,
    refusal,
};
use crate::error::Result;
use crate::i18n::read_day;
use crate::store::{self, Tx};

/// What Discord says of whoever asked.
#[derive(Clone, Debug)]
pub struct Asker {
    /// Who.
    pub person_id: PersonId,
    /// The server where they asked; none in direct messages.
    pub server_id: Option<ServerId>,
    /// Their roles there.
    pub roles: Vec<RoleId>,
    /// Whether they hold *Manage Server* there.
    pub manages_server: bool,
    /// Their Discord locale.
    pub locale: String,
    /// What Discord calls them in that server; in direct messages not by their nickname there.
    pub called: Called,
}

/// An asker whose language is known, in a programme or none.
#[derive(Clone, Debug)]
pub struct Member {
    /// The person.
    pub person: Person,
    /// Their place in the programme, if they have one.
    pub creator: Option<Creator>,
    /// The programme.
    pub program: Program,
    /// What to answer them in.
    pub language: Language,
    /// Whether they are a manager of the programme.
    pub is_manager: bool,
    /// Whether they hold *Manage Server* in the server where they asked.
    pub manages_server: bool,
    /// What Discord calls them there.
    pub called: Called,
}

impl Asker {
    /// The language for an answer before the database was asked.
    pub fn likely_language(&self) -> Language {
        Language::negotiate([Language::of(&self.locale)])
    }
}

/// What is asked about, where the question itself says so: by direct message it tells which programme is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// Nothing in particular.
    Anything,
    /// A link.
    Link(LinkId),
    /// A campaign.
    Campaign(CampaignId),
    /// A programme itself.
    Program(ProgramId),
}

/// The asker's place in the programme where they asked; by direct message, in the one that is meant.
///
/// # Errors
/// [`Refusal::ProgramNotSetUp`], [`Refusal::InNoProgram`], [`Refusal::ProgramUnclear`], and [`Refusal::PressStale`]
/// about something in none of their programmes.
pub async fn enter(app: &App, tx: &mut Tx, asker: &Asker, person: Person, about: About) -> Result<Member> {
    let program = match asker.server_id {
        Some(server) => store::program::find_by_server(tx, server).await?.ok_or(Refusal::ProgramNotSetUp)?,
        None => meant(app, tx, &person, about).await?,
    };
    let creator = store::creator::find(tx, program.program_id, asker.person_id).await?;
    member(tx, asker, person, program, creator).await
}

/// The programme that a direct message is about: the only one; of several the one of what is asked about, else the one
/// that the person chose lately.
async fn meant(app: &App, tx: &mut Tx, person: &Person, about: About) -> Result<Program> {
    let mut programs = store::program::list_of_person(tx, person.person_id, Stage::Active).await?;
    if programs.is_empty() {
        // Who waits for an answer is told so, rather than that they are nowhere.
        programs = store::program::list_of_person(tx, person.person_id, Stage::Applied).await?;
    }
    if programs.len() < 2 {
        return Ok(programs.pop().ok_or(Refusal::InNoProgram)?);
    }
    let wanted = match about {
        About::Anything => person.direct_program(app.clock.now()),
        About::Link(link) => Some(store::link::find_program(tx, link).await?.ok_or(Refusal::PressStale)?),
        About::Campaign(campaign) => {
            Some(store::campaign::find_program(tx, campaign).await?.ok_or(Refusal::PressStale)?)
        }
        About::Program(program) => Some(program),
    };
    let found = programs.iter().position(|program| Some(program.program_id) == wanted);
    match (found, about) {
        (Some(index), _) => Ok(programs.swap_remove(index)),
        (None, About::Anything) => {
            let name = |program: Program| (program.program_id, program.name);
            Err(Refusal::ProgramUnclear { programs: programs.into_iter().map(name).collect() }.into())
        }
        (None, _) => Err(Refusal::PressStale.into()),
    }
}

/// The asker's place of this key, wherever they ask from: buttons in direct messages carry it.
///
/// # Errors
/// [`Refusal::PressStale`] when it is not theirs, or of another server than the one where they ask.
pub async fn enter_place(tx: &mut Tx, asker: &Asker, person: Person, place: CreatorId) -> Result<Member> {
    let creator = store::creator::find_own(tx, asker.person_id, place).await?.ok_or(Refusal::PressStale)?;
    let program = store::program::get(tx, creator.program_id).await?;
    if asker.server_id.is_some_and(|server| server != program.server_id) {
        return Err(Refusal::PressStale.into());
    }
    member(tx, asker, person, program, Some(creator)).await
}

/// The asker as somebody who may act for a creator: on the server whoever they are there; by direct message the creator's
/// owner and backup, who were managers when they became that, and nobody else.
///
/// # Errors
/// Those of [`enter`], and by direct message [`Refusal::PressStale`].
pub async fn enter_for(
    app: &App,
    tx: &mut Tx,
    asker: &Asker,
    person: Person,
    creator: CreatorId,
) -> Result<Member> {
    if asker.server_id.is_some() {
        return enter(app, tx, asker, person, About::Anything).await;
    }
    let program = store::creator::find_program_of_responsible(tx, creator, asker.person_id).await?;
    let program = store::program::get(tx, program.ok_or(Refusal::PressStale)?).await?;
    let own = store::creator::find(tx, program.program_id, asker.person_id).await?;
    let member = member(tx, asker, person, program, own).await?;
    Ok(Member { is_manager: true, ..member })
}

/// The asker as a manager who may say what was done about a vote: on the server whoever they are there; by direct message
/// the manager who sees to it, and nobody else.
///
/// # Errors
/// Those of [`enter`], and by direct message [`Refusal::PressStale`].
pub async fn enter_decision(
    app: &App,
    tx: &mut Tx,
    asker: &Asker,
    person: Person,
    decision: DecisionId,
) -> Result<Member> {
    if asker.server_id.is_some() {
        return enter(app, tx, asker, person, About::Anything).await;
    }
    let found = store::decision::find(tx, decision).await?;
    let own = found.filter(|found| found.owner == Some(asker.person_id)).ok_or(Refusal::PressStale)?;
    let program = store::program::get(tx, own.program_id).await?;
    let creator = store::creator::find(tx, program.program_id, asker.person_id).await?;
    let member = member(tx, asker, person, program, creator).await?;
    Ok(Member { is_manager: true, ..member })
}

async fn member(
    tx: &mut Tx,
    asker: &Asker,
    person: Person,
    program: Program,
    creator: Option<Creator>,
) -> Result<Member> {
    if asker.server_id.is_some() && creator.is_some() {
        store::creator::update_called(tx, program.program_id, asker.person_id, &asker.called).await?;
    }
    let market_language = match creator.as_ref().and_then(|creator| creator.market_id) {
        Some(market) => Some(store::market::get(tx, market).await?.language),
        None => None,
    };
    let language = Language::negotiate([
        person.language,
        Language::of(&asker.locale),
        market_language,
        Some(program.language),
    ]);
    let manager_roles = store::program::list_manager_roles(tx, program.program_id).await?;
    let is_manager = match manager_roles.is_empty() {
        true => asker.manages_server,
        false => asker.roles.iter().any(|role| manager_roles.contains(role)),
    };
    let (manages_server, called) = (asker.manages_server, asker.called.clone());
    Ok(Member { person, creator, program, language, is_manager, manages_server, called })
}

impl Member {
    /// The asker as an approved creator.
    ///
    /// # Errors
    /// [`Refusal::NotACreator`], [`Refusal::ApplicationWaiting`].
    pub fn creator(&self) -> Result<&Creator, Refusal> {
        match &self.creator {
            Some(creator) if creator.stage == Stage::Active => Ok(creator),
            Some(creator) if creator.stage == Stage::Applied => Err(Refusal::ApplicationWaiting),
            _ => Err(Refusal::NotACreator),
        }
    }

    /// Nothing, if the asker is a manager.
    ///
    /// # Errors
    /// [`Refusal::NotAManager`].
    pub fn manager(&self) -> Result<(), Refusal> {
        if self.is_manager { Ok(()) } else { Err(Refusal::NotAManager) }
    }

    /// Nothing, if the asker is a manager or holds *Manage Server*: whoever could be locked out by a wrong choice of
    /// manager roles can still mend it.
    ///
    /// # Errors
    /// [`Refusal::NotAManager`].
    pub fn administrator(&self) -> Result<(), Refusal> {
        if self.is_manager || self.manages_server { Ok(()) } else { Err(Refusal::NotAManager) }
    }

    /// Nothing, if a manager has finished the set-up of the programme.
    ///
    /// # Errors
    /// [`Refusal::ProgramNotSetUp`].
    pub fn ready(&self) -> Result<(), Refusal> {
        self.program.ready_at.map(drop).ok_or(Refusal::ProgramNotSetUp)
    }

    /// Everything that the set-up of the programme chose so far, for those who may choose.
    ///
    /// # Errors
    /// [`Refusal::NotAManager`].
    pub async fn setup(&self, tx: &mut Tx) -> Result<Setup> {
        self.administrator()?;
        Ok(store::setup::get(tx, self.program.program_id).await?)
    }

    /// A campaign of the programme, for managers.
    ///
    /// # Errors
    /// [`Refusal::NotAManager`], [`Refusal::CampaignNowhere`].
    pub async fn campaign(&self, tx: &mut Tx, campaign: CampaignId) -> Result<Campaign> {
        self.manager()?;
        let found = store::campaign::find(tx, self.program.program_id, self.language, campaign).await?;
        Ok(found.ok_or(Refusal::CampaignNowhere)?)
    }

    /// A campaign of the programme that can still change, for managers.
    ///
    /// # Errors
    /// Those of [`Member::campaign`], [`Refusal::CampaignClosed`].
    pub async fn open_campaign(&self, tx: &mut Tx, campaign: CampaignId) -> Result<Campaign> {
        let campaign = self.campaign(tx, campaign).await?;
        if campaign.state == State::Closed {
            return Err(Refusal::CampaignClosed.into());
        }
        Ok(campaign)
    }

    /// Today, in the programme's zone.
    pub fn today(&self, app: &App) -> NaiveDate {
        app.clock.now().with_timezone(&self.program.zone.0).date_naive()
    }

    /// The day that the asker typed, as they write days; none where nothing was typed.
    ///
    /// # Errors
    /// [`Refusal::DayUnreadable`].
    pub fn day(&self, app: &App, typed: &str) -> Result<Option<NaiveDate>, Refusal> {
        let (today, locale) = (self.today(app), self.person.locale.as_deref().unwrap_or_default());
        match typed.trim() {
            "" => Ok(None),
            typed => read_day(locale, today, typed).map(Some).ok_or_else(|| Refusal::DayUnreadable {
                typed: beginning(&clean(typed), 40),
                example: today,
            }),
        }
    }

    /// The same of what lies behind: a day that was typed without a year is otherwise read as the next one.
    ///
    /// # Errors
    /// [`Refusal::DayUnreadable`].
    pub fn past_day(&self, app: &App, typed: &str) -> Result<Option<NaiveDate>, Refusal> {
        let (today, day) = (self.today(app), self.day(app, typed)?);
        let before =
            |day: NaiveDate| day.checked_sub_months(Months::new(12)).filter(|before| *before <= today);
        Ok(day.map(|day| before(day).filter(|_| day > today).unwrap_or(day)))
    }

    /// The same where a day is needed.
    ///
    /// # Errors
    /// [`refusal::Council::DayNeeded`].
    pub fn day_needed(&self, app: &App, typed: &str) -> Result<NaiveDate, Refusal> {
        let example = self.today(app);
        let needed = |typed| Refusal::Council(refusal::Council::DayNeeded { typed, example });
        match self.day(app, typed) {
            Ok(day) => day.ok_or_else(|| needed(String::new())),
            Err(Refusal::DayUnreadable { typed, .. }) => Err(needed(typed)),
            Err(other) => Err(other),
        }
    }

    /// The line that the audit keeps of a deed of the asker's.
    pub fn did(&self, app: &App, deed: Deed, subject: Subject, detail: impl Into<String>) -> Line {
        Line {
            audit_id: app.ids.next(),
            program_id: self.program.program_id,
            person_id: Some(self.person.person_id),
            deed,
            subject,
            detail: detail.into(),
            done_at: app.clock.now(),
        }
    }
}
