//! A submission: what a creator hands in for one thing that a campaign asks of them, from its first version to the post.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use url::Url;

use super::contact::Topic;
use super::refusal::Field;
use super::text::{clean, optional, required};
use super::{
    CampaignId, ChannelId, CreatorId, DeliverableId, MessageId, ParticipationId, PersonId, ProgramId,
    Refusal, SubmissionDraftId, SubmissionId, UsageRightId,
};

/// Characters of a post's text.
pub const POST_LENGTH: usize = 3_000;
/// Characters of what a reviewer says.
pub const WORDS_LENGTH: usize = 900;
/// Characters of an address.
pub const URL_LENGTH: usize = 900;
/// Megabytes of a file that Duet can keep: what Discord takes from a bot on any server.
pub const FILE_MEGABYTES: u64 = 10;
/// Characters of a file's name that are kept.
const FILE_NAME_LENGTH: usize = 100;

/// How far it has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, sqlx::Type, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum State {
    /// A manager has to look at it.
    Waiting,
    /// A manager wants something changed.
    ChangesAsked,
    /// It can be published.
    Approved,
    /// Its creator says where it is published.
    Posted,
    /// A manager has seen it there.
    Published,
    /// It will not be used.
    Declined,
}

/// What a manager says to what waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It can be published.
    Approve,
    /// Something has to change.
    Change,
    /// It will not be used.
    Decline,
}

impl Verdict {
    /// The state that follows.
    pub const fn state(self) -> State {
        match self {
            Self::Approve => State::Approved,
            Self::Change => State::ChangesAsked,
            Self::Decline => State::Declined,
        }
    }
}

/// What a creator hands in for one thing that is asked of them.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Submission {
    /// Its key.
    pub submission_id: SubmissionId,
    /// The programme.
    pub program_id: ProgramId,
    /// The campaign.
    pub campaign_id: CampaignId,
    /// Who.
    pub creator_id: CreatorId,
    /// How they are in the campaign.
    pub participation_id: ParticipationId,
    /// What was asked for.
    pub deliverable_id: DeliverableId,
    /// How far it has come.
    pub state: State,
    /// The number of its newest revision, from 1.
    pub revision: i32,
    /// Grows with each change.
    pub step: i32,
    /// When the newest revision was sent.
    pub sent_at: DateTime<Utc>,
    /// Who said something to it last.
    pub decided_by_person_id: Option<PersonId>,
    /// When.
    pub decided_at: Option<DateTime<Utc>>,
    /// Where it is published.
    pub post_url: Option<String>,
    /// Since which day.
    pub posted_on: Option<NaiveDate>,
    /// When its creator said so.
    pub reported_at: Option<DateTime<Utc>>,
}

impl Submission {
    /// One that was just sent for the first time.
    pub const fn new(
        submission_id: SubmissionId,
        (program_id, campaign_id): (ProgramId, CampaignId),
        creator_id: CreatorId,
        (participation_id, deliverable_id): (ParticipationId, DeliverableId),
        now: DateTime<Utc>,
    ) -> Self {
        Self {
            submission_id,
            program_id,
            campaign_id,
            creator_id,
            participation_id,
            deliverable_id,
            state: State::Waiting,
            revision: 1,
            step: 0,
            sent_at: now,
            decided_by_person_id: None,
            decided_at: None,
            post_url: None,
            posted_on: None,
            reported_at: None,
        }
    }

    /// Whether a manager has to do something.
    pub const fn is_queued(&self) -> bool {
        matches!(self.state, State::Waiting | State::Posted)
    }

    /// Nothing, if another version can be sent.
    ///
    /// # Errors
    /// [`Refusal::SubmissionApproved`].
    pub const fn sendable(&self) -> Result<(), Refusal> {
        match self.state {
            State::Waiting | State::ChangesAsked | State::Declined => Ok(()),
            State::Approved | State::Posted | State::Published => Err(Refusal::SubmissionApproved),
        }
    }

    /// The same with another version, which waits.
    ///
    /// # Errors
    /// [`Refusal::SubmissionApproved`].
    pub fn sent(self, now: DateTime<Utc>) -> Result<Self, Refusal> {
        self.sendable()?;
        Ok(Self { state: State::Waiting, revision: self.revision + 1, sent_at: now, ..self })
    }

    /// The same once a manager has decided. `None` when nothing waits for that.
    pub fn decided(self, verdict: Verdict, by: PersonId, now: DateTime<Utc>) -> Option<Self> {
        if self.state != State::Waiting {
            return None;
        }
        let (by, at) = (Some(by), Some(now));
        Some(Self { state: verdict.state(), decided_by_person_id: by, decided_at: at, ..self })
    }

    /// Nothing, if its creator can say where it is published.
    ///
    /// # Errors
    /// [`Refusal::SubmissionUnapproved`].
    pub const fn postable(&self) -> Result<(), Refusal> {
        match self.state {
            State::Approved | State::Posted => Ok(()),
            _ => Err(Refusal::SubmissionUnapproved),
        }
    }

    /// The same once its creator says where it is published.
    ///
    /// # Errors
    /// [`Refusal::SubmissionUnapproved`].
    pub fn posted(self, url: String, on: NaiveDate, now: DateTime<Utc>) -> Result<Self, Refusal> {
        self.postable()?;
        let (post_url, posted_on, reported_at) = (Some(url), Some(on), Some(now));
        Ok(Self { state: State::Posted, post_url, posted_on, reported_at, ..self })
    }

    /// The same once a manager has looked at the post, and found it right or not. `None` when there is none to look at.
    pub fn checked(self, is_right: bool, by: PersonId, now: DateTime<Utc>) -> Option<Self> {
        if self.state != State::Posted {
            return None;
        }
        let state = if is_right { State::Published } else { State::Approved };
        Some(Self { state, decided_by_person_id: Some(by), decided_at: Some(now), ..self })
    }
}

/// One version of a submission.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Revision {
    /// Of which.
    pub submission_id: SubmissionId,
    /// Its number, from 1.
    pub number: i32,
    /// Where it can be seen.
    pub url: String,
    /// What the file is called, where it is one.
    pub file_name: Option<String>,
    /// The channel of the message that keeps the file, once there is one.
    pub kept_channel_id: Option<ChannelId>,
    /// The message that keeps the file, once there is one.
    pub kept_message_id: Option<MessageId>,
    /// The words that stand beside it.
    pub post: String,
    /// When it was sent.
    pub sent_at: DateTime<Utc>,
    /// What came of it.
    pub verdict: Option<State>,
    /// What the reviewer said; may be empty.
    pub words: String,
    /// Who reviewed it.
    pub decided_by_person_id: Option<PersonId>,
    /// When.
    pub decided_at: Option<DateTime<Utc>>,
}

/// What a creator is about to hand in.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Draft {
    /// Its key.
    pub submission_draft_id: SubmissionDraftId,
    /// The programme.
    pub program_id: ProgramId,
    /// Whose.
    pub creator_id: CreatorId,
    /// Where it can be seen; may be empty.
    pub url: String,
    /// What the file is called, where it is one.
    pub file_name: Option<String>,
    /// The words that stand beside it, as far as they are known.
    pub post: String,
}

/// The address that somebody typed.
///
/// # Errors
/// [`Refusal::TextMissing`], [`Refusal::TextTooLong`], [`Refusal::AddressUnreadable`].
pub fn address(raw: &str) -> Result<String, Refusal> {
    let typed = required(Field::SubmissionUrl, raw, URL_LENGTH)?;
    let url = Url::parse(&typed).map_err(|_| Refusal::AddressUnreadable)?;
    let is_fit = matches!(url.scheme(), "https" | "http")
        && url.host_str().is_some_and(|host| host.contains('.'))
        && url.username().is_empty()
        && url.password().is_none();
    let whole = String::from(url);
    if is_fit && whole.chars().count() <= URL_LENGTH { Ok(whole) } else { Err(Refusal::AddressUnreadable) }
}

/// The first address in a text, if there is one.
pub fn first_address(text: &str) -> Option<String> {
    let words = text.split(|letter: char| letter.is_whitespace() || matches!(letter, '<' | '>' | '(' | ')'));
    words.filter(|word| word.starts_with("http")).find_map(|word| address(word).ok())
}

/// The words that stand beside what is handed in.
///
/// # Errors
/// [`Refusal::TextMissing`], [`Refusal::TextTooLong`].
pub fn post(raw: &str) -> Result<String, Refusal> {
    required(Field::SubmissionPost, raw, POST_LENGTH)
}

/// What a reviewer must say.
///
/// # Errors
/// [`Refusal::TextMissing`], [`Refusal::TextTooLong`].
pub fn words(raw: &str) -> Result<String, Refusal> {
    required(Field::SubmissionWords, raw, WORDS_LENGTH)
}

/// What a reviewer may say.
///
/// # Errors
/// [`Refusal::TextTooLong`].
pub fn words_if_any(raw: &str) -> Result<String, Refusal> {
    Ok(optional(Field::SubmissionWords, raw, WORDS_LENGTH)?.unwrap_or_default())
}

/// Nothing, if a file of so many bytes can be kept.
///
/// # Errors
/// [`Refusal::FileTooLarge`].
pub const fn keepable(bytes: u64) -> Result<(), Refusal> {
    if bytes <= FILE_MEGABYTES * 1024 * 1024 {
        Ok(())
    } else {
        Err(Refusal::FileTooLarge { most: FILE_MEGABYTES })
    }
}

/// A file's name as it is kept.
pub fn file_name(raw: &str) -> String {
    clean(raw).replace('\n', " ").chars().take(FILE_NAME_LENGTH).collect()
}

/// What there is to tell about what was handed in. It is drawn from what it is about, as that stands when it is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum News {
    /// A version was sent, or a post was named; for managers.
    Sent(SubmissionId),
    /// The file of this version is kept where creator and managers talk; for its creator.
    Filed(SubmissionId, i32),
    /// A manager has decided, or has looked at the post; for its creator.
    Decided(SubmissionId),
    /// The time in which something may be used ends; for managers.
    RightEnds(UsageRightId),
    /// Its creator wants no more of it; for managers.
    RightUnwanted(UsageRightId),
    /// A longer time is proposed by the creator; for managers.
    RightOffered(UsageRightId),
    /// A creator said yes or no to a longer time; for managers.
    RightAnswered(UsageRightId),
    /// A longer time is proposed by the managers; for its creator.
    RightWanted(UsageRightId),
    /// The managers said yes or no to a longer time, or use it no more; for its creator.
    RightSettled(UsageRightId),
}

impl News {
    /// What it is about, by which its reader chooses to hear more or less.
    pub const fn topic(self) -> Topic {
        match self {
            Self::Sent(_)
            | Self::RightEnds(_)
            | Self::RightUnwanted(_)
            | Self::RightOffered(_)
            | Self::RightAnswered(_) => Topic::Staff,
            Self::Filed(..) | Self::Decided(_) | Self::RightWanted(_) | Self::RightSettled(_) => {
                Topic::Decision
            }
        }
    }

    /// Whether it asks a creator for something.
    pub const fn is_ask(self) -> bool {
        matches!(self, Self::RightWanted(_))
    }

    /// Whether it is said where creator and managers can go on talking about it.
    pub const fn is_aside(self) -> bool {
        matches!(self, Self::Decided(_) | Self::Filed(..))
    }

    /// Whether it says how something stands when it is said, so that one that waits says what another would.
    pub const fn is_of_now(self) -> bool {
        matches!(self, Self::Decided(_))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent() -> Submission {
        let asked = (ParticipationId(1), DeliverableId(1));
        let whose = (ProgramId(1), CampaignId(1));
        Submission::new(SubmissionId(1), whose, CreatorId(1), asked, DateTime::UNIX_EPOCH)
    }

    #[test]
    fn it_goes_from_version_to_version_until_it_is_approved() {
        let (now, boss) = (DateTime::UNIX_EPOCH, PersonId(7));
        let asked = sent().decided(Verdict::Change, boss, now).expect("it waits");
        assert_eq!(asked.state, State::ChangesAsked);
        assert_eq!(asked.clone().decided(Verdict::Approve, boss, now), None);
        let again = asked.sent(now).expect("changes are asked for");
        assert_eq!((again.state, again.revision), (State::Waiting, 2));
        let approved = again.decided(Verdict::Approve, boss, now).expect("it waits");
        assert_eq!(approved.clone().sent(now), Err(Refusal::SubmissionApproved));
        assert_eq!(approved.clone().checked(true, boss, now), None);
        let on = now.date_naive();
        let posted = approved.posted("https://a.example/1".to_owned(), on, now).expect("it is approved");
        let wrong = posted.clone().checked(false, boss, now).expect("it is posted");
        assert_eq!(wrong.state, State::Approved);
        assert_eq!(posted.checked(true, boss, now).map(|done| done.state), Some(State::Published));
        assert_eq!(sent().posted(String::new(), on, now), Err(Refusal::SubmissionUnapproved));
    }

    #[test]
    fn what_was_declined_can_be_replaced() {
        let declined = sent().decided(Verdict::Decline, PersonId(7), DateTime::UNIX_EPOCH);
        let again = declined.expect("it waits").sent(DateTime::UNIX_EPOCH);
        assert_eq!(again.map(|again| (again.state, again.revision)), Ok((State::Waiting, 2)));
    }

    #[test]
    fn an_address_is_one_that_a_browser_opens() {
        assert_eq!(address(" https://a.example/v?x=1 ").as_deref(), Ok("https://a.example/v?x=1"));
        for wrong in
            ["nowhere", "ftp://a.example", "https://me:pw@a.example", "https://localhost", "javascript:1"]
        {
            assert_eq!(address(wrong), Err(Refusal::AddressUnreadable), "{wrong}");
        }
        let long = format!("https://a.example/{}", "я".repeat(300));
        assert_eq!(address(&long), Err(Refusal::AddressUnreadable));
    }

    #[test]
    fn an_address_is_found_in_a_text() {
        assert_eq!(first_address("See (https://a.example/v) now").as_deref(), Some("https://a.example/v"));
        assert_eq!(
            first_address("httpless http:// <https://b.example>").as_deref(),
            Some("https://b.example/")
        );
        assert_eq!(first_address("nothing here"), None);
    }
}
