//! What it is worth to introduce two people to each other, and whether they may be introduced at all.

use super::Circle;

/// What it is worth to meet anybody: more than all that can be said for one partner over another.
const MEETING: i64 = 4_000;
/// A topic that both chose.
const TOPIC: i64 = 150;
/// Topics in common beyond this many add nothing.
const MOST_TOPICS: u32 = 3;
/// Something that one offers and the other would like to learn.
const LESSON: i64 = 250;
/// Lessons beyond this many, each way, add nothing.
const MOST_LESSONS: u32 = 2;
/// A language that both speak well.
const LANGUAGE: i64 = 300;
/// A language that one practises and the other speaks well.
const PRACTICE: i64 = 200;
/// Half an hour of the day at which both are awake.
const HALF_HOUR: i64 = 20;
/// Half-hours beyond this many add nothing.
const MOST_HALF_HOURS: u32 = 16;
/// Half-hours at which both must be awake.
const LEAST_HALF_HOURS: u32 = 2;
/// An audience of the size that was wished for.
const AUDIENCE: i64 = 150;
/// Sizes of audiences that count as similar are this many steps apart at most.
const SIMILAR: u8 = 1;

/// What somebody would like the other's audience to be beside their own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum Likeness {
    /// It does not matter.
    #[default]
    Any,
    /// About as large.
    Similar,
    /// Much larger or smaller.
    Different,
}

impl Likeness {
    /// Every choice.
    pub const ALL: &'static [Self] = &[Self::Any, Self::Similar, Self::Different];

    /// Its name in selects.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Any => "any",
            Self::Similar => "similar",
            Self::Different => "different",
        }
    }

    /// The choice of this name.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|known| known.code() == code)
    }
}

/// Somebody who would like to meet others. Topics, markets and languages are bits, numbered alike for all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    /// Their market's bit; none where they have no market.
    pub market: u64,
    /// The markets whose people they would like to meet; none means any.
    pub markets: u64,
    /// Their topics.
    pub topics: u64,
    /// What they can teach.
    pub offers: u64,
    /// What they would like to learn.
    pub wishes: u64,
    /// The languages that they can hold a conversation in.
    pub speaks: u64,
    /// The languages that they would like to practise.
    pub practises: u64,
    /// The half-hours of the UTC day at which they are awake.
    pub awake: u64,
    /// The step of their audience's size; none where it is not known.
    pub audience: Option<u8>,
    /// What they would like the other's audience to be.
    pub likeness: Likeness,
    /// How their earlier meetings went: added to what it is worth to meet them, −500 to 500.
    pub standing: i64,
    /// Whether they were left out last time.
    pub was_left_out: bool,
}

fn bits(of: u64, most: u32) -> i64 {
    i64::from(of.count_ones().min(most))
}

/// What it is worth that these two meet, in points; `None` where they may not. The order does not matter.
pub fn worth(circle: &Circle, a: usize, b: usize) -> Option<i64> {
    let (one, other) = (&circle.people[a], &circle.people[b]);
    let wants = |person: &Person, whom: &Person| person.markets == 0 || person.markets & whom.market != 0;
    let common = one.speaks & other.speaks;
    let practice = (one.practises & other.speaks) | (one.speaks & other.practises);
    let awake = (one.awake & other.awake).count_ones();
    let may_meet = a != b
        && !(circle.markets_differ && one.market != 0 && one.market == other.market)
        && wants(one, other)
        && wants(other, one)
        && common | practice != 0
        && awake >= LEAST_HALF_HOURS
        && !circle.apart.contains(&(a.min(b), a.max(b)));
    may_meet.then(|| {
        let language = if common == 0 { PRACTICE } else { LANGUAGE };
        MEETING
            + TOPIC * bits(one.topics & other.topics, MOST_TOPICS)
            + LESSON * bits(one.offers & other.wishes, MOST_LESSONS)
            + LESSON * bits(other.offers & one.wishes, MOST_LESSONS)
            + language
            + HALF_HOUR * i64::from(awake.min(MOST_HALF_HOURS))
            + AUDIENCE * (fits(one, other) + fits(other, one))
            + one.standing
            + other.standing
    })
}

/// Whether somebody gets the audience that they wished for.
fn fits(person: &Person, other: &Person) -> i64 {
    let (Some(own), Some(theirs)) = (person.audience, other.audience) else { return 0 };
    let is_similar = own.abs_diff(theirs) <= SIMILAR;
    match person.likeness {
        Likeness::Any => 0,
        Likeness::Similar => i64::from(is_similar),
        Likeness::Different => i64::from(!is_similar),
    }
}
