"""Analyses from hand-written trees, for tests that must not depend on a trained model."""

from __future__ import annotations

from recount.model.analysis import Analysis, Sentence, Token, TokenRun

# "form/UPOS/head/relation", head counted from 1 within the sentence, 0 for the root; a lemma or
# features may follow: "said/VERB/0/root/say/Tense=Past".
GLUED = frozenset(".,;:!?”’)")


def analysis(*sentences: str, names: tuple[tuple[str, str], ...] = ()) -> Analysis:
    """One paragraph of sentences in the notation above, each starting a new one after a blank "".

    `names` are pairs of wording and label, each marked where it first stands.
    """
    text, tokens, spans = "", [], []
    paragraph = 0
    for row in sentences:
        if not row:
            text, paragraph = text.rstrip() + "\n", paragraph + 1
            continue
        first, start = len(tokens), len(text)
        for number, word in enumerate(row.split()):
            form, upos, head, relation, *more = word.split("/")
            if form in GLUED or form in ("'s", "n't"):
                text = text.rstrip()
            tokens.append(
                Token(
                    i=first + number,
                    start=len(text),
                    end=len(text) + len(form),
                    text=form,
                    lemma=more[0] if more else form.lower(),
                    upos=upos,
                    xpos="",
                    feats=more[1] if len(more) > 1 else "",
                    head=first + (int(head) - 1 if int(head) else number),
                    deprel=relation,
                    sentence=len(spans),
                )
            )
            text += form + ("" if form == "“" else " ")
        spans.append(Sentence(first, len(tokens), start, len(text.rstrip()), paragraph))
    runs = tuple(_run(tuple(tokens), wording, label) for wording, label in names)
    return Analysis(text.rstrip(), tuple(tokens), tuple(spans), runs)


def _run(tokens: tuple[Token, ...], wording: str, label: str) -> TokenRun:
    words = wording.split()
    for i in range(len(tokens)):
        if [t.text for t in tokens[i : i + len(words)]] == words:
            return TokenRun(i, i + len(words), label)
    raise ValueError(f"no {wording!r} in the trees")
