//! An agreement: from when to when a creator and the programme work together, and on how many campaigns.

use chrono::{DateTime, Days, Months, NaiveDate, Utc};

use super::span::Span;
use super::stats::Figures;
use super::{AgreementId, CreatorId, ProgramId, Refusal, refusal};

/// Campaigns that can be agreed on at most.
pub const MOST_CAMPAIGNS: i64 = 100;
/// Characters of the reason for which an agreement ends early.
pub const REASON_LENGTH: usize = 400;
/// How long an agreement can last at most.
pub const MOST_MONTHS: Months = Months::new(60);
/// How far ahead a creator sees.
pub const AHEAD: Months = Months::new(12);
/// Sales that results need to speak for a renewal.
pub const TELLING_SALES: i64 = 3;

/// One agreement.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Agreement {
    /// Its key.
    pub agreement_id: AgreementId,
    /// The programme.
    pub program_id: ProgramId,
    /// With whom.
    pub creator_id: CreatorId,
    /// Its first day, in the creator's market's zone.
    pub starts_on: NaiveDate,
    /// Its last day.
    pub ends_on: NaiveDate,
    /// On how many campaigns.
    pub campaigns: i32,
    /// When both look at how it goes.
    pub review_on: Option<NaiveDate>,
    /// How often it was changed.
    pub revision: i64,
    /// When it was ended before its last day.
    pub ended_at: Option<DateTime<Utc>>,
    /// Why.
    pub end_reason: Option<String>,
    /// When its renewal was proposed.
    pub renewal_proposed_at: Option<DateTime<Utc>>,
}

/// What is agreed on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Terms {
    /// Its first day.
    pub starts_on: NaiveDate,
    /// Its last day.
    pub ends_on: NaiveDate,
    /// On how many campaigns.
    pub campaigns: i32,
    /// When both look at how it goes.
    pub review_on: Option<NaiveDate>,
}

impl Terms {
    /// The same, if it can be agreed on as seen on `today`.
    ///
    /// # Errors
    /// [`refusal::Agreement::Reversed`], [`refusal::Agreement::Past`], [`refusal::Agreement::TooLong`],
    /// [`refusal::Agreement::ReviewOutside`].
    pub fn read(self, today: NaiveDate) -> Result<Self, Refusal> {
        if self.starts_on > self.ends_on {
            return Err(Refusal::Agreement(refusal::Agreement::Reversed));
        }
        if self.ends_on < today {
            return Err(Refusal::Agreement(refusal::Agreement::Past { day: self.ends_on }));
        }
        if self.starts_on.checked_add_months(MOST_MONTHS).is_some_and(|latest| self.ends_on > latest) {
            return Err(Refusal::Agreement(refusal::Agreement::TooLong));
        }
        if self.review_on.is_some_and(|review| review < self.starts_on || review > self.ends_on) {
            return Err(Refusal::Agreement(refusal::Agreement::ReviewOutside));
        }
        Ok(self)
    }

    /// Whether both have a day in common.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.starts_on <= other.ends_on && other.starts_on <= self.ends_on
    }

    /// What a renewal would be: as long, from the day after, on as many campaigns.
    pub fn renewed(&self) -> Self {
        let days = Span::new(self.starts_on, self.ends_on).days();
        let starts_on = self.ends_on.checked_add_days(Days::new(1)).unwrap_or(self.ends_on);
        let ends_on = self
            .whole_months()
            .and_then(|months| starts_on.checked_add_months(Months::new(months))?.pred_opt());
        let ends_on = ends_on.or_else(|| starts_on.checked_add_days(Days::new(days.saturating_sub(1))));
        Self { starts_on, ends_on: ends_on.unwrap_or(starts_on), campaigns: self.campaigns, review_on: None }
    }

    /// How many whole months it lasts, where they are whole.
    fn whole_months(&self) -> Option<u32> {
        let after = self.ends_on.checked_add_days(Days::new(1))?;
        (1..=60).find(|months| self.starts_on.checked_add_months(Months::new(*months)) == Some(after))
    }
}

impl Agreement {
    /// What is agreed on.
    pub const fn terms(&self) -> Terms {
        Terms {
            starts_on: self.starts_on,
            ends_on: self.ends_on,
            campaigns: self.campaigns,
            review_on: self.review_on,
        }
    }

    /// Whether it still holds, or will, as seen on `today`.
    pub fn is_open(&self, today: NaiveDate) -> bool {
        self.ended_at.is_none() && today <= self.ends_on
    }

    /// Whether some of it lies in the twelve months from `today` on.
    pub fn is_ahead(&self, today: NaiveDate) -> bool {
        let until = today.checked_add_months(AHEAD).unwrap_or(NaiveDate::MAX);
        self.is_open(today) && self.starts_on < until
    }

    /// The first day after it, from which the reminders of its end are counted.
    pub fn over_on(&self) -> NaiveDate {
        self.ends_on.checked_add_days(Days::new(1)).unwrap_or(self.ends_on)
    }

    /// The days of it that are over on `today`, and as many before it began; `None` before its second day.
    pub fn compared(&self, today: NaiveDate) -> Option<(Span, Span)> {
        let until = today.pred_opt()?.min(self.ends_on);
        if until < self.starts_on {
            return None;
        }
        let during = Span::new(self.starts_on, until);
        Some((during, Span::ending(self.starts_on.pred_opt()?, during.days())))
    }
}

/// Whether results earned a renewal: [`TELLING_SALES`] sales or more in the agreement's time, renewals by customers among
/// them and refunds taken off, and not fewer than in as many days before it.
pub fn has_earned(during: &Figures, before: &Figures) -> bool {
    let kept = |figures: &Figures| figures.sales + figures.renewals - figures.refunds;
    kept(during) >= TELLING_SALES && kept(during) >= kept(before)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn terms(starts: &str, ends: &str) -> Terms {
        Terms { starts_on: day(starts), ends_on: day(ends), campaigns: 4, review_on: None }
    }

    fn sold(sales: i64, renewals: i64, refunds: i64) -> Figures {
        Figures { sales, renewals, refunds, ..Figures::default() }
    }

    #[test]
    fn terms_make_sense_or_say_what_does_not() {
        let today = day("2026-03-02");
        assert!(terms("2026-01-01", "2026-12-31").read(today).is_ok());
        assert_eq!(
            terms("2026-04-02", "2026-04-01").read(today),
            Err(Refusal::Agreement(refusal::Agreement::Reversed))
        );
        assert!(matches!(
            terms("2026-01-01", "2026-03-01").read(today),
            Err(Refusal::Agreement(refusal::Agreement::Past { .. }))
        ));
        assert_eq!(
            terms("2026-01-01", "2031-01-02").read(today),
            Err(Refusal::Agreement(refusal::Agreement::TooLong))
        );
        let review = Terms { review_on: Some(day("2027-01-01")), ..terms("2026-01-01", "2026-12-31") };
        assert_eq!(review.read(today), Err(Refusal::Agreement(refusal::Agreement::ReviewOutside)));
    }

    #[test]
    fn a_renewal_lasts_as_long() {
        assert_eq!(terms("2026-01-01", "2026-12-31").renewed(), terms("2027-01-01", "2027-12-31"));
        assert_eq!(terms("2026-01-01", "2026-01-31").renewed(), terms("2026-02-01", "2026-02-28"));
        assert_eq!(terms("2026-03-02", "2026-03-11").renewed(), terms("2026-03-12", "2026-03-21"));
    }

    #[test]
    fn results_speak_for_a_renewal_when_they_are_telling_and_not_worse() {
        assert!(has_earned(&sold(3, 0, 0), &sold(0, 0, 0)));
        assert!(!has_earned(&sold(2, 0, 0), &sold(0, 0, 0)));
        assert!(!has_earned(&sold(4, 1, 3), &sold(0, 0, 0)));
        assert!(has_earned(&sold(5, 0, 0), &sold(5, 0, 0)));
        assert!(!has_earned(&sold(5, 0, 0), &sold(6, 0, 0)));
    }

    proptest! {
        #[test]
        fn as_many_days_are_compared_as_there_were(starts in 0_u64..2_000, length in 0_u64..1_000, seen in 0_u64..4_000) {
            let from = day("2024-01-01");
            let agreement = Agreement {
                agreement_id: AgreementId(1),
                program_id: ProgramId(1),
                creator_id: CreatorId(1),
                starts_on: from + Days::new(starts),
                ends_on: from + Days::new(starts + length),
                campaigns: 1,
                review_on: None,
                revision: 1,
                ended_at: None,
                end_reason: None,
                renewal_proposed_at: None,
            };
            match agreement.compared(from + Days::new(seen)) {
                Some((during, before)) => {
                    prop_assert_eq!(during.days(), before.days());
                    prop_assert_eq!(before.until().succ_opt(), Some(agreement.starts_on));
                    prop_assert!(during.until() <= agreement.ends_on);
                }
                None => prop_assert!(seen <= starts),
            }
            let renewed = agreement.terms().renewed();
            prop_assert!(!renewed.overlaps(&agreement.terms()));
            prop_assert!(renewed.starts_on <= renewed.ends_on);
        }
    }
}
