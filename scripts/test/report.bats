#!/usr/bin/env bats
# The report, the backups, and what a watch tells.

setup() {
  load libraries
  load_libraries console report backup watch
  # shellcheck disable=SC2034 # the libraries read them
  JSON=false QUIET=true REPORT="" SECONDS=0 PEOPLE=1
}

verdict_of() { jq -nc --args '[$ARGS.positional[] | {status: .}]' -- "$@" | verdict; }

@test "warnings do not spoil a pass; a failure and an unknown do" {
  assert_equal "$(verdict_of pass warn)" pass
  assert_equal "$(verdict_of pass fail unknown)" fail
  assert_equal "$(verdict_of pass unknown)" unknown
  assert_equal "$(verdict_of pass "")" unknown
}

@test "a code that has no meaning here becomes trouble" {
  local code
  for code in 0 1 2 3 129 130 141 143; do assert_equal "$(documented_code $code true)" "$code"; done
  for code in 4 5 127 137 255; do assert_equal "$(documented_code $code true)" 1; done
}

@test "2 and 3 without an explanation are some tool's own, and become trouble" {
  assert_equal "$(documented_code 2 false)" 1
  assert_equal "$(documented_code 3 false)" 1
  assert_equal "$(documented_code 0 false)" 0
}

@test "trouble within a step that nobody told of is told, with what goes on" {
  run bash -c 'set -euo pipefail; source "$0/console.sh"; source "$0/report.sh"
    at_end() { jq -r .what "$WORK/failure.json"; }
    fails() { IN_FLIGHT="deployment d goes on"; false; }
    console_open false; step Follow fails' "$LIB"
  assert_failure 1
  assert_output --partial 'something failed that should not (code 1, in "Follow"); deployment d goes on'
}

@test "what the caller's environment has under a script's own names does not count" {
  IN_FLIGHT=mine SLEEPER=1 ASKING=1 CURRENT_STEP=mine WATCHED=true QUIET=true run bash -c 'set -euo pipefail
    source "$0/console.sh"; console_open false; echo "<$IN_FLIGHT$SLEEPER$ASKING$CURRENT_STEP$WATCHED$QUIET>"' "$LIB"
  assert_success
  assert_output "<false>"
}

@test "nothing checked is not a pass" {
  assert_equal "$(verdict_of)" unknown
  assert_equal "$(checks_json | verdict)" unknown
}

@test "the report says pass for exit code 0 alone" {
  local code
  assert_equal "$(report_json x 0 | jq -r .result)" pass
  for code in 1 2 3 130 143; do assert_equal "$(report_json x $code | jq -r .result)" fail; done
}

@test "the report holds steps, checks, facts and the failure" {
  record_step "One" "done" 3
  check group name fail "measured" "target" "advice"
  fact deployment '{"id": "d"}'
  run -1 die 1 "it broke" "mend it"
  run report_json scripts/x.sh 1
  assert_equal "$(jq -c '[.script, .exitCode, .steps[0].name, .checks[0].measured, .deployment.id, .failure.what, .failure.next]' <<<"$output")" \
    '["scripts/x.sh",1,"One","measured","d","it broke","mend it"]'
}

@test "a step that ended the script is told as failed" {
  # shellcheck disable=SC2034
  CURRENT_STEP=Follow CURRENT_STEP_STARTED=0
  assert_equal "$(report_json x 1 | jq -c '.steps[-1] | [.name, .result]')" '["Follow","failed"]'
}

@test "the report for people names what does not pass, what it should be, and what mends it" {
  check group name fail "measured" "target" "advice"
  check group other pass "good"
  report_json x 1 >"$WORK/report.json"
  run report_text false
  assert_output --partial "TROUBLE (exit code 1), 1 of 2 checks do not pass"
  assert_output --partial "FAIL    group: name: measured (should be target)"
  assert_output --partial "advice"
  assert_output --partial "ok      group: other: good"
}

@test "on the screen a long run ends with what does not pass, a short one repeats nothing" {
  check group name fail "measured"
  report_json x 1 >"$WORK/report.json"
  run report_text true
  refute_output --partial measured
  local i
  for i in $(seq 12); do check group "n$i" pass "good"; done
  report_json x 1 >"$WORK/report.json"
  run report_text true
  assert_output --partial "FAIL    group: name: measured"
  refute_output --partial good
}

@test "a signal is told in the report, unless something else had failed before" {
  interrupted 130 "deployment d goes on"
  assert_equal "$(report_json x 130 | jq -r .failure.what)" "interrupted; deployment d goes on"
  rm "$WORK/failure.json"
  interrupted 1 "deployment d goes on"
  [[ ! -f $WORK/failure.json ]]
}

@test "the newest backups stay" {
  assert_equal "$(printf 'app-3\napp-1\napp-2\n' | backups_to_remove 2)" app-1
  assert_equal "$(printf 'app-1\napp-2\n' | backups_to_remove 2)" ""
}

@test "a backup holds the app as it came, and only its owner can read it" {
  local app='{"id": "x", "spec": {"unknown_to_everybody": {"a": [1, null]}, "name": "tetrix"}}' file
  echo "$app" >"$WORK/app.json"
  file="$(write_backup "$WORK/app.json" "$WORK/backups")"
  assert_equal "$(jq -cS .app "$file")" "$(jq -cS . <<<"$app")"
  assert_equal "$(stat -c %a "$file")" 600
  assert_equal "$(stat -c %a "$WORK/backups")" 700
}

@test "twenty backups are kept, and no other file is touched" {
  mkdir "$WORK/backups"
  local i
  for i in $(seq 10 34); do echo '{}' >"$WORK/backups/app-202601$i.json"; done
  touch "$WORK/backups/notes.txt"
  echo '{}' >"$WORK/app.json"
  write_backup "$WORK/app.json" "$WORK/backups" >/dev/null
  assert_equal "$(find "$WORK/backups" -name 'app-*.json' | wc -l)" 20
  [[ -f $WORK/backups/notes.txt && ! -f $WORK/backups/app-20260115.json && -f $WORK/backups/app-20260116.json ]]
}

look() { jq -nc --arg status "$1" --arg measured "$2" '[{group: "g", name: "n", $status, $measured, advice: ""}]'; }

@test "a watch tells a change of status, and not that a number moved" {
  look pass "10 ms" >"$WORK/a"
  look pass "12 ms" >"$WORK/b"
  look fail "900 ms" >"$WORK/c"
  assert_equal "$(changed_checks "$WORK/a" "$WORK/b" t)" ""
  assert_equal "$(changed_checks "$WORK/b" "$WORK/c" t | jq -c '[.name, .before, .after, .measured]')" '["n","pass","fail","900 ms"]'
}

@test "a check that appears is a change; one that was not looked at stays as it was known" {
  look fail m >"$WORK/a"
  echo '[]' >"$WORK/none"
  assert_equal "$(changed_checks "$WORK/none" "$WORK/a" t | jq -c '[.before, .after]')" '["none","fail"]'
  assert_equal "$(changed_checks "$WORK/a" "$WORK/none" t)" ""
  known_checks "$WORK/a" "$WORK/none" >"$WORK/known"
  look pass m >"$WORK/b"
  assert_equal "$(changed_checks "$WORK/known" "$WORK/b" t | jq -c '[.before, .after]')" '["fail","pass"]'
}
