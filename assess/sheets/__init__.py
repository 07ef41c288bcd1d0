"""Spreadsheets in and out: the lines of economics from XLSX and CSV, and into them.

Bounded before they are parsed, whatever program wrote them, and strict where a guess could change a number:
formulas, merged cells, dates and ambiguous figures are refused by cell, all at once.
"""

from assess.sheets.lines import SheetLines
from assess.sheets.lines_reading import read_lines
from assess.sheets.lines_writing import lines_csv, lines_xlsx
from assess.sheets.proposal import LineChange, changes, proposed

__all__ = ["LineChange", "SheetLines", "changes", "lines_csv", "lines_xlsx", "proposed", "read_lines"]
