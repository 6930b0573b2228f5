"""The data file: one door for reads and writes, the journal, the search index, keys, migrations."""
