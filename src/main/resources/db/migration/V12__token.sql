-- Verification tokens that were redeemed: none of them may be a second time. A token itself is stored nowhere; this is
-- its random name, and nothing of the number that it is about.
create table redeemed_token (
  jti uuid primary key,
  -- The token's own, by the clock of the instance that signed it. An hour later the row is deleted.
  expires_at timestamptz not null
);

create index redeemed_token_expiry on redeemed_token (expires_at);
