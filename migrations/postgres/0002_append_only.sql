-- What the staff did can be added to and read, never changed or removed.

create function refuse_audit_change() returns trigger language plpgsql as $$
begin
    raise exception 'the audit is append-only';
end
$$;

create trigger audit_is_append_only before update or delete on audit
    for each row execute function refuse_audit_change();

create trigger audit_is_never_emptied before truncate on audit
    for each statement execute function refuse_audit_change();
