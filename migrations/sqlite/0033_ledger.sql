-- The ledger can be added to and read, never changed or removed.

create trigger ledger_entry_is_never_changed before update on ledger_entry
begin
    select raise(abort, 'the ledger is append-only');
end;

create trigger ledger_entry_is_never_removed before delete on ledger_entry
begin
    select raise(abort, 'the ledger is append-only');
end;
