"""Asks DigitalOcean's API. Retries like go-retryablehttp: what did not arrive, 429 and 5xx, also for PUT and POST."""
import json
import os
import time

from exchange import once
from output import Failure


def setting(call, name, default):
    return call.flag(name, os.environ.get("DIGITALOCEAN_" + name.upper().replace("-", "_")) or default)


def ask(call, method, path, body=None):
    """The answer's object, or doctl's error."""
    token = setting(call, "access-token", "")
    if not token:
        raise Failure("Unable to initialize DigitalOcean API client: access token is required. "
                      "(hint: run 'doctl auth init')")
    url = setting(call, "api-url", "https://api.digitalocean.com").removesuffix("/") + path
    headers = [f"Authorization: Bearer {token}", "Content-Type: application/json"]
    data = b"" if body is None else json.dumps(body, ensure_ascii=False).encode()
    most, tries = int(setting(call, "http-retry-max", 5)), 1
    while (answer := once(method, url, headers, data)).transient and tries <= most:
        time.sleep(pause(call, tries, answer.retry_after))
        tries += 1
    if answer.status is None:
        # Go's words differ by the kind of trouble; only the frame of this one is doctl's.
        raise Failure(f'{method} {url} giving up after {tries} attempt(s): {method} "{url}": {answer.trouble}')
    if not 200 <= answer.status < 300:
        raise Failure(refusal(method, url, answer, tries))
    return understood(answer.text)


def pause(call, tries, retry_after):
    least = float(setting(call, "http-retry-wait-min", 1))
    most = float(setting(call, "http-retry-wait-max", 30))
    return float(retry_after) if retry_after else min(least * 2 ** (tries - 1), most)


def refusal(method, url, answer, tries):
    try:
        told = json.loads(answer.text)
    except ValueError:
        told = None
    told = told if isinstance(told, dict) else {}
    request = f'(request "{told["request_id"]}") ' if told.get("request_id") else ""
    attempts = f"; giving up after {tries} attempt(s)" if tries > 1 else ""
    return f"{method} {url}: {answer.status} {request}{told.get('message') or ''}{attempts}"


def understood(text):
    """What Go says of an answer that is no JSON object."""
    if not text.strip():
        raise Failure("EOF")
    try:
        told = json.loads(text)
    except ValueError:
        raise Failure(f"invalid character '{text[0]}' looking for beginning of value") from None
    if not isinstance(told, dict):
        raise Failure("json: cannot unmarshal what is no object into Go value")
    return told
