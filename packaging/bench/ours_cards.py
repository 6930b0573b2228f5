"""Import all cards into a new encrypted file: ``ours_cards.py CARDS.vcf``.

Prints CPU seconds of all threads from opening the cards to the closed file, peak memory in MB, and how many
cards were read, made new people, were filled into known ones, and are to be looked at.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from data import PASSPHRASE
from machine import peak

from c21desk.services import desk

if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        opened = desk.create(Path(folder) / "cards.c21", PASSPHRASE, "bench")
        opened.titles.all()  # a running program has loaded the mapped classes
        began = time.process_time()
        source = opened.contacts.source(Path(sys.argv[1]))
        result = opened.contacts.import_now([source], "en")
        opened.close()
        spent = time.process_time() - began
    print(spent, peak(), result.read, result.created, result.matched, len(result.unsure))
