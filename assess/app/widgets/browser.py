"""What only the browser can do: bring the reader to what is shown, and let a text arrive before a click.

Streamlit keeps the scroll position when the same page shows another topic, and on a phone it leaves the
sidebar open over the page that was chosen in it.

A text is sent a moment after its field is left. A tap on a link or button is sent at once and overtakes it;
the text then comes from a page that is gone, and Streamlit goes back there and shows it half empty. So a
click that leaves a text just typed waits until that is on its way.
"""

import re

import streamlit as st

from assess.app import navigation

_SCRIPT = """
const WAIT = 150;  // milliseconds; Streamlit needs 10 to 30 to send a text
const LAYING_OUT = 4000;  // until then what is above may still grow
const BY_READER = ["wheel", "touchstart", "keydown", "mousedown"];

function closeMenuOnPhone() {
  if (!window.matchMedia("(max-width: 768px)").matches) return;
  document.querySelector('#stSidebar button[aria-controls="stSidebar"][aria-expanded="true"]')?.click();
}

function focusOn(place, block) {
  place.style.scrollMarginTop = "4.5rem";  // Streamlit's own bar
  place.scrollIntoView({ block });
  place.tabIndex = -1;
  place.focus({ preventScroll: true });
}

function bringTo(selector) {
  const until = performance.now() + LAYING_OUT;
  let stop = false, place = null;
  const leave = () => { stop = true; };
  BY_READER.forEach(kind => window.addEventListener(kind, leave, { once: true, capture: true }));
  const look = () => {
    if (stop || performance.now() > until) return;
    const found = document.querySelector(selector);
    if (found && found !== place) focusOn((place = found), "start");
    else if (found && Math.abs(found.getBoundingClientRect().top - 72) > 8) found.scrollIntoView();
    setTimeout(look, 100);
  };
  look();
}

function letTextsArrive() {
  if (window.assessTyped) return;
  const typed = (window.assessTyped = { field: null, left: -WAIT });
  const listen = (kind, heard) => window.addEventListener(kind, heard, true);
  listen("input", event => {  // what is typed into a list to choose from is not sent
    if (event.target.getAttribute("role") !== "combobox") typed.field = event.target;
  });
  listen("focusout", event => {
    if (event.target !== typed.field) return;
    typed.field = null;
    typed.left = performance.now();
  });
  listen("click", event => {
    const wait = typed.left + WAIT - performance.now();
    const target = event.target.closest?.("a, button");
    if (!event.isTrusted || wait <= 0 || !target?.click) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    setTimeout(() => target.click(), wait);
  });
}

export default function ({ data, parentElement }) {
  letTextsArrive();
  const before = window.assessSubject;
  window.assessSubject = data.subject;
  if (before === data.subject) return;
  if (before !== undefined) closeMenuOnPhone();
  if (data.place) bringTo(`.st-key-${data.place}`);
  else if (before !== undefined) focusOn(parentElement.host ?? parentElement, "center");
}
"""


def card_key(criterion: str) -> str:
    """Key of the container that is a criterion's card; a class name in the page."""
    return f"criterion-{criterion.replace('.', '-')}"


def field_key(field: str) -> str:
    """Key of the container that holds a field of the profile; a class name in the page."""
    return f"field-{field}"


def attend(page: str) -> None:
    """Marks the top of a page. When something else is shown, view and keyboard focus come here.

    Where the address names a criterion or a field of the profile, they come there instead.
    """
    topic, criterion, field = (st.query_params.get(name, "") for name in ("t", "c", "f"))
    subject = f"{page}/{topic}/{criterion}/{field}/{st.session_state.get(navigation.JUMPS, 0)}"
    places = ((criterion, card_key), (field, field_key))
    place = next((key(id) for id, key in places if re.fullmatch(r"[a-z0-9_.]+", id)), "")
    st.components.v2.component("assess_browser", js=_SCRIPT)(
        data={"subject": subject, "place": place}, key="top"
    )
