"""Layer 3: examples of every kind of page, for `manage.py load_example` and for the tests.

A module for each app: a function for each page kind returns an unsaved page, `load(home)` puts a
believable set of them into the tree, each once (mopscms/content/making.py).
"""
