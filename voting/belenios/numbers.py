"""Big numbers as the protocol writes them: decimal strings with exactly one spelling each."""

import re
from typing import Final

from voting.belenios.canonical import Json
from voting.belenios.faults import Code, Fault
from voting.belenios.group import P, Q, number, outside

DECIMAL: Final = re.compile("0|[1-9][0-9]*")
ELEMENT_DIGITS: Final = len(str(P))
EXPONENT_DIGITS: Final = len(str(Q))
UNREDUCED_DIGITS: Final = 2 * EXPONENT_DIGITS


def _decimal(value: Json, where: str) -> str:
    if not isinstance(value, str) or DECIMAL.fullmatch(value) is None:
        raise Fault(Code.NUMBER, where, "must be a decimal number in a string")
    return value


def residue(value: Json, where: str) -> int:
    """A number with 0 < x < p; whether it is in the subgroup is asked later, by the checks that compute (4.2)."""
    digits = _decimal(value, where)
    if len(digits) > ELEMENT_DIGITS:
        raise outside(where)
    element = number(digits)
    if not 0 < element < P:
        raise outside(where)
    return element


def exponent(value: Json, where: str) -> int:
    """A number with 0 ≤ x < q (section 4.2)."""
    digits = _decimal(value, where)
    result = number(digits) if len(digits) <= EXPONENT_DIGITS else Q
    if result >= Q:
        raise Fault(Code.EXPONENT, where, "must be less than q")
    return result


def unreduced(value: Json, where: str) -> int:
    """An exponent in a letter between trustees, where the tool does not always take the remainder (section 4.6.4)."""
    digits = _decimal(value, where)
    if len(digits) > UNREDUCED_DIGITS:
        raise Fault(Code.EXPONENT, where, "much greater than q")
    return number(digits) % Q
