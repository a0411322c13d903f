//! Where a link is posted: the label that tells one placement's clicks from another's, and the token an advertisement
//! there may need.

use super::Refusal;

/// Letters of a placement label at most.
pub const SUB_ID_LENGTH: usize = 32;

/// The label of a placement (`?s=`), by which a creator tells one use of a link from another:
/// 1 to 32 of Latin letters, digits, dot, underscore and hyphen.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct SubId {
    letters: [u8; SUB_ID_LENGTH],
    length: u8,
}

impl SubId {
    /// The label as it stands in the address.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.letters[..usize::from(self.length)]).unwrap_or_default()
    }
}

impl std::str::FromStr for SubId {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        let text = text.trim();
        let fits = |byte: u8| byte.is_ascii_alphanumeric() || b"._-".contains(&byte);
        if text.is_empty() || text.len() > SUB_ID_LENGTH || !text.bytes().all(fits) {
            return Err(Refusal::SubIdUnfit);
        }
        let mut letters = [0; SUB_ID_LENGTH];
        letters[..text.len()].copy_from_slice(text.as_bytes());
        Ok(Self { letters, length: u8::try_from(text.len()).map_err(|_| Refusal::SubIdUnfit)? })
    }
}

impl std::fmt::Display for SubId {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl std::fmt::Debug for SubId {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "SubId({self})")
    }
}

/// Where creators publish; each has a placement label of its own, so that its clicks can be told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, sqlx::Type, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
#[sqlx(type_name = "text", rename_all = "lowercase")]
pub enum Platform {
    /// `youtube`
    YouTube,
    /// `instagram`
    Instagram,
    /// `tiktok`
    TikTok,
    /// `telegram`
    Telegram,
    /// `vk`
    Vk,
    /// `x`
    X,
    /// `twitch`
    Twitch,
}

impl Platform {
    /// The platform of a placement label.
    pub fn of(label: &str) -> Option<Self> {
        Self::ALL.iter().find(|platform| platform.label() == label).copied()
    }

    /// Every platform, in the order in which they are offered.
    pub const ALL: &'static [Self] =
        &[Self::YouTube, Self::Instagram, Self::TikTok, Self::Telegram, Self::Vk, Self::X, Self::Twitch];

    /// Its placement label.
    pub const fn label(self) -> &'static str {
        match self {
            Self::YouTube => "youtube",
            Self::Instagram => "instagram",
            Self::TikTok => "tiktok",
            Self::Telegram => "telegram",
            Self::Vk => "vk",
            Self::X => "x",
            Self::Twitch => "twitch",
        }
    }
}

/// The token that an advertisement carries where the law wants one: 4 to 64 of Latin letters, digits, hyphen and
/// underscore. What people paste around it (`erid: …`, `https://…?erid=…`) is left off.
pub fn token(raw: &str) -> Result<String, Refusal> {
    let text = super::text::clean(raw);
    let lower = text.to_ascii_lowercase();
    let from = lower.find("erid").map_or(0, |at| at + "erid".len());
    let own = text.get(from..).unwrap_or_default().trim_start_matches([':', '=', ' ']);
    let own: String = own.chars().take_while(|letter| !matches!(letter, '&' | '#')).collect();
    let own = own.trim_end();
    let fits = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_');
    if (4..=64).contains(&own.len()) && own.chars().all(fits) {
        Ok(own.to_owned())
    } else {
        Err(Refusal::TokenUnfit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_placement_label_is_short_and_plain() {
        let label: SubId = " story_1.b-C ".parse().expect("a label");
        assert_eq!(label.as_str(), "story_1.b-C");
        let longest = "a".repeat(32);
        assert_eq!(longest.parse::<SubId>().map(|label| label.to_string()), Ok(longest));
        for unfit in ["", " ", "a b", "a/b", "a&b", "привет", "a\u{200b}", &"a".repeat(33)] {
            assert_eq!(unfit.parse::<SubId>(), Err(Refusal::SubIdUnfit), "{unfit:?}");
        }
    }

    #[test]
    fn every_platform_has_a_label_that_fits() {
        for platform in Platform::ALL {
            assert_eq!(
                platform.label().parse::<SubId>().map(|label| label.to_string()),
                Ok(platform.label().to_owned())
            );
        }
    }

    #[test]
    fn a_token_is_found_in_what_people_paste() {
        for pasted in
            ["2SDnjcXz9q", " erid: 2SDnjcXz9q ", "https://x.example/?erid=2SDnjcXz9q&a=b", "ERID 2SDnjcXz9q"]
        {
            assert_eq!(token(pasted), Ok("2SDnjcXz9q".to_owned()), "{pasted}");
        }
        for unfit in ["", "abc", "a b c d", "токен", "erid:", &"a".repeat(65)] {
            assert_eq!(token(unfit), Err(Refusal::TokenUnfit), "{unfit}");
        }
    }
}
