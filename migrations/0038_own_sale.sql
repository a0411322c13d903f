-- Creators' own visits to their links, which are not counted, and sales that seem to be their own.

-- A browser in which a creator tried a link of theirs. Goes with the other visitors of its day.
create table trial (
    creator_id bigint not null references creator,
    counted_on date not null,
    -- As visitors are kept: what is the same comes from the same browser and network on that day.
    visitor bytea not null,
    tried_at timestamptz not null,
    primary key (creator_id, counted_on, visitor)
);
create index trial_by_day on trial (counted_on);

-- When its creator tried it last.
alter table link add column tried_at timestamptz;
-- A visit from a browser in which the link's creator had tried one of theirs. In no figure.
alter table click add column is_own boolean not null default false;

-- A keyed hash of the buyer's e-mail address, until it is known whose the conversion is.
alter table conversion add column customer_email text;
create index conversion_by_email on conversion (recorded_at) where customer_email is not null;

-- A conversion that seems to be its creator's own, and by what. Its customer is theirs too from then on.
create table own_sale (
    conversion_id bigint primary key references conversion,
    creator_id bigint not null references creator,
    -- click, customer or email.
    evidence text not null,
    -- The earlier one whose customer or e-mail address it shares.
    like_conversion_id bigint references conversion,
    -- The shop's own name for the buyer.
    customer_id text,
    -- A keyed hash.
    customer_email text,
    seen_at timestamptz not null,
    -- Since a manager said that this buyer is not the creator.
    released_at timestamptz
);
create index own_sale_by_customer on own_sale (creator_id, customer_id);
create index own_sale_by_email on own_sale (creator_id, customer_email);
create index own_sale_remembered on own_sale (seen_at) where customer_email is not null;
