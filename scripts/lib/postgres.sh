# shellcheck shell=bash
# scripts/lib/postgres.sh: PostgreSQL by its own clients. Who we are there goes to them by the environment, never by an
# argument that other users of the machine can read.

# Takes a DATABASE_URL apart into an associative array of libpq's variables; the forms are those that the service takes.
# Where it cannot, URL_PROBLEM says why, and holds nothing of the URL.
pg_parse_url() { # <array's name> <url>
  local -n _pg="$1"
  local rest user="" password="" hosts name query pair key value
  local form='^(jdbc:)?postgres(ql)?://(([^/?]*)@)?([^/?@]+)(/([^?]*))?(\?(.*))?$'
  _pg=([PGSSLMODE]=prefer [PGCONNECT_TIMEOUT]=10)
  if [[ ! $2 =~ $form ]]; then
    URL_PROBLEM="it does not have the form postgresql://user:password@host:port/name"
    return 1
  fi
  rest="${BASH_REMATCH[4]}" hosts="${BASH_REMATCH[5]}" name="${BASH_REMATCH[7]}" query="${BASH_REMATCH[9]}"
  user="${rest%%:*}"
  if [[ $rest == *:* ]]; then password="${rest#*:}"; fi
  while [[ -n $query ]]; do
    pair="${query%%&*}" query="${query#"${query%%&*}"}" query="${query#&}"
    key="${pair%%=*}" value="${pair#"$key"}" value="${value#=}"
    case "$key" in
      user) user="${user:-$value}" ;;
      password) password="${password:-$value}" ;;
      sslmode) pg_decode _pg PGSSLMODE "$value" || return 1 ;;
      sslrootcert) pg_decode _pg PGSSLROOTCERT "$value" || return 1 ;;
      # The rest is for Java's driver.
    esac
  done
  pg_decode _pg PGUSER "$user" || return 1
  pg_decode _pg PGPASSWORD "$password" || return 1
  pg_decode _pg PGDATABASE "$name" || return 1
  pg_hosts _pg "$hosts" || return 1
  if [[ -z ${_pg[PGUSER]} ]]; then URL_PROBLEM="it names no user"; return 1; fi
  if [[ -z ${_pg[PGDATABASE]} ]]; then URL_PROBLEM="it names no database"; return 1; fi
  if [[ ! ${_pg[PGSSLMODE]} =~ ^(disable|allow|prefer|require|verify-ca|verify-full)$ ]]; then
    URL_PROBLEM="its sslmode is unknown"
    return 1
  fi
}

# Percent-decoding; a plus stays a plus.
pg_decode() { # <array's name> <key> <text>
  local -n _decoded="$1"
  local broken='%([^0-9A-Fa-f]|.?$|.[^0-9A-Fa-f])' text="${3//\\/\\\\}"
  if [[ $3 =~ $broken || $3 == *%00* ]]; then
    URL_PROBLEM="its percent-encoding is broken"
    return 1
  fi
  printf -v "_decoded[$2]" '%b' "${text//%/\\x}"
}

# One host and port, or several separated by commas.
# shellcheck disable=SC2034 # whoever asked tells the problem
pg_hosts() { # <array's name> <hosts>
  local -n _hosts="$1"
  local host port names="" ports="" form='^([A-Za-z0-9_.-]+|\[[0-9A-Fa-f:.]+\])(:([0-9]{1,5}))?$' list
  IFS=, read -ra list <<<"$2"
  for host in "${list[@]}"; do
    if [[ ! $host =~ $form ]]; then URL_PROBLEM="its host or port is malformed"; return 1; fi
    port="${BASH_REMATCH[3]:-5432}" host="${BASH_REMATCH[1]}" host="${host#[}" host="${host%]}"
    names+="${names:+,}$host" ports+="${ports:+,}$port"
  done
  _hosts[PGHOST]="$names" _hosts[PGPORT]="$ports"
}

# Runs a client there, in the background, so that a signal ends the wait at once; CHILD is who must then be ended.
pg_run() { # <array's name> <command ...>
  local code=0
  (
    pg_environment "$1"
    exec timeout --kill-after=10 "${TIMEOUT:-3600}" "${@:2}"
  ) &
  CHILD=$!
  wait "$CHILD" || code=$?
  CHILD=""
  return "$code"
}

# What the clients of this shell are told, and nothing that the caller's own environment would tell them besides.
pg_environment() { # <array's name>
  local -n _environment="$1"
  local key
  unset "${!PG@}"
  for key in "${!_environment[@]}"; do export "$key=${_environment[$key]}"; done
  export PGPASSFILE=/dev/null PGCLIENTENCODING=UTF8 PGAPPNAME=tetrix-restore-drill LC_ALL=C
}

# One value or lines of JSON on standard output.
pg_query() { # <array's name> <file of SQL>
  pg_run "$1" "$CLIENTS/psql" --no-psqlrc --quiet --no-align --tuples-only --set ON_ERROR_STOP=1 --file "$2"
}

# Whose fault it is, by what a client said: credentials, database, server, version, other.
pg_problem() { # <what it wrote to standard error>
  case "$1" in
    *'password authentication failed'* | *'no password supplied'* | *'no pg_hba.conf entry'*) echo credentials ;;
    *'permission denied'* | *'role "'*'" does not exist'*) echo credentials ;;
    *'database "'*'" does not exist'*) echo database ;;
    *'server version mismatch'* | *'unsupported version'*) echo version ;;
    *'could not translate host name'* | *'Connection refused'* | *'timeout expired'* | *'could not connect'* | \
      *'server closed the connection'* | *'No route to host'* | *'connection to server '*) echo server ;;
    *) echo other ;;
  esac
}

# 15 of 150004.
pg_major() { # <server_version_num>
  echo "$(($1 / 10000))"
}

# The folder of the clients of this major version: those on the PATH, else Debian's, which are there side by side.
pg_clients() { # <major>
  local folder version
  for folder in "$(dirname "$(command -v pg_dump || echo /)")" "${POSTGRES_HOME:-/usr/lib/postgresql}/$1/bin"; do
    [[ -x $folder/pg_dump && -x $folder/pg_restore && -x $folder/psql ]] || continue
    version="$("$folder/pg_dump" --version)"
    if [[ $version =~ \ ([0-9]+) && ${BASH_REMATCH[1]} == "$1" ]]; then
      echo "$folder"
      return
    fi
  done
  return 1
}
