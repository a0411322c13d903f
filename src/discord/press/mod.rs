//! What a button, select or form means: its custom id, `<noun>/<id>/<verb>`, as a type.

use std::convert::Infallible;
use std::fmt;
use std::str::FromStr;

use crate::domain::NoticeId;

/// Stands where a press is about nothing in particular: `profile/-/name`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Nothing;

impl fmt::Display for Nothing {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("-")
    }
}

impl FromStr for Nothing {
    type Err = Option<Infallible>;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text == "-" { Ok(Self) } else { Err(None) }
    }
}

/// A custom id with the notice as part of whose message it stands.
pub fn tagged(press: Press, notice: NoticeId) -> String {
    format!("{press}~{notice}")
}

/// The notice as part of whose message a custom id stands, if it says so.
pub fn tag(custom_id: &str) -> Option<NoticeId> {
    untagged(custom_id).1
}

/// A custom id without its tag, and the tag.
fn untagged(custom_id: &str) -> (&str, Option<NoticeId>) {
    let tagged = custom_id.rsplit_once('~').and_then(|(bare, tag)| Some((bare, tag.parse().ok()?)));
    tagged.map_or((custom_id, None), |(bare, tag)| (bare, Some(tag)))
}

// One row a press: what it is about, its noun and verb, and what it means. Presses of one field are an enum of their own,
// which stands in the whole as one group.
macro_rules! presses {
    ($press:ident($($group:ident),*): $about:literal;
     $($name:ident($kind:ty) = $noun:literal, $verb:literal, $doc:literal;)*) => {
        #[doc = $about]
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $press {
            $(#[doc = $doc] $name($kind),)*
            $(#[doc = "One of a group."] $group($group),)*
        }

        // A constant of the module: as one of the type it would count as an array on the stack.
        const ALL: &[(&str, &str, &str)] = &[$(($noun, $verb, stringify!($kind))),*];

        impl $press {
            /// The noun, the verb and what it is about (`CampaignId`) of every press, for the test that tries them all.
            pub fn all() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
                ALL.iter().copied()$(.chain($group::all()))*
            }

            /// The press of a custom id; `None` for a forged or forgotten one.
            pub fn of(custom_id: &str) -> Option<Self> {
                let custom_id = untagged(custom_id).0;
                let mut parts = custom_id.splitn(3, '/');
                let (noun, id, verb) = (parts.next()?, parts.next()?, parts.next()?);
                match (noun, verb) {
                    $(($noun, $verb) => id.parse().ok().map(Self::$name),)*
                    _ => None$(.or_else(|| $group::of(custom_id).map(Self::$group)))*,
                }
            }
        }

        impl fmt::Display for $press {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self {
                    $(Self::$name(id) => write!(formatter, "{}/{id}/{}", $noun, $verb),)*
                    $(Self::$group(press) => press.fmt(formatter),)*
                }
            }
        }
    };
}

mod all;
mod pay;
mod shop;

pub use all::Press;
pub use pay::Pay;
pub use shop::Shop;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::discord::ids::{Lens, Spoken, View};
    use crate::domain::setup::Target;
    use crate::domain::stats::Period;
    use crate::domain::{Language, LinkId};

    #[test]
    fn a_custom_id_says_what_it_means() {
        let press = Press::StatsPeriod(Lens { view: View::Me, period: Period::Month });
        assert_eq!(press.to_string(), "stats/30d/period");
        let link = Press::StatsPeriod(Lens { view: View::Link(LinkId(7)), period: Period::Ever });
        assert_eq!(link.to_string(), "stats/link.7.all/period");
        assert_eq!(Press::of("stats/link.7.all/period"), Some(link));
        assert_eq!(Press::of("stats/link.all/period"), None);
        assert_eq!(Press::of("stats/30d/period"), Some(press));
        assert_eq!(Press::of("link/-/get"), Some(Press::LinkGet(Nothing)));
        let spoken = Press::ChannelSpeak(Spoken { target: Target::Review, language: Language::Ru });
        assert_eq!(spoken.to_string(), "channel/review.ru/speak");
        assert_eq!(Press::of("channel/review.ru/speak"), Some(spoken));
    }

    #[test]
    fn a_tag_says_which_notice_it_was_and_changes_nothing_else() {
        let id = tagged(Press::LinkGet(Nothing), NoticeId(12));
        assert_eq!(id, "link/-/get~12");
        assert_eq!((tag(&id), Press::of(&id)), (Some(NoticeId(12)), Some(Press::LinkGet(Nothing))));
        assert_eq!((tag("link/-/get~x"), Press::of("link/-/get~x")), (None, None));
    }

    #[test]
    fn a_forged_id_means_nothing() {
        for forged in ["", "/", "stats", "stats/30d", "stats/31d/period", "stats/30d/period/x", "link/7/get"]
        {
            assert_eq!(Press::of(forged), None, "{forged}");
        }
    }
}
