# shellcheck shell=bash
# scripts/test/prometheus.bash: a real Prometheus with our configuration and rules, and what the dashboard and the alerts
# ask of it. Load after support.

OPS="$(cd "$TEST_DIR/../../ops" && pwd)"

# Our own configuration, but for the target, the pace and the place of the rules. Exports PROMETHEUS and PROMETHEUS_PID.
start_prometheus() { # <host:port of the management port>
  local port folder="$BATS_FILE_TMPDIR/prometheus"
  mkdir -p "$folder"
  yq -y --arg target "$1" --arg rules "$OPS/prometheus/alerts.yml" '
    .global = {scrape_interval: "1s", evaluation_interval: "1s"} | .rule_files = [$rules]
    | .scrape_configs |= map(del(.dns_sd_configs) + {scrape_timeout: "1s", static_configs: [{targets: [$target]}]})' \
    "$OPS/prometheus/prometheus.yml" >"$folder/prometheus.yml"
  port="$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')"
  export PROMETHEUS="http://127.0.0.1:$port"
  prometheus --config.file="$folder/prometheus.yml" --storage.tsdb.path="$folder/data" --web.listen-address="127.0.0.1:$port" \
    --log.level=warn >"$folder/log" 2>&1 3>&- &
  export PROMETHEUS_PID=$!
  until curl -sf "$PROMETHEUS/-/ready" >/dev/null; do
    kill -0 "$PROMETHEUS_PID" 2>/dev/null || { cat "$folder/log" >&2; return 1; }
    sleep 0.1
  done
}

stop_prometheus() { stop_server "${PROMETHEUS_PID:-}"; }

ask_prometheus() { # <query>
  curl -sS --get --data-urlencode "query=$1" "$PROMETHEUS/api/v1/query"
}

# What the dashboard asks, one {title, query} a line, with its variables as Grafana would fill them in.
dashboard_queries() { # <dashboard>
  jq -c '.panels[] | {title, query: (.targets // [])[].expr}
    | .query |= (gsub("\\$__rate_interval"; "1m") | gsub("\\$job"; "tetrix") | gsub("\\$instance"; ".*"))' "$1"
}

# The queries of a dashboard that bring nothing: each with its title and the reason. A number that is not one is nothing
# too: whoever looks at the panel sees an empty one.
without_data() { # <dashboard>
  local line query
  while IFS= read -r line; do
    query="$(jq -r .query <<<"$line")"
    ask_prometheus "$query" | jq -r --argjson asked "$line" '
      (if .status != "success" then .error
       elif .data.result == [] then "no result"
       elif all(.data.result[]; .value[1] == "NaN") then "nothing but NaN"
       else empty end) as $reason | "\($asked.title): \($reason): \($asked.query)"'
  done < <(dashboard_queries "$1")
}

# The same, once everything has had its time.
without_data_after() { # <seconds> <dashboard>
  local end=$((SECONDS + $1)) missing
  while missing="$(without_data "$2")" && [[ -n $missing ]] && ((SECONDS < end)); do sleep 2; done
  printf '%s\n' "$missing"
}

# Names of numbers in the rules' expressions.
metrics_of_alerts() {
  yq -r '.groups[].rules[].expr' "$OPS/prometheus/alerts.yml" | grep -oE '\b(tetrix_[a-z_]+|(http|hikaricp|jvm|process)_[a-z_]+|up)\b[{]' \
    | tr -d '{' | sort -u
}

firing() { # alert and check, one a line
  curl -sS "$PROMETHEUS/api/v1/alerts" | jq -r '.data.alerts[] | select(.state == "firing") | .labels | "\(.alertname) \(.check // "")"' | sort
}
