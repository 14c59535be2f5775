"""Other stemmers in the place of ours, to be measured beside it (decision 0012)."""

from functools import cache

import snowballstemmer

from search import polish

NAMES = ("none", "snowball", "snowball first")


def use(name):
    """Let the search stem by another stemmer; only in a process that then ends."""
    snowball, fold = snowballstemmer.stemmer("polish").stemWord, polish.fold
    if name == "none":
        polish.stem = cache(lambda word: word)
    elif name == "snowball":  # on plain letters
        polish.stem = cache(snowball)
    elif name == "snowball first":  # on Polish letters, which then become plain
        polish.fold = str.casefold
        polish.stem = cache(lambda word: fold(snowball(word)))
