-- Verifications of phone numbers, kept for 30 days. Every moment is by this database's clock.
create table verification (
  -- 128 random bits, known to whoever asked.
  id uuid primary key,
  -- The number, AES-GCM by a key of the service's secret; it is read again for a further code and for the token.
  number_sealed bytea not null,
  channel text not null check (channel in ('sms', 'voice')),
  -- For whom the token is to be.
  audience text not null,
  -- HMAC-SHA-256 of id and code; random bytes, which no code fits, where no message was sent.
  code_hash bytea not null check (length(code_hash) = 32),
  -- Codes that were compared with this one.
  attempts smallint not null default 0,
  sends smallint not null default 1,
  created_at timestamptz not null default now(),
  sent_at timestamptz not null default now(),
  expires_at timestamptz not null,
  verified_at timestamptz
);

create index verification_created_at on verification (created_at);

-- Each time that a carrier was asked, or that nobody was asked because the number had been sent enough.
create table verification_send (
  id bigint generated always as identity primary key,
  verification uuid not null references verification on delete cascade,
  -- The name by which the carrier knows it.
  reference uuid not null,
  carrier text not null,
  outcome text not null,
  took_millis integer not null,
  at timestamptz not null default now()
);

create index verification_send_verification on verification_send (verification);
