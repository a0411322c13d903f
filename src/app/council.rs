//! Who sits in a council, and what of its proposals goes when somebody asks to be forgotten.

use super::{App, Member};
use crate::domain::council::{Council, News, Piece, Seat};
use crate::domain::notice::{Notice, Reader};
use crate::domain::proposal::{Contribution, State};
use crate::domain::refusal::Council as No;
use crate::domain::{ChannelId, CouncilId, CreatorId, Language, MarketId, PersonId, ProposalId, Refusal};
use crate::error::Result;
use crate::store::{self, Tx};

/// Somebody who takes part in a council: who sits in it, or a manager.
#[derive(Clone, Debug)]
pub struct Sitting {
    /// The council.
    pub council: Council,
    /// Every seat that is taken.
    pub seats: Vec<Seat>,
    /// The asker's; managers may have none.
    pub own: Option<Seat>,
}

impl Sitting {
    /// The languages that the seats speak, `first` before the others.
    pub fn languages(&self, first: Language) -> Vec<Language> {
        let mut languages = vec![first];
        for seat in &self.seats {
            if !languages.contains(&seat.language) {
                languages.push(seat.language);
            }
        }
        languages
    }
}

impl Member {
    /// The programme's council, for whoever takes part in it.
    ///
    /// # Errors
    /// [`No::Unset`], [`No::NotSeated`].
    pub async fn sits(&self, tx: &mut Tx) -> Result<Sitting> {
        let council = store::council::find_standing(tx, self.program.program_id).await?;
        self.sits_at(tx, council.ok_or(Refusal::Council(No::Unset))?).await
    }

    /// The council of this key, for whoever takes part in it.
    ///
    /// # Errors
    /// [`No::ProposalUnknown`] where the programme has no such council, [`No::NotSeated`].
    pub async fn sits_in(&self, tx: &mut Tx, council: CouncilId) -> Result<Sitting> {
        let council = store::council::find(tx, self.program.program_id, council).await?;
        self.sits_at(tx, council.ok_or(Refusal::Council(No::ProposalUnknown))?).await
    }

    /// The programme's council, if it is this one, for managers.
    ///
    /// # Errors
    /// [`Refusal::NotAManager`], [`No::Unset`] where it is none of this programme, or another followed it.
    pub async fn appoints(&self, tx: &mut Tx, council: CouncilId) -> Result<Council> {
        self.manager()?;
        let found = store::council::find_standing(tx, self.program.program_id).await?;
        Ok(found.filter(|found| found.council_id == council).ok_or(Refusal::Council(No::Unset))?)
    }

    async fn sits_at(&self, tx: &mut Tx, council: Council) -> Result<Sitting> {
        let seats = store::council::list_seats(tx, council.council_id).await?;
        let own = seats.iter().find(|seat| seat.person_id == self.person.person_id).cloned();
        if own.is_none() && !self.is_manager {
            return Err(Refusal::Council(No::NotSeated).into());
        }
        Ok(Sitting { council, seats, own })
    }
}

impl App {
    /// Gives a creator a seat for a market, and tells them; `false` where they have one.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn give_seat(
        &self,
        tx: &mut Tx,
        council: &Council,
        (creator_id, person): (CreatorId, PersonId),
        market: MarketId,
    ) -> sqlx::Result<bool> {
        let (seat, whose) = (self.ids.next(), (creator_id, market));
        if !store::council::insert_seat(tx, seat, council, whose, self.clock.now()).await? {
            return Ok(false);
        }
        let told = News::Seated { creator_id, council_id: council.council_id };
        let notice = Notice::Council { told };
        self.notify(tx, council.program_id, Reader::Person(person), &notice).await?;
        Ok(true)
    }

    /// Has what stands of a proposal in the council's channel drawn anew, or posted where it does not stand yet.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn show_proposal(
        &self,
        tx: &mut Tx,
        (council, channel): (&Council, ChannelId),
        proposal_id: ProposalId,
        pieces: &[Piece],
    ) -> sqlx::Result<()> {
        let program = council.program_id;
        let language = store::program::language_of_channel(tx, program, channel).await?;
        for piece in pieces {
            let told = News::Post { piece: *piece, proposal_id, language };
            self.notify(tx, program, Reader::Channel(channel), &Notice::Council { told }).await?;
        }
        Ok(())
    }

    /// Has the discussion of a proposal in a language begun, or its head drawn anew.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn show_discussion(
        &self,
        tx: &mut Tx,
        (council, channel): (&Council, ChannelId),
        proposal_id: ProposalId,
        language: Language,
    ) -> sqlx::Result<()> {
        let told = News::Post { piece: Piece::Discussion, proposal_id, language };
        let reader = Reader::Channel(channel);
        self.notify(tx, council.program_id, reader, &Notice::Council { told }).await.map(drop)
    }

    /// Has a contribution read, or read anew, in the discussions of the other languages; says in how many.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn carry_across(&self, tx: &mut Tx, contribution: &Contribution) -> sqlx::Result<usize> {
        let program = contribution.program_id;
        let mut count = 0;
        for (thread, language) in store::proposal::list_threads(tx, program, contribution.proposal_id).await?
        {
            if language != contribution.language {
                let told = News::Contribution { contribution_id: contribution.contribution_id, language };
                let reader = Reader::Channel(ChannelId(thread.0));
                self.notify(tx, program, reader, &Notice::Council { told }).await?;
                count += 1;
            }
        }
        Ok(count)
    }

    /// Takes back what somebody proposed to councils and was not voted on yet, and has what they said or translated in
    /// discussions drawn anew: their words are gone when that is done.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn withdraw_proposals(&self, tx: &mut Tx, person: PersonId) -> sqlx::Result<()> {
        for proposal in store::proposal::update_withdrawn(tx, person).await? {
            let council = store::council::find(tx, proposal.program_id, proposal.council_id).await?;
            let Some((council, channel)) = council.and_then(|one| Some((one, one.channel_id?))) else {
                continue;
            };
            let pieces = match proposal.state {
                State::Voting => &[Piece::Proposal, Piece::Vote][..],
                _ => &[Piece::Proposal],
            };
            self.show_proposal(tx, (&council, channel), proposal.proposal_id, pieces).await?;
            let threads =
                store::proposal::list_threads(tx, proposal.program_id, proposal.proposal_id).await?;
            for (_, language) in threads {
                self.show_discussion(tx, (&council, channel), proposal.proposal_id, language).await?;
            }
        }
        for contribution in store::proposal::list_contributions(tx, person).await? {
            self.carry_across(tx, &contribution).await?;
        }
        Ok(())
    }
}
