"""What a request is answered with, before it is bytes."""
import json

PHRASES = {
    400: ("bad_request", "The request is not valid."),
    401: ("Unauthorized", "Unable to authenticate you"),
    403: ("forbidden", "You do not have access for the attempted action."),
    404: ("not_found", "The resource you were accessing could not be found."),
    409: ("conflict", "The request conflicts with the state of the resource."),
    422: ("unprocessable_entity", "The request cannot be processed."),
    429: ("too_many_requests", "API Rate limit exceeded."),
    500: ("server_error", "Unexpected server-side error"),
    502: ("bad_gateway", "Bad gateway"),
    503: ("service_unavailable", "Service unavailable"),
}


class Answer:
    def __init__(self, status, body=b"", content_type="application/json", headers=None):
        self.status = status
        self.body = body
        self.headers = {"Content-Type": content_type} if content_type else {}
        self.headers.update(headers or {})
        # Done to the connection instead of, or after, sending this; see wire.py.
        self.breakage = None


class Refused(Exception):
    """Ends a request with an error in the API's form."""

    def __init__(self, status, message=None):
        super().__init__(message)
        self.status = status
        self.message = message


def ok(body, status=200):
    return Answer(status, json.dumps(body).encode())


def error(status, message=None, request_id=None):
    name, phrase = PHRASES.get(status, ("error", "Error"))
    body = {"id": name, "message": message or phrase}
    if request_id:
        body["request_id"] = request_id
    return Answer(status, json.dumps(body).encode())
