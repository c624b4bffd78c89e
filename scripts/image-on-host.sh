#!/usr/bin/env bash
# scripts/image-on-host.sh: builds and starts what the Dockerfile describes on this machine, where no Docker engine is
# at hand: the same copies and the same steps, read from the Dockerfile itself, in the same order, each stage in a
# folder of its own. What is in the base images does not come along; Java 25 must be installed.
#
# Usage: scripts/image-on-host.sh [--jar FILE] [--output DIR] [build|extract|train|start|all]
#   build      makes the jar (stage "build")
#   extract    takes it apart into layers and lays them out as the image has them (stages "layers" and "app")
#   train      trains the AOT cache and completes the image's files (stages "train" and "service")
#   start      runs the image's command in the foreground, with the environment of the caller
#   all        all four (default)
#   --jar FILE         takes this jar in place of the build
#   --output DIR       the folder of the stages (default target/image); with root's rights, a path that all may enter
#   --help             prints this
#
# Environment: JAVA_HOME or JAVA_HOME_25_X64, whichever is a Java 25; else one is looked for in /usr/lib/jvm
# As root, steps and service run as the image's user; otherwise as the caller.
# Exit codes: 0 fine; 1 a step failed; 2 wrong usage; 3 a tool, Java 25 or a right is missing; 130 interrupted;
#   start ends as the service does
set -euo pipefail

ROOT="$(cd -P -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/.." >/dev/null && pwd)"
for library in console dockerfile stage; do
  # shellcheck source=/dev/null
  source "$ROOT/scripts/lib/$library.sh"
done

SCRIPT=scripts/image-on-host.sh
# shellcheck disable=SC2034 # stage.sh reads it
DOCKERFILE="$ROOT/Dockerfile"
OUTPUT="$ROOT/target/image"
JAR=
JAVA=

find_java() {
  local home
  for home in "${JAVA_HOME-}" "${JAVA_HOME_25_X64-}" /usr/lib/jvm/*25*; do
    if [[ -n $home && -x $home/bin/java ]] && grep -qs '^JAVA_VERSION="25[.".]' "$home/release"; then
      JAVA=$home
      return
    fi
  done
  fail "$EXIT_MISSING" 'no Java 25: set JAVA_HOME, or install one in /usr/lib/jvm'
}

require_tools() {
  local tool
  for tool in jq awk setpriv; do
    command -v "$tool" >/dev/null || fail "$EXIT_MISSING" "$tool is missing"
  done
}

# The jar from elsewhere, at the place where the build would have left it.
given() {
  walk build
  rm -rf "${OUTPUT:?}/build"
  mkdir -p "$OUTPUT/build$WORKDIR/target"
  cp --preserve=mode,timestamps "$JAR" "$OUTPUT/build$WORKDIR/target/tetrix.jar"
}

build() { if [[ -n $JAR ]]; then given; else make build; fi; }

extract() { make layers; make app; }

train() { make train; make service; }

# Takes this script's place, so that signals reach Java as they do in a container. What the caller sets goes before what
# the image does.
start() {
  local -a command=() prefix=()
  local name text word
  walk service
  [[ -d $OUTPUT/service ]] || fail "$EXIT_TROUBLE" 'there is nothing to start yet'
  [[ $ENTRYPOINT == \[* ]] || fail "$EXIT_TROUBLE" 'the image has no ENTRYPOINT in exec form'
  text=$(words "$ENTRYPOINT")
  while read -r word; do command+=("$(here service "$word")"); done <<<"$text"
  mapfile -t prefix < <(as_owner)
  for name in "${!ENVIRONMENT[@]}"; do
    [[ -v $name ]] || export "$name=${ENVIRONMENT[$name]}"
  done
  export JAVA_HOME=$JAVA PATH="$JAVA/bin:$PATH"
  cd "$OUTPUT/service$WORKDIR"
  exec "${prefix[@]}" "${command[@]}"
}

main() {
  local step='' only
  while (($#)); do
    case $1 in
      --jar | --output)
        (($# > 1)) || wrong_usage "$SCRIPT" "$1 needs a value"
        if [[ $1 == --jar ]]; then JAR=$(realpath -m "$2"); else OUTPUT=$(realpath -m "$2"); fi
        shift
        ;;
      -h | --help) usage "$SCRIPT"; exit 0 ;;
      build | extract | train | start | all)
        [[ -z $step ]] || wrong_usage "$SCRIPT" "one step at a time"
        step=$1
        ;;
      *) wrong_usage "$SCRIPT" "unknown: $1" ;;
    esac
    shift
  done
  [[ -z $JAR || -f $JAR ]] || wrong_usage "$SCRIPT" "there is no jar at $JAR"
  require_tools
  find_java
  trap 'exit 130' INT
  if [[ ${step:=all} != all ]]; then
    "$step"
  else
    for only in build extract train start; do "$only"; done
  fi
}

if [[ ${BASH_SOURCE[0]} == "$0" ]]; then
  main "$@"
fi
