"""What the protocol finds wrong, as refusals that people understand."""

from core.errors import Refused
from voting.belenios.faults import Code, Fault


def ballot_refused(code: Code, where: str) -> Refused:
    """The refusal of a ballot; its code ends in the fault's own, `where` says which part of it is wrong."""
    return Refused(
        f"ballot.{code}",
        "选票没有通过检查（%(fault)s），没有投入票箱。请刷新页面后重新投票；如仍不行，请换一台平板或联系会务人员",
        status=422,
        fault=str(code),
        where=where,
    )


def key_refused(fault: Fault) -> Refused:
    """The refusal of what a scrutineer's tablet sent while keys are made."""
    return Refused(
        f"keys.{fault.code}",
        "钥匙没有通过检查（%(fault)s），没有保存。请刷新页面后重试；如仍不行，请由主持人重新开始生成钥匙",
        status=422,
        fault=str(fault.code),
        where=fault.where,
    )


def part_refused(fault: Fault) -> Refused:
    """The refusal of a partial decryption."""
    return Refused(
        f"part.{fault.code}",
        "开箱数据没有通过检查（%(fault)s），没有采用。请刷新页面后重试，或用备份恢复钥匙；其他监票人不受影响",
        status=422,
        fault=str(fault.code),
        where=fault.where,
    )
