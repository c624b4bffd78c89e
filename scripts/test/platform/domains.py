"""Domains of the app, each with the steps that lead to its certificate."""
import time

from clock import stamp

STEPS = ("default-ingress-ready", "ensure-zone", "ensure-ns-records", "verify-nameservers", "ensure-record",
         "ensure-alias-record", "ensure-wildcard-record", "verify-cname", "ensure-ssl-txt-record-saved",
         "ensure-ssl-txt-record", "ensure-renewal-email", "ensure-CA-authorization", "ensure-certificate",
         "create-deployment", "configuration-alert")
DEFAULT_DAYS = 60


def all_domains(world):
    return [domain(world, index, spec) for index, spec in enumerate(world.spec.get("domains") or [])]


def domain(world, index, spec):
    name = spec["domain"]
    fault = world.set.get("domains", {}).get(name, {})
    body = {
        "id": f"d0000000-0000-4000-8000-{index:012d}",
        "spec": spec,
        "phase": fault.get("phase", "ACTIVE"),
        "progress": {"steps": steps(fault)},
        "rotate_validation_records": False,
    }
    if "validations" in fault:
        body["validations"] = fault["validations"]
    days = days_left(world, name)
    if days != "none":
        body["certificate_expires_at"] = stamp(time.time() + days * 86400)
    return body


def days_left(world, name):
    told = world.set.get("certificate_days", DEFAULT_DAYS)
    # "none" and not null, which would put the switch back.
    return told.get(name, DEFAULT_DAYS) if isinstance(told, dict) else told


def steps(fault):
    """All are done, or one is not and those after it wait."""
    stuck = fault.get("step")
    if stuck is None and fault.get("phase", "ACTIVE") != "ACTIVE":
        stuck = "verify-cname"
    told, status = [], "SUCCESS"
    for name in STEPS:
        step = {"name": name, "status": status, "started_at": "0001-01-01T00:00:00Z",
                "ended_at": "0001-01-01T00:00:00Z"}
        if name == stuck:
            step["status"] = fault.get("status", "ERROR" if fault.get("phase") == "ERROR" else "RUNNING")
            if "reason" in fault:
                step["reason"] = fault["reason"]
            status = "PENDING"
        told.append(step)
    return told
