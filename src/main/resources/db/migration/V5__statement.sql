-- What the providers say of themselves, as it was read last; a page that could not be read changes nothing here.
create table provider_statement (
  check_name text primary key,
  says text not null check (says in ('operational', 'trouble')),
  open_incidents integer not null,
  -- By this database's clock.
  fetched_at timestamptz not null
);
