# scripts/test/image/service.bash: starts the image's command on this machine, as production would, and watches it.

REPOSITORY="$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd)"

# The process that was started, if it still runs; the control groups that were made.
SERVICE=
GROUPS_MADE=()

# What production requires, with nothing behind it; ports are free ones, and the shutdown is as it is by default.
production() {
  # shellcheck source=/dev/null
  source "$REPOSITORY/image/train"
  # The functions alone were wanted; a test handles its errors in bats' way.
  set +Eeuo pipefail
  settings
  unset TETRIX_SHUTDOWN_DRAIN TETRIX_SHUTDOWN_DEADLINE
}

# Starts the image's command in the background, in the control groups if there are any; its output is in <log> and
# <log>.err.
start_service() { # <output of the image> <log> [command in front ...]
  local output=$1 log=$2
  shift 2
  : >"$log"
  (enter_group && production && exec "$@" "$REPOSITORY/scripts/image-on-host.sh" --output "$output" start) \
    >"$log" 2>"$log.err" 3>&- &
  SERVICE=$!
}

await_service() { # <log>: sets PUBLIC and MANAGEMENT, its two ports
  local until=$((SECONDS + 90)) ports
  until grep -q 'Started TetrixApplication' "$1"; do
    if ! kill -0 "$SERVICE" 2>/dev/null || ((SECONDS >= until)); then
      tail -n 20 "$1" "$1.err" >&2
      return 1
    fi
    sleep 0.1
  done
  mapfile -t ports < <(sed -n 's/.*Tomcat started on port \([0-9]*\).*/\1/p' "$1")
  # shellcheck disable=SC2034 # for the tests
  PUBLIC=${ports[0]} MANAGEMENT=${ports[1]}
  # It says that it has started a moment before it is ready.
  until [[ $(status /api/health/ready) == 200 ]]; do
    ((SECONDS < until)) || return 1
    sleep 0.05
  done
}

# Milliseconds from the start of the process to readiness, as the service tells them.
start_millis() { # <log>
  sed -n 's/.*process running for \([0-9.]*\)).*/\1/p' "$1" | awk '{ printf "%d\n", $1 * 1000 }'
}

await_end() { # sets ENDED, the exit code
  local code=0
  wait "$SERVICE" || code=$?
  # shellcheck disable=SC2034 # for the tests
  ENDED=$code
  SERVICE=
}

end_service() {
  [[ -z $SERVICE ]] || { kill -KILL "$SERVICE" && wait "$SERVICE"; } 2>/dev/null || true
  SERVICE=
}

get() { # <path> [curl argument ...]
  curl --silent --max-time 10 "${@:2}" "http://127.0.0.1:$PUBLIC$1"
}

status() { # <path>
  get "$1" --output /dev/null --write-out '%{http_code}'
}

resident_mib() { # <VmRSS|VmHWM>
  awk -v field="$1:" '$1 == field { printf "%d\n", $2 / 1024 }' "/proc/$SERVICE/status"
}

# A control group of 1 GiB and one processor, as the platform's container has: of either version, where this machine
# lets us make one.
make_group() {
  local limit="$((1024 * 1024 * 1024))" name="tetrix-image-$$"
  if [[ -f /sys/fs/cgroup/cgroup.controllers ]]; then
    mkdir "/sys/fs/cgroup/$name" 2>/dev/null || return 1
    GROUPS_MADE=("/sys/fs/cgroup/$name")
    { echo "$limit" >"/sys/fs/cgroup/$name/memory.max" && echo '100000 100000' >"/sys/fs/cgroup/$name/cpu.max"; } \
      2>/dev/null
  else
    { mkdir "/sys/fs/cgroup/memory/$name" && GROUPS_MADE+=("/sys/fs/cgroup/memory/$name") &&
      echo "$limit" >"/sys/fs/cgroup/memory/$name/memory.limit_in_bytes" &&
      mkdir "/sys/fs/cgroup/cpu/$name" && GROUPS_MADE+=("/sys/fs/cgroup/cpu/$name") &&
      echo 100000 >"/sys/fs/cgroup/cpu/$name/cpu.cfs_period_us" &&
      echo 100000 >"/sys/fs/cgroup/cpu/$name/cpu.cfs_quota_us"; } 2>/dev/null
  fi
}

# Puts this process, and what it starts, into the groups, if there are any.
enter_group() {
  local group
  for group in "${GROUPS_MADE[@]}"; do echo "$BASHPID" >"$group/cgroup.procs"; done
}

remove_group() {
  local group
  for group in "${GROUPS_MADE[@]}"; do rmdir "$group" 2>/dev/null || true; done
  GROUPS_MADE=()
}
