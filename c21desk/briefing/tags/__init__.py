"""The tag layer: a canvas that writes tagged, archivable PDF (PDF/UA-1 and PDF/A-2a at once)."""
