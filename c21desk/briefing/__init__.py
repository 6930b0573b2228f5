"""Briefing packs: from a frozen snapshot of a visit to a tagged PDF file.

Layers, each importing only what stands to its right: ``build`` > ``sections`` > ``flow`` > ``tags`` >
``text``. ``text`` knows of no page and no PDF: it chooses fonts, breaks lines, measures. ``tags`` is the
canvas with the structure tree. ``flow`` has the flowables, which are all that sections may use.
``snapshot``, ``gaps`` and ``words`` hold the content. ReportLab and Pillow load when a pack is built.
"""
