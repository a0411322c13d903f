//! Brings proposals before a council in the language of whoever makes them, has them translated and discussed.

use crate::app::{App, Member, Sitting};
use crate::domain::council::{News, Piece};
use crate::domain::notice::{Notice, Reader};
use crate::domain::proposal::{Carried, Contribution, Proposal, State, Text, View, read, read_contribution};
use crate::domain::refusal::Council as No;
use crate::domain::{
    ChannelId, ContributionId, Language, MessageId, ProgramId, ProposalId, Refusal, ServerId,
};
use crate::error::Result;
use crate::store::{self, Tx};

/// Proposals on an agenda.
const AGENDA: i64 = 10;

/// A proposal on the agenda, and where it stands.
#[derive(Clone, Debug)]
pub struct Item {
    /// The proposal.
    pub view: View,
    /// Its post, once it stands.
    pub place: Option<(ServerId, ChannelId, MessageId)>,
}

/// Nothing, if the asker may propose something now.
///
/// # Errors
/// [`No::Unset`], [`No::NotSeated`], [`No::Over`], [`No::ChannelMissing`].
pub async fn open(app: &App, tx: &mut Tx, member: &Member) -> Result<Sitting> {
    let sitting = member.sits(tx).await?;
    sitting.council.running(member.today(app))?;
    sitting.council.channel()?;
    Ok(sitting)
}

/// Brings a proposal before the council in the asker's language, with a discussion for each language that the council
/// speaks.
///
/// # Errors
/// Those of [`open`], [`Refusal::TextMissing`], [`Refusal::TextTooLong`].
pub async fn propose(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    (title, body): (&str, &str),
) -> Result<(View, ChannelId)> {
    let sitting = open(app, tx, member).await?;
    let channel = sitting.council.channel()?;
    let (title, body) = read(title, body)?;
    let (program, by, now) = (member.program.program_id, member.person.person_id, app.clock.now());
    let proposal = Proposal {
        proposal_id: app.ids.next(),
        program_id: program,
        council_id: sitting.council.council_id,
        person_id: Some(by),
        language: member.language,
        state: State::Open,
        proposed_at: now,
        closes_at: None,
        outcome: None,
        in_favour: None,
        against: None,
        abstained: None,
        revision: 0,
    };
    let id = proposal.proposal_id;
    store::proposal::insert(tx, &proposal).await?;
    let text = Text { language: member.language, title, body, person_id: Some(by), origin: 0 };
    store::proposal::insert_or_update_text(tx, id, &text, now).await?;
    app.show_proposal(tx, (&sitting.council, channel), id, &[Piece::Proposal]).await?;
    for language in sitting.languages(member.language) {
        app.show_discussion(tx, (&sitting.council, channel), id, language).await?;
    }
    Ok((known(tx, program, id).await?, channel))
}

async fn known(tx: &mut Tx, program: ProgramId, id: ProposalId) -> Result<View> {
    let found = store::proposal::find_view(tx, program, id).await?;
    let found = found.filter(|found| found.proposal.state != State::Withdrawn);
    Ok(found.ok_or(Refusal::Council(No::ProposalUnknown))?)
}

/// A proposal, for whoever takes part in its council.
async fn taken_part(tx: &mut Tx, member: &Member, id: ProposalId) -> Result<(View, Sitting)> {
    let proposal = store::proposal::find(tx, member.program.program_id, id).await?;
    let council = proposal.ok_or(Refusal::Council(No::ProposalUnknown))?.council_id;
    let sitting = member.sits_in(tx, council).await?;
    Ok((known(tx, member.program.program_id, id).await?, sitting))
}

/// The language into which the asker can translate a proposal: their own where words are wanted in it, else another.
///
/// # Errors
/// [`No::ProposalUnknown`], [`No::NotSeated`], [`No::NotOpen`], [`No::Translated`].
pub async fn translatable(tx: &mut Tx, member: &Member, id: ProposalId) -> Result<(View, Language)> {
    let (view, _) = taken_part(tx, member, id).await?;
    if view.proposal.state != State::Open {
        return Err(Refusal::Council(No::NotOpen).into());
    }
    let missing = view.missing();
    let own = missing.iter().find(|language| **language == member.language).or(missing.first());
    let language = *own.ok_or(Refusal::Council(No::Translated))?;
    Ok((view, language))
}

/// Keeps a translation of what its maker had before their eyes as of `revision`; they are named beside the author. Of two who
/// translate at once the first is kept.
///
/// # Errors
/// Those of [`translatable`], [`No::ProposalChanged`], [`Refusal::TextMissing`], [`Refusal::TextTooLong`].
pub async fn translate(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    (id, language, revision): (ProposalId, Language, i64),
    (title, body): (&str, &str),
) -> Result<View> {
    let (view, sitting) = taken_part(tx, member, id).await?;
    if view.proposal.state != State::Open {
        return Err(Refusal::Council(No::NotOpen).into());
    }
    if !view.languages.contains(&language) {
        return Err(Refusal::PressStale.into());
    }
    let (title, body) = read(title, body)?;
    if !store::proposal::update_held(tx, id, revision).await? {
        return Err(Refusal::Council(No::ProposalChanged).into());
    }
    let by = Some(member.person.person_id);
    let text = Text { language, title, body, person_id: by, origin: revision };
    if !store::proposal::insert_or_update_text(tx, id, &text, app.clock.now()).await? {
        return Err(Refusal::Council(No::Translated).into());
    }
    store::machine_draft::delete(tx, member.program.program_id, (id.into(), language)).await?;
    let channel = sitting.council.channel()?;
    app.show_proposal(tx, (&sitting.council, channel), id, &[Piece::Proposal]).await?;
    app.show_discussion(tx, (&sitting.council, channel), id, language).await?;
    known(tx, member.program.program_id, id).await
}

/// A proposal that the asker wrote and can still change.
///
/// # Errors
/// [`No::ProposalUnknown`], [`No::NotSeated`], [`No::NotAuthor`], [`No::NotOpen`].
pub async fn editable(tx: &mut Tx, member: &Member, id: ProposalId) -> Result<(View, Sitting)> {
    let (view, sitting) = taken_part(tx, member, id).await?;
    if view.proposal.person_id != Some(member.person.person_id) {
        return Err(Refusal::Council(No::NotAuthor).into());
    }
    match view.proposal.state {
        State::Open => Ok((view, sitting)),
        _ => Err(Refusal::Council(No::NotOpen).into()),
    }
}

/// Changes a proposal of the asker's as long as it is discussed, who had it as of `revision` before their eyes. Translations
/// are wanted anew, and every discussion reads what has changed. The same words change nothing.
///
/// # Errors
/// Those of [`editable`], [`Refusal::ChangedMeanwhile`], [`Refusal::TextMissing`], [`Refusal::TextTooLong`].
pub async fn edit(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    (id, revision): (ProposalId, i64),
    (title, body): (&str, &str),
) -> Result<View> {
    let (view, sitting) = editable(tx, member, id).await?;
    let (title, body) = read(title, body)?;
    let language = view.proposal.language;
    let has_changed = view.text(language).is_none_or(|known| known.title != title || known.body != body);
    if has_changed {
        if !store::proposal::update_revision(tx, id, revision).await? {
            return Err(Refusal::ChangedMeanwhile.into());
        }
        let (by, origin) = (Some(member.person.person_id), revision + 1);
        let text = Text { language, title, body, person_id: by, origin };
        store::proposal::insert_or_update_text(tx, id, &text, app.clock.now()).await?;
        let channel = sitting.council.channel()?;
        app.show_proposal(tx, (&sitting.council, channel), id, &[Piece::Proposal]).await?;
        for (thread, language) in store::proposal::list_threads(tx, view.proposal.program_id, id).await? {
            app.show_discussion(tx, (&sitting.council, channel), id, language).await?;
            let told = News::Revised { proposal_id: id, language };
            let reader = Reader::Channel(ChannelId(thread.0));
            app.notify(tx, view.proposal.program_id, reader, &Notice::Council { told }).await?;
        }
    }
    known(tx, member.program.program_id, id).await
}

/// What is discussed and voted on, the newest first, for whoever takes part in the council.
///
/// # Errors
/// [`No::Unset`], [`No::NotSeated`].
pub async fn agenda(tx: &mut Tx, member: &Member) -> Result<Vec<Item>> {
    let sitting = member.sits(tx).await?;
    let program = &member.program;
    let mut items = Vec::new();
    for proposal in store::proposal::list_open(tx, sitting.council.council_id, AGENDA).await? {
        let id = proposal.proposal_id;
        let Some(view) = store::proposal::find_view(tx, program.program_id, id).await? else { continue };
        let piece = if proposal.state == State::Voting { Piece::Vote } else { Piece::Proposal };
        let subject = crate::domain::post::Subject::Council(piece, id);
        let place = store::post::find_place(tx, program.program_id, subject).await?;
        let place = place.map(|(channel, message)| (program.server_id, channel, message));
        items.push(Item { view, place });
    }
    Ok(items)
}

/// Nothing, if the asker can say something to a proposal in the discussion of a language.
///
/// # Errors
/// [`No::ProposalUnknown`], [`No::NotSeated`].
pub async fn discussed(tx: &mut Tx, member: &Member, id: ProposalId) -> Result<()> {
    taken_part(tx, member, id).await.map(drop)
}

/// Carries what somebody says in the discussion of a language across to those of the others.
///
/// # Errors
/// Those of [`discussed`], [`Refusal::TextMissing`], [`Refusal::TextTooLong`].
pub async fn contribute(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    (id, language): (ProposalId, Language),
    raw: &str,
) -> Result<usize> {
    let (view, _) = taken_part(tx, member, id).await?;
    if !view.languages.contains(&language) {
        return Err(Refusal::PressStale.into());
    }
    let body = read_contribution(raw)?;
    let (by, now) = (member.person.person_id, app.clock.now());
    let contribution = Contribution {
        contribution_id: app.ids.next(),
        program_id: member.program.program_id,
        proposal_id: id,
        person_id: Some(by),
        language,
    };
    let place = (contribution.contribution_id, language);
    store::proposal::insert_contribution(tx, &contribution, now).await?;
    store::proposal::insert_contribution_text(tx, place, (&body, by), now).await?;
    Ok(app.carry_across(tx, &contribution).await?)
}

/// A contribution that can be translated into a language.
///
/// # Errors
/// Those of [`discussed`], [`No::Translated`].
pub async fn carried(
    tx: &mut Tx,
    member: &Member,
    (id, language): (ContributionId, Language),
) -> Result<Carried> {
    let found = store::proposal::find_contribution(tx, member.program.program_id, id).await?;
    let carried = found.ok_or(Refusal::Council(No::ProposalUnknown))?;
    let (view, _) = taken_part(tx, member, carried.contribution.proposal_id).await?;
    if !view.languages.contains(&language) || carried.texts.is_empty() {
        return Err(Refusal::PressStale.into());
    }
    match carried.text(language) {
        Some(_) => Err(Refusal::Council(No::Translated).into()),
        None => Ok(carried),
    }
}

/// Keeps the translation of a contribution. Of two who translate at once the first is kept.
///
/// # Errors
/// Those of [`carried`], [`Refusal::TextMissing`], [`Refusal::TextTooLong`].
pub async fn translate_contribution(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    place: (ContributionId, Language),
    raw: &str,
) -> Result<()> {
    let before = carried(tx, member, place).await?;
    let body = read_contribution(raw)?;
    let words = (&*body, member.person.person_id);
    if !store::proposal::insert_contribution_text(tx, place, words, app.clock.now()).await? {
        return Err(Refusal::Council(No::Translated).into());
    }
    let draft = (place.0.into(), place.1);
    store::machine_draft::delete(tx, member.program.program_id, draft).await?;
    app.carry_across(tx, &before.contribution).await?;
    Ok(())
}

/// What stands of a proposal in the council's channel; none where there is no such proposal.
///
/// # Errors
/// When the database fails.
pub async fn posted(tx: &mut Tx, program: ProgramId, id: ProposalId) -> Result<Option<View>> {
    Ok(store::proposal::find_view(tx, program, id).await?)
}

/// What stands of a contribution in a discussion; none where there is none.
///
/// # Errors
/// When the database fails.
pub async fn said(tx: &mut Tx, program: ProgramId, id: ContributionId) -> Result<Option<Carried>> {
    Ok(store::proposal::find_contribution(tx, program, id).await?)
}
