//! Something to be said that does not know yet in which language.

use std::borrow::Cow;

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use serde::{Deserialize, Serialize};

use crate::domain::money::Money;
use crate::domain::text::Variants;

/// A message and what goes into it. Made by the constructors in [`super::text`], said by [`super::say`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    pub(super) id: Cow<'static, str>,
    pub(super) args: Vec<(Cow<'static, str>, Arg)>,
}

impl Message {
    pub(super) fn new(id: &'static str, args: Vec<(&'static str, Arg)>) -> Self {
        let args = args.into_iter().map(|(name, arg)| (Cow::Borrowed(name), arg)).collect();
        Self { id: Cow::Borrowed(id), args }
    }

    /// The message's id in `locales/`.
    pub fn id(&self) -> &str {
        &self.id
    }
}

/// What goes into a message; formatted in the reader's language when it is said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Arg {
    /// A count; words around it agree with it.
    Count(i64),
    /// Text from people: escaped, so that it cannot format, mention or link.
    Text(String),
    /// Text of our own that must arrive as it is: an address, a mention, a code.
    Verbatim(String),
    /// A number of tenths, written with one digit behind the point.
    Tenths(i64),
    /// A number of hundredths, written with as many digits behind the point as it needs.
    Hundredths(i64),
    /// An amount of money.
    Money(Money),
    /// A calendar day.
    Day(NaiveDate),
    /// What a clock shows.
    Time(NaiveTime),
    /// A moment, shown in the reader's own zone by Discord.
    Moment(DateTime<Utc>),
    /// Another message.
    Message(Box<Message>),
    /// Another message where a line begins: its first letter is a capital.
    Capital(Box<Message>),
    /// Text from people in several languages, read in the reader's; escaped like any other.
    Variants(Variants),
    /// Several, joined as the language joins lists.
    List(Vec<Arg>),
    /// Several, each on a line of its own.
    Lines(Vec<Arg>),
}

/// Text of our own that must arrive as it is: an address, a mention, a code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verbatim<T>(pub T);

/// Words that are written small in a sentence, where a line begins with them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Capital(pub Message);

impl From<Capital> for Arg {
    fn from(words: Capital) -> Self {
        Self::Capital(Box::new(words.0))
    }
}

impl<T: Into<String>> From<Verbatim<T>> for Arg {
    fn from(text: Verbatim<T>) -> Self {
        Self::Verbatim(text.0.into())
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&String> for Arg {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<i64> for Arg {
    fn from(count: i64) -> Self {
        Self::Count(count)
    }
}

impl From<usize> for Arg {
    fn from(count: usize) -> Self {
        Self::Count(i64::try_from(count).unwrap_or(i64::MAX))
    }
}

impl From<Money> for Arg {
    fn from(money: Money) -> Self {
        Self::Money(money)
    }
}

impl From<NaiveDate> for Arg {
    fn from(day: NaiveDate) -> Self {
        Self::Day(day)
    }
}

impl From<NaiveTime> for Arg {
    fn from(time: NaiveTime) -> Self {
        Self::Time(time)
    }
}

impl From<DateTime<Utc>> for Arg {
    fn from(moment: DateTime<Utc>) -> Self {
        Self::Moment(moment)
    }
}

impl From<Variants> for Arg {
    fn from(texts: Variants) -> Self {
        Self::Variants(texts)
    }
}

impl From<&Variants> for Arg {
    fn from(texts: &Variants) -> Self {
        Self::Variants(texts.clone())
    }
}

impl From<Message> for Arg {
    fn from(message: Message) -> Self {
        Self::Message(Box::new(message))
    }
}

impl<T: Into<Self>> From<Vec<T>> for Arg {
    fn from(items: Vec<T>) -> Self {
        Self::List(items.into_iter().map(Into::into).collect())
    }
}
