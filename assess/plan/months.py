"""The months of a plan as days."""

import calendar
import datetime as dt


def month_start(begin: dt.date, month: int) -> dt.date:
    """The first day of a month of the plan; 1 begins at `begin`.

    A day that a month lacks is its last one, and no month comes after the last that a date can name.
    """
    year, at = divmod(begin.year * 12 + begin.month - 1 + month - 1, 12)
    if year > dt.MAXYEAR:
        return dt.date.max
    return dt.date(year, at + 1, min(begin.day, calendar.monthrange(year, at + 1)[1]))


def month_end(begin: dt.date, month: int) -> dt.date:
    """The last day of a month of the plan."""
    following = month_start(begin, month + 1)
    return following if following == dt.date.max else following - dt.timedelta(days=1)
