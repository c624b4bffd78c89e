-- Messages that must reach somebody: written with what they are about, sent afterwards by whoever comes first. Every
-- moment is by this database's clock.
create table alert_outbox (
  id bigint generated always as identity primary key,
  -- One event, one key: whoever writes it a second time writes nothing.
  key text not null unique,
  kind text not null,
  -- What it is about: messages of one subject are sent in the order of their numbers.
  subject text not null,
  -- What cannot be read elsewhere when it is sent.
  facts jsonb not null default '{}',
  created_at timestamptz not null default now(),
  not_before timestamptz not null default now(),
  next_attempt_at timestamptz not null,
  attempts integer not null default 0,
  last_error text,
  -- Who sends it now; after this moment anybody may.
  claimed_by uuid,
  claimed_until timestamptz,
  -- The impact of the incident that the receiver knows of since.
  told text,
  -- How it ended: received, of no use any more, or not received within a day.
  sent_at timestamptz,
  needless_at timestamptz,
  given_up_at timestamptz
);

create index alert_outbox_open on alert_outbox (subject, id)
  where sent_at is null and needless_at is null and given_up_at is null;
create index alert_outbox_subject on alert_outbox (subject);
create index alert_outbox_kind on alert_outbox (kind, created_at);
