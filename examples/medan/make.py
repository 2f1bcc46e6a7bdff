"""Writes the tables of this folder anew; the same city every time."""

from pathlib import Path

from meritasn.io import write_tables
from meritasn.testing.population import city

if __name__ == "__main__":
    for table in write_tables(city().workforce, Path(__file__).parent):
        print(table.name)
