-- Payment services that a shop takes its money with, and what they call things.

-- duet, stripe or revenuecat: how what comes is signed, and how it is read. The secret of a connection is empty until it is known.
alter table api_key add column kind text not null default 'duet';

-- What a payment service calls something by: a payment, to find what is given back; a promotion code, to know what was
-- typed; the first payment after a trial, to know that others came later.
create table payment_name (
    program_id bigint not null references program,
    name text not null,
    -- The id of the conversion, or what a buyer types.
    means text not null,
    -- Everything that was paid, tax and all, in the service's own units; of a payment by the conversion's own id.
    whole bigint,
    primary key (program_id, name)
);
