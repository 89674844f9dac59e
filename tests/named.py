"""The demo's secret vote made a named one, for tests of named polls."""

from typing import Any


def named(poll: dict[str, Any], **edits: Any) -> dict[str, Any]:
    """The body that prepares this poll, as the API shows it, anew: named unless the edits say otherwise."""
    ruleset = poll["ruleset"]["name"]
    return {"paper": poll["paper"], "ruleset": ruleset, "item_id": poll["item_id"], "box": "open", **edits}
