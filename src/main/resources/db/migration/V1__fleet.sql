-- Who is alive, who does what for all, and what became of the fleet. Every moment is by this database's clock.

create table fleet_instance (
  id uuid primary key,
  -- Host name: an internal name, not for visitors.
  host text not null,
  region text not null,
  version text not null,
  commit text,
  started_at timestamptz not null,
  seen_at timestamptz not null,
  -- Verdict, memory, and what it measured itself.
  facts jsonb not null
);

-- One row per duty: telnyx, sinch and firebase are probed, and history is kept, by one instance for all.
create table fleet_duty (
  name text primary key,
  holder uuid,
  -- The lease: after this moment anybody may take the duty.
  lease_until timestamptz not null default 'epoch',
  held_since timestamptz,
  -- Who gave it back of his own accord, so that somebody else may try.
  released_by uuid,
  -- When the holder last acted: a probe's start.
  turn_at timestamptz,
  -- State of the check as its holder knew it at a moment; the ages in it count from then.
  evidence jsonb,
  published_at timestamptz
);

create table fleet_release (
  version text not null,
  -- Empty if it was not known.
  commit text not null,
  first_seen_at timestamptz not null,
  primary key (version, commit)
);

create table fleet_event (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  kind text not null check (kind in ('deployed', 'joined', 'left', 'lost')),
  instance uuid not null,
  version text not null,
  commit text,
  -- Instances alive after it.
  replicas integer not null
);

create index fleet_event_at on fleet_event (at);
