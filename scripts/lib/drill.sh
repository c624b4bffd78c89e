# shellcheck shell=bash
# scripts/lib/drill.sh: what the restore drill asks of the two databases.

# A session that holds one snapshot of the source: what is counted in it and what is dumped from it is the same moment.
snapshot_open() { # <array's name>
  local query="$WORK/snapshot.sql"
  # A client that has gone must not end this script by a signal; children get the signal's default back.
  trap : PIPE
  coproc SNAPSHOT {
    pg_environment "$1"
    exec "$CLIENTS/psql" --no-psqlrc --quiet --no-align --tuples-only --set ON_ERROR_STOP=1 2>"$WORK/snapshot.error"
  }
  # shellcheck disable=SC2153 # bash sets it
  SNAPSHOT_CHILD="$SNAPSHOT_PID"
  exec {SNAPSHOT_OUT}<&"${SNAPSHOT[0]}" {SNAPSHOT_IN}>&"${SNAPSHOT[1]}"
  cat >"$query" <<'SQL'
SET statement_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
-- Rows that this user may not see end the drill instead of staying uncounted.
SET row_security = off;
BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;
SELECT pg_export_snapshot();
SQL
  snapshot_ask "$query" "$WORK/snapshot" && SNAPSHOT_ID="$(cat "$WORK/snapshot")" && [[ -n $SNAPSHOT_ID ]]
}

snapshot_ask() { # <file of SQL> <file for the answer>
  local line
  : >"$2"
  { printf '\\i %s\n\\echo end-of-answer\n' "$1" >&"$SNAPSHOT_IN"; } 2>/dev/null || return 1
  while IFS= read -r -t "$TIMEOUT" line <&"$SNAPSHOT_OUT"; do
    [[ $line != end-of-answer ]] || return 0
    printf '%s\n' "$line" >>"$2"
  done
  return 1
}

snapshot_close() {
  if [[ -n ${SNAPSHOT_CHILD:-} ]]; then
    kill "$SNAPSHOT_CHILD" 2>/dev/null || true
    wait "$SNAPSHOT_CHILD" 2>/dev/null || true
    SNAPSHOT_CHILD=""
  fi
}

# Of one database, whatever its host is called: the snapshot's session holds a lock that is seen in the same one only.
lock_sql() { # <key>
  echo "SELECT pg_try_advisory_lock($1);"
}

# Rows of every table with data of its own, and how many of everything else there is. Not what an extension brought: it
# brings that again.
counts_sql() {
  cat <<'SQL'
SELECT format($$SELECT json_build_object('table', %L, 'rows', (SELECT count(*) FROM ONLY %I.%I))::text;$$,
         format('%I.%I', n.nspname, c.relname), n.nspname, c.relname)
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
 WHERE c.relkind IN ('r', 'm') AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'
   AND NOT EXISTS (SELECT FROM pg_depend d
                    WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
 ORDER BY n.nspname, c.relname
\gexec
SELECT json_build_object('kind', kind, 'count', count(*))::text
  FROM (SELECT CASE c.relkind WHEN 'S' THEN 'sequences' WHEN 'i' THEN 'indexes' WHEN 'I' THEN 'indexes'
                              WHEN 'v' THEN 'views' WHEN 'm' THEN 'materialized views' ELSE 'tables' END AS kind,
               c.oid, 'pg_class'::regclass AS class, c.relnamespace AS schema
          FROM pg_class c WHERE c.relkind IN ('r', 'p', 'S', 'i', 'I', 'v', 'm')
        UNION ALL SELECT 'constraints', oid, 'pg_constraint'::regclass, connamespace FROM pg_constraint
        UNION ALL SELECT 'functions', oid, 'pg_proc'::regclass, pronamespace FROM pg_proc
        UNION ALL SELECT 'triggers', t.oid, 'pg_trigger'::regclass, c.relnamespace
                    FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE NOT t.tgisinternal) counted
  JOIN pg_namespace n ON n.oid = counted.schema
 WHERE n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'
   AND NOT EXISTS (SELECT FROM pg_depend d
                    WHERE d.classid = counted.class AND d.objid = counted.oid AND d.deptype = 'e')
 GROUP BY kind;
SQL
}

# What stands in a database beside what every database has: one JSON object a line. An extension's objects are its own.
objects_sql() {
  cat <<'SQL'
SELECT json_build_object('kind', i.type, 'name', i.identity)::text
  FROM pg_depend d, pg_identify_object(d.classid, d.objid, 0) i
 WHERE d.refclassid = 'pg_namespace'::regclass AND d.refobjid = to_regnamespace('public') AND d.deptype = 'n'
   AND d.objsubid = 0
   AND NOT EXISTS (SELECT FROM pg_depend e
                    WHERE e.classid = d.classid AND e.objid = d.objid AND e.deptype = 'e')
UNION ALL
SELECT json_build_object('kind', 'schema', 'name', quote_ident(nspname))::text FROM pg_namespace
 WHERE nspname NOT IN ('public', 'information_schema') AND nspname !~ '^pg_'
UNION ALL
SELECT json_build_object('kind', 'extension', 'name', quote_ident(extname))::text FROM pg_extension
UNION ALL
SELECT json_build_object('kind', 'large object', 'name', oid::text)::text FROM pg_largeobject_metadata;
SQL
}
