//! The words of topics, of how often they are heard of, of days and of pauses.

use super::{Message, text};
use crate::domain::contact::{Frequency, Pause, Topic};

/// What a topic is called.
pub fn topic(topic: Topic) -> Message {
    match topic {
        Topic::CheckIn => text::topic_check_in(),
        Topic::Reminder => text::topic_reminder(),
        Topic::Tier => text::topic_tier(),
        Topic::Sales => text::topic_sales(),
        Topic::Campaign => text::topic_campaign(),
        Topic::Decision => text::topic_decision(),
        Topic::Staff => text::topic_staff(),
    }
}

/// How often a topic is heard of.
pub fn frequency(topic: Topic, frequency: Frequency) -> Message {
    let what = self::topic(topic);
    match frequency {
        Frequency::Each => text::frequency_each(what),
        Frequency::Daily => text::frequency_daily(what),
        Frequency::Weekly => text::frequency_weekly(what),
        Frequency::Off => text::frequency_off(what),
    }
}

/// What the days of the week are called, Monday first.
pub fn weekdays() -> [Message; 7] {
    [
        text::weekday_monday(),
        text::weekday_tuesday(),
        text::weekday_wednesday(),
        text::weekday_thursday(),
        text::weekday_friday(),
        text::weekday_saturday(),
        text::weekday_sunday(),
    ]
}

/// How long a pause is.
pub fn pause(pause: Pause) -> Message {
    match pause {
        Pause::Week => text::pause_week(),
        Pause::Fortnight => text::pause_fortnight(),
        Pause::Month => text::pause_month(),
        Pause::Open => text::pause_open(),
    }
}
