"""Layer 1: official words in a sentence, found in whatever form they stand."""

from plain_language.sentences import WORD, Word


class Dictionary:
    """Knows the entries by the stem of their first word, so that a text is read once."""

    def __init__(self, entries):
        """Take OfficialWords or alike: with `variants`, `plain`, `note`, `exact`."""
        self.by_start = {}
        for entry in entries:
            for variant in entry.variants:
                words = [Word(w.group(), w.start(), w.end()) for w in WORD.finditer(variant)]
                if words:
                    keys = [key(word, entry.exact) for word in words]
                    self.by_start.setdefault(words[0].stem, []).append((keys, entry))
        for phrases in self.by_start.values():  # "w przedmiocie sprawy" before "w przedmiocie"
            phrases.sort(key=lambda phrase: -len(phrase[0]))

    def find(self, sentence):
        """Return the entries that stand in a Sentence: [(start, end, entry)], none in another."""
        found, place, words = [], 0, sentence.words
        while place < len(words):
            keys, entry = self._entry_at(words, place)
            if entry:
                last = words[place + len(keys) - 1]
                found.append((words[place].start, last.end, entry))
            place += max(len(keys), 1)
        return found

    def _entry_at(self, words, place):
        """Return the keys of the longest phrase at a word and its entry, or () and None."""
        for keys, entry in self.by_start.get(words[place].stem, ()):
            here = words[place : place + len(keys)]
            if len(here) == len(keys) and keys == [key(word, entry.exact) for word in here]:
                return keys, entry
        return (), None


def key(word, exact):
    """Return what a Word is compared by: as written, or by what its forms share."""
    return word.lower if exact else word.stem
