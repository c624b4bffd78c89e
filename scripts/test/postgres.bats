#!/usr/bin/env bats
# How a DATABASE_URL is taken apart, whose fault a client's message is, and which clients are taken.

setup() {
  load libraries
  load_libraries console postgres
  declare -gA URL
}

parsed() { # <url> -> the variables, sorted, without those that are always the same
  pg_parse_url URL "$1"
  for key in PGHOST PGPORT PGUSER PGPASSWORD PGDATABASE PGSSLMODE; do printf '%s ' "${URL[$key]}"; done
}

refused() { # <url>
  run ! pg_parse_url URL "$1"
  pg_parse_url URL "$1" || printf '%s' "$URL_PROBLEM"
}

@test "a URL is taken apart into libpq's variables" {
  assert_equal "$(parsed 'postgresql://u:p@db.example:25060/tetrix?sslmode=require')" 'db.example 25060 u p tetrix require '
}

@test "postgres: and Java's form mean the same, with user and password as parameters" {
  assert_equal "$(parsed 'postgres://u:p@db/tetrix')" 'db 5432 u p tetrix prefer '
  assert_equal "$(parsed 'jdbc:postgresql://db/tetrix?user=u&password=p%26q&ApplicationName=x')" 'db 5432 u p&q tetrix prefer '
}

@test "every character can stand in a password, percent-encoded" {
  assert_equal "$(parsed 'postgresql://us%65r:%40%3A%2F%3F%23%25%20%5Cn%24%28x%29%27%22+%C3%BC@db/na%20me')" \
    "db 5432 user @:/?#% \\n\$(x)'\"+ü na me prefer "
}

@test "a backslash or a dollar that is not encoded is nothing special" {
  pg_parse_url URL 'postgresql://u:a\x41$(touch%20%2Ftmp%2Fno)`b`:c@db/t'
  assert_equal "${URL[PGPASSWORD]}" 'a\x41$(touch /tmp/no)`b`:c'
}

@test "several hosts, and addresses of version 6, have each their port" {
  assert_equal "$(parsed 'postgresql://u:p@one:1,two/t')" 'one,two 1,5432 u p t prefer '
  assert_equal "$(parsed 'postgresql://u:p@[2001:db8::1]:6/t')" '2001:db8::1 6 u p t prefer '
}

@test "what is malformed is told without repeating any of it" {
  assert_equal "$(refused 'mysql://u:hidden@db/t')" 'it does not have the form postgresql://user:password@host:port/name'
  assert_equal "$(refused 'postgresql://db/t')" 'it names no user'
  assert_equal "$(refused 'postgresql://u:hidden@db')" 'it names no database'
  assert_equal "$(refused 'postgresql://u:hidden%4@db/t')" 'its percent-encoding is broken'
  assert_equal "$(refused 'postgresql://u:hidden%zz@db/t')" 'its percent-encoding is broken'
  assert_equal "$(refused 'postgresql://u:hidden%00@db/t')" 'its percent-encoding is broken'
  assert_equal "$(refused 'postgresql://u:hidden@d b/t')" 'its host or port is malformed'
  assert_equal "$(refused 'postgresql://u:hidden@db:x/t')" 'its host or port is malformed'
  assert_equal "$(refused 'postgresql://u:hidden@db/t?sslmode=maybe')" 'its sslmode is unknown'
}

@test "a client is told what the URL says, and nothing that the caller's environment says" {
  export PGSERVICE=theirs PGOPTIONS=theirs PGHOSTADDR=theirs
  pg_parse_url URL 'postgresql://u:p@db/t'
  run pg_run URL env
  assert_line PGHOST=db
  assert_line PGPASSWORD=p
  refute_output --partial theirs
}

@test "a client that takes too long is ended, and what it returns is kept" {
  pg_parse_url URL 'postgresql://u:p@db/t'
  TIMEOUT=0.2 run -124 pg_run URL sleep 30
  run -7 pg_run URL sh -c 'exit 7'
}

@test "whose fault it is, is read from the message" {
  assert_equal "$(pg_problem 'FATAL:  password authentication failed for user "u"')" credentials
  assert_equal "$(pg_problem 'connection to server at "db", port 1 failed: fe_sendauth: no password supplied')" credentials
  assert_equal "$(pg_problem 'ERROR:  permission denied for table t')" credentials
  assert_equal "$(pg_problem 'connection to server at "db" failed: FATAL:  database "t" does not exist')" database
  assert_equal "$(pg_problem 'connection to server at "db", port 1 failed: Connection refused')" server
  assert_equal "$(pg_problem 'could not translate host name "db" to address')" server
  assert_equal "$(pg_problem 'ERROR:  relation "t" does not exist')" other
  assert_equal "$(pg_problem '')" other
}

@test "the major version is the number before the last four digits" {
  assert_equal "$(pg_major 150004)" 15
  assert_equal "$(pg_major 90624)" 9
}

found() { # <major>
  PATH="$BATS_TEST_TMPDIR/path:$PATH" POSTGRES_HOME="$BATS_TEST_TMPDIR/home" pg_clients "$1"
}

clients() { # <folder> <version>
  mkdir -p "$1"
  printf '#!/bin/sh\necho "pg_dump (PostgreSQL) %s"\n' "$2" | tee "$1/pg_dump" "$1/pg_restore" >"$1/psql"
  chmod +x "$1"/*
}

@test "the clients of the server's version are found, on the PATH or in Debian's folders" {
  clients "$BATS_TEST_TMPDIR/path" '17.2 (Debian 17.2-1)'
  clients "$BATS_TEST_TMPDIR/home/15/bin" 15.9
  assert_equal "$(found 17)" "$BATS_TEST_TMPDIR/path"
  assert_equal "$(found 15)" "$BATS_TEST_TMPDIR/home/15/bin"
}

@test "clients of another version are not taken, nor a folder that lacks one of them" {
  clients "$BATS_TEST_TMPDIR/path" 17.2
  clients "$BATS_TEST_TMPDIR/home/16/bin" 16.2
  rm "$BATS_TEST_TMPDIR/home/16/bin/pg_restore"
  run ! found 1
  run ! found 16
  run ! found 18
}
