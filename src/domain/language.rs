//! Which language a person or a channel is spoken to in.

include!(concat!(env!("OUT_DIR"), "/languages.rs"));

impl Language {
    /// The language spoken where nothing better is known.
    pub const FALLBACK: Self = Self::En;

    /// The language of a code such as `ru`, a Discord locale such as `en-GB`, or an `Accept-Language` item.
    pub fn of(code: &str) -> Option<Self> {
        let exact = Self::ALL.iter().find(|language| language.code().eq_ignore_ascii_case(code));
        let stem = |code: &str| code.split(['-', '_']).next().map(str::to_ascii_lowercase);
        exact.or_else(|| Self::ALL.iter().find(|language| stem(language.code()) == stem(code))).copied()
    }

    /// The first known of: own choice, Discord locale, market, programme.
    pub fn negotiate(candidates: impl IntoIterator<Item = Option<Self>>) -> Self {
        candidates.into_iter().flatten().next().unwrap_or(Self::FALLBACK)
    }
}

impl std::str::FromStr for Language {
    type Err = ();

    /// Only the code itself, as it was written by [`std::fmt::Display`].
    fn from_str(code: &str) -> Result<Self, Self::Err> {
        Self::ALL.iter().find(|language| language.code() == code).copied().ok_or(())
    }
}

impl std::fmt::Display for Language {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(self.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_discord_locale_finds_its_language() {
        assert_eq!(Language::of("en-GB"), Some(Language::En));
        assert_eq!(Language::of("ru"), Some(Language::Ru));
        assert_eq!(Language::of("RU-ru"), Some(Language::Ru));
        assert_eq!(Language::of("ja"), None);
        assert_eq!(Language::of(""), None);
    }

    #[test]
    fn the_first_known_language_wins() {
        assert_eq!(Language::negotiate([None, Some(Language::Ru), Some(Language::En)]), Language::Ru);
        assert_eq!(Language::negotiate([None, None]), Language::FALLBACK);
    }
}
