# scripts/lib/headers.jq: whether an answer carries the headers that its kind must have.

def exact: {
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "x-xss-protection": "1; mode=block",
  "referrer-policy": "strict-origin-when-cross-origin"
};

# What each kind of answer says to caches.
def cache_control: {
  page: "public, max-age=300, s-maxage=3600",
  live: "no-cache",
  api: "no-store",
  error: "no-store",
  asset: "public, max-age=31536000, immutable",
  file: "public, max-age=86400"
};

# Problems as sentences; none is good. Input: {header: value}, lower case.
def header_problems($kind; $https):
  . as $headers
  | [ (exact | to_entries[] | select($headers[.key] != .value) | "\(.key) is \($headers[.key] // "missing"), not \(.value)"),
      ("permissions-policy", "cross-origin-opener-policy", "cross-origin-resource-policy", "x-request-id"
        | select(($headers[.] // "") == "") | "\(.) is missing"),
      ($headers["content-security-policy"] // "" | if . == "" then "content-security-policy is missing"
        elif test("unsafe-") then "content-security-policy allows unsafe-*"
        elif test("default-src") | not then "content-security-policy has no default-src" else empty end),
      (if $https and (($headers["strict-transport-security"] // "") | test("max-age=[1-9]") | not)
        then "strict-transport-security is missing" else empty end),
      (if $headers["cache-control"] != cache_control[$kind]
        then "cache-control is \($headers["cache-control"] // "missing"), not \(cache_control[$kind])" else empty end),
      (if ($kind | IN("page", "live")) and ($headers.etag // "") == "" then "etag is missing" else empty end) ];

# What is decided about an answer of this kind. Input: none, its headers as they came are the inputs, line by line.
def headers($kind; $https):
  [inputs | rtrimstr("\r") | capture("^(?<key>[^:\\s]+):\\s*(?<value>.*)$") | {key: (.key | ascii_downcase), value}]
  | from_entries | header_problems($kind; $https)
  | if . == [] then {status: "pass", measured: "security and cache headers as designed", advice: ""}
    else {status: "fail", measured: join("; "), advice: "does something between here and the service change them?"} end;
