//! What is stored about people by their links: the links themselves, and the figures of what came through them.

use super::OWN_CREATOR;
use super::holding::Forget::{Keep, Run, RunAt};
use super::holding::Holding;
use super::holding::Kind::{Count, Day, Flag, Key, Moment, Text};

const OWN_LINK: &str = "link_id in (select l.link_id from link l join creator c on c.creator_id = l.creator_id where c.person_id = $1)";

/// Everything about people that hangs on links.
pub(super) const LINKS: &[Holding] = &[
    Holding {
        table: "link",
        of: OWN_CREATOR,
        shown: &[
            ("link_id", Key),
            ("program_id", Key),
            ("creator_id", Key),
            ("campaign_id", Key),
            ("code", Text),
            ("is_alias", Flag),
            ("created_at", Moment),
            ("archived_at", Moment),
            ("tried_at", Moment),
        ],
        left_out: &[],
        // The code stays: an address that was public must never lead to somebody else's page.
        forget: RunAt("update link set archived_at = coalesce(archived_at, $2), tried_at = null
            where creator_id in (select creator_id from creator where person_id = $1)"),
    },
    Holding {
        table: "link_token",
        of: OWN_LINK,
        shown: &[("link_id", Key), ("sub_id", Text), ("token", Text), ("updated_at", Moment)],
        left_out: &[],
        forget: Run("delete from link_token where link_id in (
            select l.link_id from link l join creator c on c.creator_id = l.creator_id where c.person_id = $1)"),
    },
    Holding {
        table: "promo_code",
        of: OWN_CREATOR,
        shown: &[
            ("promo_code_id", Key),
            ("program_id", Key),
            ("creator_id", Key),
            ("campaign_id", Key),
            ("code", Text),
            ("given_at", Moment),
            ("taken_at", Moment),
        ],
        left_out: &["digest"],
        // A code is mostly a name. Its digest stays: what was somebody's must never count for another.
        forget: RunAt("update promo_code set code = null, taken_at = coalesce(taken_at, $2)
            where creator_id in (select creator_id from creator where person_id = $1)"),
    },
    Holding {
        table: "link_day",
        of: OWN_CREATOR,
        shown: &[
            ("link_id", Key),
            ("counted_on", Day),
            ("campaign_id", Key),
            ("clicks", Count),
            ("visitors", Count),
            ("robots", Count),
            ("signups", Count),
            ("sales", Count),
            ("renewals", Count),
            ("refunds", Count),
        ],
        left_out: &["creator_id", "program_id"],
        forget: Keep("figures; without the person they are numbers"),
    },
    Holding {
        table: "link_day_money",
        of: OWN_CREATOR,
        shown: &[("link_id", Key), ("counted_on", Day), ("campaign_id", Key), ("currency", Text), ("revenue_minor", Count)],
        left_out: &["creator_id", "program_id"],
        forget: Keep("figures; without the person they are numbers"),
    },
    Holding {
        table: "link_sub_day",
        of: OWN_LINK,
        shown: &[("link_id", Key), ("counted_on", Day), ("sub_id", Text), ("clicks", Count), ("sales", Count)],
        left_out: &[],
        forget: Keep("figures; without the person they are numbers"),
    },
    Holding {
        table: "creator_month",
        of: OWN_CREATOR,
        shown: &[],
        left_out: &[
            "creator_id",
            "month",
            "program_id",
            "clicks",
            "visitors",
            "signups",
            "sales",
            "renewals",
            "refunds",
        ],
        forget: Keep("sums of the days, which are exported"),
    },
    Holding {
        table: "creator_month_money",
        of: OWN_CREATOR,
        shown: &[],
        left_out: &["creator_id", "month", "currency", "program_id", "revenue_minor"],
        forget: Keep("sums of the days, which are exported"),
    },
    Holding {
        table: "conversion",
        of: OWN_CREATOR,
        shown: &[
            ("conversion_id", Key),
            ("program_id", Key),
            ("kind", Text),
            ("amount_minor", Count),
            ("currency", Text),
            ("occurred_at", Moment),
            ("recorded_at", Moment),
            ("refunded_minor", Count),
            ("attribution", Text),
            ("link_id", Key),
            ("creator_id", Key),
            ("sub_id", Text),
            ("counted_on", Day),
            ("policy_version", Count),
        ],
        // The names are the shop's: of its orders and its customers.
        left_out: &["reported_id", "report", "customer_id", "refunded_conversion_id", "told_at", "customer_email"],
        forget: Keep("money stays, without the person"),
    },
    Holding {
        table: "touch",
        of: OWN_CREATOR,
        shown: &[
            ("touch_id", Key),
            ("program_id", Key),
            ("conversion_id", Key),
            ("kind", Text),
            ("link_id", Key),
            ("creator_id", Key),
            ("sub_id", Text),
            ("touched_at", Moment),
            ("promo_code_id", Key),
        ],
        left_out: &["customer_id"],
        forget: Keep("whose sales are has to stay explicable, without the person"),
    },
    Holding {
        table: "contender",
        of: OWN_CREATOR,
        shown: &[
            ("conversion_id", Key),
            ("touch_id", Key),
            ("creator_id", Key),
            ("verdict", Text),
            ("days", Count),
        ],
        left_out: &[],
        forget: Keep("whose sales are has to stay explicable, without the person"),
    },
    Holding {
        table: "trial",
        of: OWN_CREATOR,
        shown: &[("creator_id", Key), ("counted_on", Day), ("tried_at", Moment)],
        // Nobody can name a browser, and the key of its day is gone soon.
        left_out: &["visitor"],
        forget: Run("delete from trial where creator_id in (select creator_id from creator where person_id = $1)"),
    },
    Holding {
        table: "own_sale",
        of: OWN_CREATOR,
        shown: &[],
        // What was seen is the managers' to know, and the buyer's name the shop's.
        left_out: &[
            "conversion_id",
            "creator_id",
            "evidence",
            "like_conversion_id",
            "customer_id",
            "customer_email",
            "seen_at",
            "released_at",
        ],
        forget: Run(
            "delete from own_sale where creator_id in (select creator_id from creator where person_id = $1)",
        ),
    },
    Holding {
        table: "customer",
        of: OWN_CREATOR,
        shown: &[],
        left_out: &["program_id", "customer_id", "link_id", "creator_id", "known_at"],
        forget: Keep("about the shop's customers, by the shop's own names"),
    },
    Holding {
        table: "click",
        of: OWN_LINK,
        shown: &[],
        left_out: &["click_id", "link_id", "clicked_at", "clicked_on", "visitor", "is_robot", "sub_id", "is_own"],
        forget: Keep("about visitors, whom nobody can name; exported as figures by day"),
    },
    Holding {
        table: "visitor_day",
        of: OWN_LINK,
        shown: &[],
        left_out: &["link_id", "counted_on", "visitor"],
        forget: Keep("about visitors, whom nobody can name; exported as figures by day"),
    },
];
