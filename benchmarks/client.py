"""A browser tab as the server sees it: Streamlit's protocol over a websocket, nothing drawn."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect

WIDGETS = (
    "radio",
    "checkbox",
    "text_input",
    "text_area",
    "number_input",
    "selectbox",
    "button_group",
    "button",
    "dataframe",
)
"""Elements whose values a browser keeps and sends; the pages measured hold no others."""
RUN_SECONDS = 60


class PageError(RuntimeError):
    """A page showed an exception, or a widget was missing."""


class Tab:
    """One session: holds the widgets on the page, as a browser does, and sends them with every rerun."""

    def __init__(self, connection: ClientConnection) -> None:
        self._connection = connection
        self._page = ""
        self._query = ""
        self._widgets: dict[str, tuple[Any, str]] = {}
        self._states: dict[str, WidgetState] = {}
        self._cached: dict[str, ForwardMsg] = {}
        self.received = 0
        """Bytes that the last run sent."""

    async def load(self, page: str, **query: str) -> float:
        """Opens a page; the seconds until it was drawn."""
        self._query, self._page = urlencode(query), ""
        return await self._run("", page)

    async def choose(self, key: str, option: int) -> float:
        """Picks an option of a radio; the seconds until all that it changes was redrawn."""
        name, (radio, fragment) = self._find(key)
        return await self._run(fragment, changed=WidgetState(id=name, string_value=radio.options[option]))

    async def toggle(self, key: str) -> float:
        """Ticks or clears a checkbox; the seconds until all that it changes was redrawn."""
        name, (_box, fragment) = self._find(key)
        value = not self._states[name].bool_value
        return await self._run(fragment, changed=WidgetState(id=name, bool_value=value))

    async def press(self, key: str) -> float:
        """Presses a button; the seconds until all that it changes was redrawn."""
        name, (_button, fragment) = self._find(key)
        return await self._run(fragment, changed=WidgetState(id=name, trigger_value=True))

    async def type_in_table(self, key: str, row: int, column: str, text: str) -> float:
        """Types into one cell of a table; the seconds until all that it changes was redrawn."""
        name, (_table, fragment) = self._find(key)
        delta = {"edited_rows": {row: {column: text}}, "added_rows": [], "deleted_rows": []}
        return await self._run(fragment, changed=WidgetState(id=name, string_value=json.dumps(delta)))

    def keys(self, prefix: str) -> list[str]:
        """The keys of the widgets on the page that begin so, in page order."""
        found = (name.split("-", 2)[-1] for name in self._widgets)
        return [key for key in found if key.startswith(prefix)]

    def _find(self, key: str) -> tuple[str, tuple[Any, str]]:
        for name, widget in self._widgets.items():
            if name.endswith(f"-{key}"):
                return name, widget
        raise PageError(f"no widget with the key {key} on the page; there are {self.keys('')}")

    async def _run(self, fragment: str, page: str = "", changed: WidgetState | None = None) -> float:
        message = BackMsg()
        rerun = message.rerun_script
        rerun.query_string, rerun.page_script_hash, rerun.page_name = self._query, self._page, page
        rerun.fragment_id = fragment
        rerun.context_info.locale, rerun.context_info.timezone = "en-US", "Asia/Shanghai"
        rerun.cached_message_hashes.extend(self._cached)
        states = dict(self._states)
        if changed is not None:
            states[changed.id] = changed
            if not changed.HasField("trigger_value"):
                self._states = states
        rerun.widget_states.widgets.extend(states.values())
        data = message.SerializeToString()
        began = time.perf_counter()
        await self._connection.send(data)
        async with asyncio.timeout(RUN_SECONDS):
            fragments, drawn = await self._receive()
        took = time.perf_counter() - began
        self._forget(fragments, drawn)
        return took

    async def _receive(self) -> tuple[set[str], set[str]]:
        """Takes a run's messages: which fragments ran (none: the page), which widgets were drawn."""
        fragments: set[str] = set()
        drawn: set[str] = set()
        self.received = 0
        while True:
            data = await self._connection.recv(decode=False)
            self.received += len(data)
            message = ForwardMsg.FromString(data)
            if message.metadata.cacheable and message.hash:
                self._cached[message.hash] = message
            kind = message.WhichOneof("type")
            if kind == "ref_hash":
                message, kind = self._cached[message.ref_hash], "delta"
            if kind == "delta":
                drawn.update(self._draw(message.delta))
            elif kind == "new_session":
                fragments = set(message.metadata.run.fragment_ids)
                drawn.clear()
                self._page = message.new_session.page_script_hash
            elif kind == "navigation":
                self._page = message.navigation.page_script_hash
            elif kind == "page_info_changed":
                self._query = message.page_info_changed.query_string
            elif kind == "script_finished" and message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                return fragments, drawn

    def _draw(self, delta: Delta) -> Iterable[str]:
        if delta.WhichOneof("type") != "new_element":
            return
        kind = delta.new_element.WhichOneof("type")
        if kind == "exception":
            raise PageError(delta.new_element.exception.message)
        if kind not in WIDGETS:
            return
        widget = getattr(delta.new_element, kind)
        if not widget.id:  # a table that is only shown
            return
        self._widgets[widget.id] = (widget, delta.fragment_id)
        state = _state(kind, widget)
        if state is not None and (widget.set_value or widget.id not in self._states):
            self._states[widget.id] = state
        yield widget.id

    def _forget(self, fragments: set[str], drawn: set[str]) -> None:
        """Drops the widgets that the run no longer drew."""
        gone = [
            name
            for name, (_widget, fragment) in self._widgets.items()
            if name not in drawn and (not fragments or fragment in fragments)
        ]
        for name in gone:
            del self._widgets[name]
            self._states.pop(name, None)


def _state(kind: str, widget: Any) -> WidgetState | None:
    """What a browser takes for the value of a widget that the server has just drawn."""
    state = WidgetState(id=widget.id)
    if kind == "checkbox":
        state.bool_value = widget.value if widget.set_value else widget.default
    elif kind == "button_group":
        picked = (
            widget.raw_values if widget.set_value else [widget.options[i].content for i in widget.default]
        )
        state.string_array_value.data.extend(picked)
    elif kind == "radio":
        chosen = widget.HasField("raw_value") if widget.set_value else widget.HasField("default")
        if not chosen:
            return state
        state.string_value = widget.raw_value if widget.set_value else widget.options[widget.default]
    elif kind in ("text_input", "text_area"):
        state.string_value = widget.value if widget.set_value else widget.default
    elif kind == "number_input":
        state.double_value = widget.value if widget.set_value else widget.default
    elif kind == "selectbox":
        if widget.set_value:
            if not widget.HasField("raw_value"):
                return state
            state.string_value = widget.raw_value
        elif widget.HasField("default"):
            state.string_value = widget.options[widget.default]
        else:
            return state
    else:
        return None
    return state


@asynccontextmanager
async def tab(url: str) -> AsyncIterator[Tab]:
    """A new session on a server, until the block ends."""
    address = url.replace("http", "ws", 1) + "/_stcore/stream"
    async with connect(address, max_size=None, compression=None, ping_interval=None) as connection:
        yield Tab(connection)
