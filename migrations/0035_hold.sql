-- Commissions that wait for a manager's decision: because a creator objects, or because something looks unusual.

create table commission_hold (
    commission_hold_id bigint primary key,
    program_id bigint not null references program,
    creator_id bigint not null references creator,
    -- dispute, burst, codes or refunds.
    kind text not null,
    -- What the creator says; of a dispute.
    words text,
    -- How many of how many made it look unusual.
    evidence_some bigint not null,
    evidence_of bigint not null,
    opened_at timestamptz not null,
    decided_at timestamptz,
    -- Whether its commissions were taken away.
    is_voided boolean,
    -- What the creator was told.
    answer text
);
create index commission_hold_open on commission_hold (program_id, kind, commission_hold_id) where decided_at is null;
-- What looks unusual about a creator is one thing to be decided, however many sales it concerns.
create unique index commission_hold_flag on commission_hold (creator_id, kind)
    where decided_at is null and kind <> 'dispute';

alter table commission add column commission_hold_id bigint references commission_hold;
create index commission_held on commission (commission_hold_id) where commission_hold_id is not null;
create index commission_held_of on commission (creator_id) where commission_hold_id is not null;
create index conversion_by_creator on conversion (creator_id, occurred_at);
create index conversion_by_typed_code on conversion (creator_id, occurred_at) where attribution = 'promo_code';
