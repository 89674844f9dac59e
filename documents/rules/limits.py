"""How large, how many and how long: the bounds on what is taken in."""

FILE = 200 * 1024 * 1024
"""Bytes of an uploaded file."""

BESIDE_FILE = 64 * 1024
"""Bytes that an upload may have around its file."""

PAGES = 2000
"""Pages of a document."""

UNPACKED = 200 * 1024 * 1024
"""Bytes of all parts of an office file when unpacked."""

RATIO = 100
"""How many times larger an office file may be unpacked than packed, where it is large at all."""

PARTS = 20_000
"""Parts of an office file."""

CONVERSION = 120
"""Seconds for LibreOffice."""

INTAKE = 900
"""Seconds for one version from its file to its pages."""

MEMORY = 3 * 1024**3
"""Bytes of address space of a process that reads a foreign file."""

WRITTEN = 2 * 1024**3
"""Bytes of a file that such a process may write."""

PIXELS = 120_000_000
"""Pixels of a picture: an A3 page at 600 dots an inch has 70 million."""

SCANS = 500
"""Pictures in one file (a TIFF of many pages)."""

NAME = 120
"""Characters of a file's name."""

TITLE = 200
"""Characters of a document's title."""

NOTE = 300
"""Characters of the note on what is new in a version."""

TRIES = 3
"""How often a version is taken up again after the process that worked on it died."""

DOCUMENTS = 3000
"""Documents of a meeting."""

ATTACHMENTS = 20
"""Attachments of a document."""

REASON = 200
"""Characters of the reason for which a document is withdrawn."""
