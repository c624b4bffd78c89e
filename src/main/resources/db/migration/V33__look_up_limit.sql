-- As in V20, but for how the n-th newest use is found: as a value for each limit, and never by reading the table. A plan that
-- was made while the table was small may be kept long after; joined, the table was then read in whole, and the newest use
-- looked up once for each of its rows.
create or replace function take_limits(names text[], subjects bytea[], maxima integer[], windows_millis bigint[])
returns table (refused text, wait_millis bigint)
language plpgsql
-- Whoever holds a limit for longer than this has trouble of its own.
set lock_timeout = '2s'
set enable_seqscan = off
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
    select decisive.name, greatest(1, least(decisive.millis,
      ceil(extract(epoch from decisive.used_at - moment) * 1000 + decisive.millis)))::bigint as wait
    from (
      select u.name, u.millis, (
        select l.used_at from limit_use l
        where l.limit_name = u.name and l.subject = u.subject and l.number = 1 - u.maximum + (
          select max(newest.number) from limit_use newest where newest.limit_name = u.name and newest.subject = u.subject)
      ) as used_at
      from unnest(names, subjects, maxima, windows_millis) as u (name, subject, maximum, millis)
    ) decisive
    where decisive.used_at + decisive.millis * interval '1 ms' > moment
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
