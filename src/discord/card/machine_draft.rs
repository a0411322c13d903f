//! Takes the ways to a machine's draft off a card where no machine drafts translations.

use super::{Card, Control};
use crate::discord::press::Press;

impl Card {
    /// The card as it is where a machine drafts translations, or where none does.
    pub fn drafting(mut self, is_drafting: bool) -> Self {
        for row in &mut self.rows {
            row.retain(|control| is_drafting || !is_draft(control));
        }
        self
    }
}

fn is_draft(control: &Control) -> bool {
    match control {
        Control::Button { press, .. } | Control::Select { press, .. } => {
            matches!(press, Press::DraftMake(_) | Press::DraftChoose(_))
        }
        _ => false,
    }
}
