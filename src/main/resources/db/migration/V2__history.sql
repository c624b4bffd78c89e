-- Memory of health. Every moment is by this database's clock.

-- What probes found: the only raw truth, kept for two days.
create table probe_result (
  check_name text not null,
  -- Who measured, and the number of the result among his: written again, it is the same row.
  instance uuid not null,
  seq bigint not null,
  at timestamptz not null,
  -- When results had to wait for long, a row may stand for a run of equal ones: the moment of its last, else the same as at.
  last_at timestamptz not null,
  -- The outcome's and the states' names in payloads.
  outcome text not null,
  millis integer not null,
  state_before text not null,
  state_after text not null,
  -- Who wrote it: rows that came late are found by this, whatever any clock says.
  written xid8 not null default pg_current_xact_id(),
  primary key (check_name, instance, seq)
);

create index probe_result_at on probe_result (at);
create index probe_result_written on probe_result (written);

-- Changes of checks, for ever.
create table transition (
  check_name text not null,
  instance uuid not null,
  seq bigint not null,
  at timestamptz not null,
  outcome text not null,
  state_before text not null,
  state_after text not null,
  primary key (check_name, instance, seq)
);

create index transition_at on transition (at);
create index transition_check on transition (check_name, at);

-- For how many milliseconds a subject was in which state. Always the whole: set, never added to. No row: not observed.
create table status_bucket (
  size text not null,
  start timestamptz not null,
  -- check:telnyx, capability:messaging
  subject text not null,
  passing integer not null check (passing >= 0),
  failing integer not null check (failing >= 0),
  unknown integer not null check (unknown >= 0),
  maintenance integer not null check (maintenance >= 0),
  -- How long its probes took, in milliseconds: count, sum, maximum, and how many fell into which class.
  probes integer not null,
  millis_sum bigint not null,
  millis_max integer not null,
  millis_classes text not null,
  primary key (size, start, subject),
  constraint status_bucket_is_full check (passing + failing + unknown + maintenance = case size
    when 'minute' then 60000 when 'ten-minutes' then 600000 when 'hour' then 3600000 when 'day' then 86400000 end)
);

-- One row: how far the buckets are.
create table history_progress (
  singleton boolean primary key default true check (singleton),
  -- Every minute before it has its buckets; null before the first.
  through timestamptz,
  -- Results written by transactions before it are in the buckets.
  seen xid8 not null default '0',
  -- Counts the writes, so that of two at once only one counts.
  version bigint not null default 0
);

insert into history_progress default values;
