-- The instance leaves of its own accord: at once it is gone, and its duties are free.
with me as (select ?::uuid as id), gone as (
  delete from fleet_instance where id = (select id from me) returning id, version, commit
), freed as (
  update fleet_duty set holder = null, lease_until = now(), released_by = null where holder = (select id from me)
  returning name
)
insert into fleet_event (at, kind, instance, version, commit, replicas)
select now(), 'left', id, version, commit,
  (select count(*) from fleet_instance where id <> gone.id and seen_at >= now() - ? * interval '1 millisecond')
from gone;
