//! Draws what people should see rather than read.
//!
//! What is written on a picture comes in as ready words: this room draws and does not speak.

mod bar;
mod drawing;
mod font;
mod line;
mod paint;
mod qr;
mod scale;
mod sheet;

pub use bar::{Bars, Group, MOST, bar};
pub use line::{Chart, HEIGHT, Series, WIDTH, line};
pub use qr::qr;
