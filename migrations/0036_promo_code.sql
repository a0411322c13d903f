-- Promo codes of campaigns: what a buyer types instead of following a creator's link.

-- What a campaign decided about its codes.
create table promo_code_rule (
    campaign_id bigint primary key references campaign,
    -- Whether whoever comes to the campaign gets a code by itself.
    gives boolean not null,
    -- The discount in per cent that stands in codes that are made; null where none does.
    percent integer
);

create table promo_code (
    promo_code_id bigint primary key,
    program_id bigint not null references program,
    campaign_id bigint not null references campaign,
    creator_id bigint not null references creator,
    -- In capitals; null once its creator asked to be forgotten, because a code is mostly a name.
    code text,
    -- What stands for the code: nobody else gets it, also once its text is gone.
    digest text not null,
    given_at timestamptz not null,
    -- Sales since then count for nobody by it.
    taken_at timestamptz
);
create unique index promo_code_digest on promo_code (program_id, digest);
create unique index promo_code_live on promo_code (creator_id, campaign_id) where taken_at is null;
create index promo_code_by_campaign on promo_code (campaign_id, creator_id);

-- The code that was typed, where it is one of a campaign's.
alter table touch add column promo_code_id bigint references promo_code;
