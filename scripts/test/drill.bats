#!/usr/bin/env bats
# What makes a restored database a good one, and how it is emptied again.

setup() { load libraries; }

readonly WHOLE='{"tables": {"public.a": 3, "public.b": 0}, "kinds": {"indexes": 2}}'

differences() { # <restored>
  decided drill "differences(\$restored)" "$WHOLE" --argjson restored "$1"
}

@test "what is the same in every count has no differences" {
  assert_equal "$(differences "$WHOLE")" '[]'
}

@test "a row less, a row more, a table less, a table more and an index less are differences" {
  assert_equal "$(differences '{"tables": {"public.a": 2, "public.b": 0}, "kinds": {"indexes": 2}}')" \
    '["public.a has 2 rows instead of 3"]'
  assert_equal "$(differences '{"tables": {"public.a": 3, "public.b": 1}, "kinds": {"indexes": 2}}')" \
    '["public.b has 1 rows instead of 0"]'
  assert_equal "$(differences '{"tables": {"public.a": 3}, "kinds": {"indexes": 2}}')" '["public.b is missing"]'
  assert_equal "$(differences '{"tables": {"public.a": 3, "public.b": 0, "c": 0}, "kinds": {"indexes": 2}}')" \
    '["c is in no source"]'
  assert_equal "$(differences '{"tables": {"public.a": 3, "public.b": 0}, "kinds": {}}')" '["0 indexes instead of 2"]'
}

@test "lines of counts are collected by what they count" {
  assert_equal "$(decided drill collected '[{"table": "a", "rows": 0}, {"kind": "views", "count": 2}]')" \
    '{"tables":{"a":0},"kinds":{"views":2}}'
  assert_equal "$(decided drill collected '[]')" '{"tables":{},"kinds":{}}'
}

@test "a table, a schema, a function or a large object keeps a database from being empty; an extension does not" {
  assert_equal "$(decided drill occupied '[{"kind": "extension", "name": "plpgsql"}]')" ''
  assert_equal "$(decided drill occupied '[{"kind": "function", "name": "f()"}]')" 'function f()'
  assert_equal "$(decided drill occupied '[{"kind": "table", "name": "public.a"}, {"kind": "schema", "name": "s"}]')" \
    'table public.a, schema s'
  assert_equal "$(decided drill occupied '[{"kind": "large object", "name": "1"}]')" 'large object 1'
}

@test "only what was not there before is removed" {
  local before='[{"kind": "extension", "name": "plpgsql"}, {"kind": "function", "name": "f()"}]'
  run decided drill "removal(\$before)" \
    '[{"kind": "extension", "name": "plpgsql"}, {"kind": "schema", "name": "\"a b\""}, {"kind": "table", "name": "public.a"},
      {"kind": "function", "name": "f()"}, {"kind": "large object", "name": "7"}]' --argjson before "$before"
  assert_output "$(printf '%s\n' 'DROP table IF EXISTS public.a CASCADE;' 'DROP schema IF EXISTS "a b" CASCADE;' \
    'SELECT lo_unlink(7);')"
}
