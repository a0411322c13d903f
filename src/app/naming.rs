//! Keeps creators' names out of what everybody reads.

use super::App;
use crate::domain::naming::{Speech, codes};
use crate::domain::{ProgramId, Refusal};
use crate::error::Result;
use crate::store::{self, Tx};

impl App {
    /// Nothing, if none of these texts names a creator of a programme: by mention, by the name that they go by, or by a
    /// link of theirs. Every public text that people write goes through here, but for thanks that the creator agreed to.
    ///
    /// # Errors
    /// [`Refusal::CreatorNamed`].
    pub async fn nobody_named(&self, tx: &mut Tx, program: ProgramId, texts: &[&str]) -> Result<()> {
        let all = texts.join("\n");
        let speech = Speech::of(&all);
        for (person, name) in store::creator::list_names(tx, program).await? {
            if speech.mentions(person) || speech.names(&name) {
                return Err(Refusal::CreatorNamed { name }.into());
            }
        }
        for alias in store::link::list_aliases(tx, program).await? {
            if speech.has_code(&alias) {
                return Err(Refusal::CreatorNamed { name: alias }.into());
            }
        }
        for code in codes(&all, self.public_url.as_str()) {
            if store::link::is_used(tx, program, code).await? {
                return Err(Refusal::CreatorNamed { name: code.to_owned() }.into());
            }
        }
        Ok(())
    }
}
