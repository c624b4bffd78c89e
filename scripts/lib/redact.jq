# scripts/lib/redact.jq: what the platform says, without the secrets that it may quote.

# Those that were given, and whatever is sent as a SECRET.
def secrets($given; $merged):
  [($given // {})[], ($merged // {} | .. | objects | select(.type? == "SECRET") | .value? // empty)]
  | map(select(type == "string" and length > 0));

# As they are, in one line, and as JSON quotes them.
def forms: ., gsub("\\s+"; " "), (tojson | .[1:-1]), (tojson | .[1:-1] | gsub("\\s+"; " "));

# Its message in one line; the longest secret first, since one may be a part of another. Input: the answer.
def redacted($given; $merged):
  (.message // "" | tostring) as $said
  | ([secrets($given; $merged)[] | forms] | unique | sort_by(-length)) as $hidden
  | reduce $hidden[] as $secret ($said; split($secret) | join("***"))
  | gsub("\\s+"; " ") | reduce $hidden[] as $secret (.; split($secret) | join("***"))
  | gsub("EV\\[[^\\]]*\\]?"; "***") | .[:300];
