"""Every kind of finding, by what it is about: one module a range of numbers.

A number is given once and keeps its meaning for ever.
"""
