-- How often something was done, for limits that hold for all instances. Every moment is by this database's clock.
create table limit_use (
  limit_name text not null,
  -- HMAC-SHA-256 of whose use it was: an address, a number.
  subject bytea not null check (length(subject) = 32),
  -- Without gaps within a limit and subject, until old ones are removed.
  number bigint not null,
  used_at timestamptz not null,
  -- When it counts no longer, and is removed.
  expires_at timestamptz not null,
  primary key (limit_name, subject, number)
);

create index limit_use_expires_at on limit_use (expires_at);

-- Takes one use of each limit, or of none and tells which one is used up for longest. Of a limit of n the n-th newest use
-- decides: if it is older than the window, or there is none, there were fewer than n within any window that ends now. Its
-- number tells where it is, however large n is.
create function take_limits(names text[], subjects bytea[], maxima integer[], windows_millis bigint[])
returns table (refused text, wait_millis bigint)
language plpgsql
-- Whoever holds a limit for longer than this has trouble of its own.
set lock_timeout = '2s'
as $$
declare
  key bigint;
  moment timestamptz;
begin
  -- One after the other for each limit and subject, and always in the same order, so that nobody waits in a circle.
  for key in
    select distinct hashtextextended(u.name || encode(u.subject, 'hex'), 20)
    from unnest(names, subjects) as u (name, subject) order by 1
  loop
    perform pg_advisory_xact_lock(key);
  end loop;
  -- Not now(): that is when the transaction began, before it waited.
  moment := clock_timestamp();

  return query
    select u.name,
      greatest(1, least(u.millis, ceil(extract(epoch from oldest.used_at - moment) * 1000 + u.millis)))::bigint as wait
    from unnest(names, subjects, maxima, windows_millis) as u (name, subject, maximum, millis)
    cross join lateral (
      select l.number from limit_use l
      where l.limit_name = u.name and l.subject = u.subject order by l.number desc limit 1) newest
    join limit_use oldest on oldest.limit_name = u.name and oldest.subject = u.subject
      and oldest.number = newest.number - u.maximum + 1
    where oldest.used_at + u.millis * interval '1 ms' > moment
    order by wait desc limit 1;
  if found then
    return;
  end if;

  insert into limit_use (limit_name, subject, number, used_at, expires_at)
    select u.name, u.subject, 1 + coalesce((
        select max(l.number) from limit_use l where l.limit_name = u.name and l.subject = u.subject), 0),
      moment, moment + u.millis * interval '1 ms'
    from unnest(names, subjects, windows_millis) as u (name, subject, millis);
end
$$;
