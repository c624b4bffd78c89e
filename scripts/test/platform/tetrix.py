"""The service as a visitor and a monitor see it: pages, assets, health; headers and cache classes as the real one."""
import hashlib
import json
import re
import time
import uuid

import api
from answers import Answer
from clock import millis

PAGES = ("/", "/about", "/solutions", "/services", "/contact", "/verify", "/status", "/privacy")
HEALTH = ("/api/health", "/api/health/details", "/api/health/ready", "/api/health/live")
CHECKS = ("database", "telnyx", "sinch", "firebase")
CRITICAL = {"storage": (True, ["database"]), "messaging": (True, ["telnyx", "sinch"]), "sign-in": (False, ["firebase"])}
BADGES = tuple(f"/status/badge/{name}.svg" for name in CHECKS)
FEED = (b'<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">'
        b"<id>https://tetrixcorp.com/status</id><title>TETRIX status</title>"
        b"<updated>2026-11-24T00:00:00Z</updated></feed>\n")

STYLE = b"body { color: #11100f }\n"
STYLE_HASH = hashlib.sha256(STYLE).hexdigest()[:16]
FILES = {
    "/robots.txt": ("text/plain;charset=UTF-8", b"User-agent: *\nDisallow:\n\n"
                                                b"Sitemap: https://tetrixcorp.com/sitemap.xml\n"),
    "/favicon.svg": ("image/svg+xml", b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>\n'),
    "/favicon.ico": ("image/x-icon", b"\x00\x00\x01\x00"),
    "/site.webmanifest": ("application/manifest+json;charset=UTF-8", b'{"name": "TETRIX"}\n'),
    "/sitemap.xml": ("application/xml;charset=UTF-8", b'<?xml version="1.0" encoding="UTF-8"?>\n<urlset/>\n'),
    "/.well-known/security.txt": ("text/plain;charset=UTF-8", b"Contact: mailto:security@tetrixcorp.com\n"),
}

SECURITY = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-XSS-Protection": "1; mode=block",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
                               "font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; "
                               "base-uri 'none'; frame-ancestors 'none'",
    "Permissions-Policy": "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), "
                          "gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
NO_STORE = "no-store"
PAGE = "public, max-age=300, s-maxage=3600"
LIVE = "no-cache"
IMMUTABLE = "public, max-age=31536000, immutable"
NOT_FOR_EVER = "public, max-age=300"
DAY = "public, max-age=86400"


def path_class(path):
    if path.startswith("/api/health"):
        return "health"
    if path == "/api" or path.startswith("/api/"):
        return "api"
    if path.startswith("/assets/"):
        return "assets"
    return "files" if path in FILES else "pages"


def concerns(on, path):
    """Whether a switch's "on" means this path."""
    return path.startswith(on) if on.startswith("/") else on in ("all", path_class(path))


def answer(world, method, path, headers):
    result = content(world, path)
    if method not in ("GET", "HEAD"):
        result = problem(405, "Method Not Allowed", path)
    finish(result, path, headers, {domain["domain"] for domain in world.spec.get("domains") or []})
    return result


def finish(result, path, headers, known_hosts):
    cache = result.headers.pop("Cache-Control", None)
    request_id = headers.get("X-Request-Id", "")
    well_formed = re.fullmatch(r"[A-Za-z0-9._-]{8,64}", request_id)
    result.headers["X-Request-Id"] = request_id if well_formed else str(uuid.uuid4())
    result.headers = dict(SECURITY, **result.headers)
    if headers.get("Host", "").split(":")[0] not in known_hosts:
        result.headers["X-Robots-Tag"] = "noindex"
    if headers.get("X-Forwarded-Proto") == "https":
        result.headers["Strict-Transport-Security"] = "max-age=63072000 ; includeSubDomains"
    result.headers["Cache-Control"] = NO_STORE if result.status >= 400 else cache or NO_STORE
    if result.status == 200 and path_class(path) in ("pages", "assets", "files"):
        tag = '"' + hashlib.sha256(result.body).hexdigest()[:16] + '"'
        result.headers["ETag"] = tag
        if headers.get("If-None-Match") in (tag, "W/" + tag, "*"):
            result.status, result.body = 304, b""


def content(world, path):
    if path in PAGES:
        return Answer(200, page(path), "text/html;charset=UTF-8",
                      {"Cache-Control": LIVE if path == "/status" else PAGE})
    if path in FILES:
        kind, body = FILES[path]
        return Answer(200, body, kind, {"Cache-Control": DAY})
    if path == "/status/badge.svg" or path in BADGES:
        # The images that are made to be shown on other sites.
        return Answer(200, FILES["/favicon.svg"][1], "image/svg+xml;charset=UTF-8",
                      {"Cache-Control": LIVE, "Cross-Origin-Resource-Policy": "cross-origin"})
    asset = re.fullmatch(r"/assets/style\.([0-9a-f]{8,64})\.css", path)
    if asset:
        current = asset.group(1) == STYLE_HASH
        return Answer(200, STYLE, "text/css;charset=UTF-8", {"Cache-Control": IMMUTABLE if current else NOT_FOR_EVER})
    if path in HEALTH:
        return health(world, path)
    if path.startswith("/api/health/") and path.rsplit("/", 1)[1] in CHECKS:
        return as_json(200, check(world, path.rsplit("/", 1)[1]))
    if path == "/status/feed.atom":
        return Answer(200, FEED, "application/atom+xml;charset=UTF-8", {"Cache-Control": LIVE})
    if path == "/api/status":
        return as_json(200, {"status": verdict(checks(world))})
    if path == "/api/status/history":
        return as_json(200, {"days": []})
    return problem(404, "Not Found", path)


def page(path):
    title = "TETRIX" if path == "/" else path.strip("/").title() + " | TETRIX"
    return (f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n'
            f'<link rel="icon" href="/favicon.svg" type="image/svg+xml">\n'
            f'<link rel="stylesheet" href="/assets/style.{STYLE_HASH}.css">\n</head>\n<body>\n'
            f'<nav aria-label="Main"><a href="/">Home</a></nav>\n<main id="main"><h1>{title}</h1></main>\n'
            f"</body>\n</html>\n").encode()


def problem(status, title, path):
    if path.startswith("/api/"):
        body = {"type": "about:blank", "title": title, "status": status, "instance": path,
                "detail": "There is nothing at this address. Check its spelling."}
        return Answer(status, json.dumps(body).encode(), "application/problem+json")
    body = f'<!doctype html>\n<html lang="en"><head><title>{title}</title></head><body><h1>{title}</h1></body></html>\n'
    return Answer(status, body.encode(), "text/html;charset=UTF-8")


def as_json(status, body):
    return Answer(status, json.dumps(body).encode(), "application/json")


# --- Health ---

def checks(world):
    switch = world.set.get("app", {})
    states = {name: "pass" for name in CHECKS}
    if switch.get("health") == "degraded":
        states["telnyx"] = "fail"
    elif switch.get("health") == "unhealthy":
        states["database"] = "fail"
    states.update(switch.get("checks", {}))
    return states


def verdict(states):
    for critical, names in CRITICAL.values():
        if critical and all(states[name] == "fail" for name in names):
            return "unhealthy"
    return "healthy" if set(states.values()) == {"pass"} else "degraded"


def instance(world):
    """The next one in turn, as a load balancer would choose."""
    names = [name for _, _, name in api.world_instances(world)] or ["web-0000000000-00000"]
    world.turn = getattr(world, "turn", -1) + 1
    return {"id": names[world.turn % len(names)], "region": "fra",
            "replicas": world.set.get("app", {}).get("replicas", len(names))}


def served_commit(world):
    switch = world.set.get("app", {})
    wrong = switch.get("wrong_commit")
    if wrong and world.counters.every("wrong_commit", wrong.get("every", 1)):
        return wrong.get("commit", "0" * 40)
    return switch.get("commit") or (world.active.commit if world.active else None)


def health(world, path):
    if path == "/api/health/ready":
        return as_json(200, {"status": "ready"})
    if path == "/api/health/live":
        return as_json(200, {"status": "live"})
    states, switch = checks(world), world.set.get("app", {})
    percentage = switch.get("memory", 30)
    memory = None if switch.get("no_memory") else {"used": round(10.24 * percentage), "total": 1024,
                                                   "percentage": percentage}
    status = verdict(states)
    uptime = int(time.time() - (world.active.updated if world.active else world.created))
    common = {"status": status, "timestamp": millis(), "version": "1.0.0", "environment": "production",
              "uptime": uptime, "memory": memory, "instance": instance(world)}
    if path == "/api/health":
        return as_json(503 if status == "unhealthy" else 200, dict(common, service="tetrix", checks=states))
    why = [f"{name} fails since 02:01:10 (4 min): timeout after 5 s; looks like theirs"
           for name, state in states.items() if state == "fail"]
    return as_json(200, dict(common, why=why, commit=served_commit(world), startedAt=millis(time.time() - uptime),
                             draining=False, capabilities=capabilities(states),
                             checks={name: check(world, name) for name in CHECKS},
                             pool={"active": 2, "idle": 8, "waiting": 0, "size": 10, "saturated": False}))


def capabilities(states):
    told = {}
    for name, (critical, names) in CRITICAL.items():
        lost = all(states[one] == "fail" for one in names)
        known = any(states[one] != "unknown" for one in names)
        told[name] = {"status": "lost" if lost else "up" if known else "unknown", "critical": critical, "checks": names}
    return told


def check(world, name):
    state = checks(world)[name]
    return {"status": state, "failure": "timeout" if state == "fail" else None,
            "lastOutcome": {"fail": "timeout", "unknown": "not-configured"}.get(state, "pass"), "since": millis(),
            "evidenceAgeMillis": 812, "lastProbeMillis": 140, "medianMillis": 140, "p95Millis": 410, "run": 8,
            "nextProbeInMillis": 24100, "flipsWhen": "2 passes in a row", "breaker": "closed", "remarks": [],
            "why": None}
