"""Layer 0: the query as it was perhaps meant, in words that anybody may read on the site.

The vocabulary also knows words of drafts and private pages. So a word is shown only as it stands in
a title or text that anybody may read, or in a synonym of the staff.
"""

from rapidfuzz.distance import OSA

from search import polish, synonyms
from search.questions import LONGEST, Question
from search.results import said_by

NEAR = 1.5  # a guess that is further is searched, but is no "did you mean"
LONG = 10  # letters of a word in which one more error is forgiven
READ = 20  # results in which the word is looked for


def corrected(text, question, ranking, scopes):
    """Return the query as it was perhaps meant; "" if no word was mended, or not surely."""
    best = {}
    for word, guess in question.mended.items():
        if guess.distance > NEAR + (len(word) >= LONG):
            continue
        forms = [_form(word, stem, ranking, scopes) for stem in guess.stems]
        if len(forms) > 1:  # one word that was two
            forms = guess.form.split() if all(forms) else [""]
        if all(forms):
            best[word] = " ".join(forms)
    if not best:
        return ""
    return polish.WORD.sub(
        lambda typed: best.get(polish.fold(typed.group())[: polish.LONGEST_WORD], typed.group()),
        text[:LONGEST],
    ).strip()


def _form(word, stem, ranking, scopes):
    """Return the form of `stem` nearest to the folded `word` that anybody may read, or ""."""
    question = Question({stem: 1.0}, typed=[stem])
    rows = ranking.rows(*ranking.statement(question, scopes, stop=READ))
    said = polish.WORD.findall(" ".join(said_by(rows, scopes)).casefold())
    forms = [form for form in set(said) if polish.stem(polish.fold(form)) == stem]
    if not forms:
        forms = [synonyms.current().vocabulary.form_of(stem)]
    return min(forms, key=lambda form: (OSA.distance(polish.fold(form), word), form))
