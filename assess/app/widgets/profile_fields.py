"""The fields of the profile form: how each is drawn and seeded, and what was entered."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from assess.app import state
from assess.app.escape import md, titled
from assess.app.widgets import amount_field, browser, estimate
from assess.app.widgets.options import apart
from assess.app.widgets.profile_words import (
    FIELDS,
    HELP,
    LABELS,
    MODEL_ROLE_MEANING,
    MORE,
    OPTIONAL,
    REQUIRED,
    bare,
    explainer,
)
from assess.i18n import Translator, show_currency, show_date, show_number, terms
from assess.profile import AI_ACT_ROLES, MARKETS, MAX_AMOUNT, MAX_TEXT, MODEL_ROLES, STAGES, Profile
from assess.rubric import Mode
from assess.storage import Stored

CURRENCIES = ("CNY", "USD", "EUR", "GBP", "HKD", "SGD", "JPY")
EARLIEST, LATEST = dt.date(1990, 1, 1), dt.date(2100, 12, 31)
"""Between these an as-of date is believed; any other is a slip of the hand."""

AMOUNTS = ("annual_revenue", "day_rate")
"""Fields in which an amount is read as people write it."""

_SHOWN = {
    "stage": terms.STAGE,
    "model_role": terms.MODEL_ROLE,
    "ai_act_role": terms.AI_ACT_ROLE,
    "mode": terms.MODE,
}


class Form:
    """The form for one assessment, or for a new one; what is typed and not saved lives in the session."""

    def __init__(self, stored: Stored | None) -> None:
        self._stored = stored
        self._id = stored.assessment.id if stored else ""
        # Streamlit drops what a page's widgets hold when it is left: then the form starts from what was
        # entered and not saved, else from the store.
        if self.key(FIELDS[0]) not in st.session_state:
            draft, base = (st.session_state.get(self.key(kept)) for kept in ("draft", "base"))
            revision = st.session_state.get(self.key("revision"), 0)
            self.forget()
            if draft is None or base is None:
                draft = base = {field: self._initial(field) for field in FIELDS}
                revision = stored.profile_revision if stored else 0
            self._seed(draft)
            st.session_state[self.key("base")] = base
            st.session_state[self.key("revision")] = revision

    def _seed(self, values: Mapping[str, Any]) -> None:
        for field in FIELDS:
            if field in AMOUNTS:
                self._show_amount(field, values[field])
            elif field != "markets":
                st.session_state[self.key(field)] = values[field]
        for market in MARKETS:
            st.session_state[self._box(market)] = market in values["markets"]

    def _show_amount(self, field: str, value: float | str | None) -> None:
        """Puts an amount into its field, or what was typed there and is none."""
        text = value if isinstance(value, str) else amount_field.shown(value)
        st.session_state[self.key(field)] = text

    def key(self, field: str) -> str:
        """Session key of a field, or of what is remembered about the form."""
        return f"profile/{self._id}/{field}"

    def _box(self, market: str) -> str:
        """Session key of a market's box."""
        return self.key(f"markets/{market}")

    def _initial(self, field: str) -> Any:
        if self._stored is None:
            return {"markets": [], "company": "", "title": "", "sector": "", "as_of": state.today()}.get(
                field
            )
        assessment = self._stored.assessment
        if field in ("title", "mode"):
            return getattr(assessment, field)
        value = getattr(assessment.profile, field)
        if field == "markets":
            return list(value)
        return "" if field == "sector" and value is None else value

    def value(self, field: str) -> Any:
        """What the form holds now; a text where an amount is meant and cannot be read."""
        if field == "markets":
            return [market for market in MARKETS if st.session_state[self._box(market)]]
        if field in AMOUNTS:
            text = st.session_state[self.key(field)]
            amount, refused = self._amount(field)
            return text if refused else amount
        return st.session_state[self.key(field)]

    def _amount(self, field: str) -> tuple[float | None, str]:
        """The amount in a field, and why it cannot be read."""
        held = {field: self._initial(field)}
        amounts, refused = amount_field.typed({field: self.key(field)}, self.value("currency"), held)
        return amounts[field], refused

    def _settle(self, field: str) -> None:
        """Shows an amount as it was understood."""
        self._show_amount(field, self.value(field))
        self.remember()

    def unsaved(self) -> bool:
        """Whether the form holds anything else than what it began with or was saved last."""
        base = st.session_state[self.key("base")]
        return any(bare(self.value(field)) != bare(base[field]) for field in FIELDS)

    def remember(self) -> None:
        """Keeps what is entered and not saved for when the page is left and opened again."""
        if self.unsaved():
            st.session_state[self.key("draft")] = {field: self.value(field) for field in FIELDS}
        else:
            st.session_state.pop(self.key("draft"), None)

    def draw(self, _: Translator) -> None:
        """Draws the fields, the required ones first."""
        self._text("company", _)
        for field, options, names, meanings in (
            ("stage", STAGES, terms.STAGE, terms.STAGE_MEANING),
            ("model_role", MODEL_ROLES, terms.MODEL_ROLE, MODEL_ROLE_MEANING),
        ):
            self._pick(field, options, _, explainer(names, meanings, _))
        self._markets(_)
        for field in ("personal_data", "public_service"):
            self._pick(field, (True, False), _, lambda o: _("Yes") if o else _("No"), horizontal=True)
        self._currency(_)
        self._day(_)
        known = self.asked_about()
        self._pick("mode", estimate.MODES, _, lambda o: estimate.sentence(o, known, _))
        self._text("title", _)
        self._sizes(_)
        filled = any(self.value(field) not in (None, "") for field in MORE)
        sought = st.query_params.get("f") in MORE
        with st.expander(_("More about the company, optional"), expanded=filled or sought):
            self._optional(_)

    def _explained(self, field: str, _: Translator) -> DeltaGenerator:
        """Draws name and explanation of a field; gives the place for the field itself, close below."""
        box = st.container(gap="xsmall", key=browser.field_key(field))
        box.markdown(titled(_(LABELS[field]), _(HELP[field])))
        return box

    def _text(self, field: str, _: Translator) -> None:
        self._explained(field, _).text_input(
            _(LABELS[field]),
            key=self.key(field),
            max_chars=MAX_TEXT,
            # A click on a link right after typing leaves the page before it is drawn again.
            on_change=self.remember,
            label_visibility="collapsed",
        )

    def _pick(
        self,
        field: str,
        options: Sequence[Any],
        _: Translator,
        words: Callable[[Any], str],
        *,
        horizontal: bool = False,
    ) -> None:
        key = self.key(field)
        # Written on every run: a change of language would lose the choice in the browser.
        st.session_state[key] = st.session_state[key]
        self._explained(field, _).radio(
            _(LABELS[field]),
            options,
            format_func=words,
            captions=None if horizontal else apart(len(options)),
            key=key,
            horizontal=horizontal,
            label_visibility="collapsed",
        )

    def _markets(self, _: Translator) -> None:
        with self._explained("markets", _).container(horizontal=True):
            for market in MARKETS:
                st.checkbox(_(terms.MARKET[market]), key=self._box(market))

    def _currency(self, _: Translator) -> None:
        held = self.value("currency")
        options = CURRENCIES if held in (None, *CURRENCIES) else (*CURRENCIES, held)
        self._explained("currency", _).selectbox(
            _(LABELS["currency"]),
            options,
            index=None,
            format_func=lambda code: show_currency(code, _.locale),
            key=self.key("currency"),
            placeholder=_("Choose"),
            label_visibility="collapsed",
        )

    def _day(self, _: Translator) -> None:
        box = self._explained("as_of", _)
        # The browser keeps a day outside the bounds to itself: what was typed is judged here instead.
        box.date_input(
            _(LABELS["as_of"]),
            value=None,
            key=self.key("as_of"),
            min_value=dt.date.min,
            max_value=dt.date.max,
            format="YYYY-MM-DD",
            label_visibility="collapsed",
        )
        if not self._day_fits():
            box.error(
                _(
                    "Choose a day between {first} and {last}.",
                    first=show_date(EARLIEST, _.locale),
                    last=show_date(LATEST, _.locale),
                ),
                icon=":material/event_busy:",
            )

    def _day_fits(self) -> bool:
        """Whether there is a day that can be meant; a stored one is never doubted."""
        day = self.value("as_of")
        stored = self._stored.assessment.profile.as_of if self._stored else None
        return day is not None and (EARLIEST <= day <= LATEST or day == stored)

    def _optional(self, _: Translator) -> None:
        self._text("sector", _)
        self._explained("ai_act_role", _).selectbox(
            _(LABELS["ai_act_role"]),
            AI_ACT_ROLES,
            index=None,
            format_func=lambda role: _(terms.AI_ACT_ROLE[role]),
            key=self.key("ai_act_role"),
            placeholder=_("Not sure"),
            label_visibility="collapsed",
        )

    def _sizes(self, _: Translator) -> None:
        """What losses and prices go by: never folded away, since Risks says nothing without it."""
        words = _(
            "Without these figures Risks has no amounts, and steps of the plan may have no price. Rough ones "
            "will do, and can be entered later."
        )
        st.info(titled(_("What losses and prices are based on, optional"), words))
        for field, step, format in (
            ("headcount", 1, "%d"),
            ("annual_revenue", None, ""),
            ("personal_records", 1, "%d"),
            ("day_rate", None, ""),
            ("fx_per_usd", 0.1, "%.12g"),
        ):
            box = self._explained(field, _)
            if step is None:
                self._draw_amount(field, box, _)
                continue
            box.number_input(
                _(LABELS[field]),
                min_value=type(step)(0),
                max_value=type(step)(MAX_AMOUNT),
                step=step,
                key=self.key(field),
                format=format,
                on_change=self.remember,
                label_visibility="collapsed",
            )

    def _draw_amount(self, field: str, box: DeltaGenerator, _: Translator) -> None:
        box.text_input(
            _(LABELS[field]),
            key=self.key(field),
            on_change=self._settle,
            args=(field,),
            label_visibility="collapsed",
        )
        _amount, refused = self._amount(field)
        if refused:
            box.error(md(refused), icon=":material/edit:")

    def asked_about(self) -> Profile | None:
        """The profile as far as it decides what is asked; None while one of these facts is missing.

        Without a stage it is taken for the last one, which expects most.
        """
        if any(
            self.value(field) in (None, [])
            for field in ("model_role", "markets", "personal_data", "public_service")
        ):
            return None
        stand_ins = {"company": "-", "stage": STAGES[-1], "currency": CURRENCIES[0], "as_of": EARLIEST}
        given = {field: self._entered(field) for field in (*REQUIRED, *MORE) if field != "mode"}
        return Profile.model_validate({**stand_ins, **{k: v for k, v in given.items() if v is not None}})

    def _entered(self, field: str) -> Any:
        value = bare(self.value(field))
        if field in AMOUNTS and isinstance(value, str):
            return None
        return None if field == "fx_per_usd" and value == 0 else value  # nothing costs nothing: not known yet

    def missing(self, _: Translator) -> list[str]:
        """What is required and not filled in, or not with anything that can be meant, as labels."""
        return [
            _(LABELS[field])
            for field in REQUIRED
            if self._entered(field) in (None, ()) or (field == "as_of" and not self._day_fits())
        ] + [_(LABELS[field]) for field in AMOUNTS if isinstance(self.value(field), str)]

    def profile(self) -> Profile:
        """The profile as entered; facts that the form does not show are kept."""
        kept = self._stored.assessment.profile.model_dump() if self._stored else {}
        given = {field: self._entered(field) for field in (*REQUIRED, *OPTIONAL) if field != "mode"}
        return Profile.model_validate({**kept, **given})

    def title(self) -> str:
        """The assessment's name as entered, or nothing."""
        return self._entered("title") or ""

    def mode(self) -> Mode:
        """Quick or full."""
        mode: Mode = self.value("mode")
        return mode

    def revision(self) -> int:
        """The profile's revision on which the form rests."""
        revision: int = st.session_state[self.key("revision")]
        return revision

    def accept(self, revision: int) -> None:
        """The form was saved, or rests on a newer revision."""
        st.session_state[self.key("revision")] = revision
        st.session_state[self.key("base")] = {field: self.value(field) for field in FIELDS}

    def forget(self) -> None:
        """Drops everything entered; the fields are seeded anew."""
        boxes = (self._box(market) for market in MARKETS)
        kept = map(self.key, (*FIELDS, "revision", "base", "draft", "conflict", "saved", "asked"))
        for key in (*boxes, *kept):
            st.session_state.pop(key, None)

    def take_stored(self) -> None:
        """Of two profiles saved at the same time, the stored one stays."""
        self.forget()

    def insist(self) -> None:
        """Of two profiles saved at the same time, the form's is to be saved over the stored one."""
        if self.missing(state.translator()):
            st.session_state[self.key("asked")] = True
            return
        st.session_state.pop(self.key("conflict"), None)
        if self._stored is not None:
            saved = state.repository().save_profile(
                self._id,
                self.profile(),
                title=self.title(),
                mode=self.mode(),
                expected=self._stored.profile_revision,
                now=state.now(),
                who=state.WHO,
            )
            self.accept(saved.revision)
            st.session_state[self.key("saved")] = state.show_moment(saved.at)

    def differences(self, _: Translator) -> list[tuple[str, str, str]]:
        """Label, stored value and entered value of each field in which they differ."""
        rows = []
        for field in FIELDS:
            stored, entered = (
                self._shown(field, self._initial(field), _),
                self._shown(field, self.value(field), _),
            )
            if stored != entered:
                rows.append((md(_(LABELS[field])), stored, entered))
        return rows

    def _shown(self, field: str, value: Any, _: Translator) -> str:
        if value in (None, "", []):
            return "–"
        if field in _SHOWN:
            return _(_SHOWN[field][value])
        if field == "markets":
            return _(", ").join(_(terms.MARKET[market]) for market in value)
        if isinstance(value, bool):
            return _("Yes") if value else _("No")
        if isinstance(value, dt.date):
            return show_date(value, _.locale)
        return show_number(value, _.locale) if isinstance(value, int | float) else str(value)
