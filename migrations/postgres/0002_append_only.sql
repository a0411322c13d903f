-- What the staff did can be added to and read, never changed or removed. One thing can be forgotten: who did it, when
-- that person asks for what is known of them to be erased.

create function refuse_audit_change() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and new.person_id is null
        and (new.audit_id, new.program_id, new.deed, new.subject, new.detail, new.done_at)
            = (old.audit_id, old.program_id, old.deed, old.subject, old.detail, old.done_at) then
        return new;
    end if;
    raise exception 'the audit is append-only';
end
$$;

create trigger audit_is_append_only before update or delete on audit
    for each row execute function refuse_audit_change();

create trigger audit_is_never_emptied before truncate on audit
    for each statement execute function refuse_audit_change();
