//! Draws what people should see rather than read.

mod qr;

pub use qr::qr;
