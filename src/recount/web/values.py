"""From a form to the value of a claim's field: with its words in the text, or marked inferred."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from recount.model.draft import Dated, Draft, Figure, Term, Voice, Wording
from recount.model.judgement import MANY, Value
from recount.model.reading import TimesPer
from recount.model.span import Span
from recount.show.safe import HIDDEN, one_line, visible
from recount.web.form import Form, FormError

CLEARED = "clear"
UNGROUNDED = "select the words in the text, or mark the value as inferred"


def value_of(field: str, form: Form, now: Draft, text: str) -> Value:
    """The value that a form sets a field to.

    `now` is the claim as it stands; of a field that holds several, `op` says
    what happens to them: add, remove or raise the one at `index`, or clear.
    Raises FormError and ValueError in plain words.
    """
    op = form.get("op")
    if field in MANY:
        return _several(field, op, form, now, text)
    if op == CLEARED:
        return None
    return SINGLE[field](form, text, getattr(now, field))


def ground(form: Form, text: str) -> tuple[Span | None, bool]:
    """The words selected and the mark "inferred". Raises FormError where there is neither."""
    span, inferred = form.span(text), form.ticked("inferred")
    if span is None and not inferred:
        raise FormError(UNGROUNDED)
    return span, inferred


def typed(form: Form, name: str, *known: str) -> str:
    """What a person wrote into a box, or the words it was filled in with where it was left alone.

    A box holds one line, in which what hides is shown by its code point. `known`
    are the words that it may show so: they come back to the character.
    """
    told = form.get(name)
    for words in known:
        if told == one_line(words):
            return words
    for hidden in HIDDEN.findall("".join(known)):
        told = told.replace(visible(hidden), hidden)
    return told


def _passage(form: Form, text: str, now: object = None) -> Span:
    span = form.span(text)
    if span is None:
        raise FormError("select the passage in the text")
    return span


def _term(form: Form, text: str, now: object = None) -> Term:
    span, inferred = ground(form, text)
    return Term(form.get("value"), span, inferred)


def _wording(form: Form, text: str, now: object = None) -> Wording:
    """The words themselves, or a person's own, which are inferred."""
    span, inferred = ground(form, text)
    known = [span.exact] if span else []
    known += [now.text] if isinstance(now, Wording) else []
    words = typed(form, "text", *known) or (span.exact if span else "")
    if span is not None and words == span.exact:
        return Wording(words, span)
    if not inferred:
        raise FormError(f"“{words}” is not what was selected: mark it as inferred")
    return Wording(words, span, True)


def _dated(form: Form, text: str, now: object = None) -> Dated:
    span, inferred = ground(form, text)
    return Dated(form.get("earliest") or None, form.get("latest") or None, span, inferred)


def _figure(form: Form, text: str, now: object = None) -> Figure:
    span, inferred = ground(form, text)
    known = (now.words, now.unit) if isinstance(now, Figure) else ("", "")
    own = typed(form, "words", known[0]) or form.get("low") or form.get("high")
    words = span.exact if span else own
    return Figure(
        form.number("low"),
        form.number("high"),
        words,
        form.get("measure", "total"),
        typed(form, "unit", known[1], words) or "persons",
        form.get("bound", "exact"),
        span,
        inferred,
        form.ticked("approximate"),
        form.get("per") or None,
        _times(form),
    )


def _times(form: Form) -> TimesPer | None:
    """How often, of a figure that is said of each time."""
    low, high, per = form.number("often_low"), form.number("often_high"), form.get("often_per")
    if low is None and high is None:
        return None
    if not per:
        raise FormError("say by what time it is so often, such as P1W for a week")
    return TimesPer(low, high, per)


def _voice(form: Form, text: str) -> Voice:
    said = form.get("said")
    on = Dated(said, said, None, True) if said else None
    return Voice(_wording(form, text), form.get("cue") or None, on, form.ticked("carried"))


def _several(field: str, op: str, form: Form, now: Draft, text: str) -> Value:
    """The values of a field that holds several, with one of them added, moved or taken away."""
    values = list(getattr(now, field))
    place = form.number("index")
    if op == CLEARED:
        return ()
    if op == "remove" and place is not None and place < len(values):
        del values[place]
    elif op == "raise" and place is not None and 0 < place < len(values):
        values[place - 1 : place + 1] = [values[place], values[place - 1]]
    elif op == "add":
        values.append(_voice(form, text) if field == "attribution" else _wording(form, text))
    else:
        raise FormError("the values have changed meanwhile; look again")
    return tuple(values)


# By field: what a form, the document's text and the value as it stands make of it.
SINGLE: Mapping[str, Callable[[Form, str, object], Span | Term | Wording | Dated | Figure]] = {
    "span": _passage,
    "act": _term,
    "stance": _term,
    "method": _wording,
    "place": _wording,
    "when": _dated,
    "period": _term,
    "quantity": _figure,
    "telling": _term,
}
