"""The speaker behind a wording: pronouns, bare titles and short names, within one document.

Only a sole survivor resolves; where two would do, nobody is named.
"""

from __future__ import annotations

from collections.abc import Sequence

from recount.model.analysis import Analysis, Token, TokenRun
from recount.read.statements import tree
from recount.read.statements.candidates import (
    Voice,
    alike,
    fits,
    kind_of,
    names_that_speak,
    voices_by_sentence,
)
from recount.read.statements.dead import Dead
from recount.read.statements.draft import Draft, Tokens
from recount.read.statements.lexicon import words
from recount.read.statements.names import Names, content_words

# How many sentences back a pronoun may reach, and how many paragraphs.
SENTENCES_BACK = 8
PARAGRAPHS_BACK = 4


def resolve_speakers(analysis: Analysis, drafts: Sequence[Draft]) -> list[Tokens]:
    """For each draft its speaker in the fullest wording, () where that is not sure."""
    return _Resolver(analysis, drafts).resolve()


class _Resolver:
    """Goes through the drafts in text order and keeps who has spoken."""

    def __init__(self, analysis: Analysis, drafts: Sequence[Draft]) -> None:
        self.analysis, self.drafts = analysis, drafts
        self.named = names_that_speak(analysis)
        self.names = Names(analysis, self.named)
        self.sources = {d.source for d in drafts if d.source}
        self.voices = voices_by_sentence(analysis, self.named, self.sources)
        self.dead = Dead(analysis, self.named)
        self.found: dict[int, Tokens] = {}
        numbers = sorted({sentence.paragraph for sentence in analysis.sentences})
        # Lines that hold nothing but space are no paragraphs to count.
        self.paragraph = {number: at for at, number in enumerate(numbers)}

    def resolve(self) -> list[Tokens]:
        order = sorted(range(len(self.drafts)), key=lambda at: self.drafts[at].source or (0,))
        for at in order:
            found = self._one(at)
            self.found[at] = found if content_words(self.analysis, found) else ()
        return [self.found[at] for at in range(len(self.drafts))]

    def _one(self, at: int) -> Tokens:
        draft = self.drafts[at]
        if not draft.source:
            return ()
        head = self._head(draft.source)
        token = self.analysis.tokens[head]
        if token.feat("PronType") == "Rel" or token.lemma.lower() in words(
            "sources", "pronouns", "relative"
        ):
            above = self._antecedent(head)
            return self._nominal(above) if above is not None else ()
        if is_first_person(token):
            return self._first_person(at)
        capitals = len(token.text) > 1 and token.text.isupper()
        if (token.upos == "PRON" and not capitals) or token.text.lower() in words(
            "sources", "pronouns", "person"
        ):
            return self._of_outer(token, at) or self._pronoun(token, draft)
        return self._nominal(head, draft.source)

    def _head(self, source: Tokens) -> int:
        """The word that heads a wording: of several in a torn parse one that is a subject."""
        inside = set(source)
        tops = [t for t in (self.analysis.tokens[i] for i in source) if t.head not in inside]
        subjects = [t for t in tops if t.rel == "nsubj"]
        return (subjects or tops or [self.analysis.tokens[source[0]]])[0].i

    def _antecedent(self, i: int) -> int | None:
        for above in [self.analysis.tokens[i], *self.analysis.ancestors(i)]:
            if above.deprel == "acl:relcl":
                return above.head
        return None

    def _first_person(self, at: int) -> Tokens:
        """Inside a quote its speaker, outside one the last who spoke."""
        head = self.drafts[at].head
        around = [
            other
            for other, draft in enumerate(self.drafts)
            if other != at and head in draft.content and self.found.get(other)
        ]
        if around:
            return self.found[min(around, key=lambda o: len(self.drafts[o].content))]
        before = [
            other
            for other, draft in enumerate(self.drafts)
            if self.found.get(other)
            and draft.source
            and draft.source[0] < head
            and self._near(draft.source[0], head)
        ]
        return self.found[max(before, key=lambda o: self.drafts[o].source)] if before else ()

    def _of_outer(self, token: Token, at: int) -> Tokens:
        """Within what somebody says, a pronoun that fits stands for them ("she said she fears")."""
        around = [
            other
            for other, draft in enumerate(self.drafts)
            if other != at
            and self.found.get(other)
            and token.i in draft.content
            and draft.source
            and draft.source[0] < token.i
            and self.analysis.tokens[draft.head].sentence == token.sentence
        ]
        for other in sorted(around, key=lambda o: len(self.drafts[o].content)):
            speaker, source = self.found[other], self.drafts[other].source
            plural = any(
                self.analysis.tokens[i].feat("Number") == "Plur"
                and self.analysis.tokens[i].head not in source
                for i in source
            )
            if fits(token, Voice(speaker, self._kind(speaker), plural, True)):
                return speaker
        return ()

    def _near(self, i: int, j: int) -> bool:
        one, other = self.analysis.tokens[i].sentence, self.analysis.tokens[j].sentence
        apart = (
            self.paragraph[self.analysis.sentences[other].paragraph]
            - self.paragraph[self.analysis.sentences[one].paragraph]
        )
        return other - one <= SENTENCES_BACK and apart <= PARAGRAPHS_BACK

    def _pronoun(self, token: Token, draft: Draft) -> Tokens:
        """Who a pronoun stands for among those named before; not those its words are about."""
        place, sentence, said = draft.source[0], token.sentence, set(draft.content)
        for number in range(sentence, max(-1, sentence - SENTENCES_BACK - 1), -1):
            if not self._near(self.analysis.sentences[number].first, place):
                return ()
            here = [
                v
                for v in self.voices.get(number, ())
                if v.tokens[-1] < place
                and fits(token, v)
                and not said.intersection(v.tokens)
                and not self._speaks_to(v.tokens, token)
                and not self.dead.before(v.tokens, place)
                and not self._is_other(token, v.tokens)
            ]
            told = _distinct(self, [v for v in here if v.gender == token.feat("Gender")])
            if len(told) == 1 and told[0]:
                return told[0]
            firm = _distinct(self, [v for v in here if v.subject])
            if len(firm) > 1 and token.feat("Number") == "Plur":
                firm = _distinct(self, [v for v in here if v.subject and v.plural])
            if len(firm) > 1:
                spoke = _distinct(self, [v for v in here if v.speaks])
                firm = spoke if len(spoke) == 1 else firm
            firm += [t for t in self._resolved(token, number, place) if t not in firm]
            if len(firm) > 1:
                # Who spoke goes on speaking, whoever else was named with it.
                before = self._spoke_in(number, place)
                firm = [t for t in firm if t in before] or firm
            if len(firm) == 1:
                return firm[0]
            every = _distinct(self, here)
            if len(every) == 1:
                return every[0]
            if every or self._may_be_meant(token, number, place):
                return ()
        return ()

    def _spoke_in(self, number: int, place: int) -> set[Tokens]:
        """The speakers of a sentence before `place` whom no other voice quotes."""
        return {
            speaker
            for at, speaker in self.found.items()
            if speaker
            and self.drafts[at].source[0] < place
            and self.analysis.tokens[self.drafts[at].source[0]].sentence == number
            and not any(self.drafts[at].head in other.content for other in self.drafts)
        }

    def _is_other(self, token: Token, voice: Tokens) -> bool:
        """Whether an earlier "he" was told to be whom this "she" cannot mean."""
        gender = token.feat("Gender")
        known = {
            self.analysis.tokens[self.drafts[at].source[0]].feat("Gender")
            for at, speaker in self.found.items()
            if speaker == voice and len(self.drafts[at].source) == 1
        } - {None, ""}
        return bool(gender and known and gender not in known)

    def _may_be_meant(self, token: Token, number: int, place: int) -> bool:
        """Whether a nearer source of no plain kind may be whom a person's pronoun means."""
        person = token.text.lower() in words("sources", "pronouns", "person")
        return person and any(
            v.subject and not v.kind and not v.plural and v.tokens[-1] < place
            for v in self.voices.get(number, ())
        )

    def _speaks_to(self, voice: Tokens, pronoun: Token) -> bool:
        """Whether a voice speaks to one whom the same pronoun means ("a clerk told her …")."""
        gender, number = pronoun.feat("Gender"), pronoun.feat("Number")
        inside = set(voice)
        verbs = {self.analysis.tokens[i].head for i in voice} - inside
        return any(
            t.upos == "PRON" and t.feat("Gender") == gender and t.feat("Number") == number
            for v in sorted(verbs)
            for t in self.analysis.children(v, "obj", "iobj")
            if t.feat("PronType") == "Prs"
        )

    def _resolved(self, token: Token, number: int, place: int) -> list[Tokens]:
        """Speakers behind earlier pronouns of the same kind in a sentence."""
        found: list[Tokens] = []
        for at, speaker in self.found.items():
            source = self.drafts[at].source
            if not speaker or len(source) != 1 or source[0] >= place:
                continue
            other = self.analysis.tokens[source[0]]
            if other.sentence == number and alike(token, other) and speaker not in found:
                found.append(speaker)
        return found

    def _nominal(self, head: int, source: Tokens = ()) -> Tokens:
        """The fullest wording of a noun phrase: its own name, or a longer one it shortens.

        `source` is the whole wording where it is known, names beside the head with it.
        """
        own = self._with_name(tree.core(self.analysis, head))
        name = self._name_within(head, source or tree.phrase(self.analysis, head))
        wording = name or own
        full = self.names.longer(wording)
        if full:
            return full
        return name or self._by_title(head) or self._watcher(head, own) or own

    def _with_name(self, own: Tokens) -> Tokens:
        """A noun with the name put right behind it ("the newspaper Orla Dag")."""
        after = own[-1] + 1
        tokens = self.analysis.tokens
        while (
            after < len(tokens)
            and tokens[after].upos == "PROPN"
            and own[0] <= tokens[after].head < after
        ):
            own = (*own, after)
            after += 1
        return own

    def _watcher(self, head: int, own: Tokens) -> Tokens:
        """An unnamed body that watches ("a monitor"): the sole one that the document names."""
        said = {w for i in own for w in _words(self.analysis.tokens[i])}
        bodies = words("sources", "bodies") | words("sources", "watchers")
        if (
            not said & words("sources", "watchers")
            or self.analysis.tokens[head].lemma.lower() not in bodies
        ):
            return ()
        if self.analysis.tokens[head].feat("Number") == "Plur":
            return ()
        names: dict[str, Tokens] = {}
        for n in self.named:
            tokens = tuple(range(n.first, n.last))
            low = {w for i in tokens for w in _words(self.analysis.tokens[i])}
            # A name in plural is at times kept whole as its lemma.
            low |= {w.removesuffix("s") for w in low}
            if n.label == "organisation" and low & words("sources", "watching"):
                full = self.names.longer(tokens) or tokens
                key = " ".join(self.analysis.tokens[i].text.lower() for i in full)
                names.setdefault(key, full)
        return next(iter(names.values())) if len(names) == 1 else ()

    def _name_within(self, head: int, phrase: Tokens) -> Tokens:
        """The one name of a person, else of a body, that the phrase holds as its head."""
        inside = [n for n in self.named if n.first >= phrase[0] and n.last - 1 <= phrase[-1]]
        people = [n for n in inside if n.label == "person"]
        direct = [
            n
            for n in people
            if any(
                i == head
                or (
                    self.analysis.tokens[i].head == head
                    and self.analysis.tokens[i].rel in ("appos", "flat", "compound", "nsubj")
                )
                for i in range(n.first, n.last)
            )
        ]
        if len(direct) == 1:
            return tuple(range(direct[0].first, direct[0].last))
        own = len(tree.core(self.analysis, head))
        last = [n for n in people if self._ends(n, phrase)]
        if len(people) == 1 and last:
            return tuple(range(last[0].first, last[0].last))
        heads = [
            n
            for n in inside
            if n.first <= head < n.last
            and n.label != "person"
            # "Veldian" in "Veldian opposition" says whose it is, and is not its name.
            and (n.label != "group" or n.last - n.first >= own)
        ]
        if len(heads) == 1:
            return tuple(range(heads[0].first, heads[0].last))
        beside = [
            n
            for n in inside
            if n.label == "organisation"
            and self.analysis.tokens[n.last - 1].rel in ("nsubj", "appos")
            and n.last - 1 != head
        ]
        if len(beside) == 1 and not people:
            return tuple(range(beside[0].first, beside[0].last))
        return ()

    def _ends(self, n: TokenRun, phrase: Tokens) -> bool:
        """Whether a name ends a wording with nothing to tie it in ("a nurse at the clinic Ada")."""
        before = self.analysis.tokens[n.first - 1]
        own = n.first <= before.head < n.last
        return n.last - 1 == phrase[-1] and before.upos in ("NOUN", "PROPN") and not own

    def _by_title(self, head: int) -> Tokens:
        """Who a bare "the minister", "the group" stands for: the sole earlier voice it fits."""
        token = self.analysis.tokens[head]
        lemma = token.lemma.lower()
        article = [t for t in self.analysis.children(head, "det") if t.feat("Definite") == "Def"]
        if not article:
            return ()
        if self._is_named(head):
            return ()
        body = lemma in words("sources", "bodies")
        person = lemma in words("sources", "persons")
        if not (body or person):
            return ()
        earlier = [
            (at, self.found[at])
            for at in self.found
            if self.found[at] and self.drafts[at].source[0] < head
        ]
        titled = {t for at, t in earlier if self._titled(self.drafts[at].source, lemma)}
        if len(titled) == 1:
            return titled.pop()
        if titled or lemma not in words("sources", "generic"):
            return ()
        near = {
            t
            for at, t in earlier
            if self._near(self.drafts[at].source[0], head) and self._kind(t) == "body"
        }
        return near.pop() if len(near) == 1 else ()

    def _is_named(self, head: int) -> bool:
        """Whether a noun has a name of its own before it ("the key Veldian Front group")."""
        return any(t.upos == "PROPN" for t in self.analysis.children(head, "compound", "flat"))

    def _titled(self, source: Tokens, lemma: str) -> bool:
        """Whether a source was introduced with this noun and a name beside it."""
        tokens = [self.analysis.tokens[i] for i in source]
        told = len(content_words(self.analysis, source)) > 1
        return told and any(
            t.lemma.lower() == lemma and self._is_title(t, frozenset(source)) for t in tokens
        )

    def _is_title(self, token: Token, source: frozenset[int]) -> bool:
        """Whether a noun in a source is what the source is, not "army" in "an army conscript"."""
        while token.head in source and token.head != token.i:
            above = self.analysis.tokens[token.head]
            title = token.deprel == "nmod:desc"
            if not title and token.rel not in ("appos", "flat", "compound", "nsubj", "conj"):
                return False
            if token.rel == "compound" and above.upos != "PROPN":
                return False
            token = above
        return True

    def _kind(self, tokens: Tokens) -> str:
        return kind_of(self.analysis, tokens, self.named)


def _words(token: Token) -> tuple[str, str]:
    return token.text.lower(), token.lemma.lower()


def is_first_person(token: Token) -> bool:
    """Whether a token is "I", "we" or the like, and no name written in capitals ("US")."""
    name = len(token.text) > 1 and token.text.isupper()
    return not name and token.text.lower() in words("sources", "pronouns", "first")


def _distinct(resolver: _Resolver, voices: list[Voice]) -> list[Tokens]:
    """The voices by fullest wording, each once."""
    found: list[Tokens] = []
    seen: set[str] = set()
    for voice in voices:
        full = resolver._nominal(resolver._head(voice.tokens))
        key = " ".join(resolver.analysis.tokens[i].text.lower() for i in full)
        if key not in seen:
            seen.add(key)
            found.append(full)
    return found
