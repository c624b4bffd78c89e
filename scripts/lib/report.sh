# shellcheck shell=bash
# scripts/lib/report.sh: what a run did, measured and found, kept line by line and told at the end to people and machines.
# A check is pass, warn, fail, or unknown where nothing could be measured; unknown is never taken for success.

# Runs one named step. A step that ends the script is recorded by report_json as the one that failed.
step() { # <name> <function> [argument ...]
  local started=$SECONDS
  CURRENT_STEP="$1"
  CURRENT_STEP_STARTED=$started
  heading "$1"
  "${@:2}"
  record_step "$1" "done" "$((SECONDS - started))"
  CURRENT_STEP=""
}

record_step() { # <name> <done|failed> <seconds>
  printf '%s\t%s\t%s\n' "$@" >>"$WORK/steps"
}

# One thing looked at: what was measured, what it should be, what mends it.
check() { # <group> <name> <pass|warn|fail|unknown> <measured> [target] [advice]
  keep_check "$(jq -nc --arg group "$1" --arg name "$2" --arg status "$3" --arg measured "$4" --arg target "${5:-}" \
    --arg advice "${6:-}" '{$group, $name, $status, $measured, $target, $advice}')" "$@"
}

keep_check() { # <the check as JSON> <the same as check has it ...>
  printf '%s\n' "$1" >>"$WORK/checks.jsonl"
  [[ ${QUIET:-false} == true ]] || print_check "${@:2}"
}

print_check() { # <group> <name> <status> <measured> [target] [advice]
  local mark target=""
  case "$3" in
    pass) mark="${GREEN}ok      ${PLAIN}" ;;
    warn) mark="${YELLOW}warning ${PLAIN}" ;;
    fail) mark="${RED}FAIL    ${PLAIN}" ;;
    *) mark="${YELLOW}unknown ${PLAIN}" ;;
  esac
  if [[ -n ${5:-} && $3 != pass ]]; then target=" ${DIM}(should be $5)${PLAIN}"; fi
  printf '  %s%s: %s%s\n' "$mark" "$2" "$4" "$target" >&"$PEOPLE"
  if [[ -n ${6:-} && $3 != pass ]]; then printf '          %s\n' "$6" >&"$PEOPLE"; fi
}

# A fact for the machine's report; people were told already.
fact() { # <name> <jq expression> [jq argument ...]
  jq -nc --arg name "$1" "${@:3}" "{(\$name): ($2)}" >>"$WORK/facts.jsonl"
}

checks_json() { if [[ -s $WORK/checks.jsonl ]]; then jq -s . "$WORK/checks.jsonl"; else echo '[]'; fi; }

# pass only when something was checked and everything is fine; a status that nobody knows counts as unknown.
verdict() { # stdin: checks as a JSON array
  jq -r 'if any(.status == "fail") then "fail" elif length == 0 or any(.status | IN("pass", "warn") | not) then "unknown" else "pass" end'
}

# The machine's report. Its result is pass for exit code 0 alone.
report_json() { # <script> <exit code>
  local empty="$WORK/empty"
  : >"$empty"
  if [[ -n ${CURRENT_STEP:-} ]]; then record_step "$CURRENT_STEP" failed "$((SECONDS - CURRENT_STEP_STARTED))"; CURRENT_STEP=""; fi
  touch "$WORK/steps" "$WORK/facts.jsonl" "$WORK/checks.jsonl"
  jq -n --arg script "$1" --argjson code "$2" --argjson seconds "$SECONDS" --arg at "$(date -u +%Y-%m-%dT%H:%M:%SZ)" \
    --rawfile steps "$WORK/steps" --slurpfile facts "$WORK/facts.jsonl" --slurpfile checks "$WORK/checks.jsonl" \
    --slurpfile failure "$(if [[ -f $WORK/failure.json ]]; then echo "$WORK/failure.json"; else echo "$empty"; fi)" \
    '{$script, $at, result: (if $code == 0 then "pass" else "fail" end), exitCode: $code, $seconds, failure: $failure[0],
      steps: ($steps | split("\n")[:-1] | map(split("\t") | {name: .[0], result: .[1], seconds: (.[2] | tonumber)})), $checks}
      + ($facts | add // {})'
}

report_text() { # <brief: true|false>
  jq -r -L "${BASH_SOURCE[0]%/*}" "include \"report\"; report_text($1)" "$WORK/report.json"
}

# Where a signal ended the script, the report says so, and what that means.
interrupted() { # <exit code> <what goes on>
  (($1 > 128)) && [[ ! -f $WORK/failure.json ]] || return 0
  keep_failure "interrupted${2:+; $2}" "scripts/monitor-app.sh status" false
}

# The end of a script: both reports, wherever they were asked for. With --json people have seen their part already.
# Returns 1 when one of them could not be written: somebody waits for it.
give_report() { # <script> <exit code>
  local given=0
  if ! command -v jq >/dev/null; then
    [[ $JSON == false ]] || printf '{"script": "%s", "result": "fail", "exitCode": %s}\n' "$1" "$2"
    return
  fi
  report_json "$1" "$2" >"$WORK/report.json" || return 1
  { say "" && report_text true >&"$PEOPLE"; } 2>/dev/null || given=1
  case "$REPORT" in
    "") ;;
    *.json) cp "$WORK/report.json" "$REPORT" || given=1 ;;
    *) report_text false >"$REPORT" || given=1 ;;
  esac
  if ((given == 1)); then warn "the report could not be written${REPORT:+ to $REPORT}"; fi
  if [[ $JSON == true ]]; then cat "$WORK/report.json" || given=1; fi
  return "$given"
}
