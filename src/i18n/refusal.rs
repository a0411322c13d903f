//! The words of every refusal: what is wrong and what to do about it.

use super::{
    Arg, Message, Verbatim, brief, campaign,
    creator::{language as language_name, language_title},
    deliverable, market, mention, question, result, server, setup, text,
};
use crate::domain::Refusal;
use crate::domain::band::Excess;
use crate::domain::refusal::{self, Field, Key};
use crate::domain::roster::COLUMNS;
use crate::domain::server::Ungivable;

/// What to say to whoever was refused. A refusal without words does not compile.
#[expect(clippy::too_many_lines, reason = "one line for each refusal, and none may be missing")]
pub fn words(refusal: &Refusal) -> Message {
    match refusal {
        Refusal::ProgramNotSetUp => text::refusal_program_not_set_up(),
        Refusal::InNoProgram => text::refusal_in_no_program(),
        Refusal::ProgramUnclear { .. } => text::refusal_program_unclear(),
        Refusal::NotACreator => text::refusal_not_a_creator(),
        Refusal::ApplicationWaiting => text::refusal_application_waiting(),
        Refusal::NotAManager => text::refusal_not_a_manager(),
        Refusal::StaffElsewhere => text::refusal_staff_elsewhere(),
        Refusal::StartElsewhere => text::refusal_start_elsewhere(),
        Refusal::ApplicationsClosed => text::refusal_applications_closed(),
        Refusal::ChoicesMissing => text::refusal_choices_missing(),
        Refusal::ApplicationMoved => text::refusal_application_moved(),
        Refusal::MarketUnlisted { known } => text::refusal_market_unlisted(
            known.iter().map(|(code, name)| Arg::from(market::called(code, name))).collect::<Vec<_>>(),
        ),
        Refusal::ZoneUnclear => text::refusal_zone_unclear(),
        Refusal::TimeUnclear => text::refusal_time_unclear(),
        Refusal::CreatorUnknown => text::refusal_creator_unknown(),
        Refusal::PersonIsBot => text::refusal_person_is_bot(),
        Refusal::PersonElsewhere => text::refusal_person_elsewhere(),
        Refusal::AlreadyKnown { stage } => text::refusal_already_known(super::creator::stage(*stage)),
        Refusal::CampaignUnknown => text::refusal_campaign_unknown(),
        Refusal::FileTooLarge { most } => {
            text::refusal_file_too_large(i64::try_from(*most).unwrap_or(i64::MAX))
        }
        Refusal::BriefUnknown => text::refusal_brief_unknown(),
        Refusal::CampaignNowhere => text::refusal_campaign_nowhere(),
        Refusal::CampaignClosed => text::refusal_campaign_closed(),
        Refusal::CampaignEvergreen => text::refusal_campaign_evergreen(),
        Refusal::CampaignOver => text::refusal_campaign_over(),
        Refusal::CampaignNotYet { opens_at } => text::refusal_campaign_not_yet(*opens_at),
        Refusal::BandReached { excess } => match *excess {
            Excess::Year { joined, ceiling } => {
                text::refusal_band_year(i64::from(ceiling), i64::from(joined))
            }
            Excess::Month { free_on } => text::refusal_band_month(free_on),
        },
        Refusal::TermsMoved => text::refusal_terms_moved(),
        Refusal::BriefQuestionAnswered => text::refusal_brief_question_answered(),
        Refusal::IdeaUnasked => text::refusal_idea_unasked(),
        Refusal::HubFull { most } => text::refusal_hub_full(*most),
        Refusal::MessageElsewhere => text::refusal_message_elsewhere(),
        Refusal::DayUnreadable { typed, example } => {
            text::refusal_day_unreadable(typed, *example, Verbatim(example.to_string()))
        }
        Refusal::ChangedMeanwhile => text::refusal_changed_meanwhile(),
        Refusal::ResultsEarly => text::refusal_results_early(),
        Refusal::ResultsNobody => text::refusal_results_nobody(),
        Refusal::ResultsTold => text::refusal_results_told(),
        Refusal::ResultsUnknown => text::refusal_results_unknown(),
        Refusal::SentimentUnknown => text::refusal_sentiment_unknown(),
        Refusal::DraftGone => text::refusal_draft_gone(),
        Refusal::StageMoved { stage } => text::refusal_stage_moved(campaign::stage(*stage)),
        Refusal::DeliverablesFull { most } => text::refusal_deliverables_full(*most),
        Refusal::DeliverableUnknown => text::refusal_deliverable_unknown(),
        Refusal::RightsReversed => text::refusal_rights_reversed(),
        Refusal::DayOffUnreadable { typed, example } => {
            text::refusal_day_off_unreadable(typed, *example, Verbatim(example.to_string()))
        }
        Refusal::DayUnclear { typed, example } => {
            text::refusal_day_unclear(typed, *example, Verbatim(example.to_string()))
        }
        Refusal::DayOver { day } => text::refusal_day_over(*day),
        Refusal::DaysOffTooMany { most } => text::refusal_days_off_too_many(*most),
        Refusal::DatesReversed => text::refusal_dates_reversed(),
        Refusal::DatePast { day } => text::refusal_date_past(*day),
        Refusal::PostUnknown => text::refusal_post_unknown(),
        Refusal::PostAlone => text::refusal_post_alone(),
        Refusal::LinkUnknown => text::refusal_link_unknown(),
        Refusal::MarketUnknown => text::refusal_market_unknown(),
        Refusal::MarketCodeUnfit => text::refusal_market_code_unfit(),
        Refusal::MarketExists { code } => text::refusal_market_exists(code),
        Refusal::MarketInhabited { market, creators } => text::refusal_market_inhabited(*creators, market),
        Refusal::MarketsFull { most } => text::refusal_markets_full(*most),
        Refusal::CurrencyUnknown => text::refusal_currency_unknown(),
        Refusal::ZoneUnknown => text::refusal_zone_unknown(),
        Refusal::LanguageNeeded { language, markets } => {
            text::refusal_language_needed(language_title(*language), markets.clone())
        }
        Refusal::ChannelUnknown => text::refusal_channel_unknown(),
        Refusal::ChannelTaken { channel } => text::refusal_channel_taken(mention::channel(*channel)),
        Refusal::ChannelForbidden { channel, missing } => {
            text::refusal_channel_forbidden(mention::channel(*channel), server::abilities(missing))
        }
        Refusal::ChannelsNotMakeable => text::refusal_channels_not_makeable(),
        Refusal::ChannelsBeingMade => text::refusal_channels_being_made(),
        Refusal::RoleUnfit { role } => text::refusal_role_unfit(mention::role(*role)),
        Refusal::SetupUnfinished { missing } => {
            text::refusal_setup_unfinished(missing.iter().map(|step| setup::step(*step)).collect::<Vec<_>>())
        }
        Refusal::LinkArchived => text::refusal_link_archived(),
        Refusal::LinksTooMany { limit } => text::refusal_links_too_many(*limit),
        Refusal::AliasTaken { alias, free } => {
            let free: Vec<Arg> = free.iter().map(|alias| Arg::from(Verbatim(format!("`{alias}`")))).collect();
            text::refusal_alias_taken(alias, free)
        }
        Refusal::SubIdUnfit => text::refusal_sub_id_unfit(),
        Refusal::OwedUnknown => text::refusal_owed_unknown(),
        Refusal::NothingOwed => text::refusal_nothing_owed(),
        Refusal::SubmissionApproved => text::refusal_submission_approved(),
        Refusal::SubmissionUnapproved => text::refusal_submission_unapproved(),
        Refusal::SubmissionDraftGone => text::refusal_submission_draft_gone(),
        Refusal::MessageOfAnother => text::refusal_message_of_another(),
        Refusal::AddressUnreadable => text::refusal_address_unreadable(),
        Refusal::DayAhead { day } => text::refusal_day_ahead(*day),
        Refusal::DisclosureMissing { market, mark } => {
            text::refusal_disclosure_missing(market, Verbatim(&**mark))
        }
        Refusal::DisclosureTokenMissing { market, label } => {
            text::refusal_disclosure_token_missing(market, Verbatim(&**label))
        }
        Refusal::RightStopped => text::refusal_right_stopped(),
        Refusal::RightForGood => text::refusal_right_for_good(),
        Refusal::RenewalTooShort { after } => text::refusal_renewal_too_short(*after),
        Refusal::TokenUnfit => text::refusal_token_unfit(),
        Refusal::TextMissing { field } => text::refusal_text_missing(field_name(*field)),
        Refusal::TextTooLong { field, limit, length } => {
            text::refusal_text_too_long(field_name(*field), *limit, *length)
        }
        Refusal::AliasUnfit => text::refusal_alias_unfit(),
        Refusal::AliasReserved { alias } => text::refusal_alias_reserved(alias),
        Refusal::LandingUnreadable => text::refusal_landing_unreadable(),
        Refusal::LandingScheme => text::refusal_landing_scheme(),
        Refusal::ChannelPublic { channel } => text::refusal_channel_public(mention::channel(*channel)),
        Refusal::Key(Key::TooMany { limit }) => text::refusal_keys_too_many(*limit),
        Refusal::Key(Key::SecretUnfit) => text::refusal_key_secret_unfit(),
        Refusal::LandingOwn => text::refusal_landing_own(),
        Refusal::LandingCredentials => text::refusal_landing_credentials(),
        Refusal::OwnerNotManager => text::refusal_owner_not_manager(),
        Refusal::BackupIsOwner => text::refusal_backup_is_owner(),
        Refusal::TagsTooMany { limit } => text::refusal_tags_too_many(*limit),
        Refusal::OwnerQuestionAnswered => text::refusal_owner_question_answered(),
        Refusal::RosterUnreadable => {
            text::refusal_roster_unreadable(Verbatim(format!("`{}`", COLUMNS.join(","))))
        }
        Refusal::RosterTooLarge { lines } => text::refusal_roster_too_large(*lines),
        Refusal::RosterEmpty => text::refusal_roster_empty(),
        Refusal::ReportTooLarge => text::refusal_report_too_large(),
        Refusal::RosterGone => text::refusal_roster_gone(),
        Refusal::CheckInSettled => text::refusal_check_in_settled(),
        Refusal::CheckInsOff => text::refusal_check_ins_off(),
        Refusal::CheckInTooFar => text::refusal_check_in_too_far(),
        Refusal::PressStale => text::refusal_press_stale(),
        Refusal::TierUnknown => text::refusal_tier_unknown(),
        Refusal::TiersFull { most } => text::refusal_tiers_full(*most),
        Refusal::TierUnconditional { tier } => text::refusal_tier_unconditional(tier),
        Refusal::TierAudienceAlone => text::refusal_tier_audience_alone(),
        Refusal::TierUnworded { languages } => text::refusal_tier_unworded(
            languages.iter().map(|language| Arg::from(language_name(*language))).collect::<Vec<_>>(),
        ),
        Refusal::NumberUnfit { field, least, most } => {
            text::refusal_number_unfit(field_name(*field), *least, *most)
        }
        Refusal::AmountUnfit { typed } => text::refusal_amount_unfit(typed),
        Refusal::CollaborationsReversed => text::refusal_collaborations_reversed(),
        Refusal::BandsReversed => text::refusal_bands_reversed(),
        Refusal::RoleUngivable { role, why } => match why {
            Ungivable::Gone => text::refusal_role_gone(),
            Ungivable::Fixed => text::refusal_role_fixed(mention::role(*role)),
            Ungivable::Above => text::refusal_role_above(mention::role(*role)),
            Ungivable::Powerful => text::refusal_role_powerful(mention::role(*role)),
            Ungivable::Forbidden => text::refusal_role_forbidden(),
        },
        Refusal::AnnouncementUnknown => text::refusal_announcement_unknown(),
        Refusal::AnnouncementPublished => text::refusal_announcement_published(),
        Refusal::AnnouncementUnpublished => text::refusal_announcement_unpublished(),
        Refusal::CreatorNamed { name } => text::refusal_creator_named(name),
        Refusal::ThanksUnwanted { name } => text::refusal_thanks_unwanted(name),
        Refusal::WinsMissing => text::refusal_wins_missing(),
        Refusal::ThanksPosted => text::refusal_thanks_posted(),
        Refusal::CampaignRunning => text::refusal_campaign_running(),
        Refusal::PilotNone => text::refusal_pilot_none(),
        Refusal::PilotDecided { verdict, by } => match by {
            Some(by) => text::refusal_pilot_decided(mention::person(*by), result::verdict(*verdict)),
            None => text::refusal_pilot_decided_before(result::verdict(*verdict)),
        },
        Refusal::PostDone => text::refusal_post_done(),
        Refusal::MomentPast { at } => text::refusal_moment_past(*at),
        Refusal::MarketNote(no) => market_note(*no),
        Refusal::ExperimentUnknown => text::refusal_experiment_unknown(),
        Refusal::ExperimentConcluded => text::refusal_experiment_concluded(),
        Refusal::Agreement(no) => agreement(no),
        Refusal::Question(no) => question::refused(*no),
        Refusal::Attribution(refusal) => super::attribution::refusal(*refusal),
        Refusal::Reward(no) => super::reward::refusal(*no),
        Refusal::Payout(no) => super::payout::refusal(*no),
        Refusal::Introduction(no) => super::introduction::refusal(no),
        Refusal::Council(no) => super::council::refusal(no),
        Refusal::MachineDraft(no) => super::machine_draft::refused(*no),
        Refusal::NotActive => text::refusal_not_active(),
        Refusal::LanguageUnknown { known } => text::refusal_language_unknown(
            known.iter().map(|language| Arg::from(language_name(*language))).collect::<Vec<_>>(),
        ),
    }
}

fn market_note(no: refusal::MarketNote) -> Message {
    match no {
        refusal::MarketNote::Unknown => text::refusal_market_note_unknown(),
        refusal::MarketNote::Full { most } => text::refusal_market_notes_full(most),
        refusal::MarketNote::TooMany { limit } => text::refusal_proposals_too_many(limit),
        refusal::MarketNote::Closed => text::refusal_proposals_closed(),
    }
}

fn agreement(no: &refusal::Agreement) -> Message {
    match no {
        refusal::Agreement::Unknown => text::refusal_agreement_unknown(),
        refusal::Agreement::Reversed => text::refusal_agreement_reversed(),
        refusal::Agreement::Past { day } => text::refusal_agreement_past(*day),
        refusal::Agreement::TooLong => text::refusal_agreement_too_long(),
        refusal::Agreement::ReviewOutside => text::refusal_review_outside(),
        refusal::Agreement::Overlaps { starts_on, ends_on } => {
            text::refusal_agreement_overlaps(*starts_on, *ends_on)
        }
    }
}

/// What a field is called.
pub fn field_name(field: Field) -> Message {
    match field {
        Field::CampaignName => text::field_campaign_name(),
        Field::CampaignSummary => text::field_campaign_summary(),
        Field::CampaignGoal => text::field_campaign_goal(),
        Field::PriorityHours => text::field_priority_hours(),
        Field::StageReason => text::field_stage_reason(),
        Field::BriefSection(section) => text::field_brief_section(brief::section(section)),
        Field::DeliverableWords(piece) => text::field_deliverable_words(deliverable::piece(piece)),
        Field::CampaignUtm => text::field_campaign_utm(),
        Field::Currency => text::field_currency(),
        Field::MarketDisclosure => text::field_market_disclosure(),
        Field::MarketCode => text::field_market_code(),
        Field::MarketName => text::field_market_name(),
        Field::LandingUrl => text::field_landing_url(),
        Field::CreatorName => text::field_creator_name(),
        Field::Niche => text::field_niche(),
        Field::Platforms => text::field_platforms(),
        Field::Audience => text::field_audience(),
        Field::About => text::field_about(),
        Field::Question => text::field_question(),
        Field::Answer => text::field_answer(),
        Field::Reason => text::field_reason(),
        Field::SubId => text::field_sub_id(),
        Field::Zone => text::field_zone(),
        Field::Tag => text::field_tag(),
        Field::Note => text::field_note(),
        Field::Favour => text::field_favour(),
        Field::OwnerQuestion => text::field_owner_question(),
        Field::OwnerAnswer => text::field_owner_answer(),
        Field::Feedback => text::field_feedback(),
        Field::TierName => text::field_tier_name(),
        Field::TierBenefits => text::field_tier_benefits(),
        Field::TierWindow => text::field_tier_window(),
        Field::TierSales => text::field_tier_sales(),
        Field::TierTenure => text::field_tier_tenure(),
        Field::TierTaken => text::field_tier_taken(),
        Field::TierCollaborations => text::field_tier_collaborations(),
        Field::TierGrace => text::field_tier_grace(),
        Field::BandBegin => text::field_band_begin(),
        Field::CheckInOpening => text::field_check_in_opening(),
        Field::CheckInQuestion => text::field_check_in_question(),
        Field::BriefQuestion => text::field_brief_question(),
        Field::BriefAnswer => text::field_brief_answer(),
        Field::Idea => text::field_idea(),
        Field::IdeaOutcome => text::field_idea_outcome(),
        Field::HubTitle => text::field_hub_title(),
        Field::AnnouncementTitle => text::field_announcement_title(),
        Field::AnnouncementBody => text::field_announcement_body(),
        Field::MarketNoteTitle => text::field_market_note_title(),
        Field::MarketNoteBody => text::field_market_note_body(),
        Field::CouncilName => text::field_council_name(),
        Field::CouncilSeats => text::field_council_seats(),
        Field::CouncilQuorum => text::field_council_quorum(),
        Field::CandidacyWords => text::field_candidacy_words(),
        Field::MeetingMinutes => text::field_meeting_minutes(),
        Field::MeetingCount => text::field_meeting_count(),
        Field::MeetingRecord => text::field_meeting_record(),
        Field::ProposalTitle => text::field_proposal_title(),
        Field::ProposalBody => text::field_proposal_body(),
        Field::Contribution => text::field_contribution(),
        Field::VoteDays => text::field_vote_days(),
        Field::DecisionPlan => text::field_decision_plan(),
        Field::DecisionDone => text::field_decision_done(),
        Field::Thanks => text::field_thanks(),
        Field::Hypothesis => text::field_hypothesis(),
        Field::Variables => text::field_variables(),
        Field::Outcome => text::field_outcome(),
        Field::AgreementCampaigns => text::field_agreement_campaigns(),
        Field::SubmissionUrl => text::field_submission_url(),
        Field::SubmissionPost => text::field_submission_post(),
        Field::SubmissionWords => text::field_submission_words(),
        Field::TierApproved => text::field_tier_approved(),
        Field::ResultPiece(piece) => text::field_result_piece(result::piece(piece)),
        Field::Reflection => text::field_reflection(),
        Field::ResultViews => text::result_views(),
        Field::ResultSaves => text::result_saves(),
        Field::QuestionTitle => text::field_question_title(),
        Field::QuestionBody => text::field_question_body(),
        Field::QuestionAnswer => text::field_question_answer(),
        Field::ResultShares => text::result_shares(),
        Field::ResultDays => text::field_result_days(),
        Field::WindowDays => text::field_window_days(),
        Field::RewardMonths => text::field_reward_months(),
        Field::RewardPayments => text::field_reward_payments(),
        Field::RewardHold => text::field_reward_hold(),
        Field::RewardThreshold => text::field_reward_threshold(),
        Field::RewardProduct => text::field_reward_product(),
        Field::RewardSteps => text::field_reward_steps(),
        Field::PromoCodePercent => text::field_promo_code_percent(),
        Field::PromoCodes => text::field_promo_codes(),
        Field::PayoutReason => text::field_payout_reason(),
        Field::PayoutReference => text::field_payout_reference(),
        Field::Objection => text::field_objection(),
        Field::HoldAnswer => text::field_hold_answer(),
        Field::GoodsWhat => text::field_goods_what(),
        Field::GoodsWords => text::field_goods_words(),
        Field::Offers => text::field_offers(),
        Field::Learns => text::field_learns(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Language;

    #[test]
    fn a_market_in_which_creators_live_is_named_with_how_many_they_are() {
        let no = Refusal::MarketInhabited { market: "France".to_owned(), creators: 2 };
        let said = crate::i18n::label(Language::En, &words(&no));
        assert!(said.starts_with("2 creators are in France,"), "{said}");
    }
}
