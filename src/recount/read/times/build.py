"""From a matched rule to a form: one small function for each ``form`` of the grammar."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction

from recount.read.times.forms import Form
from recount.read.times.match import Match


def calendar_date(m: Match) -> Form | None:
    """A day, month or year by its name."""
    day = m.number("day", "dayth")
    month = m.word("month", "MONTH", "MABBR")
    last = m.whole[-1].lower
    of_year = m.shift() is not None and m.cal.classes["UNIT"].get(last) == "Y"
    return Form(
        "date",
        "calendar",
        year=m.number("year"),
        month=month,
        day=day,
        dayend=m.number("dayend"),
        weekday=m.word("weekday", "WEEKDAY", "WABBR"),
        direction=None if of_year else m.shift(),
        amount=Fraction(m.shift() or 0) if of_year else None,
        modifier=m.edge(),
    )


def iso(m: Match) -> Form | None:
    """A date in figures; where day and month could be either, both readings."""
    text = m.whole[0].lower
    parts = [int(p) for p in text.replace("/", "-").replace(".", "-").split("-")]
    if len(text.split("-")[0]) == 4:
        year, month, day = parts
    else:
        day, month, year = parts
        if month > 12:
            day, month = month, day
        elif day <= 12 and day != month:
            return Form("date", "either", year=year, month=month, day=day)
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    return Form("date", "calendar", year=year, month=month, day=day)


def years(m: Match) -> Form | None:
    """ "2012-13", "2011-2015"."""
    first, second = m.number("year"), m.number("second")
    if first is None or second is None:
        return None
    last = second if second > first else first + 1
    if last != second and last % 100 != second:
        return None
    return Form("date", "years", year=first, upto=Fraction(last), value=f"{first}/{last}")


def decade(m: Match) -> Form | None:
    """ "the late 1990s": TIMEX3 writes the decade as the first three figures of its years."""
    first = m.number("decade") or m.word("nineties", "DECADEWORD")
    value = str(first)[:3]
    return Form(
        "date", "years", year=first, upto=Fraction(first + 9), value=value, modifier=m.edge()
    )


def century(m: Match) -> Form | None:
    """ "the 20th century"."""
    n = m.number("n") or 0
    if not 10 < n < 25:
        return None
    last = Fraction(n * 100)
    value = str(n - 1)
    return Form("date", "years", year=n * 100 - 99, upto=last, value=value, modifier=m.edge())


def quarter(m: Match) -> Form | None:
    """ "the third quarter of 1984"."""
    n = m.number("n") or 0
    if not 1 <= n <= 4:
        return None
    return Form("date", "quarter", year=m.number("year"), month=n, direction=m.shift())


def thequarter(m: Match) -> Form | None:
    """ "the quarter", "the latest quarter": the one reported on."""
    return Form("date", "reported", unit="Q")


def quarterof(m: Match) -> Form | None:
    """ "the 1988 quarter": the one reported on, in that year."""
    return Form("date", "reported", unit="Q", amount=Fraction(m.number("year") or 0))


def half(m: Match) -> Form | None:
    """ "the last half of 1989"."""
    n = m.number("n") or 2
    year = m.number("year")
    return Form("date", "half", year=year, month=n, value=f"{year}-H{n}") if n <= 2 else None


def season(m: Match) -> Form | None:
    """ "last spring"."""
    value = m.word("season", "SEASON")
    return Form(
        "date", "season", year=m.number("year"), value=value, direction=m.shift(), modifier=m.edge()
    )


def weekday(m: Match) -> Form | None:
    """ "Friday night", "next Tuesday"."""
    return Form(
        "date",
        "weekday",
        weekday=m.word("weekday", "WEEKDAY", "WEEKDAYS"),
        direction=1 if "later" in m.taken else m.shift(),
        part=m.word("part", "TOD"),
        modifier=m.word("edge", "EDGE"),
    )


def weekly(m: Match) -> Form | None:
    """ "on Tuesdays", "every Friday"; "Saturdays" with its apostrophe lost is the day itself."""
    day = m.word("weekdays", "WEEKDAYS", "WEEKDAY")
    part = m.word("part", "TOD", "TODS")
    value = f"XXXX-WXX-{day}" + (f"T{part}" if part else "")
    return Form("set", "fixed", value=value, weekday=day)


def yearly(m: Match) -> Form | None:
    """ "every July"."""
    return Form("set", "fixed", value=f"XXXX-{m.word('month', 'MONTH'):02d}")


def dayword(m: Match) -> Form | None:
    """ "yesterday morning"."""
    return Form(
        "date",
        "shifted",
        unit="D",
        amount=Fraction(m.word("day", "DAYWORD")),
        part=m.word("part", "TOD"),
        modifier=m.word("edge", "EDGE"),
    )


def shifted(m: Match) -> Form | None:
    """ "the day before yesterday"."""
    return Form("date", "shifted", unit=m.args["unit"], amount=Fraction(m.args["amount"]))


def partofday(m: Match) -> Form | None:
    """ "tonight", "the morning"."""
    part = m.args.get("part") or m.word("part", "TOD")
    amount = Fraction(m.args.get("amount", 0))
    return Form("time", "shifted", unit="D", amount=amount, part=part, modifier=m.edge())


def relative(m: Match) -> Form | None:
    """ "this week", "last month", "the end of the year"."""
    unit = m.word("unit", "UNIT")
    if unit is None or unit.startswith("T"):
        return None
    return Form(
        "date",
        "shifted",
        unit=unit,
        amount=Fraction(m.shift() or 0),
        modifier=m.edge(),
    )


def weekend(m: Match) -> Form | None:
    """ "the weekend"."""
    return Form("date", "weekend", direction=m.shift())


def samething(m: Match) -> Form | None:
    """ "that year": the unit that holds the date spoken of."""
    unit = m.args.get("unit") or m.word("unit", "UNIT")
    return Form("date", "textual", unit=unit, amount=Fraction(0)) if unit in "DWMQY" else None


def after(m: Match) -> Form | None:
    """ "the following day": counted from the date spoken of."""
    unit = m.args.get("unit") or m.word("unit", "UNIT")
    if unit not in "DWMQY":
        return None
    part = m.word("part", "TOD")
    return Form("date", "textual", unit=unit, amount=Fraction(m.args["amount"]), part=part)


def ago(m: Match) -> Form | None:
    """ "two years ago"."""
    unit = m.args.get("unit") or m.word("unit", "UNIT") or m.word("units", "UNITS")
    amount = _amount(m)
    if "amount" in m.args:
        amount = Fraction(m.args["amount"])
    if amount is None:
        return Form("date", "fixed", value="PAST_REF")
    return Form("date", "shifted", unit=unit, amount=-amount, modifier=m.edge(), direction=-1)


def later(m: Match) -> Form | None:
    """ "two years later": counted from the date spoken of."""
    unit = m.word("unit", "UNIT") or m.word("units", "UNITS")
    amount = _amount(m)
    if amount is None:
        return Form("date", "fixed", value="FUTURE_REF")
    return Form("date", "textual", unit=unit, amount=amount)


def length(m: Match) -> Form | None:
    """ "the past two months": a duration."""
    unit = m.word("unit", "UNIT") or m.word("units", "UNITS")
    if unit is None:
        return None
    amount = Fraction(m.args["amount"]) if "amount" in m.args else _amount(m)
    first = m.taken.get("n")
    low = first.value if first is not None and "n2" in m.taken else amount
    return Form(
        "duration",
        "length",
        unit=unit,
        amount=low,
        upto=amount,
        modifier=m.edge(),
        direction=_towards(m),
    )


def halflength(m: Match) -> Form | None:
    """ "half an hour"."""
    return Form("duration", "length", unit=m.word("unit", "UNIT"), amount=Fraction(1, 2))


def every(m: Match) -> Form | None:
    """ "every ten days"."""
    unit = m.word("unit", "UNIT") or m.word("unit2", "UNIT") or m.word("units", "UNITS")
    amount = _amount(m) or Fraction(2 if "unit2" in m.taken else 1)
    return Form("set", "length", unit=unit, amount=amount)


def often(m: Match) -> Form | None:
    """ "weekly"."""
    return Form("set", "fixed", value=m.word("often", "OFTEN"))


def reference(m: Match) -> Form | None:
    """ "now", "recently", "the future"."""
    return Form(
        "date", "fixed", value=m.args.get("value") or m.word("ref", "REF", "FUTURENOUN", "PASTNOUN")
    )


def recently(m: Match) -> Form | None:
    """ "recent years"."""
    unit = m.word("units", "UNITS")
    direction = 1 if "coming" in m.taken else -1
    return Form("duration", "length", unit=unit, direction=direction)


def clock(m: Match) -> Form | None:
    """ "9 p.m. Wednesday", "noon"."""
    time = _time(m)
    if time is None:
        return None
    amount = m.word("day", "DAYWORD")
    month = m.word("month", "MONTH", "MABBR") if "month" in m.taken and "day2" in m.taken else None
    if month:
        return Form(
            "time", "calendar", year=m.number("year"), month=month, day=m.number("day2"), clock=time
        )
    if "weekday" in m.taken:
        return Form("time", "weekday", weekday=m.word("weekday", "WEEKDAY"), clock=time)
    op = "shifted" if amount is not None else "clock"
    return Form("time", op, unit="D", amount=Fraction(amount or 0), clock=time)


def nothing(m: Match) -> Form | None:
    """What looks like a time and is none: ages."""
    return Form("none", "fixed")


def _time(m: Match) -> str | None:
    """Hours and minutes, 24-hour."""
    noon = m.word("noon", "NOON")
    if noon:
        return str(noon)
    if "clock" in m.taken:
        hour, minute = (int(x) for x in m.taken["clock"].lower.split(":")[:2])
    else:
        hour, minute = m.number("hour") or 0, 0
    half_day = m.word("ampm", "AMPM") or {"AF": "pm", "EV": "pm"}.get(m.word("part", "TOD") or "")
    if hour > 24 or minute > 59:
        return None
    if half_day == "pm" and hour < 12:
        hour += 12
    if half_day == "am" and hour == 12:
        hour = 0
    return f"{hour:02d}:{minute:02d}"


def _amount(m: Match) -> Fraction | None:
    """How many units, None for "several", "few" and a bare plural."""
    half_more = Fraction(1, 2) if "halved" in m.taken else Fraction(0)
    for name in ("n2", "n"):
        item = m.taken.get(name)
        if item is not None and item.value is not None:
            return item.value + half_more
    if "one" in m.taken:
        return 1 + half_more
    if any(item.lower in m.cal.classes["COUPLE"] for item in m.whole):
        return Fraction(2)
    return None


def _towards(m: Match) -> int | None:
    """Whether a duration is said to lie behind ("the past") or ahead ("the next")."""
    for item in m.whole[:4]:
        if item.lower in m.cal.classes["PAST"] or item.lower in m.cal.classes["LATEST"]:
            return -1
        if item.lower in m.cal.classes["NEXT"]:
            return 1
    return None


FORMS: Mapping[str, Callable[[Match], Form | None]] = {
    "calendar": calendar_date,
    "iso": iso,
    "years": years,
    "decade": decade,
    "century": century,
    "quarter": quarter,
    "quarterof": quarterof,
    "half": half,
    "thequarter": thequarter,
    "season": season,
    "weekday": weekday,
    "weekly": weekly,
    "yearly": yearly,
    "dayword": dayword,
    "shifted": shifted,
    "partofday": partofday,
    "relative": relative,
    "weekend": weekend,
    "samething": samething,
    "after": after,
    "ago": ago,
    "later": later,
    "length": length,
    "halflength": halflength,
    "every": every,
    "often": often,
    "reference": reference,
    "recently": recently,
    "clock": clock,
    "nothing": nothing,
}
