//! What is stored about people by what they earn: their own terms, their commissions, and every line of the ledger.

use super::OWN_CREATOR;
use super::holding::Forget::{Keep, Run};
use super::holding::Holding;
use super::holding::Kind::{Count, Day, Flag, Key, Moment, Text};

const OWN_COMPONENT: &str = "reward_plan_id in (
    select p.reward_plan_id from reward_plan p join creator c on c.creator_id = p.creator_id where c.person_id = $1)";
const OWN_RULE: &str = "reward_component_id in (
    select k.reward_component_id from reward_component k join reward_plan p on p.reward_plan_id = k.reward_plan_id
    join creator c on c.creator_id = p.creator_id where c.person_id = $1)";
const OWN_ITEM: &str = "payout_item_id in (
    select i.payout_item_id from payout_item i join creator c on c.creator_id = i.creator_id where c.person_id = $1)";
const MONEY: &str = "money stays, without the person";

/// Everything about what people earn.
pub(super) const REWARDS: &[Holding] = &[
    Holding {
        table: "reward_plan",
        of: OWN_CREATOR,
        shown: &[
            ("reward_plan_id", Key),
            ("program_id", Key),
            ("campaign_id", Key),
            ("tier_id", Key),
            ("creator_id", Key),
            ("version", Count),
            ("hold_days", Count),
            ("is_ended", Flag),
            ("set_at", Moment),
            ("limit_minor", Count),
            ("limit_currency", Text),
        ],
        left_out: &["drafted_at"],
        forget: Keep(MONEY),
    },
    Holding {
        table: "reward_component",
        of: OWN_COMPONENT,
        shown: &[
            ("reward_component_id", Key),
            ("reward_plan_id", Key),
            ("kind", Text),
            ("amount_minor", Count),
            ("currency", Text),
            ("rate_bps", Count),
            ("months", Count),
            ("payments", Count),
            ("root_component_id", Key),
            ("period", Text),
            ("threshold_sales", Count),
            ("threshold_minor", Count),
            ("threshold_currency", Text),
            ("what", Text),
        ],
        left_out: &[],
        forget: Keep(MONEY),
    },
    Holding {
        table: "reward_rule",
        of: OWN_RULE,
        shown: &[
            ("reward_component_id", Key),
            ("kind", Text),
            ("market_id", Key),
            ("word", Text),
            ("amount_minor", Count),
            ("currency", Text),
            ("every", Count),
            ("by_bps", Count),
            ("most_bps", Count),
        ],
        left_out: &[],
        forget: Keep(MONEY),
    },
    Holding {
        table: "goods",
        of: OWN_CREATOR,
        shown: &[
            ("goods_id", Key),
            ("program_id", Key),
            ("creator_id", Key),
            ("campaign_id", Key),
            ("reward_component_id", Key),
            ("root_component_id", Key),
            ("what", Text),
            ("value_minor", Count),
            ("currency", Text),
            ("state", Text),
            ("words", Text),
            ("owed_at", Moment),
            ("sent_at", Moment),
            ("received_at", Moment),
        ],
        left_out: &[],
        forget: Run(
            "update goods set words = null where creator_id in (select creator_id from creator where person_id = $1)",
        ),
    },
    Holding {
        table: "commission",
        of: OWN_CREATOR,
        shown: &[
            ("commission_id", Key),
            ("program_id", Key),
            ("creator_id", Key),
            ("conversion_id", Key),
            ("reward_plan_id", Key),
            ("reward_component_id", Key),
            ("rate_bps", Count),
            ("earned_minor", Count),
            ("left_minor", Count),
            ("currency", Text),
            ("payable_on", Day),
            ("paid_minor", Count),
            ("payout_item_id", Key),
            ("reason", Text),
            ("commission_hold_id", Key),
            ("earned_on", Day),
            ("root_component_id", Key),
            ("tenure", Count),
            ("uncut_minor", Count),
            ("bonus_on", Day),
            ("submission_id", Key),
        ],
        // The name is the shop's: of its customer.
        left_out: &["bounty_customer_id"],
        forget: Keep(MONEY),
    },
    Holding {
        table: "ledger_entry",
        of: OWN_CREATOR,
        shown: &[
            ("ledger_entry_id", Key),
            ("program_id", Key),
            ("creator_id", Key),
            ("commission_id", Key),
            ("conversion_id", Key),
            ("kind", Text),
            ("amount_minor", Count),
            ("currency", Text),
            ("payable_on", Day),
            ("entered_at", Moment),
            ("payout_item_id", Key),
        ],
        left_out: &[],
        forget: Keep(MONEY),
    },
    Holding {
        table: "account",
        of: OWN_CREATOR,
        shown: &[("creator_id", Key), ("currency", Text), ("payable_on", Day), ("amount_minor", Count)],
        left_out: &[],
        forget: Keep(MONEY),
    },
    Holding {
        table: "creator_day_cost",
        of: OWN_CREATOR,
        shown: &[
            ("creator_id", Key),
            ("counted_on", Day),
            ("currency", Text),
            ("kind", Text),
            ("program_id", Key),
            ("amount_minor", Count),
        ],
        left_out: &[],
        forget: Keep(MONEY),
    },
    Holding {
        table: "creator_month_cost",
        of: OWN_CREATOR,
        shown: &[
            ("creator_id", Key),
            ("month", Text),
            ("currency", Text),
            ("kind", Text),
            ("program_id", Key),
            ("amount_minor", Count),
        ],
        left_out: &[],
        forget: Keep(MONEY),
    },
    Holding {
        table: "payout_item",
        of: OWN_CREATOR,
        shown: &[
            ("payout_item_id", Key),
            ("payout_id", Key),
            ("creator_id", Key),
            ("currency", Text),
            ("amount_minor", Count),
            ("paid_at", Moment),
            ("reference", Text),
        ],
        left_out: &[],
        forget: Keep(MONEY),
    },
    Holding {
        table: "payout_line",
        of: OWN_ITEM,
        shown: &[("payout_item_id", Key), ("commission_id", Key), ("amount_minor", Count)],
        left_out: &[],
        forget: Keep(MONEY),
    },
    Holding {
        table: "payout_hold",
        of: OWN_CREATOR,
        shown: &[("creator_id", Key), ("held_at", Moment)],
        // The managers' own words.
        left_out: &["reason"],
        forget: Run(
            "delete from payout_hold where creator_id in (select creator_id from creator where person_id = $1)",
        ),
    },
    Holding {
        table: "payout",
        of: "frozen_by_person_id = $1 or confirmed_by_person_id = $1",
        shown: &[],
        // What managers did is in the audit.
        left_out: &[
            "payout_id",
            "program_id",
            "number",
            "until_on",
            "hash",
            "frozen_at",
            "frozen_by_person_id",
            "needs_second",
            "confirmed_at",
            "confirmed_by_person_id",
            "called_off_at",
        ],
        forget: Run("update payout set frozen_by_person_id = nullif(frozen_by_person_id, $1),
            confirmed_by_person_id = nullif(confirmed_by_person_id, $1)
            where frozen_by_person_id = $1 or confirmed_by_person_id = $1"),
    },
    Holding {
        table: "commission_hold",
        of: OWN_CREATOR,
        shown: &[
            ("commission_hold_id", Key),
            ("program_id", Key),
            ("creator_id", Key),
            ("words", Text),
            ("opened_at", Moment),
            ("decided_at", Moment),
            ("is_voided", Flag),
            ("answer", Text),
        ],
        // What looked unusual is the managers' to know.
        left_out: &["kind", "evidence_some", "evidence_of"],
        forget: Run("update commission_hold set words = null, answer = null
            where creator_id in (select creator_id from creator where person_id = $1)"),
    },
];
