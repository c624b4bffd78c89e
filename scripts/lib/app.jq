# scripts/lib/app.jq: decisions about the app as the platform describes it, for the monitor. Input: the app.

include "deployment";
include "decision";

# An app that was rolled back automatically is ACTIVE again, but not with what was deployed last.
def live($now):
  .active_deployment as $active
  | if $active == null then decision("fail"; "none"; "scripts/deploy-with-best-practices.sh")
    else "\($active.id), \($active.phase // "UNKNOWN"), \($active | commit // "no commit" | .[:12]), \($active.cause // "cause unknown")" as $told
      | if $active.phase != "ACTIVE" then decision("fail"; $told; null)
        elif $active | automatic_rollback then decision("fail"; $told; "the last deployment failed and the platform rolled back by itself; look at its logs, mend it, deploy again")
        else decision("pass"; $told; null) end end;

def in_progress:
  (.in_progress_deployment // .pending_deployment) as $other
  | if $other == null then decision("pass"; "nothing"; null) else decision("warn"; "\($other.id): \($other | progress_line)"; "it is not live yet") end;

def pin:
  if .pinned_deployment == null then decision("pass"; "not pinned"; null)
  else decision("warn"; "pinned to \(.pinned_deployment.id)"; "no deployment can start before scripts/rollback.sh --commit or --revert") end;
