#!/usr/bin/env bats
# What is decided about the answers of the running service.

setup() { load libraries; }

decision() { decided measure "$1 | \"\\(.status): \\(.measured)\"" "${@:2}"; }

@test "the median of an odd and of an even number, and of none" {
  assert_equal "$(decided measure median '[3, 1, 2]')" 2
  assert_equal "$(decided measure median '[4, 1, 2, 3]')" 2.5
  assert_equal "$(decided measure median '[]')" null
}

raw() { # <path> <status and seconds> <body> ..., as measure.sh writes them
  while (($#)); do printf '%s\x1f%s\x1f%s\x1e' "$1" "$2" "$3"; shift 3; done
}

samples() { raw "$@" | jq -Rsc -L "$LIB" 'include "measure"; samples[] | [.path, .status, .ms, .body]'; }

@test "what was written of requests is read as it was: status, milliseconds, and the body where it is JSON" {
  assert_equal "$(samples /a '200 0.0126' '{"b": 1}' /c '503 1.5' ' [1]')" '["/a",200,13,{"b":1}]
["/c",503,1500,[1]]'
  assert_equal "$(samples / '200 0.001' '<html>{}' /broken '200 0.001' '{"b": ' /none '000 0' '')" '["/",200,1,null]
["/broken",200,1,null]
["/none",0,0,null]'
  assert_equal "$(samples)" ""
}

settled() { # <commit> <started at> <state of a check>
  decided measure 'settled("abcdef0"; "2026-01-01T00:00:05Z")' \
    "[{\"status\": 200, \"body\": {\"commit\": \"$1\", \"startedAt\": \"$2\", \"checks\": {\"database\": {\"status\": \"$3\"}}}}]"
}

@test "settled is the new commit, started since, with every check probed; and nothing less" {
  assert_equal "$(settled abcdef0 2026-01-01T00:00:05Z pass)" true
  assert_equal "$(settled abcdef0 2026-01-01T00:00:05Z fail)" true
  assert_equal "$(settled abcdef1 2026-01-01T00:00:05Z pass)" false
  assert_equal "$(settled abcdef0 2026-01-01T00:00:04Z pass)" false
  assert_equal "$(settled abcdef0 2026-01-01T00:00:05Z unknown)" false
  assert_equal "$(decided measure 'settled("abcdef0"; "")' '[]')" false
}

@test "all have answered where each did with 200, and nobody where nobody was asked" {
  assert_equal "$(decided measure all_answered '[{"status": 200}, {"status": 200}]')" true
  assert_equal "$(decided measure all_answered '[{"status": 200}, {"status": 503}]')" false
  assert_equal "$(decided measure all_answered '[]')" false
}

@test "under the limit passes, at the limit fails" {
  assert_equal "$(decision 'speed(500; [200])' '[{"status": 200, "ms": 100}, {"status": 200, "ms": 499}]')" \
    "pass: median 300 ms, worst 499 ms of 2"
  assert_equal "$(decision 'speed(500; [200])' '[{"status": 200, "ms": 100}, {"status": 200, "ms": 500}]')" \
    "fail: median 300 ms, worst 500 ms of 2"
}

@test "a quick answer that is no good answer fails, and one that never came" {
  run decision 'speed(500; [200])' '[{"status": 200, "ms": 10}, {"status": 502, "ms": 10}]'
  assert_output --partial "fail:"
  assert_output --partial "1 x 502"
  run decision 'speed(500; [200])' '[{"status": 0, "ms": 0}]'
  assert_output "fail: no answer"
  run decision 'speed(500; [200])' '[{"status": 0, "ms": 0}, {"status": 200, "ms": 4}]'
  assert_output --partial "answers: 1 x no answer, 1 x 200"
}

@test "what was never measured is unknown" {
  assert_equal "$(decision 'speed(500; [200])' '[]')" "unknown: not measured"
  assert_equal "$(decision 'surface(500)' '[]')" "unknown: not measured"
  assert_equal "$(decision 'served_commit("abcdef0")' '[]')" "unknown: not measured"
}

@test "of many addresses the broken ones are named before the slow ones" {
  assert_equal "$(decision 'surface(1000)' '[{"path": "/", "status": 200, "ms": 999}]')" "pass: slowest /, 999 ms"
  assert_equal "$(decision 'surface(1000)' '[{"path": "/", "status": 200, "ms": 1000}, {"path": "/a", "status": 200, "ms": 5}]')" \
    "fail: too slow: / 1000 ms"
  assert_equal "$(decision 'surface(1000)' '[{"path": "/", "status": 200, "ms": 1000}, {"path": "/a", "status": 500, "ms": 5}, {"path": "/b", "status": 0, "ms": 0}]')" \
    "fail: not answered with 200: /a 500, /b no answer"
}

health() { # <status> <verdict> <telnyx> <checks before>
  decision 'health($before)' "{\"health\": {\"status\": $1, \"body\": {\"status\": \"$2\", \"checks\": {\"database\": \"pass\", \"telnyx\": \"$3\"}}},
    \"details\": {\"body\": {\"why\": [\"telnyx fails since 02:01\"]}}}" --argjson before "$4"
}

@test "health that answers 503 is an answer, another address with 503 is none" {
  assert_equal "$(decision 'surface(1000)' '[{"path": "/api/health", "status": 503, "ms": 9}]')" "pass: slowest /api/health, 9 ms"
  assert_equal "$(decision 'surface(1000)' '[{"path": "/about", "status": 503, "ms": 9}]')" "fail: not answered with 200: /about 503"
}

@test "what somebody says of himself in several lines, or at length, becomes one line of bounded length" {
  assert_equal "$(decided decision 'decision("fail"; "a\nb\r\n c"; "d\n\ne") | [.measured, .advice] | join("|")' null)" "a b c|d e"
  assert_equal "$(decided decision 'decision("fail"; "x" * 500; "y" * 700) | [.measured, .advice | length] | join(" ")' null)" "400 600"
}

@test "healthy passes" { assert_equal "$(health 200 healthy pass null)" "pass: healthy"; }

@test "unhealthy fails, whatever was before" {
  assert_equal "$(health 503 unhealthy fail null)" "fail: unhealthy: telnyx fail"
  assert_equal "$(health 503 unhealthy fail '{"telnyx": "fail"}')" "fail: unhealthy: telnyx fail"
}

@test "degraded is trouble for the monitor" {
  assert_equal "$(health 200 degraded fail null)" "fail: degraded: telnyx fail"
}

@test "degraded fails a deployment that may have caused it, and warns where it was so before" {
  assert_equal "$(health 200 degraded fail '{"telnyx": "pass"}')" "fail: degraded: telnyx fail"
  assert_equal "$(health 200 degraded fail '{"telnyx": "fail"}')" "warn: degraded: telnyx fail"
}

@test "degraded by a check of which nobody knew how it was is neither good nor a reason to roll back" {
  assert_equal "$(health 200 degraded fail '{"telnyx": "unknown"}')" "unknown: degraded: telnyx fail"
  assert_equal "$(health 200 degraded fail '{"sinch": "pass"}')" "unknown: degraded: telnyx fail"
  assert_equal "$(health 200 degraded unknown '{"telnyx": "unknown"}')" "warn: degraded: telnyx unknown"
}

@test "an instance that started before a deployment was created is not of it, whatever commit it tells" {
  local told='[{"body": {"startedAt": "2026-01-01T10:00:05.300Z"}}, {"body": {"startedAt": "2026-01-01T09:00:00.000Z"}}]'
  assert_equal "$(decided measure 'all_started_since("2026-01-01T09:00:00Z")' "$told")" true
  assert_equal "$(decided measure 'all_started_since("2026-01-01T09:00:01Z")' "$told")" false
  assert_equal "$(decided measure 'all_started_since("2026-01-01T09:00:01Z")' '[{"body": {}}, {"body": null}]')" true
}

@test "degraded where nobody knows how it was before is neither good nor a reason to roll back" {
  assert_equal "$(health 200 degraded fail '{}')" "unknown: degraded: telnyx fail"
}

@test "healthy with a check that does not pass, or with none at all, is a contradiction" {
  assert_equal "$(health 200 healthy fail null)" "fail: healthy, it says, and contradicts itself: telnyx fail"
  assert_equal "$(decision 'health(null)' '{"health": {"status": 200, "body": {"status": "healthy"}}, "details": {"body": null}}')" \
    "fail: healthy, it says, and contradicts itself"
}

@test "what has another shape than expected is judged, and no crash" {
  assert_equal "$(decision 'memory(80)' '[{"body": {"memory": {"percentage": 20, "used": 1, "total": 5}, "instance": "web-1"}}]')" "pass: 20 % (1 of 5 MiB) on unknown"
  assert_equal "$(decision 'memory(80)' '[{"body": {"memory": 5}}, {"body": [1]}]')" "unknown: no answer told it"
  run decision 'health(null)' '{"health": {"status": 200, "body": [1]}, "details": {"body": "x"}}'
  assert_output "fail: answered 200 with the verdict missing"
}
@test "a check that is not known any more is as new as one that fails" {
  assert_equal "$(health 200 degraded unknown '{"telnyx": "pass"}')" "fail: degraded: telnyx unknown"
}

@test "a verdict that does not fit its status code fails" {
  run health 200 unhealthy fail null
  assert_output --partial "fail: answered 200 with the verdict unhealthy"
  run health 503 healthy pass null
  assert_output --partial "fail: answered 503 with the verdict healthy"
}

@test "no answer, no JSON and another JSON fail" {
  assert_equal "$(decision 'health(null)' '{"health": {"status": 0, "body": null}, "details": {"body": null}}')" "fail: no answer"
  run decision 'health(null)' '{"health": {"status": 200, "body": null}, "details": {"body": null}}'
  assert_output "fail: answered 200 with the verdict missing"
  run decision 'health(null)' '{"health": {"status": 200, "body": [1]}, "details": {"body": 7}}'
  assert_output "fail: answered 200 with the verdict missing"
}

seen() { # <commit> <instance>
  printf '{"body": {"commit": "%s", "instance": {"id": "%s"}}}' "$1" "$2"
}

@test "the expected commit on every request passes, with the number of instances seen" {
  run decision 'served_commit("abcdef0123")' "[$(seen abcdef0123 web-0), $(seen abcdef0123 web-1)]"
  assert_output "pass: 2 of 2 requests: abcdef0123, from 2 instance(s)"
}

@test "one request out of many that another commit served fails, naming commit and instance" {
  run decision 'served_commit("abcdef0123")' "[$(seen abcdef0123 web-0), $(seen 9999999 web-1)]"
  assert_output "fail: 1 of 2 requests were not served by it: 9999999 from web-1"
}

@test "a short form of the same commit is the same, of at least seven characters" {
  assert_equal "$(decided measure 'same_commit("abcdef0"; "abcdef0123")' null)" true
  assert_equal "$(decided measure 'same_commit("abcdef"; "abcdef0123")' null)" false
  assert_equal "$(decided measure 'same_commit(""; "abcdef0123")' null)" false
}

@test "an answer without a commit was not served by it; an expectation that nobody knows stays unknown" {
  run decision 'served_commit("abcdef0123")' '[{"body": {}}, {"body": null}]'
  assert_output --partial "fail: 2 of 2"
  run decision 'served_commit("")' "[$(seen abcdef0123 web-0)]"
  assert_output "unknown: served: abcdef0123"
}

@test "memory: the worst instance counts, under the limit passes, at it fails, untold is unknown" {
  local one='{"body": {"memory": {"used": 790, "total": 1000, "percentage": 79}, "instance": {"id": "web-0"}}}'
  assert_equal "$(decision 'memory(80)' "[$one]")" "pass: 79 % (790 of 1000 MiB) on web-0"
  assert_equal "$(decision 'memory(80)' "[$one, ${one//79/80}]")" "fail: 80 % (800 of 1000 MiB) on web-0"
  assert_equal "$(decision 'memory(80)' '[{"body": null}]')" "unknown: no answer told it"
}

replica() { printf '[{"name": "web", "ready": %s, "desired": %s, "state": "%s", "memory": %s, "cpu": 3.4}]' "$1" "$2" "$3" "${4:-null}"; }

@test "as many ready as desired passes; fewer, none desired or UNHEALTHY fails; UNKNOWN is unknown" {
  assert_equal "$(decision replicas_ready "$(replica 2 2 HEALTHY)")" "pass: web 2 of 2, HEALTHY"
  assert_equal "$(decision replicas_ready "$(replica 1 2 HEALTHY)")" "fail: web 1 of 2, HEALTHY"
  assert_equal "$(decision replicas_ready "$(replica 0 0 HEALTHY)")" "fail: web 0 of 0, HEALTHY"
  assert_equal "$(decision replicas_ready "$(replica 2 2 UNHEALTHY)")" "fail: web 2 of 2, UNHEALTHY"
  assert_equal "$(decision replicas_ready "$(replica 2 2 UNKNOWN)")" "unknown: web 2 of 2, UNKNOWN"
  assert_equal "$(decision replicas_ready '[]')" "unknown: the platform does not tell"
  assert_equal "$(decision replicas_ready "$(replica null 2 UNKNOWN)")" "unknown: web ? of 2, UNKNOWN"
}

@test "the platform's own view of memory: under the limit passes, at it fails, untold is unknown" {
  assert_equal "$(decision 'platform_use(80)' "$(replica 2 2 HEALTHY 79.6)")" "pass: web memory 80 %, CPU 3 %"
  assert_equal "$(decision 'platform_use(80)' "$(replica 2 2 HEALTHY 80)")" "fail: web memory 80 %, CPU 3 %"
  assert_equal "$(decision 'platform_use(80)' "$(replica 2 2 HEALTHY)")" "unknown: the platform does not tell"
}

errors() { jq -Rsrc -L "$LIB" 'include "measure"; error_lines | length'; }

@test "lines of level ERROR are errors, in both shapes of structured logs and in plain text" {
  assert_equal "$(errors <<<'{"@timestamp":"t","log":{"level":"ERROR","logger":"x"},"message":"m"}')" 1
  assert_equal "$(errors <<<'{"@timestamp":"t","log.level":"ERROR","message":"m"}')" 1
  assert_equal "$(errors <<<'2026-11-25T01:00:00Z ERROR 1 --- [main] x : m')" 1
  assert_equal "$(errors <<<'Exception in thread "main" java.lang.IllegalStateException')" 1
  assert_equal "$(errors <<<'Terminating due to java.lang.OutOfMemoryError: Java heap space')" 1
}

@test "warnings, and lines that only speak of errors, are none" {
  assert_equal "$(errors <<<'{"log":{"level":"WARN"},"message":"telnyx: pass -> fail (server-error) ERROR"}')" 0
  assert_equal "$(errors <<<'2026-11-25 INFO 0 errors, ERRORS=0')" 0
  assert_equal "$(errors </dev/null)" 0
}
