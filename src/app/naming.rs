//! Keeps creators' names out of what everybody reads.

use super::App;
use crate::domain::creator::Creator;
use crate::domain::naming::{Speech, codes};
use crate::domain::{ProgramId, Refusal};
use crate::error::Result;
use crate::store::{self, Tx};

impl App {
    /// Nothing, if none of these texts names a creator of a programme: by mention, by the name that they go by, by
    /// what Discord calls them, or by a link of theirs. Every public text that people write goes through here, but for thanks that the creator agreed to.
    ///
    /// # Errors
    /// [`Refusal::CreatorNamed`].
    pub async fn nobody_named(&self, tx: &mut Tx, program: ProgramId, texts: &[&str]) -> Result<()> {
        self.named(tx, program, None, texts).await
    }

    /// Nothing, if none of these texts names any creator but this one, who agreed to be named.
    ///
    /// # Errors
    /// [`Refusal::CreatorNamed`].
    pub async fn nobody_else_named(&self, tx: &mut Tx, creator: &Creator, texts: &[&str]) -> Result<()> {
        self.named(tx, creator.program_id, Some(creator), texts).await
    }

    async fn named(
        &self,
        tx: &mut Tx,
        program: ProgramId,
        but: Option<&Creator>,
        texts: &[&str],
    ) -> Result<()> {
        let all = texts.join("\n");
        let speech = Speech::of(&all);
        let own = Speech::of(&store::program::get(tx, program).await?.name);
        for creator in store::creator::list_named(tx, program).await? {
            let person = creator.person_id;
            let Some(name) = creator.named_in(&speech, &own) else { continue };
            // Whoever bears the same name is not meant.
            let is_theirs = |but: &Creator| but.name.to_lowercase() == name.to_lowercase();
            let is_meant =
                but.is_none_or(|but| but.person_id != person && (speech.mentions(person) || !is_theirs(but)));
            if is_meant {
                return Err(Refusal::CreatorNamed { name: name.to_owned() }.into());
            }
        }
        let links = match but {
            Some(but) => store::link::list_codes(tx, but.creator_id).await?,
            None => Vec::new(),
        };
        for alias in store::link::list_aliases(tx, program).await? {
            if speech.has_code(&alias) && !links.contains(&alias) {
                return Err(Refusal::CreatorNamed { name: alias }.into());
            }
        }
        for code in codes(&all, self.public_url.as_str()) {
            let is_own = links.iter().any(|own| own == code || *own == code.to_ascii_lowercase());
            if !is_own && store::link::is_used(tx, program, code).await? {
                return Err(Refusal::CreatorNamed { name: code.to_owned() }.into());
            }
        }
        Ok(())
    }
}
