-- Payouts: what creators are paid, frozen before it is.

-- What a programme decided about payouts in a currency.
create table payout_rule (
    program_id bigint not null references program,
    currency text not null,
    -- Less than this waits for more.
    least_minor bigint not null,
    -- A payout of more than this a second manager confirms; null where nobody does.
    confirm_minor bigint,
    primary key (program_id, currency)
);

create table payout (
    payout_id bigint primary key,
    program_id bigint not null references program,
    -- From 1 within the programme.
    number bigint not null,
    -- What was payable on this day of the programme's, or before, is in it.
    until_on date not null,
    -- Of everything that is in it.
    hash text not null,
    frozen_at timestamptz not null,
    frozen_by_person_id bigint,
    -- Whether a second manager has to confirm it.
    needs_second boolean not null,
    confirmed_at timestamptz,
    confirmed_by_person_id bigint,
    called_off_at timestamptz,
    unique (program_id, number)
);

-- What one creator gets of one currency.
create table payout_item (
    payout_item_id bigint primary key,
    payout_id bigint not null references payout,
    creator_id bigint not null references creator,
    currency text not null,
    amount_minor bigint not null,
    paid_at timestamptz,
    -- What the bank or the payment provider calls it.
    reference text,
    unique (payout_id, creator_id, currency)
);
create index payout_item_by_creator on payout_item (creator_id, payout_item_id);

-- What that is made of.
create table payout_line (
    payout_item_id bigint not null references payout_item,
    commission_id bigint not null references commission,
    amount_minor bigint not null,
    primary key (payout_item_id, commission_id)
);

-- Creators who are paid nothing until somebody decides otherwise.
create table payout_hold (
    creator_id bigint primary key references creator,
    reason text not null,
    held_at timestamptz not null
);

-- How much of it was paid, and the payout in which it is meanwhile.
alter table commission add column paid_minor bigint not null default 0;
alter table commission add column payout_item_id bigint references payout_item;
-- Why it is there, where a manager put it there.
alter table commission add column reason text;
create index commission_open on commission (program_id, creator_id) where left_minor <> paid_minor;

alter table ledger_entry add column payout_item_id bigint references payout_item;
