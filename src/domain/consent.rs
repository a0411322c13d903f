//! Where a creator's name may be seen by others: each use is a switch of its own, off until they turn it on.

/// A public use of a creator's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum Use {
    /// Standing in the leaderboard.
    Leaderboard,
    /// Being thanked in a channel.
    Thanks,
    /// Being quoted.
    Quotes,
    /// Being congratulated in a channel on reaching a tier.
    Milestones,
    /// Standing in the directory in which creators find one another.
    Directory,
}

impl Use {
    /// Every use, in the order in which they are asked about.
    pub const ALL: &'static [Self] =
        &[Self::Leaderboard, Self::Thanks, Self::Quotes, Self::Milestones, Self::Directory];

    /// Its name in custom ids.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Leaderboard => "leaderboard",
            Self::Thanks => "thanks",
            Self::Quotes => "quotes",
            Self::Milestones => "milestones",
            Self::Directory => "directory",
        }
    }

    /// The use of this name.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|known| known.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_use_is_found_by_its_name() {
        for known in Use::ALL {
            assert_eq!(Use::of(known.code()), Some(*known));
        }
        assert_eq!(Use::of("Thanks"), None);
    }
}
