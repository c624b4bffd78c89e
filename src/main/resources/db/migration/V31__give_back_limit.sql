-- Gives back a use of each limit: the newest one that was not taken after a moment. Those after it move down, so that the
-- numbers stay without gaps; the n-th newest use is then what it would be had this one never been taken.
create function give_back_limits(names text[], subjects bytea[], taken timestamptz) returns void
language plpgsql
set lock_timeout = '2s'
as $$
declare
  key bigint;
  use record;
begin
  -- As take_limits does.
  for key in
    select distinct hashtextextended(u.name || encode(u.subject, 'hex'), 20)
    from unnest(names, subjects) as u (name, subject) order by 1
  loop
    perform pg_advisory_xact_lock(key);
  end loop;

  for use in
    select u.name, u.subject, mine.number, newest.number as last
    from unnest(names, subjects) as u (name, subject)
    cross join lateral (
      select l.number from limit_use l where l.limit_name = u.name and l.subject = u.subject and l.used_at <= taken
        and l.expires_at > clock_timestamp()
      order by l.number desc limit 1) mine
    cross join lateral (
      select max(l.number) as number from limit_use l where l.limit_name = u.name and l.subject = u.subject) newest
  loop
    update limit_use l set used_at = following.used_at, expires_at = following.expires_at
      from limit_use following
      where l.limit_name = use.name and l.subject = use.subject and l.number >= use.number
        and following.limit_name = use.name and following.subject = use.subject and following.number = l.number + 1;
    delete from limit_use l where l.limit_name = use.name and l.subject = use.subject and l.number = use.last;
  end loop;
end
$$;
