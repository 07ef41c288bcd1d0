"""Spreadsheets in and out: cash-flow lines from XLSX and CSV, and into them.

Bounded before they are parsed, whatever program wrote them, and strict where a guess could change a number:
formulas, merged cells, dates and ambiguous figures are refused by cell, all at once.
"""

from assess.sheets.lines import CATEGORIES, LineRow
from assess.sheets.lines_reading import read_lines
from assess.sheets.lines_writing import lines_csv, lines_xlsx, template

__all__ = ["CATEGORIES", "LineRow", "lines_csv", "lines_xlsx", "read_lines", "template"]
