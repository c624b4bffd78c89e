# shellcheck shell=bash
# scripts/lib/stage.sh: makes the stages of a Dockerfile on this machine, each in a folder of its own below OUTPUT: the same
# copies and commands in the same order. Reads with dockerfile.sh; stops at whatever it does not know.

# What the instructions so far have set, in the stage that is being run.
WORKDIR=/
OWNER=
ENTRYPOINT=
declare -A ENVIRONMENT=() ARGUMENTS=()

fail() { # <exit code> <what>
  printf 'image-on-host: %s\n' "$2" >&2
  exit "$1"
}

# Where a path of a stage is on this machine; a relative one is below the stage's working folder.
located() { # <stage> <path>
  if [[ $2 == /* ]]; then
    printf '%s/%s%s\n' "$OUTPUT" "$1" "$2"
  else
    printf '%s/%s%s/%s\n' "$OUTPUT" "$1" "$WORKDIR" "$2"
  fi
}

# COPY: a folder's content, or files; nobody's but the caller's, with the times that the cache relies on.
copy() { # <stage> <source ... destination>
  local stage=$1 from='' source target destination
  shift
  if [[ $1 == --from=* ]]; then from=${1#--from=}; shift; fi
  destination=$(located "$stage" "${!#}")
  for source in "${@:1:$#-1}"; do
    if [[ -n $from ]]; then target="$OUTPUT/$from$source"; else target="$ROOT/$source"; fi
    [[ -e $target ]] || fail "$EXIT_TROUBLE" "COPY: there is no $target"
    if [[ -d $target ]]; then
      mkdir -p "$destination"
      cp -R --preserve=mode,timestamps "$target/." "$destination"
    else
      if [[ ${!#} == */ ]]; then mkdir -p "$destination"; else mkdir -p "$(dirname "$destination")"; fi
      cp --preserve=mode,timestamps "$target" "$destination"
    fi
  done
}

# The command in front of which everything that runs in a stage is run: as the image's user, where that can be had.
as_owner() {
  if [[ -n $OWNER && $(id -u) == 0 ]]; then
    printf '%s\n' setpriv --reuid "${OWNER%:*}" --regid "${OWNER#*:}" --clear-groups --no-new-privs --
  fi
}

# An image's path is one below the stage's folder here.
here() { # <stage> <word>
  if [[ $2 == /* ]]; then located "$1" "$2"; else printf '%s\n' "$2"; fi
}

# RUN: like a container's, with no environment but the image's and what reaches Maven's repository.
run() { # <stage> <command>
  local stage=$1 word name text
  local -a command=() prefix=() variables=("PATH=$JAVA/bin:/usr/local/bin:/usr/bin:/bin" "JAVA_HOME=$JAVA")
  text=$(words "$2") || fail "$EXIT_TROUBLE" "RUN: this script knows plain words only: $2"
  while read -r word; do command+=("$(here "$stage" "$word")"); done <<<"$text"
  mapfile -t prefix < <(as_owner)
  for name in HOME MAVEN_OPTS MAVEN_ARGS http_proxy https_proxy no_proxy; do
    [[ -z ${!name-} || -n $OWNER ]] || variables+=("$name=${!name}")
  done
  for name in "${!ENVIRONMENT[@]}"; do variables+=("$name=${ENVIRONMENT[$name]}"); done
  (cd "$OUTPUT/$stage$WORKDIR" && env -i "${variables[@]}" "${prefix[@]}" "${command[@]}") ||
    fail "$EXIT_TROUBLE" "stage $stage: RUN $2 failed"
}

# Takes note of an instruction that says how the stage is, and reports whether it was one.
note() { # <keyword> <rest>
  local name value
  case $1 in
    WORKDIR) WORKDIR=$2 ;;
    USER) OWNER=$2 ;;
    ENTRYPOINT) ENTRYPOINT=$2 ;;
    ENV | ARG)
      name=${2%%=*}
      value=$(expand "${2#"$name"}") || fail "$EXIT_TROUBLE" "$1: unknown argument in $2"
      value=${value#=}
      if [[ $1 == ENV ]]; then ENVIRONMENT[$name]=$value; else ARGUMENTS[$name]=$value; fi
      ;;
    FROM | LABEL | EXPOSE | STOPSIGNAL | HEALTHCHECK) ;;
    *) return 1 ;;
  esac
}

# What the stages before have set, and the stage itself; "act" also copies and runs what the stage itself says.
# shellcheck disable=SC2034 # dockerfile.sh reads ARGUMENTS
walk() { # <stage> [act]
  local ancestor stage keyword rest
  WORKDIR=/ OWNER='' ENTRYPOINT='' ENVIRONMENT=() ARGUMENTS=()
  for ancestor in - $(lineage "$DOCKERFILE" "$1"); do
    while read -r stage keyword rest <&4; do
      [[ $stage == "$ancestor" ]] || continue
      if note "$keyword" "$rest"; then continue; fi
      if [[ ${2-} == act && $stage == "$1" ]]; then act "$stage" "$keyword" "$rest"; fi
    done 4< <(instructions "$DOCKERFILE")
  done
}

act() { # <stage> <keyword> <rest>
  local -a files
  printf '%s %s %s\n' "$1" "$2" "$3" >&2
  mkdir -p "$OUTPUT/$1$WORKDIR"
  case $2 in
    COPY)
      read -r -a files <<<"$3"
      copy "$1" "${files[@]}"
      ;;
    RUN) run "$1" "$3" ;;
    *) fail "$EXIT_TROUBLE" "this script does not know $2; teach it, so that CI goes on proving the image" ;;
  esac
}

# One stage, from what the one before it has left.
make() { # <stage>
  local before
  before=$(parent "$DOCKERFILE" "$1")
  rm -rf "${OUTPUT:?}/$1"
  mkdir -p "$OUTPUT/$1/tmp"
  if [[ -n $before ]]; then
    [[ -d $OUTPUT/$before ]] || fail "$EXIT_TROUBLE" "stage $before is not there yet"
    cp -R --preserve=mode,timestamps "$OUTPUT/$before/." "$OUTPUT/$1"
  fi
  chmod 1777 "$OUTPUT/$1/tmp"
  walk "$1" act
}
