# shellcheck shell=bash
# scripts/test/postgres-server.bash: a real PostgreSQL for one test file, on a free port, in a folder of its own.

# Sets PGPORT_FREE, SERVER (its folder) and POSTGRES_BIN; a password is asked of everybody.
start_postgres() {
  POSTGRES_BIN="$(dirname "$(find /usr/lib/postgresql -name initdb | sort -V | tail -n 1)")"
  SERVER="$(mktemp -d /tmp/drill-server.XXXXXX)"
  echo 'admin pass' >"$SERVER/password"
  chown -R nobody "$SERVER"
  as_nobody "$POSTGRES_BIN/initdb" --pgdata="$SERVER/data" --username=admin --pwfile="$SERVER/password" --auth=scram-sha-256 \
    --encoding=UTF8 --locale=C.UTF-8 --no-sync >"$SERVER/initdb.log" 2>&1
  for _ in 1 2 3; do
    PGPORT_FREE="$(free_port)"
    as_nobody exec "$POSTGRES_BIN/postgres" -D "$SERVER/data" -h 127.0.0.1 -p "$PGPORT_FREE" -k "$SERVER" -c fsync=off \
      >"$SERVER/log" 2>&1 3>&- &
    SERVER_PID=$!
    answers && return
    kill "$SERVER_PID" 2>/dev/null || true
    wait "$SERVER_PID" || true
  done
  cat "$SERVER/log"
  return 1
}

# PostgreSQL refuses to run as root. With "exec", this shell becomes the command, so that its id is the command's.
as_nobody() { # [exec] <command ...>
  local become=()
  if ((EUID == 0)); then become=(setpriv --reuid=nobody --regid=nogroup --clear-groups --); fi
  if [[ $1 == exec ]]; then exec "${become[@]}" "${@:2}"; fi
  "${become[@]}" "$@"
}

free_port() {
  python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

answers() {
  for _ in $(seq 300); do
    if sql postgres "SELECT 1" >/dev/null 2>&1; then return; fi
    sleep 0.1
  done
  return 1
}

stop_postgres() {
  kill -INT "$SERVER_PID" 2>/dev/null || true
  wait "$SERVER_PID" 2>/dev/null || while kill -0 "$SERVER_PID" 2>/dev/null; do sleep 0.1; done
  rm -rf "$SERVER"
}

# As the administrator.
sql() { # <database> <statement ...>
  PGPASSWORD='admin pass' psql --no-psqlrc --quiet --no-align --tuples-only --set ON_ERROR_STOP=1 \
    --host 127.0.0.1 --port "$PGPORT_FREE" --username admin --dbname "$1" --command "$2"
}

url() { # <database, percent-encoded> [user:password]
  echo "postgresql://${2:-admin:admin%20pass}@127.0.0.1:$PGPORT_FREE/$1"
}
