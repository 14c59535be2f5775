"""Tests of copies of the whole site."""
