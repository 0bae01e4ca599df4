"""The rules in the language of each engine."""
