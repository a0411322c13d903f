//! Introduces creators to each other: the one way in which an introduction begins, whoever wants it.

use super::App;
use crate::domain::introduction::rule::{Candidate, PEOPLE, WhyNot, all_admissible};
use crate::domain::introduction::{
    Awake, Introduction, MadeBy, NUDGED_AFTER, News, OPEN_FOR, Party, Reason, State, times,
};
use crate::domain::notice::{Notice, Reader};
use crate::domain::{CreatorId, IntroductionId, PersonId, ProgramId, Refusal, contact, refusal};
use crate::error::Result;
use crate::store::{self, Tx};

impl App {
    /// Introduces two or three creators of a programme to each other, if that may be: each is asked in private.
    ///
    /// # Errors
    /// [`Refusal::CreatorUnknown`], [`refusal::Introduction::Number`], [`refusal::Introduction::Unjoined`],
    /// [`refusal::Introduction::OneMarket`], and [`refusal::Introduction::NotNow`] for everything that is somebody's
    /// private choice.
    pub async fn introduce(
        &self,
        tx: &mut Tx,
        program: ProgramId,
        people: &[CreatorId],
        why: Vec<Reason>,
        (made_by, by): (MadeBy, Option<PersonId>),
    ) -> Result<IntroductionId> {
        let mut people = people.to_vec();
        people.sort_unstable();
        people.dedup();
        let rule = store::introduction::get_rule(tx, program).await?;
        let most = if rule.allows_trios { PEOPLE.1 } else { PEOPLE.0 };
        if !(PEOPLE.0..=most).contains(&people.len()) {
            return Err(Refusal::Introduction(refusal::Introduction::Number).into());
        }
        store::introduction::update_held(tx, &people).await?;
        if let Err(why) = self.may_meet(tx, program, &people, None).await? {
            return Err(no(tx, program, why).await?.into());
        }
        let now = self.clock.now();
        let introduction = Introduction {
            introduction_id: self.ids.next(),
            program_id: program,
            state: State::Asked,
            made_by,
            made_by_person_id: by,
            reasons: why,
            times: self.times(tx, program, &people).await?,
            made_at: now,
            closes_at: now + OPEN_FOR,
            opens_at: None,
            agreed_at: None,
            channel_id: None,
            thread_id: None,
            people: people.iter().map(|id| Party { creator_id: *id, told_at: None, answer: None }).collect(),
        };
        store::introduction::insert(tx, &introduction, now + NUDGED_AFTER).await?;
        for creator in people {
            let news = News::Offered(introduction.introduction_id);
            self.tell_of_introduction(tx, (program, creator), news).await?;
        }
        Ok(introduction.introduction_id)
    }

    /// Whether each of these people may be introduced to each other one now, an introduction aside.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn may_meet(
        &self,
        tx: &mut Tx,
        program: ProgramId,
        people: &[CreatorId],
        aside: Option<IntroductionId>,
    ) -> Result<Result<(), WhyNot>> {
        let rule = store::introduction::get_rule(tx, program).await?;
        let mut candidates: Vec<Candidate> = Vec::with_capacity(people.len());
        for creator in people {
            match store::introduction::find_candidate(tx, (program, *creator), aside).await? {
                Some(found) => candidates.push(found),
                None => return Ok(Err(WhyNot::Away(*creator))),
            }
        }
        Ok(all_admissible(&candidates, rule, self.clock.now()))
    }

    /// Tells one of an introduction's people something about it; nothing to whoever is not there any more.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn tell_of_introduction(
        &self,
        tx: &mut Tx,
        (program, creator_id): (ProgramId, CreatorId),
        news: News,
    ) -> sqlx::Result<()> {
        if let Some(creator) = store::creator::find_in(tx, program, creator_id).await? {
            let notice = Notice::Introduction { creator_id, news };
            self.notify(tx, program, Reader::Person(creator.person_id), &notice).await?;
        }
        Ok(())
    }

    /// Times that suit all of these people, once they have had time to answer.
    async fn times(
        &self,
        tx: &mut Tx,
        program: ProgramId,
        people: &[CreatorId],
    ) -> Result<Vec<chrono::DateTime<chrono::Utc>>> {
        let now = self.clock.now();
        let mut awake = Vec::with_capacity(people.len());
        for creator in people {
            let found = store::creator::find_in(tx, program, *creator).await?;
            let person = found.ok_or(Refusal::CreatorUnknown)?.person_id;
            let topic = contact::Topic::Decision;
            let situation = store::contact::get_situation(tx, (program, person), topic, now).await?;
            awake.push(Awake { zone: situation.zone, quiet: situation.quiet.unwrap_or_default() });
        }
        Ok(times(&awake, now + OPEN_FOR))
    }
}

/// What to say of why people cannot be introduced: nothing of what one of them chose in private.
async fn no(tx: &mut Tx, program: ProgramId, why: WhyNot) -> Result<Refusal> {
    Ok(Refusal::Introduction(match why {
        WhyNot::Same => refusal::Introduction::Number,
        WhyNot::Away(_) => return Ok(Refusal::CreatorUnknown),
        WhyNot::Unjoined(creator) => {
            let found = store::creator::find_in(tx, program, creator).await?;
            refusal::Introduction::Unjoined { name: found.ok_or(Refusal::CreatorUnknown)?.name }
        }
        WhyNot::OneMarket => refusal::Introduction::OneMarket,
        WhyNot::Resting(_) | WhyNot::Lately | WhyNot::Avoided => refusal::Introduction::NotNow,
    }))
}
