# scripts/lib/decision.jq: what every check ends in: {status: pass|warn|fail|unknown, measured, advice}.
# Both texts are one line and cut: what a service or a platform says of itself may be of any length and form.

def one_line($length): tostring | gsub("\\s+"; " ") | .[:$length];

def decision($status; $measured; $advice): {$status, measured: ($measured | one_line(400)), advice: ($advice // "" | one_line(600))};
