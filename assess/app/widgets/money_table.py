"""A table of money as the report has it, on a page."""

import pandas as pd
import streamlit as st

from assess.report.figure_parts import MoneyTable, Said


def draw_table(table: MoneyTable) -> None:
    """The table with its notes; it scrolls by itself where the screen is too narrow, by keyboard too."""
    rows = [[cell.text if isinstance(cell, Said) else cell for cell in row] for row in table.rows]
    first = {table.head[0]: st.column_config.TextColumn(pinned=True)}
    frame = pd.DataFrame(rows, columns=list(table.head))
    st.dataframe(frame, hide_index=True, column_config=first, alt=table.title)
    for note in table.notes:
        st.markdown(note)
