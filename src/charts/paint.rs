//! Turns a drawing into the picture that is sent.

use anyhow::Context as _;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};

use super::font;

/// A PNG of an SVG, `width` × `height` pixels; the drawing is scaled to the width and begins at the upper left
/// corner.
///
/// # Errors
/// When `svg` is no SVG.
pub fn png(svg: &str, width: u32, height: u32) -> anyhow::Result<Vec<u8>> {
    let options =
        Options { font_family: font::FAMILY.to_owned(), fontdb: font::database(), ..Options::default() };
    let tree = Tree::from_str(svg, &options).context("a picture's SVG")?;
    let mut pixels = Pixmap::new(width, height).context("a picture's size")?;
    let scale = f32::from(u16::try_from(width).unwrap_or(u16::MAX)) / tree.size().width();
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    pixels.encode_png().context("a picture's PNG")
}
