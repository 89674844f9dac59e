"""`python -m core.archive verify FILE.zip [--key FINGERPRINT]`."""

import sys

from core.archive.verify import main

if __name__ == "__main__":
    if len(sys.argv) < 3 or sys.argv[1] != "verify":
        print("usage: python -m core.archive verify FILE.zip [--key FINGERPRINT]", file=sys.stderr)
        sys.exit(2)
    del sys.argv[1]
    sys.exit(main())
