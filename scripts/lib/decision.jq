# scripts/lib/decision.jq: what every check ends in: {status: pass|warn|fail|unknown, measured, advice}.
# Both texts are cut: what a service or a platform says of itself may be of any length.

def decision($status; $measured; $advice): {$status, measured: ($measured | tostring | .[:400]), advice: ($advice // "" | tostring | .[:600])};
