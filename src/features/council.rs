//! Founds a council for a term, and appoints who sits in it and who chairs it.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::app::{App, Member};
use crate::domain::audit::{Deed, Subject};
use crate::domain::consent::Use;
use crate::domain::council::{Council, News, Seat, Typed};
use crate::domain::creator::Stage;
use crate::domain::election::Election;
use crate::domain::market::Market;
use crate::domain::notice::{Notice, Reader};
use crate::domain::refusal::Council as No;
use crate::domain::server::Look;
use crate::domain::text::Variants;
use crate::domain::{ChannelId, CouncilId, CouncilSeatId, CreatorId, Language, PersonId, ProgramId, Refusal};
use crate::error::Result;
use crate::store::{self, Tx};

/// Languages in which a council is named: there is room for so many in its form.
const LANGUAGES: usize = 2;

/// A council with all that belongs to it.
#[derive(Clone, Debug)]
pub struct View {
    /// The council.
    pub council: Council,
    /// What it is called.
    pub name: Variants,
    /// Who sits in it.
    pub seats: Vec<Seat>,
    /// The markets of the programme.
    pub markets: Vec<Market>,
    /// The election to it that is under way.
    pub election: Option<Election>,
    /// Whether its term is over.
    pub is_over: bool,
    /// Whether the reader has a seat.
    pub is_seated: bool,
    /// Whom Discord does not let Duet let into the channel, or put out of it, for managers.
    pub out_of_step: OutOfStep,
    /// Whom the reader may know by name: the council and managers know everybody, others know who agreed to be found.
    pub named: BTreeSet<CreatorId>,
}

/// Names of people whose sight of a council's channel Duet cannot change.
#[derive(Clone, Debug, Default)]
pub struct OutOfStep {
    /// Those who sit in it and are to be let in.
    pub outside: Vec<String>,
    /// Those who do no more and are to be put out.
    pub inside: Vec<String>,
}

/// A council to be founded or changed: the languages of its name, and what is known already.
#[derive(Clone, Debug)]
pub struct Sketch {
    /// The languages of its name.
    pub languages: Vec<Language>,
    /// The council, where there is one.
    pub known: Option<(Council, Variants)>,
}

/// What a manager is shown of the programme's council; none where there is none, or its term is over.
///
/// # Errors
/// [`Refusal::NotAManager`].
pub async fn standing(app: &App, tx: &mut Tx, member: &Member) -> Result<Option<View>> {
    member.manager()?;
    let found = store::council::find_standing(tx, member.program.program_id).await?;
    match found.filter(|found| found.ends_on >= member.today(app)) {
        Some(council) => Ok(Some(view(app, tx, member, council).await?)),
        None => Ok(None),
    }
}

/// The programme's council, for everybody in the programme.
///
/// # Errors
/// [`Refusal::NotACreator`], [`No::Unset`].
pub async fn about(app: &App, tx: &mut Tx, member: &Member) -> Result<View> {
    if !member.is_manager {
        member.creator()?;
    }
    let found = store::council::find_standing(tx, member.program.program_id).await?;
    view(app, tx, member, found.ok_or(Refusal::Council(No::Unset))?).await
}

async fn view(app: &App, tx: &mut Tx, member: &Member, council: Council) -> Result<View> {
    let seats = store::council::list_seats(tx, council.council_id).await?;
    let is_seated = seats.iter().any(|seat| seat.person_id == member.person.person_id);
    let mut named = BTreeSet::new();
    for seat in &seats {
        let is_inside = member.is_manager || is_seated;
        if is_inside || store::consent::list(tx, seat.creator_id).await?.contains(&Use::Directory) {
            named.insert(seat.creator_id);
        }
    }
    let refused = match council.channel_id.filter(|_| member.is_manager) {
        Some(channel) => store::access::list_refused(tx, council.program_id, channel).await?,
        None => Vec::new(),
    };
    let names = |is_wanted: bool| {
        refused.iter().filter(|(_, wanted)| *wanted == is_wanted).map(|(name, _)| name.clone()).collect()
    };
    Ok(View {
        out_of_step: OutOfStep { outside: names(true), inside: names(false) },
        name: store::council::get_name(tx, council.council_id).await?,
        markets: store::market::list(tx, member.program.program_id).await?,
        election: store::election::find_under_way(tx, council.council_id).await?,
        is_over: council.ends_on < member.today(app),
        is_seated,
        named,
        council,
        seats,
    })
}

/// The form for a council that is to be founded.
///
/// # Errors
/// [`Refusal::NotAManager`].
pub async fn new(tx: &mut Tx, member: &Member) -> Result<Sketch> {
    member.manager()?;
    Ok(Sketch { languages: languages(tx, member).await?, known: None })
}

/// The form for what a council is.
///
/// # Errors
/// [`Refusal::NotAManager`], [`No::Unset`] where it is none of this programme, or another followed it.
pub async fn open(tx: &mut Tx, member: &Member, id: CouncilId) -> Result<Sketch> {
    let council = member.appoints(tx, id).await?;
    let name = store::council::get_name(tx, id).await?;
    Ok(Sketch { languages: languages(tx, member).await?, known: Some((council, name)) })
}

async fn languages(tx: &mut Tx, member: &Member) -> Result<Vec<Language>> {
    let mut languages = store::program::list_languages(tx, &member.program).await?;
    languages.truncate(LANGUAGES);
    Ok(languages)
}

fn last_day(app: &App, member: &Member, typed: &Typed) -> Result<NaiveDate> {
    let today = member.today(app);
    let day = member.day_needed(app, &typed.ends_on)?;
    match day < today {
        true => Err(Refusal::DayOver { day }.into()),
        false => Ok(day),
    }
}

/// Founds a council. One whose term is over ends with that; as long as one stands, of two who found at once one does.
///
/// # Errors
/// [`Refusal::NotAManager`], [`Refusal::ChangedMeanwhile`], and what makes words, numbers and days unfit.
pub async fn found(app: &App, tx: &mut Tx, member: &Member, typed: &Typed) -> Result<View> {
    let Sketch { languages, .. } = new(tx, member).await?;
    let (names, (seats, quorum)) = (typed.read_names(&languages)?, typed.read_numbers()?);
    let (ends_on, today, now) = (last_day(app, member, typed)?, member.today(app), app.clock.now());
    let program = member.program.program_id;
    let before = store::council::find_standing(tx, program).await?;
    let council = Council {
        council_id: app.ids.next(),
        program_id: program,
        revision: 0,
        starts_on: today,
        ends_on,
        seats,
        quorum,
        // The next council meets where the last one did.
        channel_id: before.and_then(|before| before.channel_id),
    };
    if let Some(before) = before.filter(|before| before.ends_on < today) {
        store::council::update_ended(tx, before.council_id, now).await?;
    }
    if !store::council::insert(tx, &council, now).await? {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    name(tx, council.council_id, &names).await?;
    note(app, tx, member, council.council_id, Deed::CouncilFound).await?;
    view(app, tx, member, council).await
}

async fn name(tx: &mut Tx, council: CouncilId, names: &[(Language, String)]) -> Result<()> {
    for (language, name) in names {
        store::council::insert_or_update_name(tx, council, *language, name).await?;
    }
    Ok(())
}

async fn note(app: &App, tx: &mut Tx, member: &Member, council: CouncilId, deed: Deed) -> Result<()> {
    let line = member.did(app, deed, Subject::Council(council), "");
    Ok(store::audit::insert(tx, &line).await?)
}

/// Changes what was typed of a council, by somebody who had it as of `revision` before their eyes.
///
/// # Errors
/// Those of [`open`], [`Refusal::ChangedMeanwhile`], and what makes words, numbers and days unfit.
pub async fn change(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    (id, revision): (CouncilId, i64),
    typed: &Typed,
) -> Result<View> {
    let council = member.appoints(tx, id).await?;
    let names = typed.read_names(&languages(tx, member).await?)?;
    let (seats, quorum) = typed.read_numbers()?;
    let changed = Council { revision, seats, quorum, ends_on: last_day(app, member, typed)?, ..council };
    if !store::council::update(tx, &changed).await? {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    name(tx, id, &names).await?;
    note(app, tx, member, id, Deed::CouncilChange).await?;
    let council = member.appoints(tx, id).await?;
    view(app, tx, member, council).await
}

/// Gives a person a seat for the market in which they live. Giving it twice is the same as once.
///
/// # Errors
/// Those of [`open`], [`Refusal::CreatorUnknown`], [`Refusal::NotActive`], [`No::NoMarket`], [`No::SeatsTaken`].
pub async fn seat(app: &App, tx: &mut Tx, member: &Member, id: CouncilId, person: PersonId) -> Result<View> {
    member.appoints(tx, id).await?;
    // Of two who give the last seat of a market at once, the second waits here.
    store::council::update_revision(tx, id).await?;
    let council = member.appoints(tx, id).await?;
    let creator = store::creator::find(tx, member.program.program_id, person).await?;
    let creator = creator.ok_or(Refusal::CreatorUnknown)?;
    if creator.stage != Stage::Active {
        return Err(Refusal::NotActive.into());
    }
    let market = creator.market_id.ok_or(Refusal::Council(No::NoMarket))?;
    let seats = store::council::list_seats(tx, id).await?;
    if seats.iter().any(|seat| seat.creator_id == creator.creator_id) {
        return view(app, tx, member, council).await;
    }
    if council.free(&seats, market) == 0 {
        let Market { code, name, .. } = store::market::get(tx, market).await?;
        return Err(Refusal::Council(No::SeatsTaken { code, name, seats: council.seats }).into());
    }
    if app.give_seat(tx, &council, (creator.creator_id, person), market).await? {
        note(app, tx, member, id, Deed::CouncilSeat).await?;
    }
    view(app, tx, member, council).await
}

/// Takes a seat back. Taking it back twice is the same as once. A vote that is open counts without it.
///
/// # Errors
/// Those of [`open`].
pub async fn unseat(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    id: CouncilId,
    seat: CouncilSeatId,
) -> Result<View> {
    let council = member.appoints(tx, id).await?;
    let seats = store::council::list_seats(tx, id).await?;
    if store::council::update_seat_ended(tx, id, seat, app.clock.now()).await? {
        if let Some(held) = seats.iter().find(|held| held.council_seat_id == seat) {
            let told = News::Unseated { creator_id: held.creator_id, council_id: id };
            let reader = Reader::Person(held.person_id);
            app.notify(tx, council.program_id, reader, &Notice::Council { told }).await?;
        }
        app.show_meetings_ahead(tx, &council).await?;
        note(app, tx, member, id, Deed::CouncilUnseat).await?;
    }
    view(app, tx, member, council).await
}

/// Has the council chaired from this seat.
///
/// # Errors
/// Those of [`open`], [`Refusal::PressStale`] where nobody has the seat any more.
pub async fn chair(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    id: CouncilId,
    seat: CouncilSeatId,
) -> Result<View> {
    let council = member.appoints(tx, id).await?;
    // Of two who choose at once, the second waits here.
    store::council::update_revision(tx, id).await?;
    let seats = store::council::list_seats(tx, id).await?;
    if !seats.iter().any(|held| held.council_seat_id == seat) {
        return Err(Refusal::PressStale.into());
    }
    store::council::update_chair(tx, id, seat).await?;
    note(app, tx, member, id, Deed::CouncilChange).await?;
    view(app, tx, member, council).await
}

/// Chooses the council's channel, after looking whether Duet can work there and strangers cannot read it.
///
/// # Errors
/// Those of [`open`], [`Refusal::ChannelUnknown`], [`Refusal::ChannelForbidden`], [`Refusal::ChannelPublic`],
/// [`Refusal::ChannelTaken`].
pub async fn channel(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    (id, channel): (CouncilId, ChannelId),
    look: &Look,
) -> Result<View> {
    member.appoints(tx, id).await?;
    let seen = look.channel(channel).ok_or(Refusal::ChannelUnknown)?;
    if !seen.missing.is_empty() {
        return Err(Refusal::ChannelForbidden { channel, missing: seen.missing.clone() }.into());
    }
    if seen.is_public {
        return Err(Refusal::ChannelPublic { channel }.into());
    }
    let others = store::program::list_all_channels(tx, member.program.program_id).await?;
    if others.iter().any(|other| other.channel_id == channel) {
        return Err(Refusal::ChannelTaken { channel }.into());
    }
    store::council::update_channel(tx, id, channel).await?;
    note(app, tx, member, id, Deed::CouncilChange).await?;
    let council = member.appoints(tx, id).await?;
    view(app, tx, member, council).await
}

/// What somebody is told of a seat that they have, or had: the council and its name; none where there is no such council.
///
/// # Errors
/// When the database fails.
pub async fn told(
    tx: &mut Tx,
    program: ProgramId,
    (council, creator): (CouncilId, CreatorId),
) -> Result<Option<(Council, Variants, bool)>> {
    let Some(found) = store::council::find(tx, program, council).await? else { return Ok(None) };
    let seats = store::council::list_seats(tx, council).await?;
    let is_seated = seats.iter().any(|seat| seat.creator_id == creator);
    Ok(Some((found, store::council::get_name(tx, council).await?, is_seated)))
}
