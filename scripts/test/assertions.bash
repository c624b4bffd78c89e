# shellcheck shell=bash
# scripts/test/assertions.bash: Debian's packages bats-support and bats-assert. Their own "load" starts a program for each of
# their files, sixteen before every test.

for part in /usr/lib/bats/bats-support/src/*.bash /usr/lib/bats/bats-assert/src/*.bash; do
  # shellcheck source=/dev/null
  source "$part"
done
unset part
