#!/usr/bin/env bats
# What an answer of the platform's API means.

setup() {
  load libraries
  load_libraries console api
}

@test "a 2xx is good for every method" {
  assert_equal "$(api_outcome GET 200)" ok
  assert_equal "$(api_outcome PUT 204)" ok
}

@test "429 is tried again for every method: nothing was done" {
  assert_equal "$(api_outcome GET 429)" retry
  assert_equal "$(api_outcome PUT 429)" retry
  assert_equal "$(api_outcome POST 429)" retry
}

@test "reading is tried again after 5xx or no answer, writing never: it may have been done" {
  local status
  for status in 500 502 503 504 000; do
    assert_equal "$(api_outcome GET $status)" retry
    assert_equal "$(api_outcome PUT $status)" broken
    assert_equal "$(api_outcome POST $status)" broken
  done
}

@test "401, 403 and 404 are a missing right, other 4xx a refusal" {
  assert_equal "$(api_outcome GET 401)" missing
  assert_equal "$(api_outcome PUT 403)" missing
  assert_equal "$(api_outcome GET 404)" missing
  assert_equal "$(api_outcome PUT 400)" refused
  assert_equal "$(api_outcome POST 409)" refused
  assert_equal "$(api_outcome PUT 422)" refused
}

@test "redirects and what is no status are broken" {
  assert_equal "$(api_outcome GET 302)" broken
  assert_equal "$(api_outcome GET '')" broken
}

@test "the wait doubles, is a minute at most, and is what the platform asks for" {
  assert_equal "$(api_delay 1 '' 2)" 2
  assert_equal "$(api_delay 3 '' 2)" 8
  assert_equal "$(api_delay 9 '' 2)" 60
  assert_equal "$(api_delay 1 7 2)" 7
  assert_equal "$(api_delay 1 3600 2)" 60
  assert_equal "$(api_delay 1 'Wed, 25 Nov 2026 10:00:00 GMT' 2)" 2
}

@test "a header is found whatever its case, and of several answers the last one counts" {
  assert_equal "$(printf 'HTTP/1.1 429\r\nRetry-After: 1\r\n\r\nHTTP/1.1 429\r\nRETRY-AFTER:  9\r\n\r\n' | response_header retry-after)" 9
  assert_equal "$(printf 'HTTP/1.1 200\r\nX: y\r\n' | response_header retry-after)" ""
}

@test "a token that would break the request's headers is refused, without being shown" {
  # shellcheck disable=SC2034
  APP_ID=an-app
  local token
  for token in 'with space' $'with\nbreak' 'with"quote' 'with\slash'; do
    DIGITALOCEAN_ACCESS_TOKEN="$token" run require_access
    assert_failure 3
    refute_output --partial "$token"
  done
  DIGITALOCEAN_ACCESS_TOKEN=dop_v1_0123 run require_access
  assert_success
}

@test "no token is a missing right, no app and an impossible app are wrong usage" {
  APP_ID=an-app DIGITALOCEAN_ACCESS_TOKEN="" run require_access
  assert_failure 3
  APP_ID="" DIGITALOCEAN_ACCESS_TOKEN=x run require_access
  assert_failure 2
  APP_ID="../account" DIGITALOCEAN_ACCESS_TOKEN=x run require_access
  assert_failure 2
}

part() { # <answer> <expression>
  WORK="$BATS_TEST_TMPDIR"
  printf '%s' "$1" >"$WORK/api.body"
  # shellcheck disable=SC2034 # the library reads it
  API_STATUS=200
  API_PROBLEM=""
  part_of_answer "a part" "$2" >"$WORK/part" || true
  printf '%s|%s' "$(jq -c . "$WORK/part")" "$API_PROBLEM"
}

@test "of an answer one part is taken; what lacks it and what is no object at all are told apart" {
  assert_equal "$(part '{"app": {"id": 1}}' .app)" '{"id":1}|'
  assert_equal "$(part '{"app": {"id": 1}}' '.app | select(.id == 2)')" '|answered without a part'
  assert_equal "$(part '{}' .app)" '|answered without a part'
  for answer in '' '<html>' '[]' '{} {}' '"app"' '{"app": '; do
    assert_equal "$(part "$answer" .app)" '|answered 200 with something that is not a JSON object'
  done
}
