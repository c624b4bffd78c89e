#!/usr/bin/env bats
# Which tools are good enough, and what a script is told on its command line.

setup() {
  load libraries
  load_libraries console tools options prechecks
}

@test "a version is at least itself" { version_at_least 1.158.0 1.158.0; }

@test "a version is not at least the next one, in any place" {
  run ! version_at_least 1.157.9 1.158.0
  run ! version_at_least 0.999.0 1.158.0
  run ! version_at_least 1.158.0 1.158.1
}

@test "numbers are compared as numbers: 1.99 is older than 1.158" {
  run ! version_at_least 1.99.0 1.158.0
  version_at_least 1.158.0 1.99.0
}

@test "a missing part counts as zero, a leading zero is no octal number" {
  version_at_least 2 1.158.0
  version_at_least 1.158 1.158.0
  version_at_least 1.09.0 1.8.0
}

@test "the version is found in what doctl says, also for a release and a development build" {
  assert_equal "$(version_in 'doctl version 1.166.0-release')" 1.166.0
  assert_equal "$(version_in $'doctl version 1.158.0-dev\nGit commit hash: 1.2')" 1.158.0
}

@test "where there is no version, none is found" {
  run ! version_in "command not found"
}

@test "a missing tool is named and ends with 3" {
  run require_tools bash no-such-tool nor-this-one
  assert_failure 3
  assert_output --partial "not installed: no-such-tool nor-this-one"
}

@test "tools that are there say nothing" {
  run require_tools bash jq
  assert_success
  assert_output ""
}

@test "an option without its value is wrong usage, also when another option follows" {
  run option_value script --app-id
  assert_failure 2
  run option_value script --app-id --json
  assert_failure 2
  assert_output --partial "--app-id needs a value"
  run option_value script --app-id abc
  assert_output abc
}

@test "a path is meant from where the caller stands" {
  # shellcheck disable=SC2034
  CALLED_IN=/somewhere
  assert_equal "$(path_value script --report out/report.txt)" /somewhere/out/report.txt
  assert_equal "$(path_value script --report /tmp/report.txt)" /tmp/report.txt
}

@test "a remote at GitHub must be the repository that the spec names, by HTTPS and by SSH" {
  local url
  for url in https://github.com/tetrixcorp/tetrix https://github.com/tetrixcorp/tetrix.git git@github.com:TetrixCorp/tetrix.git \
    ssh://git@github.com/tetrixcorp/tetrix.git; do
    same_repository "$url" tetrixcorp/tetrix
  done
  for url in https://github.com/somebody/tetrix.git git@github.com:tetrixcorp/other.git; do
    run ! same_repository "$url" tetrixcorp/tetrix
  done
}

@test "of a remote elsewhere, or a spec that names no repository, nobody can tell" {
  same_repository /srv/mirror/tetrix.git tetrixcorp/tetrix
  same_repository https://github.com/somebody/tetrix.git ""
}

@test "a deadline is whole seconds, at least one" {
  assert_equal "$(seconds_value script --timeout 1)" 1
  local bad
  for bad in 0 -1 0.5 08 1s 1234567 five "" ' '; do
    run seconds_value script --timeout "$bad"
    assert_failure 2
  done
}

@test "the time between two looks may have decimals, and nothing else" {
  assert_equal "$(fraction_value script --poll 0.5)" 0.5
  assert_equal "$(fraction_value script --poll 0)" 0
  local bad
  for bad in -1 five 1s 1,5 .5 "" ' '; do
    run fraction_value script --poll "$bad"
    assert_failure 2
  done
}

@test "help is the header, without its marks and without code" {
  printf '#!/usr/bin/env bash\n# x: does it.\n#\n# Usage: x\nset -e\n# later\n' >"$BATS_TEST_TMPDIR/x"
  run usage "$BATS_TEST_TMPDIR/x"
  assert_output $'x: does it.\n\nUsage: x'
}

@test "every script explains itself by --help, refuses what it does not know with 2, and does nothing else" {
  local script before
  cd "$BATS_TEST_DIRNAME/../.."
  before="$(git status --porcelain)"
  for script in scripts/*.sh; do
    run "$script" --help
    assert_success
    assert_output --partial "$script"
    run "$script" --no-such-option
    assert_failure 2
  done
  assert_equal "$(git status --porcelain)" "$before"
}
