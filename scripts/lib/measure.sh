# shellcheck shell=bash
# scripts/lib/measure.sh: asks the running service as a visitor would: a connection of its own for each request, no
# redirect followed, a deadline. What was not answered is a sample too.

# shellcheck disable=SC2034 # checks.sh and the scripts ask them
readonly PAGES=(/ /about /solutions /services /contact /verify /status /privacy)
# shellcheck disable=SC2034
readonly APIS=(/api/health /api/health/details /api/health/ready /api/health/live /api/status "/api/status/history?days=7"
  /status/feed.atom /status/badge.svg /status/badge/database.svg)

measure_query() { # <library> <expression> <file> [jq argument ...]
  jq -L "${BASH_SOURCE[0]%/*}" "${@:4}" "include \"$1\"; $2" "$3"
}

# One request to each address; "samples" of measure.jq reads what was written.
samples() { # <file> <path ...>
  local told body i
  local -a paths=("${@:2}")
  : >"$1"
  # In a group of its own, which ends with the script: it would write into a folder that is removed.
  set -m
  requests "${paths[@]}" >"$WORK/answers" &
  ASKING=$!
  set +m
  wait "$ASKING" || true
  ASKING=""
  mapfile -t told <"$WORK/answers"
  # The separators of ASCII, which no answer of ours contains.
  for ((i = 0; i < ${#paths[@]}; i++)); do
    IFS= read -r -d '' body <"$WORK/sample.$i" || true
    printf '%s\x1f%s\x1f%s\x1e' "${paths[i]}" "${told[i]}" "$body" >>"$1"
  done
}

# Prints status and seconds of each; the bodies are in $WORK/sample.<n>, the last one's headers in $WORK/sample.headers. An
# answer that breaks off is none: curl stops there, and another one goes on. HTTP/1.1, since only there a connection can be
# given up after one answer.
requests() { # <path ...>
  local asked=0 code
  local -a told
  while ((asked < $#)); do
    code=0
    request_list "$asked" "${@:asked + 1}" | curl -q --silent --config - --fail-early --http1.1 --header 'Connection: close' \
      --connect-timeout 5 --max-time 15 --dump-header "$WORK/sample.headers" --write-out '%{http_code} %{time_total}\n' \
      --header 'Accept: application/json, text/html;q=0.9, */*;q=0.5' >"$WORK/told" 2>/dev/null || code=$?
    mapfile -t told <"$WORK/told"
    if ((code != 0)); then told[${#told[@]} > 0 ? ${#told[@]} - 1 : 0]="000 0"; fi
    printf '%s\n' "${told[@]}"
    asked=$((asked + ${#told[@]}))
  done
}

request_list() { # <number of the first> <path ...>
  local number=$1 path
  for path in "${@:2}"; do
    : >"$WORK/sample.$number"
    printf 'url = "%s"\noutput = "%s"\n' "$APP_URL$(past_the_edge "$path")" "$WORK/sample.$number"
    number=$((number + 1))
  done
}

# The edge keeps pages and files, also those of the deployment before: of an address that nobody asked for yet it has none.
past_the_edge() { # <path>
  case "$1" in
    /api/* | *\?*) printf '%s' "$1" ;;
    *) printf '%s?look=%s%s' "$1" "${EPOCHREALTIME//[.,]/}" "$RANDOM" ;;
  esac
}

# The same address again and again.
repeated() { # <path> <number> <file>
  local paths=() i
  for ((i = 0; i < $2; i++)); do paths+=("$1"); done
  samples "$3" "${paths[@]}"
}
