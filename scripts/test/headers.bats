#!/usr/bin/env bats
# Which headers an answer must carry.

setup() { load libraries; }

GOOD='{"x-content-type-options": "nosniff", "x-frame-options": "DENY", "x-xss-protection": "1; mode=block",
  "referrer-policy": "strict-origin-when-cross-origin", "permissions-policy": "camera=()",
  "cross-origin-opener-policy": "same-origin", "cross-origin-resource-policy": "same-origin", "x-request-id": "r",
  "content-security-policy": "default-src '"'none'"'", "strict-transport-security": "max-age=31536000",
  "cache-control": "public, max-age=300, s-maxage=3600", "etag": "\"e\""}'

problems() { # <kind> <https> <change>
  decided headers "$3 | header_problems(\"$1\"; $2) | join(\"; \")" "$GOOD"
}

@test "a page with all of them has no problem" {
  assert_equal "$(problems page true .)" ""
}

@test "each security header is missed when it is not there, and told when it says something else" {
  local name
  for name in x-content-type-options x-frame-options x-xss-protection referrer-policy permissions-policy \
    cross-origin-opener-policy cross-origin-resource-policy x-request-id content-security-policy strict-transport-security; do
    assert_regex "$(problems page true "del(.[\"$name\"])")" "^$name is missing"
  done
  assert_equal "$(problems page true '.["x-frame-options"] = "SAMEORIGIN"')" "x-frame-options is SAMEORIGIN, not DENY"
}

@test "a content security policy that allows unsafe things, or has no default, is a problem" {
  assert_equal "$(problems page true ".[\"content-security-policy\"] = \"default-src 'self' 'unsafe-inline'\"")" \
    "content-security-policy allows unsafe-*"
  assert_equal "$(problems page true ".[\"content-security-policy\"] = \"script-src 'self'\"")" "content-security-policy has no default-src"
}

@test "HSTS is due over HTTPS, not over HTTP, and not with an age of zero" {
  assert_equal "$(problems page false 'del(.["strict-transport-security"])')" ""
  assert_equal "$(problems page true '.["strict-transport-security"] = "max-age=0"')" "strict-transport-security is missing"
}

@test "each kind has its own cache header, and another one's is a problem" {
  assert_equal "$(problems live true '.["cache-control"] = "no-cache"')" ""
  assert_equal "$(problems api true '.["cache-control"] = "no-store"')" ""
  assert_equal "$(problems error true '.["cache-control"] = "no-store"')" ""
  assert_equal "$(problems asset true '.["cache-control"] = "public, max-age=31536000, immutable"')" ""
  assert_equal "$(problems file true '.["cache-control"] = "public, max-age=86400"')" ""
  assert_equal "$(problems api true .)" "cache-control is public, max-age=300, s-maxage=3600, not no-store"
  assert_equal "$(problems page true 'del(.["cache-control"])')" "cache-control is missing, not public, max-age=300, s-maxage=3600"
}

@test "pages and live pages need an etag, APIs do not" {
  assert_equal "$(problems page true 'del(.etag)')" "etag is missing"
  assert_equal "$(problems live true '.["cache-control"] = "no-cache" | del(.etag)')" "etag is missing"
  assert_equal "$(problems api true '.["cache-control"] = "no-store" | del(.etag)')" ""
}
