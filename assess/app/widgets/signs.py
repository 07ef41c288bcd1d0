"""The icon that goes with each word, so that colour is never the only sign."""

from collections.abc import Mapping
from types import MappingProxyType

from assess.charts.alt import shown
from assess.i18n import Translator
from assess.i18n.terms import BAND, CHANGE, KIND, LEVEL
from assess.rubric import Band, Rubric
from assess.scorecard import Triple

BAND_ICON: Mapping[str, str] = MappingProxyType(
    {
        "not_ready": ":material/cancel:",
        "emerging": ":material/trending_up:",
        "ready": ":material/check_circle:",
        "strong": ":material/verified:",
    }
)
WITHHELD_ICON = ":material/hourglass_empty:"
CHANGE_ICON: Mapping[str, str] = MappingProxyType(
    {
        "improved": ":material/arrow_upward:",
        "worse": ":material/arrow_downward:",
        "same": ":material/drag_handle:",
        "new": ":material/add:",
        "removed": ":material/remove:",
        "not_comparable": ":material/question_mark:",
    }
)
GATE_ICON: Mapping[str, str] = MappingProxyType(
    {
        "met": ":material/lock_open:",
        "unmet": ":material/lock:",
        "lost": ":material/lock:",
        "waived": ":material/do_not_disturb_on:",
    }
)
EVIDENCE_ICON: Mapping[str, str] = MappingProxyType(
    {
        "missing": ":material/front_hand:",
        "expired": ":material/event_busy:",
        "expiring": ":material/schedule:",
    }
)


def band_name(band: Band | None, _: Translator) -> str:
    """A band's name, or that it is withheld."""
    return _(BAND[band]) if band else _("Withheld")


def band_icon(band: Band | None) -> str:
    """A band's icon."""
    return BAND_ICON[band] if band else WITHHELD_ICON


def change_name(change: str, _: Translator) -> str:
    """What happened to a criterion, as icon and word."""
    return f"{CHANGE_ICON[change]}\u00a0{_(CHANGE[change])}"


def level_name(level: int, _: Translator) -> str:
    """A level with its number and name."""
    return _("{level} {name}", level=level, name=_(LEVEL[level]))


def answer_name(kind: str, level: int | None, _: Translator) -> str:
    """What was answered: a level, or why there is none."""
    return _(KIND[kind]) if level is None else level_name(level, _)


def claimed(rubric: Rubric, triple: Triple | None) -> str:
    """A figure's claimed value as it is shown, or a dash where there is none."""
    return shown(rubric, triple.value if triple else None)
