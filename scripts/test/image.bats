#!/usr/bin/env bats
# scripts/test/image.bats: what the image must hold, proven on this machine by the steps of the Dockerfile itself.
# Needs Java 25, jq, curl and python3; with root's rights also the image's user, a read-only root and a real limit of
# 1 GiB.
# Environment: LOAD_SECONDS (60) and LOAD_CONNECTIONS (200) of the test under load; IMAGE_JAR, a jar
#   in place of the build

bats_require_minimum_version 1.5.0

load image/service

HOST=scripts/image-on-host.sh

# The image is made once, outside the repository, where the image's user may enter.
setup_file() {
  cd "$REPOSITORY" || return 1
  FOLDER=$(mktemp -d /tmp/tetrix-image.XXXXXX)
  chmod 755 "$FOLDER"
  mkdir -m 1777 "$FOLDER/tmp"
  export FOLDER IMAGE="$FOLDER/image"
  umask 022
  local step
  for step in build extract train; do
    if ! "$HOST" --output "$IMAGE" ${IMAGE_JAR:+--jar "$IMAGE_JAR"} "$step" 2>>"$FOLDER/steps" >>"$FOLDER/output"; then
      cat "$FOLDER/steps" "$FOLDER/output" >&2
      return 1
    fi
  done
  # shellcheck source=/dev/null
  JAVA=$(source "$HOST" && find_java && echo "$JAVA") || return 1
  export JAVA
  if ! unshare --mount true 2>/dev/null || ! unshare --mount scripts/test/image/read-only.sh "$IMAGE" try; then
    say 'NOT PROVEN HERE: this machine lets nobody make a read-only root file system'
    export WRITABLE=1
  fi
  [[ $(id -u) == 0 ]] || say 'NOT PROVEN HERE: without the rights of root, the service runs as the caller'
}

teardown_file() {
  [[ -z ${FOLDER-} ]] || rm -rf "$FOLDER"
}

setup() {
  cd "$REPOSITORY" || return 1
  LOG="$BATS_TEST_TMPDIR/log"
}

teardown() {
  end_service
  remove_group
  [[ -z ${SERVER-} ]] || kill -KILL "$SERVER" 2>/dev/null || true
}

say() { printf '# %s\n' "$*" >&3; }

# With the root file system read-only, where that can be had.
start_as_deployed() {
  if [[ -n ${WRITABLE-} ]]; then
    start_service "$IMAGE" "$LOG"
  else
    start_service "$IMAGE" "$LOG" unshare --mount "$REPOSITORY/scripts/test/image/read-only.sh" "$IMAGE"
  fi
}

# A function of the host's script, over a Dockerfile of the test's own if there is one.
in_host() { # <function> [argument ...]
  # shellcheck source=/dev/null
  source "$HOST"
  # shellcheck disable=SC2034 # the script's
  OUTPUT="$BATS_TEST_TMPDIR/out"
  # shellcheck disable=SC2034 # the script's
  [[ ! -e $BATS_TEST_TMPDIR/Dockerfile ]] || DOCKERFILE="$BATS_TEST_TMPDIR/Dockerfile"
  "$@"
}

# Sets COPY, the image's files to be spoilt.
copy_the_image() {
  COPY="$FOLDER/copy-$BATS_TEST_NUMBER"
  mkdir "$COPY"
  cp -R --preserve=mode,timestamps "$IMAGE/service" "$COPY/service"
}

# Milliseconds to readiness, of the better of two starts.
fastest_start() {
  for _ in 1 2; do
    start_service "$IMAGE" "$LOG"
    await_service "$LOG" || return 1
    start_millis "$LOG"
    end_service
  done | sort -n | head -n 1
}

# --- The Dockerfile -------------------------------------------------------------------------------------------------

@test "every image from elsewhere is pinned by tag and digest" {
  run -0 grep -c '^FROM [$]{' Dockerfile
  [[ $output == 2 ]]
  run -0 grep -Ec '^ARG (JDK|JRE)=[a-z./-]+:[0-9][0-9._]+-(jdk|jre)-[a-z]+@sha256:[0-9a-f]{64}$' Dockerfile
  [[ $output == 2 ]]
}

@test "what trains and runs is of the same release of Java as what builds" {
  run -0 sed -nE 's/^ARG (JDK|JRE)=[^:]*:([0-9._]+)-.*/\2/p' Dockerfile
  [[ ${#lines[@]} == 2 && ${lines[0]} == "${lines[1]}" && ${lines[0]} == 25.* ]]
}

@test "what runs has no tool of the build: it starts from the JRE, and not from the stage that builds" {
  run -0 in_host lineage Dockerfile service
  [[ ${lines[*]} == 'app service' ]]
  run -0 grep -E '^FROM .* AS app$' Dockerfile
  [[ $output == "FROM \${JRE} AS app" ]]
}

@test "the cache is trained over the very files that run" {
  run -0 in_host parent Dockerfile train
  [[ $output == app ]]
  run -0 in_host parent Dockerfile service
  [[ $output == app ]]
}

@test "nothing of the sources is copied before what the build depends on is fetched" {
  run -0 awk '/^RUN image\/resolve/ { exit } /^COPY/' Dockerfile
  [[ ${lines[*]} == 'COPY pom.xml mvnw ./ COPY .mvn .mvn COPY image/resolve image/' ]]
}

@test "what is copied from the repository is let through by .dockerignore, and nothing else is" {
  run -0 bash -c "sed -n 's/^!//p' .dockerignore | sort"
  local allowed=$output
  [[ $(grep -v -e '^#' -e '^!' .dockerignore | head -n 1) == '*' ]]
  run -0 bash -c "grep '^COPY [^-]' Dockerfile | awk '{ for (i = 2; i < NF; i++) print \$i }' |
    sed 's|^image/.*|image|' | sort -u"
  [[ $output == "$allowed" ]]
}

@test "the label tells the version of the project" {
  local version
  version=$(sed -n 's/^ARG VERSION=//p' Dockerfile)
  run -0 grep -A1 '<artifactId>tetrix</artifactId>' pom.xml
  [[ ${lines[1]} == *"<version>$version</version>"* ]]
}

@test "the image tells what it is, and of which commit" {
  local label
  for label in title description url licenses version revision; do
    grep -q "org.opencontainers.image.$label=" Dockerfile
  done
  grep -q 'image.revision="[$]{COMMIT}"' Dockerfile
  grep -qx 'ENV TETRIX_COMMIT=[$]{COMMIT}' Dockerfile
}

@test "no shell stands between a signal and Java" {
  run -0 sed -n 's/^ENTRYPOINT //p' Dockerfile
  [[ ${#lines[@]} == 1 && $(jq -r '.[0]' <<<"$output") == java ]]
  run -1 grep '^CMD' Dockerfile
  grep -qx 'STOPSIGNAL SIGTERM' Dockerfile
}

@test "the image runs as a number that is not root's" {
  run -0 bash -c "source $HOST; walk service; echo \"\$OWNER\""
  [[ $output =~ ^[1-9][0-9]+:[1-9][0-9]+$ ]]
}

@test "the ports are those of the service" {
  grep -qx 'EXPOSE 8080 8081' Dockerfile
  grep -q 'PORT:8080}' src/main/resources/application.yml
  grep -q 'MANAGEMENT_PORT:8081}' src/main/resources/application.yml
}

# --- The steps on the host ------------------------------------------------------------------------------------------

@test "the host does every COPY and RUN of the Dockerfile, in its order" {
  [[ -z ${IMAGE_JAR-} ]] || skip 'the build was left out: IMAGE_JAR is set'
  run -0 grep -E '^(COPY|RUN) ' Dockerfile
  local written=$output
  run -0 bash -c "grep -E '^[a-z]+ (COPY|RUN) ' '$FOLDER/steps' | cut -d' ' -f2-"
  [[ $output == "$written" ]]
  ((${#lines[@]} > 10))
}

@test "the host stops at an instruction that it does not know" {
  printf 'FROM scratch AS app\nADD pom.xml ./\n' >"$BATS_TEST_TMPDIR/Dockerfile"
  run -1 in_host make app
  [[ $output == *'does not know ADD'* ]]
}

@test "the host stops at a command that needs a shell, since it has none to offer" {
  local command
  for command in 'a && b' 'a | b' "echo \$A" '--mount=type=cache a'; do
    run -1 in_host words "$command"
  done
  run -0 in_host words 'image/extract layers'
  [[ ${lines[*]} == 'image/extract layers' ]]
}

@test "the host stops where a step fails" {
  printf 'FROM scratch AS app\nRUN false\n' >"$BATS_TEST_TMPDIR/Dockerfile"
  run -1 in_host make app
  [[ $output == *'RUN false failed'* ]]
}

@test "an instruction may go on over several lines, with comments and without" {
  printf 'ARG A=1\nFROM scratch AS app\n# no\nLABEL a="b" \\\n      c="d"\n\nENV E=%s\n' "\${A}" \
    >"$BATS_TEST_TMPDIR/Dockerfile"
  run -0 in_host instructions "$BATS_TEST_TMPDIR/Dockerfile"
  [[ ${lines[0]} == '- ARG A=1' && ${lines[2]} == 'app LABEL a="b" c="d"' && ${lines[3]} == "app ENV E=\${A}" ]]
  run -0 bash -c "source $HOST; DOCKERFILE=$BATS_TEST_TMPDIR/Dockerfile; walk app; echo \"\${ENVIRONMENT[E]}\""
  [[ $output == 1 ]]
}

@test "the host's script explains itself, and refuses what it does not understand" {
  run -0 "$HOST" --help
  [[ $output == *'Usage: scripts/image-on-host.sh'* && $output == *'Exit codes'* ]]
  run -2 "$HOST" --jar /no/such.jar build
  run -2 "$HOST" --output
  run -2 "$HOST" bild
  run -2 "$HOST" build train
}

# --- The build ------------------------------------------------------------------------------------------------------

@test "the jar is made without the repository, and does not know its commit" {
  [[ -z ${IMAGE_JAR-} ]] || skip 'the build was left out: IMAGE_JAR is set'
  local jar="$IMAGE/build/build/target/tetrix.jar" read='import sys, zipfile; jar = zipfile.ZipFile(sys.argv[1]);'
  run -0 python3 -c "$read print(jar.namelist())" "$jar"
  [[ $output == *BOOT-INF/lib/spring-core-* ]]
  run python3 -c "$read print(jar.read('BOOT-INF/classes/git.properties').decode())" "$jar"
  [[ $output != *git.commit.id* ]]
}

@test "what differs from its recorded checksum stops the image's build" {
  cp -R pom.xml mvnw .mvn "$BATS_TEST_TMPDIR"
  sed -i 's/^......../00000000/' "$BATS_TEST_TMPDIR/.mvn/checksums/checksums.sha256"
  cd "$BATS_TEST_TMPDIR"
  JAVA_HOME=$JAVA run "$REPOSITORY/image/resolve"
  [[ $status != 0 && $output == *'checksum mismatch'* ]]
}

@test "the image holds the service, its libraries, its cache, its options and its health check, and nothing else" {
  run -0 bash -c "cd '$IMAGE/service' && find . -type f -not -path './app/lib/*.jar' | sort | xargs"
  [[ $output == './app/healthcheck ./app/java.options ./app/tetrix.aot ./app/tetrix.jar' ]]
  run -0 bash -c "cd '$IMAGE/service/app/lib' && ls | wc -l"
  ((output > 50))
}

@test "a change of the sources changes the last and smallest layer alone" {
  local layers="$IMAGE/layers/build/layers"
  run -0 bash -c "cd '$layers' && find application snapshot-dependencies spring-boot-loader -type f"
  [[ $output == application/tetrix.jar ]]
  (($(stat -c %s "$layers/application/tetrix.jar") < 2 * 1024 * 1024))
  run -0 bash -c "cd '$layers' && find dependencies -type f -not -name '*.jar'"
  [[ -z $output ]]
  run -0 grep -n '^COPY --from=layers' Dockerfile
  [[ ${lines[0]} == */dependencies/* && ${lines[-1]} == */application/* ]]
}

@test "whoever runs the image can read all of it and change none of it" {
  run -0 find "$IMAGE/service/app" -not -perm -o=r -o -perm /g=w,o=w
  [[ -z $output ]]
}

# --- The training ---------------------------------------------------------------------------------------------------

@test "a service that does not start fails the training" {
  cd "$IMAGE/service/app"
  export JDK_JAVA_OPTIONS=-Dtetrix.shutdown.drain=never
  PATH="$JAVA/bin:$PATH" run -1 "$REPOSITORY/image/train" "$BATS_TEST_TMPDIR/cache"
  [[ $output == *'training failed: the service ended at its start'* ]]
  [[ ! -e $BATS_TEST_TMPDIR/cache ]]
}

@test "a service that is not ready in time fails the training, and is not left behind" {
  cd "$IMAGE/service/app"
  PATH="$JAVA/bin:$PATH" READY_DEADLINE=1 run -1 "$REPOSITORY/image/train" "$BATS_TEST_TMPDIR/cache"
  [[ $output == *'training failed: the service was not ready in 1 s'* ]]
  run -1 pgrep -f "AOTCacheOutput=$BATS_TEST_TMPDIR/cache"
}

@test "a cache that cannot be written fails the training" {
  cd "$IMAGE/service/app"
  PATH="$JAVA/bin:$PATH" TRAIN_ROUNDS=0 run -1 "$REPOSITORY/image/train" "$BATS_TEST_TMPDIR/no/such/folder/cache"
  [[ $output == *'training failed: there is no cache at'* ]]
}

@test "an answer other than the expected one fails the training" {
  serve_status 500
  run -1 bash -c "source image/train; WORK=$BATS_TEST_TMPDIR LOG=/dev/null; ask $SERVER_PORT 200 /"
  [[ $output == *'/ answered 500 instead of 200'* ]]
  run -0 bash -c "source image/train; WORK=$BATS_TEST_TMPDIR LOG=/dev/null; ask $SERVER_PORT '@(200|500)' /"
}

# --- The start ------------------------------------------------------------------------------------------------------

@test "the service runs as the image's user, and writes to nothing but /tmp" {
  start_as_deployed
  await_service "$LOG"
  [[ $(status /) == 200 && $(status /api/health/ready) == 200 ]]
  run -0 sed -n 's/^Uid:\t\([0-9]*\)\t.*/\1/p' "/proc/$SERVICE/status"
  if [[ $(id -u) == 0 ]]; then [[ $output == 10001 ]]; else [[ $output != 0 ]]; fi
  run -0 sed -n 's/^CapEff:\t//p' "/proc/$SERVICE/status"
  [[ $output =~ ^0+$ ]]
  [[ -n ${WRITABLE-} ]] || [[ -n $(find "/proc/$SERVICE/root/tmp" -mindepth 1 -name 'tomcat*') ]]
  say "read-only root: $([[ -z ${WRITABLE-} ]] && echo yes || echo 'NOT PROVEN HERE')"
}

@test "all that it says on its standard output is one JSON object a line" {
  start_service "$IMAGE" "$LOG"
  await_service "$LOG"
  run -0 jq -es 'length > 5 and all(type == "object")' "$LOG"
  run -0 bash -c "grep -c . '$LOG.err' || true"
  [[ $output == 0 ]]
}

@test "the compilers are less urgent than whatever they compile for" {
  local task nice compilers=0 servers=0
  start_service "$IMAGE" "$LOG"
  await_service "$LOG"
  for task in "/proc/$SERVICE"/task/*; do
    # The name stands in brackets and may hold spaces; behind it nice is the 17th.
    nice=$(sed 's/.*) //' "$task/stat" | cut -d' ' -f17)
    case $(<"$task/comm") in
      C[12]\ Comp*)
        [[ $nice == 1 ]]
        compilers=$((compilers + 1))
        ;;
      # Those that take requests in, and those that answer them. Tomcat's chores ask for less than that, and get it too.
      http-nio-* | ForkJoinPool*)
        [[ $nice == 0 ]]
        servers=$((servers + 1))
        ;;
    esac
  done
  ((compilers >= 2 && servers >= 1))
}

@test "classes come from the cache" {
  local classes="$FOLDER/tmp/classes"
  copy_the_image
  # Behind the options of the image, which silence every log before.
  printf '%s\n' "-Xlog:class+load:file=$classes:none:filecount=0" >>"$COPY/service/app/java.options"
  start_service "$COPY" "$LOG"
  await_service "$LOG"
  local all shared
  all=$(wc -l <"$classes")
  shared=$(grep -c 'source: shared objects file' "$classes")
  say "$shared of $all classes came from the cache"
  ((all > 10000 && shared * 100 > all * 90))
}

@test "a start with the cache is faster than one without" {
  local with without
  with=$(fastest_start)
  without=$(JDK_JAVA_OPTIONS=-XX:AOTMode=off fastest_start)
  say "ready after $with ms with the cache, $without ms without: $((with * 100 / without)) %"
  ((with > 0 && with < without))
}

@test "a cache that does not fit is left aside, and an image with one is not made" {
  copy_the_image
  touch "$COPY/service/app/tetrix.jar"
  start_service "$COPY" "$LOG"
  await_service "$LOG"
  [[ $(status /api/health/ready) == 200 ]]
  grep -q 'timestamp has changed' "$LOG.err"
  local check
  check=$(sed -n 's/^RUN \(\["java".*AOTMode=on.*\)/\1/p' Dockerfile)
  mapfile -t command < <(jq -r '.[]' <<<"$check")
  cd "$COPY/service/app"
  PATH="$JAVA/bin:$PATH" run -1 "${command[@]}"
  cd "$IMAGE/service/app"
  PATH="$JAVA/bin:$PATH" run -0 "${command[@]}"
}

@test "an image that was told no commit starts, and says that it knows none" {
  TETRIX_COMMIT='' start_service "$IMAGE" "$LOG"
  await_service "$LOG"
  run -0 jq -e '.version == "1.0.0" and .commit == null' <<<"$(get /api/health/details)"
}

@test "an empty TETRIX_COMMIT does not hide the commit that the jar knows" {
  copy_the_image
  printf 'git.commit.id=0123456789abcdef\n' >"$BATS_TEST_TMPDIR/git.properties"
  "$JAVA/bin/jar" --update --file "$COPY/service/app/tetrix.jar" -C "$BATS_TEST_TMPDIR" git.properties
  TETRIX_COMMIT='' start_service "$COPY" "$LOG"
  await_service "$LOG"
  [[ $(get /api/health/details | jq -r .commit) == 0123456789abcdef ]]
}

@test "the commit of the environment is the one that is told" {
  TETRIX_COMMIT=fedcba start_service "$IMAGE" "$LOG"
  await_service "$LOG"
  [[ $(get /api/health/details | jq -r .commit) == fedcba ]]
}

# --- The end --------------------------------------------------------------------------------------------------------

@test "SIGTERM reaches Java: not ready at once, ended with 143 within 30 seconds, nothing left" {
  start_service "$IMAGE" "$LOG"
  await_service "$LOG"
  [[ $(status /api/health/ready) == 200 ]]
  local began=$SECONDS process=$SERVICE
  kill -TERM "$SERVICE"
  until [[ $(status /api/health/ready) == 503 ]]; do ((SECONDS - began < 3)); done
  await_end
  say "ended with $ENDED after $((SECONDS - began)) s"
  [[ $ENDED == 143 ]]
  ((SECONDS - began < 30))
  [[ ! -e /proc/$process ]]
  run ! curl --silent --max-time 2 "http://127.0.0.1:$PUBLIC/"
}

@test "when memory runs out the process ends with 3" {
  JDK_JAVA_OPTIONS=-Xmx10m start_service "$IMAGE" "$LOG"
  await_end
  [[ $ENDED == 3 ]]
  grep -q 'Terminating due to java.lang.OutOfMemoryError' "$LOG" "$LOG.err"
}

# --- The health check -----------------------------------------------------------------------------------------------

# A server of its own: answers every request with one status, or, with "hang", never.
serve_status() { # <status|hang>
  python3 - "$1" >"$BATS_TEST_TMPDIR/port" 3>&- <<'PYTHON' &
import socket, sys
listener = socket.create_server(("127.0.0.1", 0))
print(listener.getsockname()[1], flush=True)
held = []
while True:
    connection, _ = listener.accept()
    if sys.argv[1] == "hang":
        held.append(connection)
        continue
    request = b""
    while not request.endswith(b"\r\n\r\n"):
        request += connection.recv(65536)
    connection.sendall(f"HTTP/1.1 {sys.argv[1]} x\r\nConnection: close\r\n\r\n".encode())
    connection.close()
PYTHON
  SERVER=$!
  disown
  until [[ -s $BATS_TEST_TMPDIR/port ]]; do sleep 0.05; done
  SERVER_PORT=$(<"$BATS_TEST_TMPDIR/port")
}

@test "the health check passes on 200" {
  serve_status 200
  PORT=$SERVER_PORT run -0 image/healthcheck
}

@test "the health check fails on 503" {
  serve_status 503
  PORT=$SERVER_PORT run -1 image/healthcheck
}

@test "the health check fails where nobody listens" {
  serve_status 200
  kill -KILL "$SERVER"
  while kill -0 "$SERVER" 2>/dev/null; do sleep 0.05; done
  PORT=$SERVER_PORT run -1 image/healthcheck
}

@test "the health check fails on a server that hangs, before the engine's own deadline" {
  serve_status hang
  local began=$EPOCHREALTIME deadline
  PORT=$SERVER_PORT run -1 image/healthcheck
  deadline=$(sed -n 's/^HEALTHCHECK .*--timeout=\([0-9]*\)s.*/\1/p' Dockerfile)
  awk -v began="$began" -v now="$EPOCHREALTIME" -v deadline="$deadline" 'BEGIN { exit !(now - began < deadline) }'
}

@test "the health check passes on the service, as the image's user and with no tool but the base image's" {
  start_service "$IMAGE" "$LOG"
  await_service "$LOG"
  local owner=()
  [[ $(id -u) != 0 ]] || owner=(setpriv --reuid 10001 --regid 10001 --clear-groups)
  run -0 env -i PATH=/usr/bin:/bin PORT="$PUBLIC" "${owner[@]}" "$IMAGE/service/app/healthcheck"
  run -0 bash -c "sed -nE 's/^HEALTHCHECK .*CMD \[\"(.*)\"\]/\1/p' Dockerfile"
  [[ -x $IMAGE/service$output ]]
}

# --- Fairness -------------------------------------------------------------------------------------------------------

@test "with one processor, whoever asks without a pause keeps it from nobody" {
  JDK_JAVA_OPTIONS=-XX:ActiveProcessorCount=1 TETRIX_WEB_RATELIMIT_API=1000000 start_service "$IMAGE" "$LOG"
  await_service "$LOG"
  run -0 python3 scripts/test/image/greedy.py "$PUBLIC" 1
  say "$output"
  run -0 python3 scripts/test/image/greedy.py "$PUBLIC" 64
  say "$output"
}

# --- Memory ---------------------------------------------------------------------------------------------------------

@test "under load it stays under 60 % of 1 GiB, and answers every request" {
  local connections=${LOAD_CONNECTIONS:-200} options='' assets heap began peak answers
  if make_group; then
    say 'in a control group of 1 GiB and one processor'
  else
    remove_group
    say 'NOT PROVEN HERE: no control group can be made; the JVM is merely told to see 1 GiB and one processor'
    options='-XX:MaxRAM=1g -XX:ActiveProcessorCount=1'
  fi
  JDK_JAVA_OPTIONS=$options start_service "$IMAGE" "$LOG"
  await_service "$LOG"
  heap=$(curl --silent "http://127.0.0.1:$MANAGEMENT/actuator/metrics/jvm.memory.max?tag=area:heap" |
    jq '.measurements[0].value / 1048576 | floor')
  ((heap > 200 && heap <= 256))
  assets=$(get / -H 'Host: tetrixcorp.com' | grep -o '/assets/[A-Za-z0-9._-]*' | sort -u)
  began=$(resident_mib VmRSS)
  # shellcheck disable=SC2086 # several paths
  answers=$("$JAVA/bin/java" -Xmx512m scripts/test/image/Load.java "$PUBLIC" "$connections" "${LOAD_SECONDS:-60}" \
    / /about /solutions /services /contact /verify /privacy /status /status/badge.svg $assets \
    /api/health /api/health/details /api/health/database /api/health/ready /api/health/live \
    /no-such-page /api/no-such-thing /robots.txt)
  peak=$(resident_mib VmHWM)
  say "heap of at most $heap MiB; resident $began MiB at first, $peak MiB at most: $((peak * 100 / 1024)) % of 1 GiB"
  say "$connections connections for ${LOAD_SECONDS:-60} s: $answers"
  ((peak < 614))
  [[ $answers =~ ^\{200=([0-9]+),\ 404=[0-9]+,\ 503=[0-9]+\}$ ]]
  ((BASH_REMATCH[1] > 50 * ${LOAD_SECONDS:-60}))
  [[ $(status /api/health/live) == 200 ]]
}

@test "a larger container gets a larger heap" {
  local small large
  small=$(heap_of 1g)
  large=$(heap_of 2g)
  ((small == 256 * 1024 * 1024 && large == 2 * small))
}

heap_of() { # <memory of the container>
  cd "$IMAGE/service/app" || return 1
  "$JAVA/bin/java" -XX:MaxRAM="$1" @java.options -XX:+PrintFlagsFinal -version 2>/dev/null |
    awk '$2 == "MaxHeapSize" { print $4 }'
}
