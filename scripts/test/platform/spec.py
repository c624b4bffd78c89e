"""What the server checks of a spec, and what an app costs. Only what is documented, and only what the kit relies on."""
from vault import SpecRefused

REGIONS = ("ams", "atl", "blr", "fra", "lon", "nyc", "sfo", "sgp", "syd", "tor")

# slug: USD a month each, may have more than one instance, dedicated CPU
SIZES = {
    "apps-s-1vcpu-0.5gb": (5, False, False),
    "apps-s-1vcpu-1gb-fixed": (10, False, False),
    "apps-s-1vcpu-1gb": (12, True, False),
    "apps-s-1vcpu-2gb": (25, True, False),
    "apps-s-2vcpu-4gb": (50, True, False),
    "apps-d-1vcpu-0.5gb": (29, True, True),
    "apps-d-1vcpu-1gb": (34, True, True),
    "apps-d-1vcpu-2gb": (39, True, True),
    "apps-d-1vcpu-4gb": (49, True, True),
    "apps-d-2vcpu-4gb": (78, True, True),
    "apps-d-2vcpu-8gb": (98, True, True),
    "apps-d-4vcpu-8gb": (156, True, True),
    "apps-d-4vcpu-16gb": (196, True, True),
    "apps-d-8vcpu-32gb": (392, True, True),
}
# Closed to new apps since May 2024; an app that has one may keep it. Only the two whose price is on record.
LEGACY = {"basic-xxs": 5, "professional-xs": 12}
DEFAULT_SIZE = "apps-s-1vcpu-0.5gb"


def refuse(field, message):
    raise SpecRefused(f'error validating app spec field "{field}": {message}')


def check(spec):
    if not isinstance(spec, dict) or not spec.get("name"):
        refuse("name", "must not be empty")
    if spec.get("region") and spec["region"] not in REGIONS:
        refuse("region", "invalid region")
    for index, service in enumerate(spec.get("services") or []):
        check_service(f"services.{index}", service)
    primaries = [domain for domain in spec.get("domains") or [] if domain.get("type") == "PRIMARY"]
    if len(primaries) > 1:
        refuse("domains", "only one domain can be PRIMARY")


def check_service(path, service):
    if not service.get("name"):
        refuse(f"{path}.name", "must not be empty")
    slug = service.get("instance_size_slug", DEFAULT_SIZE)
    if slug not in SIZES and slug not in LEGACY:
        refuse(f"{path}.instance_size_slug", "invalid instance size")
    autoscaling = service.get("autoscaling")
    if autoscaling and "instance_count" in service:
        refuse(f"{path}.instance_count", "must not be set if autoscaling is used")
    scales, dedicated = SIZES.get(slug, (0, True, False))[1:]
    if autoscaling and not dedicated:
        refuse(f"{path}.autoscaling", "requires a dedicated instance size")
    if not scales and service.get("instance_count", 1) > 1:
        refuse(f"{path}.instance_count", "instance size allows a single instance")


def instance_count(service):
    autoscaling = service.get("autoscaling")
    return autoscaling.get("min_instance_count", 1) if autoscaling else service.get("instance_count", 1)


def price(slug):
    return SIZES[slug][0] if slug in SIZES else LEGACY.get(slug, 0)


def cost(spec):
    """USD a month of the services. Managed databases are billed apart; a development database costs 7."""
    services = sum(price(service.get("instance_size_slug", DEFAULT_SIZE)) * instance_count(service)
                   for service in spec.get("services") or [])
    databases = sum(7 for database in spec.get("databases") or [] if not database.get("production"))
    return services + databases


def size(slug):
    usd, scales, dedicated = SIZES[slug] if slug in SIZES else (LEGACY[slug], True, False)
    body = {"name": slug, "slug": slug, "cpu_type": "DEDICATED" if dedicated else "SHARED",
            "usd_per_month": f"{usd}.00",
            "tier_slug": "professional" if scales else "basic"}
    # What is false is not written.
    if not scales:
        body["single_instance_only"] = True
    if dedicated:
        body["scalable"] = True
    if slug in LEGACY:
        body["deprecation_intent"] = True
    return body
