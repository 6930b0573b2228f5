"""Read all cards with vobject: ``vobject_cards.py CARDS.vcf``. Prints CPU seconds and the number of cards."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import vobject

if __name__ == "__main__":
    began = time.process_time()
    with Path(sys.argv[1]).open(encoding="utf-8", newline="") as file:
        read = sum(1 for _card in vobject.readComponents(file, allowQP=True))
    print(time.process_time() - began, read)
