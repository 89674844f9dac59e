"""Reports as PDF/A, set by typst: data goes in as JSON, never as markup."""

from core.reports.compile import Compiled, compile_pdf, compile_report

__all__ = ["Compiled", "compile_pdf", "compile_report"]
