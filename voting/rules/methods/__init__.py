"""The methods of voting, by name: each is a small object that keeps the promises of `Method`."""

from core.errors import Refused
from voting.rules.methods.choose import Choose
from voting.rules.methods.elect import Elect
from voting.rules.methods.grade import GradeLines
from voting.rules.methods.motion import MOTION_ID, Motion
from voting.rules.methods.per_item import PerItem
from voting.rules.methods.protocol import Answer, Method
from voting.rules.methods.rank import Rank
from voting.rules.reading import printable

__all__ = ["METHODS", "MOTION_ID", "Answer", "Method", "method_named"]

_ALL: tuple[Method, ...] = (Motion(), Choose(), PerItem(), GradeLines(), Elect(), Rank())
METHODS: dict[str, Method] = {method.name: method for method in _ALL}


def method_named(name: str) -> Method:
    """The method of that name; refuses an unknown one with `paper.unknown_method`."""
    method = METHODS.get(name)
    if method is None:
        raise Refused(
            "paper.unknown_method", "没有“%(name)s”这种表决方式，请重新选择", status=422, name=printable(name)
        )
    return method
