//! Fetches files that people gave to Discord, as far as they are of a bearable size.

use std::time::Duration;

use serenity::all::Attachment;

use crate::domain::Refusal;
use crate::domain::roster::MOST_BYTES;
use crate::domain::submission::keepable;
use crate::error::{Error, Result};

/// How long Discord may take to hand a file over.
const PATIENCE: Duration = Duration::from_secs(10);

/// The text of a file that was attached to a command.
///
/// # Errors
/// The one refusal where it is too large, the other where it is no text; otherwise when Discord does not hand it over.
pub async fn text(file: &Attachment, [too_large, unreadable]: [Refusal; 2]) -> Result<String> {
    if usize::try_from(file.size).unwrap_or(usize::MAX) > MOST_BYTES {
        return Err(too_large.into());
    }
    let fetched = tokio::time::timeout(PATIENCE, file.download()).await;
    let content = fetched.map_err(anyhow::Error::from).and_then(|file| Ok(file?)).map_err(Error::Broken)?;
    Ok(String::from_utf8(content).map_err(|_| unreadable)?)
}

/// The content of a file at an address of Discord's; `None` when it is not there any more, or too large.
///
/// # Errors
/// When Discord does not hand it over now.
pub async fn content(url: &str) -> reqwest::Result<Option<Vec<u8>>> {
    let client = reqwest::Client::builder().timeout(PATIENCE).build()?;
    let mut response = client.get(url).send().await?;
    if response.status().is_client_error() {
        return Ok(None);
    }
    response = response.error_for_status()?;
    let mut content = Vec::new();
    while let Some(chunk) = response.chunk().await? {
        content.extend_from_slice(&chunk);
        if keepable(u64::try_from(content.len()).unwrap_or(u64::MAX)).is_err() {
            return Ok(None);
        }
    }
    Ok(Some(content))
}
