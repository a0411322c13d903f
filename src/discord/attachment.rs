//! Fetches a file that somebody attached to a command, as far as it is text of a bearable size.

use std::time::Duration;

use serenity::all::Attachment;

use crate::domain::Refusal;
use crate::domain::roster::{MOST_BYTES, MOST_LINES};
use crate::error::{Error, Result};

/// How long Discord may take to hand a file over.
const PATIENCE: Duration = Duration::from_secs(10);

/// The text of a file.
///
/// # Errors
/// [`Refusal::RosterTooLarge`], [`Refusal::RosterUnreadable`]; otherwise when Discord does not hand it over.
pub async fn text(file: &Attachment) -> Result<String> {
    if usize::try_from(file.size).unwrap_or(usize::MAX) > MOST_BYTES {
        return Err(Refusal::RosterTooLarge { lines: MOST_LINES }.into());
    }
    let fetched = tokio::time::timeout(PATIENCE, file.download()).await;
    let content = fetched.map_err(anyhow::Error::from).and_then(|file| Ok(file?)).map_err(Error::Broken)?;
    Ok(String::from_utf8(content).map_err(|_| Refusal::RosterUnreadable)?)
}
