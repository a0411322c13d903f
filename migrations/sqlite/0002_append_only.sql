-- What the staff did can be added to and read, never changed or removed.

create trigger audit_is_never_changed before update on audit
begin
    select raise(abort, 'the audit is append-only');
end;

create trigger audit_is_never_removed before delete on audit
begin
    select raise(abort, 'the audit is append-only');
end;
