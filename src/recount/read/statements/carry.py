"""A speaker carried over to sentences that name none."""

from __future__ import annotations

from collections.abc import Sequence

from recount.model.analysis import Analysis
from recount.model.document import Zone
from recount.read.statements.draft import Draft, Tokens
from recount.read.statements.speakers import is_first_person

# Between two statements of one speaker, so many sentences without one are still that speaker's.
GAP = 2
# A paragraph with more sentences is a text whose breaks were lost: standing in it ties nothing.
LONGEST = 8
SPOKEN = frozenset({"speech", "thought", "learned"})


def carried(
    analysis: Analysis, drafts: Sequence[Draft], speakers: Sequence[Tokens], zones: tuple[Zone, ...]
) -> list[tuple[int, Tokens]]:
    """Pairs of the draft a speaker is carried from and the tokens carried to, in text order.

    A sentence takes the speaker before it where it speaks in the first person
    outside quotation marks, stands in a block quote, or stands between two
    statements of one speaker in one paragraph.
    """
    state = _Sentences(analysis, drafts, speakers, zones)
    found: list[tuple[int, Tokens]] = []
    last_carried: dict[int, int] = {}
    for number in range(len(analysis.sentences)):
        if state.taken[number]:
            continue
        at = state.before(number, last_carried)
        if at is not None and (
            state.first_person(number) or state.block(number) or state.between(number, at)
        ):
            sentence = analysis.sentences[number]
            found.append((at, tuple(range(sentence.first, sentence.last))))
            last_carried[number] = at
    return found


class _Sentences:
    """What each sentence holds: drafts of which speaker."""

    def __init__(
        self,
        analysis: Analysis,
        drafts: Sequence[Draft],
        speakers: Sequence[Tokens],
        zones: tuple[Zone, ...],
    ) -> None:
        self.analysis, self.zones = analysis, zones
        self.words = [
            " ".join(analysis.tokens[i].text.lower() for i in tokens) for tokens in speakers
        ]
        self.taken = [False] * len(analysis.sentences)
        self.spoken: dict[int, list[int]] = {}
        for at, draft in enumerate(drafts):
            for i in (*draft.content, *draft.cue):
                self.taken[analysis.tokens[i].sentence] = True
            if draft.kind in SPOKEN and self.words[at]:
                for number in sorted(
                    {analysis.tokens[i].sentence for i in (*draft.cue, *draft.content)}
                ):
                    self.spoken.setdefault(number, []).append(at)

    def before(self, number: int, last_carried: dict[int, int]) -> int | None:
        """The sole speaker of the sentence before, itself carried or not."""
        if number - 1 in last_carried:
            return last_carried[number - 1]
        for back in range(1, GAP + 1):
            here = self.spoken.get(number - back)
            if here:
                voices = {self.words[at] for at in here}
                return here[-1] if len(voices) == 1 else None
        return None

    def first_person(self, number: int) -> bool:
        sentence = self.analysis.sentences[number]
        return any(is_first_person(t) for t in self.analysis.tokens[sentence.first : sentence.last])

    def block(self, number: int) -> bool:
        start = self.analysis.sentences[number].start
        return any(z.kind == "quote-block" and z.start <= start < z.end for z in self.zones)

    def between(self, number: int, at: int) -> bool:
        """Whether a statement of the same speaker follows soon in the same paragraph."""
        paragraph = self.analysis.sentences[number].paragraph
        if sum(s.paragraph == paragraph for s in self.analysis.sentences) > LONGEST:
            return False
        for later in range(number + 1, min(number + GAP + 1, len(self.analysis.sentences))):
            if self.analysis.sentences[later].paragraph != paragraph:
                return False
            here = self.spoken.get(later)
            if here:
                return {self.words[other] for other in here} == {self.words[at]}
        return False
