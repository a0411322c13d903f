//! A QR code of a referral link, to be printed or shown on screen.

use fast_qr::QRBuilder;
use fast_qr::convert::svg::SvgBuilder;
use fast_qr::convert::{Builder as _, Shape};

use super::paint;

/// Pixels of the picture's side: scanned easily from a screen, and small enough to leave the card its buttons.
const SIDE: u32 = 264;

/// A black on white PNG of `text`, with the quiet margin that scanners need.
///
/// # Errors
/// When the text is longer than a QR code can hold (2,953 bytes).
pub fn qr(text: &str) -> anyhow::Result<Vec<u8>> {
    let code = QRBuilder::new(text).build().map_err(|error| anyhow::anyhow!("no QR code: {error:?}"))?;
    let svg = SvgBuilder::default().margin(4).shape(Shape::Square).to_str(&code);
    paint::png(&svg, SIDE, SIDE)
}

#[cfg(test)]
mod tests {
    use resvg::tiny_skia::Pixmap;

    use super::*;

    #[test]
    fn a_link_becomes_a_picture() {
        let png = qr("https://go.example.com/Ab3dEf7h").expect("it fits");
        assert!(png.starts_with(b"\x89PNG"));
        let pixels = Pixmap::decode_png(&png).expect("a PNG");
        assert_eq!((pixels.width(), pixels.height()), (SIDE, SIDE));
        let dark = pixels.pixels().iter().filter(|pixel| pixel.red() < 64 && pixel.alpha() == 255).count();
        let share = dark * 100 / pixels.pixels().len();
        assert!((15..60).contains(&share), "{share} % of the picture is dark");
    }
}
