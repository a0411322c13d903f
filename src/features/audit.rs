//! Shows what the staff did, newest first.

use crate::app::Member;
use crate::domain::audit::{Line, Subject};
use crate::domain::{AuditId, PersonId};
use crate::error::Result;
use crate::i18n::{Arg, mention};
use crate::store::{self, Tx};

/// Lines on a page.
const PAGE: i64 = 20;

/// One page of the audit.
#[derive(Clone, Debug)]
pub struct Page {
    /// Its lines, newest first, each with what the deed was done to as it is called now; none for the programme itself
    /// and for what is gone.
    pub lines: Vec<(Line, Option<Arg>)>,
    /// The last line, if there are older ones.
    pub older: Option<AuditId>,
    /// Whether it is the newest page.
    pub is_newest: bool,
}

/// The lines before `before`; without it the newest.
///
/// # Errors
/// When the asker is not staff.
pub async fn page(tx: &mut Tx, member: &Member, before: Option<AuditId>) -> Result<Page> {
    member.administrator()?;
    let program = member.program.program_id;
    let mut found = store::audit::list(tx, program, before, PAGE + 1).await?;
    let has_older = found.len() > usize::try_from(PAGE).unwrap_or_default();
    found.truncate(usize::try_from(PAGE).unwrap_or_default());
    let older = found.last().filter(|_| has_older).map(|line| line.audit_id);
    let mut lines = Vec::with_capacity(found.len());
    for line in found {
        let subject = subject(tx, member, line.subject).await?;
        lines.push((line, subject));
    }
    Ok(Page { lines, older, is_newest: before.is_none() })
}

/// What a deed was done to, as it is called now.
async fn subject(tx: &mut Tx, member: &Member, subject: Subject) -> Result<Option<Arg>> {
    let program = member.program.program_id;
    let person = |id: PersonId| Arg::from(mention::person(id));
    Ok(match subject {
        Subject::Program(_) | Subject::Link(_) => None,
        Subject::Market(id) => store::market::find(tx, program, id).await?.map(|market| market.name.into()),
        Subject::Channel(id) => Some(mention::channel(id).into()),
        Subject::Role(id) => Some(mention::role(id).into()),
        Subject::Person(id) => Some(person(id)),
        Subject::Creator(id) => store::audit::find_creator(tx, program, id).await?.map(person),
        Subject::Application(id) => store::audit::find_applicant(tx, program, id).await?.map(person),
        Subject::Campaign(id) => store::campaign::find(tx, program, member.language, id)
            .await?
            .map(|campaign| campaign.name.into()),
        Subject::Announcement(id) => {
            let texts = store::announcement::find(tx, program, id).await?;
            let texts = match texts {
                Some(_) => store::announcement::list_texts(tx, id).await?,
                None => Vec::new(),
            };
            let own = texts.iter().find(|text| text.language == member.language).or(texts.first());
            own.map(|text| text.title.clone().into())
        }
        Subject::Experiment(id) => store::experiment::find(tx, program, id)
            .await?
            .map(|experiment| experiment.hypothesis.chars().take(80).collect::<String>().into()),
        Subject::Council(id) => match store::council::find(tx, program, id).await? {
            Some(_) => Some(store::council::get_name(tx, id).await?.into()),
            None => None,
        },
        Subject::Tier(id) => {
            let tiers = store::tier::list(tx, &member.program).await?;
            tiers.iter().find(|tier| tier.tier_id == id).map(|tier| tier.name().into())
        }
    })
}
