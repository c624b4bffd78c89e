-- What went wrong, and what is planned. Every moment is by this database's clock.

-- Whoever changes incidents locks this row first, so that instances take turns.
create table incident_turn (
  only_one boolean primary key default true check (only_one)
);

insert into incident_turn default values;

-- What was last told of each check.
create table incident_check_state (
  check_name text primary key,
  status text not null check (status in ('pass', 'fail', 'unknown')),
  at timestamptz not null
);

create table incident (
  id bigint generated always as identity primary key,
  -- The worst so far.
  impact text not null check (impact in ('degraded', 'lost', 'critical-lost')),
  opened_at timestamptz not null,
  -- When a check of it last changed: what fails soon after has the same cause.
  changed_at timestamptz not null,
  closed_at timestamptz,
  flaps integer not null default 0,
  drill boolean not null default false,
  capabilities text[] not null,
  -- What probes had found in the five minutes before; the rows themselves live for 48 hours.
  measured jsonb not null default '[]'
);

create index incident_opened_at on incident (opened_at);
create index incident_closed_at on incident (closed_at);

create table incident_check (
  incident bigint not null references incident,
  check_name text not null,
  -- In the order in which they failed.
  position integer not null,
  failing boolean not null,
  failure text not null,
  failed_at timestamptz not null,
  primary key (incident, check_name)
);

create table incident_note (
  id bigint generated always as identity primary key,
  incident bigint not null references incident,
  at timestamptz not null default now(),
  text text not null
);

create index incident_note_incident on incident_note (incident, at);

create table maintenance (
  id bigint generated always as identity primary key,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  checks text[] not null,
  text text not null,
  created_at timestamptz not null default now(),
  check (ends_at > starts_at)
);

create index maintenance_ends_at on maintenance (ends_at);
