"""Markup of paragraphs, read by ReportLab's own parser."""

from __future__ import annotations

from c21desk.briefing.text.runs import Run


def runs_from_markup(markup: str) -> tuple[Run, ...]:
    """Runs from ReportLab's paragraph markup (``<b>``, ``<i>``, ``<a href=…>``, ``&amp;``).

    Raises ValueError when the markup is broken. Texts that people typed are no markup: they are runs.
    """
    # Loaded here because few texts have markup, and the parser brings the whole of platypus along.
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus.paraparser import ParaParser

    _, fragments, _ = ParaParser().parse(markup, ParagraphStyle("markup"))  # type: ignore[no-untyped-call]
    runs = []
    for fragment in fragments:
        links = getattr(fragment, "link", None) or []
        target = links[0][1] if links and isinstance(links[0], tuple) else ""
        name = fragment.fontName
        runs.append(
            Run(
                fragment.text,
                bold=True if "Bold" in name else None,
                italic=True if "Oblique" in name or "Italic" in name else None,
                link=target or "",
            )
        )
    return tuple(runs)
