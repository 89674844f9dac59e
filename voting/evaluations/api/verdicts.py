"""The JSON view that tries a verdict rule."""

from core.actor import Actor
from roster import may
from voting.evaluations.api.registry import views
from voting.evaluations.bodies import VerdictIn
from voting.evaluations.preview import VerdictPreview, preview
from voting.rules.scales import Scale


@views.post("/verdicts/preview", who=may.chair, body=VerdictIn, returns=VerdictPreview)
def try_verdict(actor: Actor, body: VerdictIn) -> VerdictPreview:
    """What a verdict rule makes of sample counts, and what is wrong with it; nothing is kept."""
    scale = Scale.from_data(body.scale.model_dump())
    return preview(body.verdict, scale, body.n, body.counts, body.members)
