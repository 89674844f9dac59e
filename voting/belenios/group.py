"""The group BELENIOS-2048 and the only place that calls gmpy2."""

from typing import Final

from gmpy2 import invert, mpz, powmod, powmod_sec

from voting.belenios.faults import Code, Fault

NAME: Final = "BELENIOS-2048"

P: Final[int] = mpz(
    "206947856914225464010136436575050080649229892957511040971008847870573742192427174019222372"
    "544976843381290666331380789584049600543896362897963930387739057228036059737494276713767776"
    "188985898727358650490811670993105358677809800307904916540637771737641986785272734744763418"
    "356000356983051931442845617019110007867373073335641239717328979132404745788344682606523279"
    "746479511376726586935821800463179220736688600526271863633860887968821207694323661494910029"
    "234443463732221458841005864210502421203654335612013204811188524087310770141516662001623131"
    "77169372189248078507711827842317498073276598828825169183103125680162072880719"
)
Q: Final[int] = mpz("78571733251071885079927659812671450121821421258408794611510081919805623223441")
G: Final[int] = mpz(
    "240235267750185220922768770353239993271228765737836491651007531878766327414635321932028567"
    "615526967879969466829874938909508389657342560190060106847716449173547413728310461045868131"
    "451178164675540052740288984613986453266121505579709716201616827031288643245666383486363578"
    "210615491841998253431518974065818686865115135857641013888221539601604322884360393098933366"
    "277284840659313840601023167509576377798266510360682240663507669776402534625377308513317349"
    "519424896775405257365904949247763147599157519877517771148149092045660020547812705472823814"
    "0972518639858334115700568353695553423781475582491896050296680037745308460627"
)


def number(value: int | str) -> int:
    """The same number in the form that gmpy2 multiplies fastest; the text must have been checked before."""
    result: int = mpz(value)
    return result


def power(base: int, exponent: int) -> int:
    """base^exponent mod p, for public exponents only (section 5.1)."""
    result: int = powmod(base, exponent, P)
    return result


def power_secret(base: int, exponent: int) -> int:
    """base^exponent mod p for a base in the subgroup, in a time that does not tell the exponent (section 5.1)."""
    result: int = powmod_sec(base, exponent % Q + 3 * Q, P)  # 3q ≤ … < 4q: always 258 bits, never zero
    return result


def inverse(element: int) -> int:
    """The inverse of a group element (section 5.1)."""
    result: int = invert(element, P)
    return result


def inverse_exponent(exponent: int) -> int:
    """The inverse of a non-zero exponent modulo q (section 5.1)."""
    result: int = invert(exponent, Q)
    return result


def is_member(element: int) -> bool:
    """Is it one of the q elements of the subgroup? (section 5.1)"""
    return 0 < element < P and power(element, Q) == 1


def require_member(element: int, where: str) -> None:
    """Refuse what is not in the subgroup (section 5.1)."""
    if not is_member(element):
        raise outside(where)


def outside(where: str) -> Fault:
    """The fault of a number that is not in the subgroup."""
    return Fault(Code.OUTSIDE_GROUP, where, "not an element of the group of order q")
