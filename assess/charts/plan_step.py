"""How to begin with a step of a plan, in words. Imports no Plotly."""

from assess.charts.alt import DEFINED
from assess.i18n import Translator
from assess.i18n.terms import LEVEL
from assess.rubric import TOP_LEVEL, Criterion


def first_move(criterion: Criterion, begin: int, evidenced: bool, _: Translator) -> str:
    """What to do first to get one level above `begin`.

    The rubric's first step leads up to level 2. From there on what a level asks for is of one kind for all
    criteria: level 3 is a habit with records, level 4 a figure that is watched.
    """
    if begin < DEFINED:
        return _.text(criterion.first_step)
    said = []
    if not evidenced:
        name = _("{level} {name}", level=begin, name=_(LEVEL[begin]))
        said.append(_("First record what shows {level}: no valid evidence does yet.", level=name))
    if begin + 1 < TOP_LEVEL:
        said.append(
            _("Do it once, for the latest real case, and keep the record: the first piece of what is asked.")
        )
    else:
        said.append(_("Write down today's figure with its date, and who looks at it next and when."))
    return _.sentences(*said)
