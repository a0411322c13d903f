-- What creators cost, added up by day and by month, and how deeds in a long audit are found.

-- Sums of the ledger but for payouts, by kind of entry, on the day on which it arose: that of the sale or refund that is
-- behind it, else that on which it was entered.
create table creator_day_cost (
    creator_id bigint not null references creator,
    counted_on date not null,
    currency text not null,
    kind text not null,
    program_id bigint not null,
    amount_minor bigint not null,
    primary key (creator_id, counted_on, currency, kind)
);
create index creator_day_cost_by_program on creator_day_cost (program_id, counted_on);

create table creator_month_cost (
    creator_id bigint not null references creator,
    month text not null,
    currency text not null,
    kind text not null,
    program_id bigint not null,
    amount_minor bigint not null,
    primary key (creator_id, month, currency, kind)
);
create index creator_month_cost_by_program on creator_month_cost (program_id, month);

insert into creator_day_cost (creator_id, counted_on, currency, kind, program_id, amount_minor)
select e.creator_id, coalesce(v.counted_on, date(e.entered_at)), e.currency, e.kind, e.program_id,
       cast(sum(e.amount_minor) as bigint)
from ledger_entry e left join conversion v on v.conversion_id = e.conversion_id
where e.kind not in ('paid', 'unpaid')
group by e.creator_id, coalesce(v.counted_on, date(e.entered_at)), e.currency, e.kind, e.program_id;

insert into creator_month_cost (creator_id, month, currency, kind, program_id, amount_minor)
select creator_id, substr(cast(counted_on as text), 1, 7), currency, kind, program_id, cast(sum(amount_minor) as bigint)
from creator_day_cost group by creator_id, substr(cast(counted_on as text), 1, 7), currency, kind, program_id;

-- Whom a creator brought, and when they were first known.
create index customer_by_creator on customer (program_id, creator_id, known_at);

create index audit_by_person on audit (program_id, person_id, done_at);
create index audit_by_subject on audit (program_id, subject, done_at);
create index audit_by_deed on audit (program_id, deed, done_at);
