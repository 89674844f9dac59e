"""Tables in and out: xlsx and csv as people really have them, xlsx that no cell can turn into a formula."""

from core.sheets.read import read_table
from core.sheets.write import Column, Sheet, write_xlsx

__all__ = ["Column", "Sheet", "read_table", "write_xlsx"]
