-- One round trip, one transaction. What the instance has to say is one JSON value; every moment is by this server's clock.
select set_config('tetrix.fleet', ?, true), set_config('lock_timeout', '1500', true), set_config('statement_timeout', '2000', true);

-- The sign of life. Whoever is new is told of, and so is a version that nobody ran before.
with said as (
  select * from jsonb_to_record(current_setting('tetrix.fleet')::jsonb) as r(
    id uuid, host text, region text, version text, commit text, "uptimeMillis" float8, "aliveMillis" float8, facts jsonb)
), beat as (
  insert into fleet_instance (id, host, region, version, commit, started_at, seen_at, facts)
  select id, host, region, version, commit, now() - "uptimeMillis" * interval '1 millisecond', now(), facts from said
  on conflict (id) do update set seen_at = excluded.seen_at, facts = excluded.facts
  returning id, version, commit, xmax = 0 as joined
), release as (
  insert into fleet_release (version, commit, first_seen_at)
  select version, coalesce(commit, ''), now() from beat where joined
  on conflict do nothing
  returning version
), others as (
  select count(*) as alive from fleet_instance, said
  where fleet_instance.id <> said.id and seen_at >= now() - "aliveMillis" * interval '1 millisecond'
)
insert into fleet_event (at, kind, instance, version, commit, replicas)
select now(), 'deployed', beat.id, beat.version, beat.commit, others.alive + 1 from beat, release, others
union all
select now(), 'joined', beat.id, beat.version, beat.commit, others.alive + 1 from beat, others where joined;

-- Whoever gave no sign for too long is gone.
with said as (
  select * from jsonb_to_record(current_setting('tetrix.fleet')::jsonb) as r("aliveMillis" float8)
), silent as (
  select id from fleet_instance, said where seen_at < now() - "aliveMillis" * interval '1 millisecond'
  order by id for update of fleet_instance skip locked
), lost as (
  delete from fleet_instance where id in (select id from silent) returning id, version, commit
)
insert into fleet_event (at, kind, instance, version, commit, replicas)
select now(), 'lost', id, version, commit,
  (select count(*) from fleet_instance, said where seen_at >= now() - "aliveMillis" * interval '1 millisecond')
from lost;

insert into fleet_duty (name)
select name from jsonb_array_elements_text(current_setting('tetrix.fleet')::jsonb -> 'duties') as name
where not exists (select 1 from fleet_duty where fleet_duty.name = name.name)
on conflict do nothing;

-- What will be written is locked in one order, so that two instances never wait for each other.
select 1 from fleet_duty
where holder = (current_setting('tetrix.fleet')::jsonb ->> 'id')::uuid or lease_until < now()
  or current_setting('tetrix.fleet')::jsonb -> 'turns' ?? name
order by name for update;

-- Leases: ours are renewed, free ones taken, of what this version knows: a newer one may have more to do. Who was cut off from the database, or has just given a duty back, lets others
-- go first for a while.
with said as (
  select * from jsonb_to_record(current_setting('tetrix.fleet')::jsonb) as r(
    id uuid, "leaseMillis" float8, "connectedMillis" float8, "graceMillis" float8)
)
update fleet_duty set
  held_since = case when holder = said.id and lease_until >= now() then held_since else now() end,
  holder = said.id,
  lease_until = now() + "leaseMillis" * interval '1 millisecond',
  released_by = null
from said
where name in (select jsonb_array_elements_text(current_setting('tetrix.fleet')::jsonb -> 'duties'))
  and (holder = said.id or lease_until < now())
  and (holder is null or holder = said.id or "connectedMillis" >= "graceMillis")
  and (released_by is distinct from said.id or lease_until < now() - "graceMillis" * interval '1 millisecond');

-- When probes began, whoever ran them; and what the holder knows. Nobody else's word counts.
update fleet_duty set
  turn_at = greatest(turn_at, now() - turn.age * interval '1 millisecond')
from (
  select key as name, value::float8 as age from jsonb_each_text(current_setting('tetrix.fleet')::jsonb -> 'turns')
) as turn
where fleet_duty.name = turn.name;

update fleet_duty set evidence = published.value, published_at = now()
from jsonb_each(current_setting('tetrix.fleet')::jsonb -> 'published') as published(name, value)
where fleet_duty.name = published.name
  and holder = (current_setting('tetrix.fleet')::jsonb ->> 'id')::uuid;

update fleet_duty set holder = null, lease_until = now(), released_by = holder
where holder = (current_setting('tetrix.fleet')::jsonb ->> 'id')::uuid
  and current_setting('tetrix.fleet')::jsonb -> 'released' ?? name;

select jsonb_build_object(
  'members', (
    select jsonb_agg(jsonb_build_object(
      'id', id, 'host', host, 'region', region, 'version', version, 'commit', commit,
      'startedMillis', extract(epoch from now() - started_at) * 1000,
      'seenMillis', extract(epoch from now() - seen_at) * 1000,
      'facts', facts) order by started_at, id)
    from fleet_instance
    where seen_at >= now() - (current_setting('tetrix.fleet')::jsonb ->> 'aliveMillis')::float8 * interval '1 millisecond'),
  'duties', (
    select jsonb_agg(jsonb_build_object(
      'name', name, 'holder', holder,
      'leaseMillis', extract(epoch from lease_until - now()) * 1000,
      'heldMillis', extract(epoch from now() - held_since) * 1000,
      'turnMillis', extract(epoch from now() - turn_at) * 1000,
      'evidence', evidence,
      'publishedMillis', extract(epoch from now() - published_at) * 1000))
    from fleet_duty),
  'drills', (
    select jsonb_agg(jsonb_build_object(
      'check', check_name,
      'sinceMillis', extract(epoch from now() - starts_at) * 1000,
      'leftMillis', extract(epoch from ends_at - now()) * 1000))
    from drill where ends_at > now()))::text;
