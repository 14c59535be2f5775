"""Layer 0: what else a query may mean, by the groups of synonyms that staff edit."""

from dataclasses import dataclass, field

from django.db.models import Count, Max

from search import polish
from search.models import SynonymGroup, phrases
from search.vocabulary import SHORTEST, Vocabulary


@dataclass
class Synonyms:
    """All groups, ready to be asked: {what is typed, as stems: [what it means, as stems]}."""

    version: tuple
    meanings: dict = field(default_factory=dict)
    longest: int = 0  # stems in the longest phrase that is typed
    vocabulary: Vocabulary = field(default_factory=lambda: Vocabulary((0, 0)))  # of what is typed

    def words_of(self, stems):
        """Return those of the stems that stand in a phrase of ours, so are no typing errors."""
        alone = {stem for stem in stems if (stem,) in self.meanings}
        return alone | self.meant_by(stems)[1]

    def meant_by(self, stems):
        """Return what a query may mean beside what it says, and its words that are but a part.

        stems: the query's stems without stop words. The longest phrase that fits is taken first.
        Returns (meanings, parts): a list of tuples of stems; the set of the stems of phrases of
        several words, which alone say little: "pani z opieki" is about neither.
        """
        meanings, parts, start = [], set(), 0
        while start < len(stems):
            for length in range(min(self.longest, len(stems) - start), 0, -1):
                phrase = tuple(stems[start : start + length])
                if phrase in self.meanings:
                    meanings += self.meanings[phrase]
                    parts |= set(phrase) if length > 1 else set()
                    start += length - 1
                    break
            start += 1
        return meanings, parts


_current = Synonyms(version=None)


def current():
    """Return the Synonyms of now; read again only when a group was changed, by any worker."""
    global _current
    version = tuple(
        SynonymGroup.objects.aggregate(number=Count("pk"), changed=Max("changed_at")).values()
    )
    if _current.version != version:
        _current = _read(version)
    return _current


def nothing():
    """Return Synonyms that know none."""
    return Synonyms(version=None)


def _read(version):
    meanings, words = {}, Vocabulary((0, 0))
    for group in SynonymGroup.objects.all():
        typed, meant = (
            [key for line in phrases(side) if (key := polish.key(line))]
            for side in (group.words, group.meanings)
        )
        for form in polish.WORD.findall(group.words.casefold()):
            if len(form) > SHORTEST:
                words.add(form)
        for one in typed:
            others = [other for other in typed if other != one] if group.both_ways else []
            meanings.setdefault(one, []).extend([*meant, *others])
        if group.both_ways:
            for one in meant:
                others = [other for other in meant if other != one]
                meanings.setdefault(one, []).extend([*typed, *others])
    return Synonyms(
        version=version,
        meanings=meanings,
        longest=max(map(len, meanings), default=0),
        vocabulary=words,
    )
