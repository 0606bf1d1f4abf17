-- Double entry. A transaction's entries sum to zero in each currency when it commits; nothing is ever changed or deleted.
create table ledger_transactions (
  organization_id uuid not null,
  id uuid not null,
  payment_id uuid not null,
  kind text not null check (kind in ('AUTHORIZED', 'RELEASED', 'CAPTURED', 'REFUNDED', 'REFUND_REVERSED')),
  -- What it stands for, for example Stripe's refund: the same fact is never posted twice.
  reference text not null,
  posted_at timestamptz not null,
  primary key (organization_id, id),
  unique (payment_id, kind, reference),
  foreign key (organization_id, payment_id) references payments (organization_id, id)
);
create index ledger_transactions_id on ledger_transactions (id);
call protect_table('ledger_transactions');

create table ledger_entries (
  organization_id uuid not null,
  id uuid not null,
  transaction_id uuid not null,
  account text not null check (account in ('CARD_HOLDS', 'CARD_HOLDS_OWED', 'STRIPE_BALANCE', 'SERVICE_REVENUE', 'REFUNDS_GIVEN')),
  -- Debit above zero, credit below.
  amount_minor bigint not null check (amount_minor <> 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  primary key (organization_id, id),
  foreign key (organization_id, transaction_id) references ledger_transactions (organization_id, id)
);
create index ledger_entries_id on ledger_entries (id);
create index ledger_entries_transaction on ledger_entries (organization_id, transaction_id);
create index ledger_entries_account on ledger_entries (organization_id, account, currency);
call protect_table('ledger_entries');

revoke all on ledger_transactions, ledger_entries from klear_payments_app;
revoke update, delete on ledger_transactions, ledger_entries from klear_payments_system;

create function ledger_balances() returns trigger language plpgsql as $$
begin
  if exists (select 1 from ledger_entries where organization_id = new.organization_id and transaction_id = new.transaction_id
             group by currency having sum(amount_minor) <> 0) then
    raise exception 'ledger transaction % does not balance', new.transaction_id using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger ledger_balances after insert on ledger_entries
  deferrable initially deferred for each row execute function ledger_balances();

-- A transaction without entries says nothing, and so is refused too.
create function ledger_has_entries() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from ledger_entries where organization_id = new.organization_id and transaction_id = new.id) then
    raise exception 'ledger transaction % has no entries', new.id using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger ledger_has_entries after insert on ledger_transactions
  deferrable initially deferred for each row execute function ledger_has_entries();
