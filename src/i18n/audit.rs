//! The words of every deed that the audit remembers.

use super::{Message, text};
use crate::domain::audit::Deed;

/// What was done, to stand after who did it. A deed without words does not compile.
pub fn words(deed: Deed) -> Message {
    match deed {
        Deed::ApplicationApprove => text::deed_application_approve(),
        Deed::ApplicationDecline => text::deed_application_decline(),
        Deed::ApplicationAsk => text::deed_application_ask(),
        Deed::CreatorInvite => text::deed_creator_invite(),
        Deed::CreatorImport => text::deed_creator_import(),
        Deed::CreatorOwner => text::deed_creator_owner(),
        Deed::CreatorStage => text::deed_creator_stage(),
        Deed::CreatorTag => text::deed_creator_tag(),
        Deed::CreatorNote => text::deed_creator_note(),
        Deed::CreatorSupport => text::deed_creator_support(),
        Deed::CreatorForget => text::deed_creator_forget(),
        Deed::CreatorLeave => text::deed_creator_leave(),
        Deed::CampaignNew => text::deed_campaign_new(),
        Deed::CampaignChange => text::deed_campaign_change(),
        Deed::CampaignWrite => text::deed_campaign_write(),
        Deed::CampaignPublish => text::deed_campaign_publish(),
        Deed::CampaignClose => text::deed_campaign_close(),
        Deed::CampaignOffer => text::deed_campaign_offer(),
        Deed::CampaignBand => text::deed_campaign_band(),
        Deed::CampaignAsk => text::deed_campaign_ask(),
        Deed::CampaignAnswer => text::deed_campaign_answer(),
        Deed::CampaignHub => text::deed_campaign_hub(),
        Deed::ProgramLanguages => text::deed_program_languages(),
        Deed::ProgramChannel => text::deed_program_channel(),
        Deed::ProgramChannelRemove => text::deed_program_channel_remove(),
        Deed::ProgramRoles => text::deed_program_roles(),
        Deed::ProgramMoney => text::deed_program_money(),
        Deed::ProgramLanding => text::deed_program_landing(),
        Deed::ProgramReady => text::deed_program_ready(),
        Deed::KeyNew => text::deed_key_new(),
        Deed::KeyRevoke => text::deed_key_revoke(),
        Deed::MarketAdd => text::deed_market_add(),
        Deed::MarketArchive => text::deed_market_archive(),
        Deed::TierNew => text::deed_tier_new(),
        Deed::TierChange => text::deed_tier_change(),
        Deed::TierWrite => text::deed_tier_write(),
        Deed::TierOpen => text::deed_tier_open(),
        Deed::TierArchive => text::deed_tier_archive(),
        Deed::TierPolicy => text::deed_tier_policy(),
        Deed::CreatorAudience => text::deed_creator_audience(),
        Deed::CheckInCadence => text::deed_check_in_cadence(),
        Deed::CheckInQuestions => text::deed_check_in_questions(),
    }
}
