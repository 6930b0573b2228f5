"""A row of tools that gives up words, the least needed first, where the place is narrow."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QToolButton, QWidget

from c21desk.ui.context import Context
from c21desk.ui.language import Text, Texts
from c21desk.ui.theme import GAP_XS

_WORDS = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
_ICON = Qt.ToolButtonStyle.ToolButtonIconOnly


def tool(context: Context, texts: Texts, text: Text, icon: str, name: Text = "") -> QToolButton:
    """A tool with an icon and words. What it is called and its tooltip stay when the words are given up;
    ``name`` says more than the words where these are short."""
    result = QToolButton()
    result.setToolButtonStyle(_WORDS)
    result.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    texts.put(result.setText, text)
    texts.put(result.setAccessibleName, text)
    texts.put(result.setToolTip, name or text)
    context.icons.put(result, icon)
    return result


class ToolRow(QWidget):
    """Widgets side by side in ``box``. Tools lose their words from the left where not all fit."""

    def __init__(self, box: QHBoxLayout) -> None:
        super().__init__()
        self.box = box
        box.setSpacing(GAP_XS)
        box.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setLayout(box)
        self._fitted: object = None

    def _tools(self) -> list[QToolButton]:
        widgets = [item.widget() for n in range(self.box.count()) if (item := self.box.itemAt(n)) is not None]
        return [one for one in widgets if isinstance(one, QToolButton) and not one.isHidden()]

    def _fit(self) -> None:
        tools = self._tools()
        state = (self.width(), self.font().toString(), tuple(one.text() for one in tools))
        if state == self._fitted:
            return
        self._fitted = state
        for one in tools:
            one.setToolButtonStyle(_WORDS)
        for one in tools:
            self.box.invalidate()
            if self.box.sizeHint().width() <= self.width():
                return
            one.setToolButtonStyle(_ICON)

    def event(self, event: QEvent) -> bool:
        """Fit again with each change of place, words or size of type."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest, QEvent.Type.Show):
            self._fit()
        return super().event(event)

    def minimumSizeHint(self) -> QSize:
        """The place without words."""
        items = [item for n in range(self.box.count()) if (item := self.box.itemAt(n)) is not None]
        widths = [
            _ICON_ALONE if isinstance(item.widget(), QToolButton) else item.minimumSize().width()
            for item in items
            if not item.isEmpty()
        ]
        return QSize(sum(widths) + GAP_XS * len(items), self.box.minimumSize().height())


_ICON_ALONE = 44
"""The width of a tool without words, in logical pixels."""
