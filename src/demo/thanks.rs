//! Whom the demo's managers have thanked for everybody to read.

use super::history::signed;
use super::world::World;
use crate::app::{App, Member};
use crate::domain::PersonId;
use crate::domain::consent::Use;
use crate::features::thanks;
use crate::store::{self, Tx};

/// Who is thanked; she agrees to it.
const WHO: &str = "Maya Ellison";
/// The thanks, in the programme's languages.
const WORDS: [&str; 2] = [
    "Maya’s two evenings brought more people to Lumen than any post of ours, and her notes on the brief made it better for all of you.",
    "Два вечера Maya привели в Lumen больше людей, чем любой наш пост, а ее замечания сделали бриф понятнее для всех.",
];

/// Has a manager thank her, as they would by the menu.
///
/// # Errors
/// When the database fails.
pub async fn write(app: &App, tx: &mut Tx, world: &World, manager: &Member) -> anyhow::Result<()> {
    let Some((id, _)) = world.people.iter().find(|(_, cast)| cast.name == WHO) else { return Ok(()) };
    let program = manager.program.program_id;
    let Some(creator) = store::creator::find(tx, program, PersonId(signed(*id))).await? else {
        return Ok(());
    };
    store::consent::insert(tx, creator.creator_id, Use::Thanks, app.clock.now()).await?;
    let words = WORDS.map(str::to_owned);
    let sheet = thanks::write(app, tx, manager, creator.creator_id, &words).await?;
    thanks::post(app, tx, manager, sheet.thanks_id).await?;
    Ok(())
}
