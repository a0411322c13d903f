-- What the staff did can be added to and read, never changed or removed. One thing can be forgotten: who did it, when
-- that person asks for what is known of them to be erased.

create trigger audit_is_never_changed before update on audit
when not (
    new.person_id is null and new.audit_id = old.audit_id and new.program_id = old.program_id
    and new.deed = old.deed and new.subject = old.subject and new.detail = old.detail and new.done_at = old.done_at
)
begin
    select raise(abort, 'the audit is append-only');
end;

create trigger audit_is_never_removed before delete on audit
begin
    select raise(abort, 'the audit is append-only');
end;
