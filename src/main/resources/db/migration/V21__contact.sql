-- What people wrote to us. Every moment is by this database's clock.
create table contact_message (
  -- Their order, and a place in it; known to staff only, since it tells how many there are.
  number bigint generated always as identity primary key,
  id uuid not null unique default gen_random_uuid(),
  received_at timestamptz not null default now(),
  name text not null,
  email text not null,
  message text not null,
  -- HMAC-SHA-256 of the three above.
  content bytea not null check (length(content) = 32),
  -- What makes a second sending the same message: a hash of the sender's key, or of the content. Taken off when the time
  -- in which it counts is over.
  sameness bytea unique check (length(sameness) = 32),
  done_at timestamptz
);

create index contact_message_received_at on contact_message (received_at);
create index contact_message_done_at on contact_message (done_at) where done_at is not null;
create index contact_message_open on contact_message (number) where done_at is null;
