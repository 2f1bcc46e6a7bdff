"""The rules for millions: the column reading, and frames as a workforce."""
