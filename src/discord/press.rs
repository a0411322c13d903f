//! What a button, select or form means: its custom id, `<noun>/<id>/<verb>`, as a type.

use std::convert::Infallible;
use std::fmt;
use std::str::FromStr;

use super::ids::{Placed, Wording};
use crate::domain::LinkId;
use crate::domain::stats::Period;

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

macro_rules! presses {
    ($($(#[$doc:meta])* $name:ident($kind:ty) = $noun:literal, $verb:literal;)*) => {
        /// Every button, select and form. All state is in the id, so that each still works after a restart.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Press {
            $($(#[$doc])* $name($kind),)*
        }

        impl Press {
            /// The noun and verb of every press, for the test that tries them all.
            pub const ALL: &'static [(&'static str, &'static str)] = &[$(($noun, $verb)),*];

            /// The press of a custom id; `None` for a forged or forgotten one.
            pub fn of(custom_id: &str) -> Option<Self> {
                let mut parts = custom_id.splitn(3, '/');
                let (noun, id, verb) = (parts.next()?, parts.next()?, parts.next()?);
                match (noun, verb) {
                    $(($noun, $verb) => id.parse().ok().map(Self::$name),)*
                    _ => None,
                }
            }
        }

        impl fmt::Display for Press {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self {
                    $(Self::$name(id) => write!(formatter, "{}/{id}/{}", $noun, $verb),)*
                }
            }
        }
    };
}

presses! {
    /// Figures over another period.
    StatsPeriod(Period) = "stats", "period";
    /// The evergreen link.
    LinkGet(Nothing) = "link", "get";
    /// The link chosen from the list.
    LinkShow(Nothing) = "link", "show";
    /// A link's card again.
    LinkCard(Placed) = "link", "card";
    /// A link's address for the platform that was chosen.
    LinkPlace(LinkId) = "link", "place";
    /// The words of a post with a link.
    LinkPost(Wording) = "link", "post";
    /// The form for an advertising token.
    LinkToken(Placed) = "link", "token";
    /// An advertising token that was filled in.
    LinkTokenKeep(Placed) = "link", "keep-token";
    /// A page of the asker's links, from 0.
    LinkList(i64) = "link", "list";
    /// Archive a link, meant.
    LinkArchive(LinkId) = "link", "archive";
}

impl fmt::Display for Period {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.value())
    }
}

impl FromStr for Period {
    type Err = ();

    fn from_str(value: &str) -> Result<Self, Self::Err> {
        Self::of(value).ok_or(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_custom_id_says_what_it_means() {
        let press = Press::StatsPeriod(Period::Month);
        assert_eq!(press.to_string(), "stats/30d/period");
        assert_eq!(Press::of("stats/30d/period"), Some(press));
        assert_eq!(Press::of("link/-/get"), Some(Press::LinkGet(Nothing)));
    }

    #[test]
    fn a_forged_id_means_nothing() {
        for forged in ["", "/", "stats", "stats/30d", "stats/31d/period", "stats/30d/period/x", "link/7/get"]
        {
            assert_eq!(Press::of(forged), None, "{forged}");
        }
    }
}
