# shellcheck shell=bash
# scripts/test/support.bash: what the tests of the scripts share. Load it in setup():  load support
#
# start_platform [scenario as JSON]   the simulation (platform/server.py tells the switches); sets PLATFORM and the
#                                     environment of a script run: APP_ID, APP_URL, DIGITALOCEAN_API_URL,
#                                     DIGITALOCEAN_ACCESS_TOKEN, PATH with the doctl stand-in, FAKE_DOCTL_LOG.
#                                     In setup_file(), which is quicker, with reset_platform in setup(); or in setup()
# reset_platform [scenario as JSON]   a new world, with nothing recorded and no switch set
# stop_platform                       in teardown_file() or teardown(); it also ends by itself when the test is gone
# platform_control JSON               sets switches
# platform_requests [jq filter]       what was asked of the API, in order; the app's with platform_requests_of app
# platform_state [jq filter]          app, deployments, secrets, live_secrets, served_commit
# doctl_calls [jq filter]             how doctl was called: a list of lists of arguments
# start_proxy URL                     platform/distorting_proxy.py before a service; sets PROXY; stop_proxy ends it
# distort JSON                        sets its switches
# make_repository [app.yaml]          a repository with one commit, pushed to a bare one; sets REPOSITORY, REMOTE and
#                                     COMMIT; its spec is the given file or a small one with two secrets
# commit_and_push FILE TEXT           changes a file there; sets COMMIT
# live_spec [app.yaml]                that spec as JSON as it would be live: each SECRET has a value, <key>-plaintext

TEST_DIR="$(cd "${BASH_SOURCE[0]%/*}" && pwd)"
load assertions

TOKEN=dop_v1_0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
export PLATFORM="${PLATFORM:-}" PLATFORM_PID="${PLATFORM_PID:-}"
PROXY_PID="" SERVER_PID=""

temporary() { printf '%s' "${BATS_TEST_TMPDIR:-$BATS_FILE_TMPDIR}"; }

start_platform() { # [scenario]
  local ports
  ports="$(temporary)/platform.ports"
  start_server platform server.py --scenario "${1:-"{}"}"
  PLATFORM_PID=$SERVER_PID
  PLATFORM="http://127.0.0.1:$(sed -n 1p "$ports")"
  script_environment "http://127.0.0.1:$(sed -n 2p "$ports")"
}

reset_platform() { # [scenario]
  set_switches "$PLATFORM/control" "{\"reset\": ${1:-"{}"}}" || return 1
  script_environment "$APP_URL"
}

stop_platform() {
  stop_server "$PLATFORM_PID"
  PLATFORM_PID=
}

start_proxy() { # <url>
  start_server proxy distorting_proxy.py --target "$1"
  PROXY_PID=$SERVER_PID
  PROXY="http://127.0.0.1:$(cat "$(temporary)/proxy.ports")"
}

stop_proxy() {
  stop_server "$PROXY_PID"
  PROXY_PID=
}

# Sets SERVER_PID; the ports are in <name>.ports.
start_server() { # <name> <program> [argument ...]
  local name="$1" program="$2" waited=0 ports log
  ports="$(temporary)/$name.ports" log="$(temporary)/$name.log"
  rm -f "$ports"
  # bats waits for whoever holds its file descriptor 3.
  python3 "$TEST_DIR/platform/$program" --port-file "$ports" --parent "$$" "${@:3}" >"$log" 2>&1 3>&- &
  SERVER_PID=$!
  until [[ -s $ports ]]; do
    if ((waited >= 500)) || ! kill -0 "$SERVER_PID" 2>/dev/null; then
      printf '%s did not start:\n' "$name" >&2
      cat "$log" >&2
      return 1
    fi
    waited=$((waited + 1))
    sleep 0.02
  done
}

stop_server() { # <pid or nothing>
  [[ -n $1 ]] || return 0
  kill "$1" 2>/dev/null || true
  wait "$1" 2>/dev/null || true
}

# The second port is the app's: it can be shut while the API stays open.
script_environment() { # <app url>
  export APP_ID=5eed0000-0000-4000-8000-000000000001
  export APP_URL="$1"
  export DIGITALOCEAN_API_URL="$PLATFORM" DIGITALOCEAN_ACCESS_TOKEN="$TOKEN"
  # doctl's own switches: it would wait seconds before it tries again.
  export DIGITALOCEAN_HTTP_RETRY_WAIT_MIN=0 DIGITALOCEAN_HTTP_RETRY_WAIT_MAX=0
  FAKE_DOCTL_LOG="$(temporary)/doctl.log"
  export FAKE_DOCTL_LOG
  export NO_PROXY=127.0.0.1 no_proxy=127.0.0.1
  [[ $PATH == "$TEST_DIR/bin:"* ]] || export PATH="$TEST_DIR/bin:$PATH"
}

api() { # <method> <path under /v2> [body]
  curl -sS -X "$1" -H "Authorization: Bearer $TOKEN" ${3:+--data-binary "$3"} "$PLATFORM/v2$2"
}

platform_control() { # <json>
  set_switches "$PLATFORM/control" "$1"
}

distort() { # <json>
  set_switches "$PROXY/__distort" "$1"
}

set_switches() { # <url> <json>
  local answer
  answer="$(curl -sS --fail-with-body --data-binary "$2" "$1")" || {
    printf '%s\n' "$answer" >&2
    return 1
  }
}

platform_requests_of() { # <api or app> [jq filter]
  curl -sS "$PLATFORM/control/requests?face=$1" | jq -c "${2:-.}"
}

platform_requests() { # [jq filter]
  platform_requests_of api "${1:-.}"
}

platform_state() { # [jq filter]
  curl -sS "$PLATFORM/control/state" | jq -cr "${1:-.}"
}

doctl_calls() { # [jq filter]
  { cat "$FAKE_DOCTL_LOG" 2>/dev/null || true; } | jq -cs "[.[].args] | ${1:-.}"
}

make_repository() { # [app.yaml]
  local spec="${1:-$TEST_DIR/platform/app.yaml}"
  REPOSITORY="$BATS_TEST_TMPDIR/work" REMOTE="$BATS_TEST_TMPDIR/remote.git"
  git init --quiet --bare --initial-branch=main "$REMOTE"
  git init --quiet --initial-branch=main "$REPOSITORY"
  git_here config user.name "Test"
  git_here config user.email "test@example.com"
  git_here config commit.gpgsign false
  git_here remote add origin "$REMOTE"
  mkdir "$REPOSITORY/.do"
  cp "$spec" "$REPOSITORY/.do/app.yaml"
  printf '/.backups/\n' >"$REPOSITORY/.gitignore"
  git_here add -A
  git_here commit --quiet -m "First"
  git_here push --quiet --set-upstream origin main
  COMMIT="$(git_here rev-parse HEAD)"
}

git_here() { git -C "$REPOSITORY" "$@"; }

commit_and_push() { # <file> <text>
  printf '%s\n' "$2" >"$REPOSITORY/$1"
  git_here add -A
  git_here commit --quiet -m "Change $1"
  git_here push --quiet
  # shellcheck disable=SC2034 # for the test
  COMMIT="$(git_here rev-parse HEAD)"
}

live_spec() { # [app.yaml]
  local kept="${BATS_FILE_TMPDIR:-$(temporary)}/live-spec.json"
  if [[ -n ${1:-} ]]; then
    filled_spec "$1"
  else
    [[ -s $kept ]] || filled_spec "$TEST_DIR/platform/app.yaml" >"$kept"
    cat "$kept"
  fi
}

filled_spec() { # <app.yaml>
  yq . "$1" | jq -c '
    def filled: if .type? == "SECRET" and ((.value // "") == "") then .value = (.key + "-plaintext") else . end;
    walk(if type == "object" and has("envs") then .envs |= map(filled) else . end)'
}
