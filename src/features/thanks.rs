//! Lets managers thank a creator for everybody to read, as long as the creator agrees to that.

use chrono::TimeDelta;

use crate::app::{App, Member};
use crate::domain::audit::{Deed, Subject};
use crate::domain::consent::Use;
use crate::domain::creator::{Creator, Stage};
use crate::domain::notice::{Notice, Reader};
use crate::domain::post::Subject as PostSubject;
use crate::domain::program::{Channel, Purpose};
use crate::domain::refusal::Field;
use crate::domain::thanks::{Public, State, Thanks, read};
use crate::domain::{
    ChannelId, CreatorId, Language, MessageId, NoticeId, PersonId, ProgramId, Refusal, ServerId, ThanksId,
};
use crate::error::Result;
use crate::store::{self, Tx};

/// Languages that one form has room for.
const LANGUAGES: usize = 5;
/// For this long thanks that nobody posted are kept.
const KEPT: TimeDelta = TimeDelta::days(1);

/// Somebody who may be thanked, and how.
#[derive(Clone, Debug)]
pub struct Thankable {
    /// Who.
    pub creator: Creator,
    /// The languages in which the words are needed.
    pub languages: Vec<Language>,
    /// Where it is posted.
    pub channel: Channel,
    /// In which of the languages.
    pub language: Language,
}

/// Thanks as whoever writes them sees them.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// Their key.
    pub thanks_id: ThanksId,
    /// Whom, how and where.
    pub to: Thankable,
    /// The words, in the order of the languages.
    pub texts: Vec<(Language, String)>,
}

/// Where a creator is thanked, for them to look at.
#[derive(Clone, Debug)]
pub struct Told {
    /// The programme's name.
    pub program: String,
    /// The words, by language.
    pub texts: Vec<(Language, String)>,
    /// The post.
    pub place: (ServerId, ChannelId, MessageId),
}

/// Whether a person may be thanked.
///
/// # Errors
/// [`Refusal::NotAManager`], [`Refusal::CreatorUnknown`], [`Refusal::NotActive`], [`Refusal::ThanksUnwanted`],
/// [`Refusal::WinsMissing`].
pub async fn open(tx: &mut Tx, member: &Member, person: PersonId) -> Result<Thankable> {
    member.manager()?;
    let creator = store::creator::find(tx, member.program.program_id, person).await?;
    thankable(tx, member, creator.ok_or(Refusal::CreatorUnknown)?).await
}

async fn of_creator(tx: &mut Tx, member: &Member, creator: CreatorId) -> Result<Thankable> {
    member.manager()?;
    let creator = store::creator::find_in(tx, member.program.program_id, creator).await?;
    thankable(tx, member, creator.ok_or(Refusal::CreatorUnknown)?).await
}

async fn thankable(tx: &mut Tx, member: &Member, creator: Creator) -> Result<Thankable> {
    if creator.stage != Stage::Active {
        return Err(Refusal::NotActive.into());
    }
    if !store::consent::list(tx, creator.creator_id).await?.contains(&Use::Thanks) {
        return Err(Refusal::ThanksUnwanted { name: creator.name }.into());
    }
    let mut languages = store::program::list_languages(tx, &member.program).await?;
    languages.truncate(LANGUAGES);
    let channels = store::program::list_channels(tx, member.program.program_id, Purpose::Wins, None).await?;
    let channel = channels.into_iter().next().ok_or(Refusal::WinsMissing)?;
    let language = channel.language.unwrap_or(member.program.language);
    Ok(Thankable { creator, languages, channel, language })
}

/// Keeps what a manager wrote, to be looked at before anybody else reads it.
///
/// # Errors
/// Those of [`open`], [`Refusal::TextMissing`], [`Refusal::TextTooLong`], and [`Refusal::CreatorNamed`] of anybody else.
pub async fn write(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    creator: CreatorId,
    typed: &[String],
) -> Result<Sheet> {
    let to = of_creator(tx, member, creator).await?;
    let texts = read(&to.languages, typed)?;
    nobody_else_named(app, tx, &to, &texts).await?;
    let thanks = Thanks {
        thanks_id: app.ids.next(),
        program_id: member.program.program_id,
        creator_id: Some(creator),
        state: State::Draft,
    };
    store::thanks::insert(tx, &thanks, app.clock.now()).await?;
    keep(tx, thanks.thanks_id, &texts).await?;
    Ok(Sheet { thanks_id: thanks.thanks_id, to, texts })
}

/// Thanks that are not posted yet.
///
/// # Errors
/// Those of [`open`], [`Refusal::DraftGone`], [`Refusal::ThanksPosted`].
pub async fn show(tx: &mut Tx, member: &Member, id: ThanksId) -> Result<Sheet> {
    member.manager()?;
    let thanks = store::thanks::find(tx, member.program.program_id, id).await?;
    let thanks = thanks.ok_or(Refusal::DraftGone)?;
    match thanks.state {
        State::Draft => {}
        State::Posted => return Err(Refusal::ThanksPosted.into()),
        State::Withdrawn => return Err(Refusal::DraftGone.into()),
    }
    let to = of_creator(tx, member, thanks.creator_id.ok_or(Refusal::DraftGone)?).await?;
    let known = store::thanks::list_texts(tx, id).await?;
    let text = |language: &Language| known.iter().find(|(known, _)| known == language).cloned();
    let texts = to.languages.iter().filter_map(text).collect();
    Ok(Sheet { thanks_id: id, to, texts })
}

/// Keeps what a manager made of thanks that are not posted yet.
///
/// # Errors
/// Those of [`show`] and [`write()`].
pub async fn change(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    id: ThanksId,
    typed: &[String],
) -> Result<Sheet> {
    let before = show(tx, member, id).await?;
    let texts = read(&before.to.languages, typed)?;
    nobody_else_named(app, tx, &before.to, &texts).await?;
    keep(tx, id, &texts).await?;
    Ok(Sheet { texts, ..before })
}

/// Has thanks posted where wins are. Whether their creator agrees is looked at once more, here and when it is said.
///
/// # Errors
/// Those of [`show`], [`Refusal::TextMissing`] where a language came to the programme meanwhile, and
/// [`Refusal::CreatorNamed`] of anybody else.
pub async fn post(app: &App, tx: &mut Tx, member: &Member, id: ThanksId) -> Result<(Sheet, NoticeId)> {
    let sheet = show(tx, member, id).await?;
    if sheet.texts.len() < sheet.to.languages.len() {
        return Err(Refusal::TextMissing { field: Field::Thanks }.into());
    }
    nobody_else_named(app, tx, &sheet.to, &sheet.texts).await?;
    if !store::thanks::update_posted(tx, id, app.clock.now()).await? {
        return Err(Refusal::ThanksPosted.into());
    }
    let (program, creator) = (member.program.program_id, sheet.to.creator.creator_id);
    let notice = Notice::Thanks { thanks_id: id, language: sheet.to.language };
    let notice = app.notify(tx, program, Reader::Channel(sheet.to.channel.channel_id), &notice).await?;
    let line = member.did(app, Deed::ThanksPost, Subject::Creator(creator), "");
    store::audit::insert(tx, &line).await?;
    Ok((sheet, notice))
}

async fn nobody_else_named(
    app: &App,
    tx: &mut Tx,
    to: &Thankable,
    texts: &[(Language, String)],
) -> Result<()> {
    let words: Vec<&str> = texts.iter().map(|(_, body)| &**body).collect();
    app.nobody_else_named(tx, &to.creator, &words).await
}

async fn keep(tx: &mut Tx, id: ThanksId, texts: &[(Language, String)]) -> Result<()> {
    for (language, body) in texts {
        store::thanks::insert_or_update_text(tx, id, *language, body).await?;
    }
    Ok(())
}

/// Thanks as everybody may read them now; none where nothing stands and nothing may.
///
/// # Errors
/// When the database fails.
pub async fn public(tx: &mut Tx, program: ProgramId, id: ThanksId) -> Result<Option<Public>> {
    Ok(store::thanks::find_public(tx, program, id).await?)
}

/// Has the creator hear that thanks to them stand, once. What was taken back while it was being posted is drawn anew.
///
/// # Errors
/// When the database fails.
pub async fn posted(
    app: &App,
    tx: &mut Tx,
    (program, channel): (ProgramId, ChannelId),
    (id, language): (ThanksId, Language),
) -> Result<()> {
    let Some(thanks) = store::thanks::find(tx, program, id).await? else { return Ok(()) };
    if !store::thanks::update_told(tx, id, app.clock.now()).await? {
        return Ok(());
    }
    if thanks.state != State::Posted {
        let notice = Notice::Thanks { thanks_id: id, language };
        app.notify(tx, program, Reader::Channel(channel), &notice).await?;
        return Ok(());
    }
    let Some(creator_id) = thanks.creator_id else { return Ok(()) };
    if let Some(creator) = store::creator::find_in(tx, program, creator_id).await? {
        let notice = Notice::Thanked { creator_id, thanks_id: id };
        app.notify(tx, program, Reader::Person(creator.person_id), &notice).await?;
    }
    Ok(())
}

/// What a creator is told of thanks to them; none where they were taken back.
///
/// # Errors
/// When the database fails.
pub async fn told(tx: &mut Tx, program: ProgramId, id: ThanksId) -> Result<Option<Told>> {
    let Some(Public::Thanked { texts, .. }) = store::thanks::find_public(tx, program, id).await? else {
        return Ok(None);
    };
    let place = store::post::find_place(tx, program, PostSubject::Thanks(id)).await?;
    let Some((channel, message)) = place else { return Ok(None) };
    let program = store::program::get(tx, program).await?;
    Ok(Some(Told { place: (program.server_id, channel, message), program: program.name, texts }))
}

/// Drops what nobody posted within a day; says how many.
///
/// # Errors
/// When the database fails.
pub async fn forget(app: &App) -> Result<u64> {
    let mut tx = app.begin().await?;
    let forgotten = store::thanks::delete_drafts(&mut tx, app.clock.now() - KEPT).await?;
    tx.commit().await?;
    Ok(forgotten)
}
