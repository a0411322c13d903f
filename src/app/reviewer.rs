//! Whoever decides about a creator's work: a manager on the server, or by direct message whoever looks after the creator.

use crate::domain::creator::Stage;
use crate::domain::{CreatorId, Language, PersonId, ProgramId};
use crate::error::Result;
use crate::store::{self, Tx};

/// Somebody who may be one of those who decide about a creator's work, or that creator.
#[derive(Clone, Debug)]
pub struct Reviewer {
    /// Who.
    pub person_id: PersonId,
    /// What to answer them in.
    pub language: Language,
    /// Their Discord locale, by which the days that they type are read.
    pub locale: String,
    /// The programme of the server where they are; none by direct message, where nobody's roles are known.
    pub here: Option<ProgramId>,
    /// Whether they are a manager there.
    pub is_manager: bool,
}

impl Reviewer {
    /// The programme that they manage where they are.
    pub fn manages(&self) -> Option<ProgramId> {
        self.here.filter(|_| self.is_manager)
    }

    /// Whether they may decide about the work of this creator of this programme.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn may_decide(&self, tx: &mut Tx, program: ProgramId, creator: CreatorId) -> Result<bool> {
        if self.here.is_some() {
            return Ok(self.manages() == Some(program));
        }
        let responsible = store::relationship::list_responsible(tx, creator).await?;
        Ok(responsible.contains(&self.person_id))
    }

    /// Whether they are this creator of this programme.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn is_creator(&self, tx: &mut Tx, program: ProgramId, creator: CreatorId) -> Result<bool> {
        if self.here.is_some_and(|here| here != program) {
            return Ok(false);
        }
        let found = store::creator::find_own(tx, self.person_id, creator).await?;
        Ok(found.is_some_and(|found| found.stage == Stage::Active && found.program_id == program))
    }
}
