-- What our staff do. Every moment is by this database's clock.

-- Exercises: a check is shown as failing on every instance while its row has not ended. What probes measure, and all that
-- is made of it, knows nothing of this table.
create table drill (
  id bigint generated always as identity primary key,
  check_name text not null,
  starts_at timestamptz not null default now(),
  -- Brought forward when it is stopped.
  ends_at timestamptz not null,
  -- The incident that is told in its place, marked as a drill.
  incident bigint not null unique references incident,
  check (ends_at >= starts_at and ends_at <= starts_at + interval '10 minutes')
);

create index drill_ends_at on drill (ends_at);

-- Who did what. Written in the transaction of what was done, and never changed.
create table staff_audit (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  -- Firebase's name for the person, and the e-mail address that the token told then: who that was must still be known
  -- when the account is gone.
  uid text not null,
  email text,
  action text not null,
  -- On what, such as contact/17; null where it is about all of them.
  object text,
  -- done, or why not; no content of anybody's.
  outcome text not null,
  -- In the access log under the same id.
  request_id text
);

create function staff_audit_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'staff_audit is append-only';
end $$;

create trigger staff_audit_append_only before update or delete on staff_audit
  for each row execute function staff_audit_is_append_only();
create trigger staff_audit_not_truncated before truncate on staff_audit
  for each statement execute function staff_audit_is_append_only();
