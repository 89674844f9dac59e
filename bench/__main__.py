"""`python -m bench [name…]`: run every module of this package that has a `main()`, or those that are named."""

import importlib
import pkgutil
import resource
import sys

import bench


def main() -> int:
    """Run what was asked for; 2 for a name that is not there."""
    names = [info.name for info in pkgutil.iter_modules(bench.__path__) if not info.name.startswith("_")]
    modules = {name: importlib.import_module(f"bench.{name}") for name in names}
    runnable = {name: module.main for name, module in modules.items() if hasattr(module, "main")}
    wanted = sys.argv[1:] or list(runnable)
    unknown = [name for name in wanted if name not in runnable]
    if unknown:
        print(f"没有 no such bench: {', '.join(unknown)}; 可选 there are: {', '.join(runnable)}", file=sys.stderr)
        return 2
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    for name in wanted:
        print(f"\n── {name}: {(modules[name].__doc__ or '').splitlines()[0]}", flush=True)
        runnable[name]()
    return 0


if __name__ == "__main__":
    sys.exit(main())
