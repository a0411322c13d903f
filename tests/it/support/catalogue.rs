//! What the catalogue says, read as it stands in its files.

use fluent_syntax::ast::{Expression, Pattern, PatternElement};

/// The text of a pattern with all of its variants, one after the other; `0` stands where something is put in.
pub fn read(pattern: &Pattern<&str>, text: &mut String) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => text.push_str(value),
            PatternElement::Placeable { expression: Expression::Select { variants, .. } } => {
                for variant in variants {
                    read(&variant.value, text);
                    text.push(' ');
                }
            }
            PatternElement::Placeable { .. } => text.push('0'),
        }
    }
}
