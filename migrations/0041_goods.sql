-- What creators are sent for taking part in campaigns.

-- Of goods: what they are called. Their value stands where an amount does.
alter table reward_component add column what text;

create table goods (
    goods_id bigint primary key,
    program_id bigint not null references program,
    creator_id bigint not null references creator,
    campaign_id bigint not null references campaign,
    reward_component_id bigint not null references reward_component,
    -- The component as it was first written.
    root_component_id bigint not null,
    what text not null,
    value_minor bigint not null,
    currency text not null,
    -- owed, sent, received or called_off.
    state text not null,
    -- What whoever sent them says, such as by whom they come.
    words text,
    owed_at timestamptz not null,
    sent_at timestamptz,
    received_at timestamptz,
    unique (creator_id, campaign_id, root_component_id)
);
create index goods_by_program on goods (program_id, state);
