"""Rollback as the API has it: validate, roll back, then commit or revert what pinned the app."""
from answers import Answer, Refused, ok

REVISIONS = 10

MESSAGES = {
    "incompatible_phase": "deployment phase is unsuitable for rollback",
    "incompatible_result": 'deployment result "failed" is unsuitable for rollback',
    "exceeded_revision_limit": "the app has exceeded the rollback revision limits for its tier",
    "app_pinned": "there is already a rollback in progress and the app is pinned",
    "database_config_conflict": "the deployment's database config is different than the current config",
    "region_conflict": "the deployment's region differs from the current app region",
    "image_source_missing_digest": "one or more components are missing an image digest and are not guaranteed "
                                   "rollback to the old version",
    "static_site_requires_rebuild": "one or more static sites must be rebuilt",
}


def condition(code):
    return {"code": code, "message": MESSAGES.get(code, code)}


def target_of(world, call):
    target = world.find(call.body.get("deployment_id"))
    if target is None:
        raise Refused(404)
    return target


def failing(world, target):
    """The code of what forbids it, None if nothing does."""
    if world.set.get("rollback_invalid"):
        return world.set["rollback_invalid"]
    if world.pinned:
        return "app_pinned"
    if not target.terminal:
        return "incompatible_phase"
    if not target.was_active:
        return "incompatible_result"
    successful = [one for one in reversed(world.deployments) if one.was_active]
    if target not in successful[:REVISIONS]:
        return "exceeded_revision_limit"
    if target.spec.get("region") != world.spec.get("region"):
        return "region_conflict"
    if target.spec.get("databases") != world.spec.get("databases"):
        return "database_config_conflict"
    return None


def validate(world, call):
    code = failing(world, target_of(world, call))
    body = {"valid": code is None}
    if code:
        body["error"] = condition(code)
    warnings = world.set.get("rollback_warnings")
    if warnings:
        body["warnings"] = [dict(condition(code), components=["web"]) for code in warnings]
    return ok(body)


def roll_back(world, call):
    """Code, configuration and spec of the target, with the secrets it had then; pins the app unless told not to."""
    target = target_of(world, call)
    code = failing(world, target)
    if code:
        # Guess: which status an invalid rollback gets is not documented.
        raise Refused(400, MESSAGES.get(code, code))
    before = world.spec
    world.spec = target.spec
    # Guess at the words of the cause; type and cloned_from are documented.
    deployment = world.start(target.spec, target.commit, f'rollback to deployment "{target.id}"', "MANUAL_ROLLBACK",
                             cloned_from=target.id)
    deployment.spec_before = before
    if not call.body.get("skip_pin", False):
        world.pinned = deployment
    return ok({"deployment": deployment.json()})


def commit(world, call):
    if not world.pinned:
        raise Refused(400, "app is not pinned")
    world.pinned = None
    return Answer(200, b"", content_type=None)


def revert(world, call):
    """A new deployment from the latest spec before the rollback. Guess: with the code of before, too."""
    if not world.pinned:
        raise Refused(400, "app is not pinned")
    rolled_back = world.pinned
    world.pinned = None
    world.spec = getattr(rolled_back, "spec_before", world.spec)
    earlier = world.find(rolled_back.links.get("previous_deployment_id"))
    code = earlier.commit if earlier else world.head()
    return ok({"deployment": world.start(world.spec, code, "rollback reverted", "MANUAL").json()})
