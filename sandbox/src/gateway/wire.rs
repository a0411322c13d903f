//! How payloads look on the line: plain text, or compressed one by one or as a stream.

use std::io::{self, Write};

use axum::body::Bytes;
use axum::extract::ws::Message;
use flate2::Compression;
use flate2::write::ZlibEncoder;
use serde_json::Value;

/// With payload compression, shorter payloads are sent as text: Discord compresses some, not all.
const WORTH_COMPRESSING: usize = 1024;
/// A compressed payload is cut into messages of at most this size; the last one ends with `00 00 FF FF`.
const LONGEST_PIECE: usize = 4 * 1024;

/// What was agreed about compression.
pub(super) enum Wire {
    Plain,
    /// Each long payload is a zlib text of its own, in one binary message.
    Payloads,
    /// All payloads are one zlib stream, flushed after each.
    Stream(ZlibEncoder<Vec<u8>>),
}

impl Wire {
    /// What `compress=zlib-stream` asks for.
    pub(super) fn stream() -> Self {
        Self::Stream(ZlibEncoder::new(Vec::new(), Compression::default()))
    }

    /// What `"compress": true` in an identify asks for; a stream stays a stream.
    pub(super) fn compress_payloads(&mut self) {
        if matches!(self, Self::Plain) {
            *self = Self::Payloads;
        }
    }

    /// The messages that carry a payload.
    pub(super) fn pack(&mut self, payload: &Value) -> io::Result<Vec<Message>> {
        let text = payload.to_string();
        match self {
            Self::Payloads if text.len() >= WORTH_COMPRESSING => {
                let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
                encoder.write_all(text.as_bytes())?;
                Ok(vec![Message::Binary(encoder.finish()?.into())])
            }
            Self::Plain | Self::Payloads => Ok(vec![Message::Text(text.into())]),
            Self::Stream(encoder) => {
                encoder.write_all(text.as_bytes())?;
                encoder.flush()?;
                let packed = std::mem::take(encoder.get_mut());
                let pieces = packed.chunks(LONGEST_PIECE);
                Ok(pieces.map(|piece| Message::Binary(Bytes::copy_from_slice(piece))).collect())
            }
        }
    }
}
