"""Which pages there are, and links to them that keep assessment and language in the address."""

from pathlib import Path
from typing import Literal, get_args

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from assess.i18n import N_, Translator

PageName = Literal[
    "home", "profile", "walkthrough", "results", "economics", "risks", "report", "compare", "method"
]

FOLDER = Path(__file__).parent / "pages"
HOME: PageName = "home"
JUMPS = "jumps"
"""Session key of how often a criterion was jumped to, so that a second jump to one is a jump as well."""
OF_ONE: tuple[PageName, ...] = ("profile", "walkthrough", "results", "economics", "risks", "report")
"""Pages about the open assessment."""

_TITLES: dict[PageName, str] = {
    "home": N_("Home"),
    "profile": N_("Profile"),
    "walkthrough": N_("Walkthrough"),
    "results": N_("Results"),
    "economics": N_("Economics"),
    "risks": N_("Risks"),
    "report": N_("Report"),
    "compare": N_("Compare"),
    "method": N_("Method"),
}
_ICONS: dict[PageName, str] = {
    "home": ":material/home:",
    "profile": ":material/apartment:",
    "walkthrough": ":material/checklist:",
    "results": ":material/monitoring:",
    "economics": ":material/payments:",
    "risks": ":material/bolt:",
    "report": ":material/description:",
    "compare": ":material/compare_arrows:",
    "method": ":material/menu_book:",
}


def available() -> list[PageName]:
    """The pages that exist, in the order of the menu."""
    return [name for name in get_args(PageName) if (FOLDER / f"{name}.py").exists()]


def page(name: PageName, _: Translator) -> StreamlitPage:
    """A page with its title in the reader's language; its address stays the same in all of them."""
    # Without its icon: the browser would fetch that from Google, to show it in the tab.
    return st.Page(FOLDER / f"{name}.py", title=_(_TITLES[name]), url_path=name, default=name == HOME)


def icon(name: PageName) -> str:
    """The icon that stands before links to a page."""
    return _ICONS[name]


def title(name: PageName, _: Translator) -> str:
    """What a page is called."""
    return _(_TITLES[name])


def params(
    assessment: str | None, topic: str | None = None, criterion: str | None = None, field: str | None = None
) -> dict[str, str]:
    """What the address says on a page: assessment, topic, criterion or field, and a language once chosen."""
    lang = st.query_params.get("lang")
    wanted = {"a": assessment, "t": topic, "c": criterion, "f": field, "lang": lang}
    return {key: value for key, value in wanted.items() if value}


def walk_to(topic: str, criterion: str | None = None) -> None:
    """Has the walkthrough show another topic from its top, or one of its criteria. For callbacks."""
    st.query_params["t"] = topic
    if criterion is not None:
        st.query_params["c"] = criterion
        st.session_state[JUMPS] = st.session_state.get(JUMPS, 0) + 1
    else:
        st.query_params.pop("c", None)
