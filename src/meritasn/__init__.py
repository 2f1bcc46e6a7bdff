"""Rules of Indonesia's civil service as data: cited, exact, and explained to whom they concern."""

__all__ = ["__version__"]

__version__ = "0.1.0"
