"""`python -m rehearsal`: rehearse a meeting on a running hall, or on one of its own."""

import argparse
import asyncio
import getpass
import os
import resource
import sys

from rehearsal.client import Client, Refusal
from rehearsal.papers import EVALUATION, METHODS, SEALED
from rehearsal.progress import Say, complain, printer
from rehearsal.script import Plan, rehearse
from rehearsal.temporary import temporary_hall
from rehearsal.wire import NetworkLost, Target

KNOWN = (*METHODS, EVALUATION)


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m rehearsal", description="演练：N 名代表参加一次完整的会议")
    parser.add_argument("--deputies", type=int, default=213, metavar="N", help="代表人数 how many deputies (213)")
    parser.add_argument("--url", help="运行中的会议系统 a running hall; without it one is started for the rehearsal")
    parser.add_argument("--root", help="会场根证书文件 the hall's root certificate, for https")
    parser.add_argument("--login", default="mishu", help="秘书处用户名 the secretariat's login (mishu)")
    parser.add_argument("--password", help="密码 its password; else $HALL_PASSWORD, else it is asked for")
    parser.add_argument("--seed", type=int, default=1, help="同一个种子，同样的选择 the same seed, the same choices")
    parser.add_argument("--polls", default="motion,choose,elect,grade", help=f"表决方式 some of {','.join(KNOWN)}")
    parser.add_argument("--named", action="store_true", help="全部记名 all polls named; else 13 of 20 is sealed")
    parser.add_argument("--speed", type=float, default=1.0, help="思考速度的倍数 how many times faster people think")
    options = parser.parse_args()
    unknown = [method for method in options.polls.split(",") if method not in KNOWN]
    if unknown:
        parser.error(f"--polls: {unknown[0]}")
    if not 1 <= options.deputies <= 3000 or options.speed <= 0:
        parser.error("--deputies 1…3000, --speed > 0")
    return options


def main() -> int:
    """Rehearse; 0 where all agrees, 1 on any difference, 2 when the rehearsal could not be held."""
    options = arguments()
    _allow_many_sockets(options.deputies)
    try:
        faults = asyncio.run(_hold(options))
    except (NetworkLost, Refusal, OSError, RuntimeError) as error:
        print(f"演练无法进行 could not rehearse: {error}", file=sys.stderr)
        if "CERTIFICATE_VERIFY_FAILED" in str(error):
            print("请用 --root 指定会场根证书 name the hall's root certificate with --root", file=sys.stderr)
        return 2
    except ExceptionGroup as group:
        print("演练中断 the rehearsal broke off:", file=sys.stderr)
        complain([str(error) for error in group.exceptions])
        return 2
    if faults:
        print(f"演练发现 {len(faults)} 处问题 faults found:", file=sys.stderr)
        complain(faults)
        return 1
    print("演练完成，全部一致 rehearsal complete, everything agrees")
    return 0


async def _hold(options: argparse.Namespace) -> list[str]:
    say = printer()
    sealed = () if options.named else SEALED
    plan = Plan(options.deputies, tuple(options.polls.split(",")), options.seed, options.speed, sealed)
    if options.url:
        password = options.password or os.environ.get("HALL_PASSWORD") or getpass.getpass("密码 password: ")
        return await _with_login(Target.of(options.url, options.root), options.login, password, plan, say)
    say("启动临时会场 starting a hall for the rehearsal")
    async with temporary_hall() as (server, accounts):
        return await _with_login(Target.of(server.url), accounts.login, accounts.password, plan, say)


async def _with_login(target: Target, login: str, password: str, plan: Plan, say: Say) -> list[str]:
    client = Client(target)
    try:
        await client.log_in(login=login, password=password)
        return await rehearse(target, client, plan, say)
    finally:
        client.close()


def _allow_many_sockets(deputies: int) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = deputies * 4 + 200
    if soft != resource.RLIM_INFINITY and soft < wanted:
        limit = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (limit, hard))


if __name__ == "__main__":
    sys.exit(main())
