"""The server's log: one line of JSON an event on standard error, and never the values of a function's variables."""

import logging
import sys

import structlog


def setup_logs() -> None:
    """Log as JSON lines; a crash shows where it happened, not what was held there (secrets are among it)."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.ExceptionRenderer(structlog.tracebacks.ExceptionDictTransformer(show_locals=False)),
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=lambda *names: structlog.PrintLogger(sys.stderr),
    )
