# shellcheck shell=bash
# scripts/lib/prechecks.sh: what must hold before a deployment may begin.

# Tools, rights, the source, the spec and the app, before anything is touched.
# shellcheck disable=SC2034 # the script tells NEW_COST
pre_checks() {
  require_tools git jq yq curl timeout awk
  require_doctl
  say "  tools: $(doctl version | head -n 1), jq, yq, curl, git"
  require_access
  read_app "$WORK/app.json"
  say "  app: $(jq -r '.spec.name' "$WORK/app.json"), reached with this token"
  resolve_url "$WORK/app.json"
  [[ -f $SPEC ]] || die "$EXIT_USAGE" "there is no $SPEC" "name the app spec with --spec"
  spec_valid "$SPEC" "$WORK/file.json"
  pre_check_source
  NEW_COST="$(spec_propose "$WORK/file.json")"
  say "  spec: valid here, and accepted by the platform for this app"
  pre_check_app
}

# The platform builds the head of the spec's branch, so that must be what lies here.
pre_check_source() {
  local changes source branch repo url pushed
  changes="$(git status --porcelain)" || die "$EXIT_MISSING" "git cannot tell whether the working tree is clean" "git status"
  [[ -z $changes ]] || die "$EXIT_TROUBLE" "the working tree has changes that would not be deployed" \
    "commit or stash them (git status)"
  COMMIT="$(git rev-parse HEAD)"
  source="$(spec_query 'source | "\(.branch // "") \(.repo // "")"' "$WORK/file.json" -r)"
  branch="${source%% *}" repo="${source#* }"
  [[ -n $branch ]] || die "$EXIT_TROUBLE" "the spec names no branch to build" "set services[].github.branch in $SPEC"
  url="$(git remote get-url "$REMOTE")" || die "$EXIT_USAGE" "there is no remote '$REMOTE' here" "git remote -v; name another with --remote"
  same_repository "$url" "$repo" || die "$EXIT_TROUBLE" "the remote '$REMOTE' is not $repo, which the platform builds" \
    "name the right one with --remote, or mend github.repo in $SPEC"
  pushed="$(GIT_TERMINAL_PROMPT=0 GIT_SSH_COMMAND="${GIT_SSH_COMMAND:-ssh -o BatchMode=yes}" timeout --foreground 60 \
    git ls-remote "$REMOTE" "refs/heads/$branch" | cut -f1)" \
    || die "$EXIT_MISSING" "the remote '$REMOTE' cannot be asked" "git ls-remote $REMOTE, without any prompt"
  [[ $pushed == "$COMMIT" ]] || die "$EXIT_TROUBLE" \
    "the platform would build ${pushed:0:12} of $branch, but here lies ${COMMIT:0:12}" "git push $REMOTE HEAD:$branch, or pull"
  say "  source: ${COMMIT:0:12}, clean, the head of $branch at $REMOTE"
}

# Whether a remote is the repository at GitHub that the spec names. Of one that is elsewhere nobody can tell.
same_repository() { # <url> <owner/name or empty>
  [[ -n $2 && $1 =~ github\.com[:/]+([^/]+/[^/]+)$ ]] || return 0
  local there="${BASH_REMATCH[1]%.git}"
  [[ ${there,,} == "${2,,}" ]]
}

pre_check_app() {
  local obstacle
  obstacle="$(deployment_query obstacle "$WORK/app.json" -r)"
  [[ -z $obstacle ]] || die "$EXIT_TROUBLE" "$obstacle" "wait until it has ended, or for a pin: scripts/rollback.sh --commit or --revert"
  PREVIOUS="$(jq -r '.active_deployment.id // empty' "$WORK/app.json")"
  remember_checks
  if [[ -n $PREVIOUS && $APP_IS_DOWN == false && $STATUS_BEFORE == 0 ]]; then
    die "$EXIT_TROUBLE" "the live app does not answer at its address: the new one could not be measured there" \
      "is --app-url right? If the app really is down: --app-is-down"
  fi
  say "  live now: deployment ${PREVIOUS:-none}; checks: $(jq -r 'to_entries | map("\(.key) \(.value)") | join(", ") | if . == "" then "not known" else . end' <<<"$CHECKS_BEFORE")"
}
