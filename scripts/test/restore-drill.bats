#!/usr/bin/env bats
# Whole restore drills, with a real PostgreSQL.

setup_file() {
  load postgres-server
  start_postgres
  export SERVER SERVER_PID PGPORT_FREE POSTGRES_BIN
}

teardown_file() {
  load postgres-server
  stop_postgres
}

setup() {
  load libraries
  load postgres-server
  DRILL="$BATS_TEST_DIRNAME/../restore-drill.sh"
  export TMPDIR="$BATS_TEST_TMPDIR/tmp"
  mkdir "$TMPDIR"
  sql postgres 'CREATE DATABASE source'
  sql postgres 'CREATE DATABASE drill'
  DATABASE_URL="$(url source)" DRILL_DATABASE_URL="$(url drill)"
  export DATABASE_URL DRILL_DATABASE_URL
}

teardown() {
  sql postgres 'DROP DATABASE source WITH (FORCE)'
  sql postgres 'DROP DATABASE drill WITH (FORCE)'
}

fill_source() {
  sql source "CREATE TABLE message (id serial PRIMARY KEY, text text);
    INSERT INTO message (text) SELECT 'n' || n FROM generate_series(1, 1000) n;
    CREATE TABLE nothing_in_it (id int)"
}

tables_in() { # <database>
  sql "$1" "SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'"
}

# A client that does something of its own, and then what the real one does, or the other way round. All three clients
# become new files here: a link would let the writing of a stand-in reach the real client.
stand_in() { # <client> <line of shell; \$REAL is the real client>
  local client bin="$BATS_TEST_TMPDIR/bin"
  mkdir -p "$bin"
  for client in psql pg_dump pg_restore; do
    [[ -e $bin/$client ]] || client_file "$bin/$client" "exec \"\$REAL\" \"\$@\""
  done
  client_file "$bin/$1" "$2"
  [[ $PATH == "$bin:"* ]] || PATH="$bin:$PATH"
}

client_file() { # <file> <line of shell>
  rm -f "$1"
  printf '#!/usr/bin/env bash\nREAL=%q\n%s\n' "$POSTGRES_BIN/${1##*/}" "$2" >"$1"
  chmod +x "$1"
}

nothing_is_left() {
  assert_equal "$(ls -A "$TMPDIR")" ""
  assert_equal "$(sql postgres "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'tetrix-restore-drill'")" 0
}

@test "a good drill restores every row, says so, and leaves nothing" {
  fill_source
  run -0 "$DRILL"
  assert_line --partial 'rows: 1000 in 2 tables, in each as many as in the source'
  assert_line --partial 'structure: 1 constraints, 1 indexes, 1 sequences, 2 tables'
  assert_line --partial 'drill database: empty again'
  assert_equal "$(tables_in drill)" 0
  nothing_is_left
}

@test "with --json the machine has standard output, people standard error" {
  fill_source
  run -0 --separate-stderr "$DRILL" --json
  assert_equal "$(jq -c '[.result, .exitCode, .tables["public.message"], .dumpBytes > 1000, (.checks | length)]' <<<"$output")" \
    '["pass",0,1000,true,3]'
  # shellcheck disable=SC2154 # run sets it
  [[ $stderr == *'1000 in 2 tables'* ]]
}

@test "names with quotes, blanks, line breaks and letters of other alphabets are names like others" {
  sql postgres 'CREATE DATABASE "so ur'\''c\é"'
  sql 'so ur'\''c\é' "CREATE SCHEMA \"o'schema\"; CREATE TABLE \"o'schema\".\"Tab\"\"le
    ü %s\" (\"a b\" int); INSERT INTO \"o'schema\".\"Tab\"\"le
    ü %s\" VALUES (1), (2)"
  DATABASE_URL="$(url 'so%20ur%27c%5C%C3%A9')" run -0 "$DRILL"
  sql postgres 'DROP DATABASE "so ur'\''c\é" WITH (FORCE)'
  assert_line --partial 'rows: 2 in 1 tables'
  assert_equal "$(sql drill "SELECT count(*) FROM pg_namespace WHERE nspname ~ 'schema' AND nspname <> 'information_schema'")" 0
}

@test "everything a schema can hold is taken away again; an extension that was there before stays" {
  sql drill 'CREATE EXTENSION citext'
  sql source "CREATE TYPE colour AS ENUM ('red'); CREATE DOMAIN small AS int CHECK (VALUE < 9); CREATE TYPE pair AS (a int);
    CREATE TABLE part (k int, c colour, s small) PARTITION BY LIST (k); CREATE TABLE part_one PARTITION OF part FOR VALUES IN (1);
    INSERT INTO part VALUES (1, 'red', 2); CREATE VIEW seen AS SELECT * FROM part;
    CREATE MATERIALIZED VIEW kept AS SELECT count(*) FROM part; CREATE SEQUENCE counting; CREATE EXTENSION pgcrypto;
    CREATE FUNCTION yours() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
    CREATE TRIGGER watch BEFORE INSERT ON part_one FOR EACH ROW EXECUTE FUNCTION yours();
    CREATE AGGREGATE added(int) (SFUNC = int4pl, STYPE = int); CREATE OPERATOR |+| (FUNCTION = int4pl, LEFTARG = int, RIGHTARG = int);
    SELECT lo_create(4711)"
  run -0 "$DRILL"
  assert_line --partial 'rows: 2 in 2 tables'
  assert_line --partial '1 triggers'
  assert_equal "$(tables_in drill)" 0
  assert_equal "$(sql drill 'SELECT count(*) FROM pg_largeobject_metadata')" 0
  assert_equal "$(sql drill "SELECT string_agg(extname, ',') FROM pg_extension")" plpgsql,citext
}

@test "a restore that loses a row is found out, by table" {
  fill_source
  stand_in pg_restore "[[ \$1 == --version ]] || trap 'psql -q -c \"DELETE FROM message WHERE id = 17\"' EXIT
    \"\$REAL\" \"\$@\""
  run -1 "$DRILL"
  assert_line --partial 'FAIL    difference: public.message has 999 rows instead of 1000'
  assert_line --partial 'TROUBLE (exit code 1)'
  refute_output --partial 'in each as many as'
  assert_equal "$(tables_in drill)" 0
}

@test "a restore that loses an index is found out" {
  fill_source
  stand_in pg_restore "[[ \$1 == --version ]] || trap 'psql -q -c \"ALTER TABLE message DROP CONSTRAINT message_pkey\"' EXIT
    \"\$REAL\" \"\$@\""
  run -1 "$DRILL"
  assert_line --partial 'FAIL    difference: 0 indexes instead of 1'
  assert_line --partial 'FAIL    difference: 0 constraints instead of 1'
}

@test "rows that are written while the drill runs are no difference: what is counted and dumped is one moment" {
  fill_source
  stand_in pg_dump "[[ \$1 == --version ]] || PGDATABASE=source psql -q -c \"INSERT INTO message (text) VALUES ('late'); DELETE FROM message WHERE id < 3\"
    exec \"\$REAL\" \"\$@\""
  run -0 "$DRILL"
  assert_line --partial 'rows: 1000 in 2 tables'
  assert_equal "$(sql source 'SELECT count(*) FROM message')" 999
}

@test "a target with anything in it is refused and stays as it is" {
  fill_source
  sql drill 'CREATE TABLE precious AS SELECT 1 AS one'
  run -2 "$DRILL"
  assert_line --partial 'the drill database is not empty: table public.precious'
  assert_equal "$(sql drill 'SELECT one FROM precious')" 1
  sql drill 'DROP TABLE precious; CREATE SCHEMA elsewhere'
  run -2 "$DRILL"
  assert_line --partial 'not empty: schema elsewhere'
  sql drill "DROP SCHEMA elsewhere; CREATE FUNCTION mine() RETURNS int LANGUAGE sql AS 'SELECT 1'"
  run -2 "$DRILL"
  assert_line --partial 'not empty: function public.mine()'
}

@test "one database under two names is refused" {
  fill_source
  DRILL_DATABASE_URL="${DATABASE_URL/127.0.0.1/localhost}" run -2 "$DRILL"
  assert_line --partial 'both URLs lead to the same database'
  assert_equal "$(sql source 'SELECT count(*) FROM message')" 1000
}

@test "a source without a table proves nothing, and is trouble" {
  run -1 "$DRILL"
  assert_line --partial 'the source has no table: restoring nothing would prove nothing'
  run -1 --separate-stderr "$DRILL" --json
  assert_equal "$(jq -r .result <<<"$output")" fail
}

@test "a wrong password is a missing right, and is told without any password" {
  fill_source
  DATABASE_URL="$(url source admin:wrong-hidden)" run -3 "$DRILL"
  assert_line --partial 'refuses admin'
  refute_output --partial wrong-hidden
  DRILL_DATABASE_URL="$(url drill admin:wrong-hidden)" run -3 "$DRILL"
  refute_output --partial wrong-hidden
}

@test "a server that is not there is trouble; a database that is not there is wrong usage" {
  fill_source
  DATABASE_URL="postgresql://u:p@127.0.0.1:$(free_port)/source" run -1 "$DRILL"
  assert_line --partial 'does not answer'
  DRILL_DATABASE_URL="$(url nowhere)" run -2 "$DRILL"
  assert_line --partial 'database "nowhere" does not exist'
}

@test "what is missing or malformed in the environment is named, without its value" {
  DATABASE_URL="" run -2 "$DRILL"
  assert_line --partial 'DATABASE_URL is not set'
  DRILL_DATABASE_URL="mysql://u:hidden@h/d" run -2 "$DRILL"
  assert_line --partial 'DRILL_DATABASE_URL is malformed'
  refute_output --partial hidden
}

@test "rows that the user may not see end the drill instead of staying uncounted" {
  fill_source
  sql source "CREATE ROLE reader LOGIN PASSWORD 'r'; GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader;
    GRANT SELECT ON ALL SEQUENCES IN SCHEMA public TO reader;
    ALTER TABLE message ENABLE ROW LEVEL SECURITY; CREATE POLICY few ON message USING (id < 5)"
  DATABASE_URL="$(url source reader:r)" run -1 "$DRILL"
  sql source 'DROP OWNED BY reader; DROP ROLE reader'
  assert_line --partial 'cannot count the source: '
  assert_line --partial 'row-level security'
}

@test "clients of another version than the server are refused" {
  fill_source
  stand_in pg_dump 'echo "pg_dump (PostgreSQL) 9.6.1"'
  POSTGRES_HOME="$BATS_TEST_TMPDIR" run -3 "$DRILL"
  assert_line --regexp 'the server is PostgreSQL [0-9]+, but pg_dump here is 9.6.1'
  assert_line --regexp 'install the clients of that version \(Debian: postgresql-client-[0-9]+\)'
}

@test "a drill database of another version is refused" {
  fill_source
  stand_in psql "if [[ \$PGDATABASE == drill && \$* == *version.sql ]]; then echo 990001; else exec \"\$REAL\" \"\$@\"; fi"
  run -2 "$DRILL"
  assert_line --partial 'the drill database 99: that would prove an upgrade'
}

@test "no password is in any client's arguments" {
  fill_source
  for client in psql pg_dump pg_restore; do
    stand_in "$client" "printf '%s\n' \"$client \$*\" >>'$BATS_TEST_TMPDIR/arguments'; exec \"\$REAL\" \"\$@\""
  done
  run -0 "$DRILL"
  for client in psql pg_dump pg_restore; do grep -q "^$client " "$BATS_TEST_TMPDIR/arguments"; done
  run ! grep -e 'admin pass' -e 'admin%20pass' "$BATS_TEST_TMPDIR/arguments"
}

@test "--leave leaves the restored data, --keep the dump, for its owner alone" {
  fill_source
  run -0 "$DRILL" --leave --keep "$BATS_TEST_TMPDIR/kept.dump"
  assert_equal "$(sql drill 'SELECT count(*) FROM message')" 1000
  assert_equal "$(stat --format=%a "$BATS_TEST_TMPDIR/kept.dump")" 600
  pg_restore --list "$BATS_TEST_TMPDIR/kept.dump" | grep -q 'TABLE DATA public message'
  nothing_is_left
}

@test "a file that is there already is not written over" {
  fill_source
  echo precious >"$BATS_TEST_TMPDIR/kept.dump"
  run -2 "$DRILL" --keep "$BATS_TEST_TMPDIR/kept.dump"
  assert_equal "$(cat "$BATS_TEST_TMPDIR/kept.dump")" precious
}

@test "a restore that fails half-way leaves nothing, and says why" {
  fill_source
  sql postgres "CREATE ROLE weak LOGIN PASSWORD 'w'"
  sql drill 'GRANT CREATE ON SCHEMA public TO weak'
  sql source 'CREATE SCHEMA more; CREATE TABLE more.t (x int)'
  DRILL_DATABASE_URL="$(url drill weak:w)" run -3 "$DRILL"
  sql drill 'DROP OWNED BY weak'
  sql postgres 'DROP ROLE weak'
  assert_line --partial 'cannot restore the dump'
  assert_equal "$(tables_in drill)" 0
  nothing_is_left
}

# The script is in the middle of <client>, which waits; then comes the signal.
interrupted_in() { # <client> <signal>
  fill_source
  stand_in "$1" "[[ \$1 == --version ]] && exec \"\$REAL\" \"\$@\"
    \"\$REAL\" \"\$@\"; touch '$BATS_TEST_TMPDIR/waiting'; sleep 60"
  # A shell without job control would make its child deaf to SIGINT.
  python3 -c 'import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL); os.execv(sys.argv[1], sys.argv[1:])' \
    "$DRILL" >"$BATS_TEST_TMPDIR/said" 2>&1 3>&- &
  local pid=$! code=0
  for _ in $(seq 100); do if [[ -e $BATS_TEST_TMPDIR/waiting ]]; then break; fi; sleep 0.1; done
  [[ -e $BATS_TEST_TMPDIR/waiting ]]
  kill "-$2" "$pid"
  wait "$pid" || code=$?
  echo "$code"
}

@test "Ctrl-C in the dump ends it at once and leaves nothing" {
  assert_equal "$(interrupted_in pg_dump INT)" 130
  assert_equal "$(tables_in drill)" 0
  nothing_is_left
}

@test "SIGTERM after the restore takes away what was restored" {
  assert_equal "$(interrupted_in pg_restore TERM)" 143
  assert_equal "$(tables_in drill)" 0
  nothing_is_left
  grep -q interrupted "$BATS_TEST_TMPDIR/said"
}

@test "help comes from the header, and wrong options are wrong usage" {
  run -0 "$DRILL" --help
  assert_line --partial 'Usage: scripts/restore-drill.sh'
  assert_line --partial 'DRILL_DATABASE_URL'
  run -2 "$DRILL" --unknown
  run -2 "$DRILL" --keep
}
