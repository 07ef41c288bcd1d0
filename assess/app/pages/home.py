"""Home: every assessment as a card, a start for a new one, samples, files, and the bin."""

import streamlit as st

from assess.app import state
from assess.app.escape import md
from assess.app.widgets import bin_list, home_cards, samples, transfer, welcome

_ = state.translator()
repository = state.repository()
summaries = repository.list()
if state.current_id() and state.current() is None:
    st.info(_("The assessment in the address is not here: it was deleted, or it is kept elsewhere."))
if summaries:
    home_cards.draw(summaries)
else:
    welcome.draw()
samples.draw(folded=bool(summaries))
transfer.draw(has_any=bool(summaries))
bin_list.draw(repository.bin())
st.markdown(
    _(
        "Your data is stored in {place}; nothing is sent anywhere else.",
        place=f"**{md(repository.location)}**",
    )
)
