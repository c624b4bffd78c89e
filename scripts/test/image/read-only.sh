#!/usr/bin/env bash
# scripts/test/image/read-only.sh: starts the image's command where everything is read-only but an empty /tmp, as with
# "docker run --read-only --tmpfs /tmp". In a mount namespace of its own, which the caller makes and nobody else sees:
# Usage: unshare --mount scripts/test/image/read-only.sh <output of image-on-host.sh> [try]
#   try    reports by its exit code whether this machine lets us do so, and starts nothing
set -euo pipefail

# Where the image and the repository are seen from inside: both may lie in the /tmp that is covered.
IMAGE=/mnt
HERE=/srv

main() {
  local output=$1 repository
  repository="$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd)"
  cd /
  mount --make-rprivate /
  mount --bind "$output" "$IMAGE"
  mount --bind "$repository" "$HERE"
  mount -t tmpfs -o mode=1777 tmpfs /tmp
  mount -o remount,bind,ro "$IMAGE"
  mount -o remount,bind,ro "$HERE"
  mount -o remount,bind,ro /
  # Not even root can write there now.
  if touch "$IMAGE/service/app/written" 2>/dev/null || touch /written 2>/dev/null; then
    echo "the root file system can still be written" >&2
    exit 1
  fi
  if [[ ${2-} == try ]]; then exit 0; fi
  exec "$HERE/scripts/image-on-host.sh" --output "$IMAGE" start
}

if [[ ${BASH_SOURCE[0]} == "$0" ]]; then
  main "$@"
fi
