//! What kinds of deeds there are, to look for in a long audit.

use super::Deed;

// Each deed stands under one topic, and one that stands under none does not compile.
macro_rules! topics {
    ($($(#[$doc:meta])* $topic:ident($code:literal, $sign:literal): $($deed:ident)*;)*) => {
        /// What deeds are about.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Topic {
            $($(#[$doc])* $topic,)*
        }

        impl Topic {
            /// Every topic, in the order in which they are offered.
            pub const ALL: &'static [Self] = &[$(Self::$topic),*];

            /// Its word in choices.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$topic => $code,)* }
            }

            /// Its letter in custom ids, which have little room.
            pub const fn sign(self) -> char {
                match self { $(Self::$topic => $sign,)* }
            }

            /// What a deed is about.
            pub const fn of_deed(deed: Deed) -> Self {
                match deed { $($(Deed::$deed)|* => Self::$topic,)* }
            }

            /// Every deed that is about it.
            pub const fn deeds(self) -> &'static [Deed] {
                match self { $(Self::$topic => &[$(Deed::$deed),*],)* }
            }
        }
    };
}

topics! {
    /// Applications, creators, and what is kept of them.
    Creators("creators", 'c'): ApplicationApprove ApplicationDecline ApplicationAsk CreatorInvite CreatorImport CreatorOwner
        CreatorStage CreatorTag CreatorNote CreatorSupport CreatorForget CreatorLeave CreatorAudience AgreementNew
        AgreementChange AgreementEnd;
    /// Campaigns, briefs and experiments.
    Campaigns("campaigns", 'b'): CampaignNew CampaignChange CampaignWrite CampaignPublish CampaignClose CampaignOffer
        CampaignBand CampaignAsk CampaignAnswer CampaignHub CampaignCopy CampaignStage CampaignDecide BriefChange
        BriefTerms ExperimentNew ExperimentResult;
    /// What creators hand in, and how long it may be used.
    Content("content", 'd'): ContentApprove ContentChange ContentDecline ContentConfirm RightRenew RightStop;
    /// What came of campaigns.
    Results("results", 'r'): ResultWrite ResultMeasure ResultTell ResultDays ResultsPost ResultsSilence;
    /// What creators earn and are paid.
    Money("money", 'm'): RewardChange RewardEnd PayoutRules PayoutFreeze PayoutConfirm PayoutCallOff PayoutMark PayoutUndo
        PayoutAdjust PayoutHold PayoutRelease HoldRelease HoldVoid GoodsSend GoodsCallOff;
    /// Whose sales are, and the shops that report them.
    Sales("sales", 's'): AttributionChange AttributionCredit KeyNew KeyConnect KeySecret KeyRevoke
        PromoCodeGive PromoCodeTake PromoCodeRule;
    /// The ladder.
    Tiers("tiers", 't'): TierNew TierChange TierWrite TierOpen TierArchive TierPolicy;
    /// Markets and what is known of them.
    Markets("markets", 'k'): MarketAdd MarketChange MarketArchive MarketDayOff MarketDayOn MarketNoteAdd MarketNoteDecline
        MarketNoteWrite MarketNoteArchive;
    /// Announcements and public thanks.
    Announcements("announcements", 'a'): AnnouncementDraft AnnouncementWrite AnnouncementSchedule AnnouncementUnschedule
        AnnouncementDiscard AnnouncementPublish AnnouncementCorrect ThanksPost;
    /// Introductions and their rounds.
    Introductions("introductions", 'i'): RoundRules RoundStart IntroductionMake;
    /// Councils and their elections.
    Councils("councils", 'o'): CouncilFound CouncilChange CouncilSeat CouncilUnseat CouncilVote CouncilMeet CouncilDecide
        ElectionHold ElectionCallOff;
    /// The set-up, and how often creators are spoken to.
    Settings("settings", 'p'): ProgramLanguages ProgramChannel ProgramChannelRemove ProgramRoles ProgramMoney
        ProgramLanding ProgramReady CheckInCadence CheckInQuestions ContactLimit;
}

/// Deeds under one topic at most: a statement has a place for each.
pub const MOST_DEEDS: usize = 24;

impl Topic {
    /// What this word means.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|topic| topic.code() == code)
    }

    /// What this letter means.
    pub fn of_sign(sign: char) -> Option<Self> {
        Self::ALL.iter().copied().find(|topic| topic.sign() == sign)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn a_deed_stands_under_its_topic_and_a_topic_is_known_by_its_word_and_its_letter() {
        assert!(Topic::ALL.len() <= 25, "Discord shows no more choices");
        for topic in Topic::ALL {
            assert!(topic.deeds().len() <= MOST_DEEDS, "{topic:?}");
            assert!(topic.deeds().iter().all(|deed| Topic::of_deed(*deed) == *topic));
            assert_eq!((Topic::of(topic.code()), Topic::of_sign(topic.sign())), (Some(*topic), Some(*topic)));
        }
        let signs: BTreeSet<char> = Topic::ALL.iter().map(|topic| topic.sign()).collect();
        assert_eq!(signs.len(), Topic::ALL.len());
        assert_eq!((Topic::of("cats"), Topic::of_sign('?')), (None, None));
    }
}
