# shellcheck shell=bash
# scripts/test/world.bash: a whole run of a script: its own repository with the scripts in it, the platform beside it, and
# what must hold after every run. Load after support.

# A repository like this one: the scripts, the spec, a pushed commit. Scripts work in the repository they lie in. It is
# made once a file; every test changes a copy with a remote of its own, which no other test sees.
make_repository_with_scripts() {
  local made="$BATS_FILE_TMPDIR/repository"
  if [[ ! -d $made ]]; then
    mkdir "$made"
    BATS_TEST_TMPDIR="$made" repository_with_scripts
  fi
  cp -a "$made/." "$BATS_TEST_TMPDIR"
  REPOSITORY="$BATS_TEST_TMPDIR/work" REMOTE="$BATS_TEST_TMPDIR/remote.git"
  git_here remote set-url origin "$REMOTE"
  # shellcheck disable=SC2034 # for the test
  COMMIT="$(git_here rev-parse HEAD)"
  mkdir -p "$BATS_TEST_TMPDIR/tmp"
}

repository_with_scripts() {
  make_repository
  mkdir "$REPOSITORY/scripts"
  cp -r "$TEST_DIR"/../*.sh "$TEST_DIR/../lib" "$REPOSITORY/scripts/"
  commit_and_push .gitignore 'backups/'
}

# The platform with this repository's spec live, three deployments old. One that the file has started plays on as a new
# world, of which nothing is left from before: platform.bats holds it to that.
start_world() { # <scenario as JSON>
  local scenario begin=start_platform
  scenario="$(jq -nc --argjson more "$1" --arg repository "$REMOTE" --argjson spec "$(live_spec)" \
    '{$repository, $spec, history: 3} + $more')"
  if [[ -n $PLATFORM_PID ]]; then begin=reset_platform; fi
  "$begin" "$scenario"
}

# Changes the repository's spec, by jq, and pushes that. What is live stays as it was.
edit_spec() { # <jq expression>
  commit_and_push .do/app.yaml "$(yq . "$REPOSITORY/.do/app.yaml" | jq "$1")"
}

run_script() { # <script> [argument ...]
  TMPDIR="$BATS_TEST_TMPDIR/tmp" run "$REPOSITORY/scripts/$1" "${@:2}"
}

# The same with standard output and standard error apart: EXIT_CODE, STDOUT, STDERR.
# shellcheck disable=SC2034 # for the tests
run_script_apart() { # <script> [argument ...]
  EXIT_CODE=0
  TMPDIR="$BATS_TEST_TMPDIR/tmp" "$REPOSITORY/scripts/$1" "${@:2}" >"$BATS_TEST_TMPDIR/out" 2>"$BATS_TEST_TMPDIR/err" || EXIT_CODE=$?
  STDOUT="$(<"$BATS_TEST_TMPDIR/out")" STDERR="$(<"$BATS_TEST_TMPDIR/err")"
}

# Starts a script, waits until it has printed a text, sends it a signal: EXIT_CODE, and what it printed in out.
# It gets a process group of its own, as from a terminal; bats would have it ignore SIGINT otherwise, and Python SIGPIPE.
# The signal goes to the whole group, as from there; with SIGNAL_TO=script to the script alone, as from a service manager.
interrupt_script() { # <signal> <text> <script> [argument ...]
  local pid deadline=$((SECONDS + 120))
  TMPDIR="$BATS_TEST_TMPDIR/tmp" python3 -c 'import os, signal, sys
os.setpgrp()
signal.signal(signal.SIGINT, signal.SIG_DFL)
signal.signal(signal.SIGPIPE, signal.SIG_DFL)
os.execv(sys.argv[1], sys.argv[1:])' "$REPOSITORY/scripts/$3" "${@:4}" >"$BATS_TEST_TMPDIR/out" 2>&1 3>&- &
  pid=$!
  until grep -q "$2" "$BATS_TEST_TMPDIR/out" 2>/dev/null; do
    if ((SECONDS > deadline)); then kill "$pid"; cat "$BATS_TEST_TMPDIR/out" >&2; return 1; fi
    sleep 0.05
  done
  if [[ ${SIGNAL_TO:-group} == script ]]; then kill -s "$1" "$pid"; else kill -s "$1" -- "-$pid"; fi
  # shellcheck disable=SC2034 # for the tests
  { EXIT_CODE=0 && wait "$pid"; } || EXIT_CODE=$?
}

# How often the platform was asked to change something.
changing_requests() {
  platform_requests '[.[] | select(.operation | IN("update-app", "create-deployment", "rollback", "commit-rollback", "revert-rollback", "cancel"))] | length'
}

assert_nothing_left_behind() {
  assert_equal "$(find "$BATS_TEST_TMPDIR/tmp" -mindepth 1 | head -n 3)" ""
}
