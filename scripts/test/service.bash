# shellcheck shell=bash
# scripts/test/service.bash: the real service for one test file, started as the README says, on free ports. Load after
# support; in setup_file() and in setup().

SOURCES="$(cd "$TEST_DIR/../.." && pwd)"

# Exports SERVICE, MANAGEMENT, SIMULATORS (their URLs) and SERVICE_PID. In a session of its own, since Maven starts the
# service as a child: all of it is ended together. What only looks at the sources is left out: the build does that. And
# Maven compiles everything anew when it comes to the same sources by another path.
start_service() { # [VARIABLE=value ...]
  local ports port management simulators
  ports="$(python3 -c 'import socket
s = [socket.socket() for _ in range(3)]
[one.bind(("127.0.0.1", 0)) for one in s]
print(*[one.getsockname()[1] for one in s])')"
  read -r port management simulators <<<"$ports"
  export SERVICE="http://127.0.0.1:$port" MANAGEMENT="http://127.0.0.1:$management" SIMULATORS="http://127.0.0.1:$simulators"
  env PORT="$port" MANAGEMENT_PORT="$management" SIMULATORS_PORT="$simulators" "$@" \
    setsid "$SOURCES/mvnw" --batch-mode --quiet -Dcheckstyle.skip -Dspring-javaformat.skip -Dcyclonedx.skip \
    -f "$SOURCES/pom.xml" spring-boot:test-run >"$BATS_FILE_TMPDIR/service.log" 2>&1 3>&- &
  export SERVICE_PID=$!
  wait_for healthy 300 || { tail -n 50 "$BATS_FILE_TMPDIR/service.log" >&2; return 1; }
}

stop_service() {
  [[ -n ${SERVICE_PID:-} ]] || return 0
  kill -- "-$SERVICE_PID" 2>/dev/null || true
  wait "$SERVICE_PID" 2>/dev/null || true
}

wait_for() { # <verdict> <seconds>
  local i
  for ((i = 0; i < $2 * 2; i++)); do
    [[ $(curl -s "$SERVICE/api/health" | jq -r .status 2>/dev/null) == "$1" ]] && return
    sleep 0.5
  done
  return 1
}

break_provider() { # <telnyx|sinch|firebase> <fault>
  curl -sS -X POST "$SIMULATORS/simulator/$1?fault=$2" >/dev/null
}
