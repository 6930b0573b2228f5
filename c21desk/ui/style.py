"""The stylesheet's text. ``@name`` stands for a colour of :class:`c21desk.ui.theme.Tokens`.

Widgets ask for a role through dynamic properties: ``kind`` of labels (title, heading, hint, error,
badge), ``look`` of buttons (primary, link, quiet, rail, chip), ``level`` of framed notes (info,
warning, alert, success), ``area`` of containers (brand, rail, card, surface).
"""

SHEET = """
QWidget { selection-background-color: @primary; selection-color: @on_primary; }
QToolTip { background: @surface; color: @text; border: 1px solid @border; padding: 4px 6px; }
QMainWindow, QDialog { background: @window; }

*[area="brand"] { background: @brand; }
*[area="brand"] QLabel { color: @on_brand; background: transparent; }
*[area="rail"] { background: @panel; border-right: 1px solid @line; }
*[area="surface"] { background: @surface; }
*[area="bar"] { background: @surface; border-top: 1px solid @line; }
*[area="header"] { background: @surface; border-bottom: 1px solid @line; }
*[area="card"] { background: @surface; border: 1px solid @line; border-radius: 2px; }
*[area="card"] QLabel, *[area="header"] QLabel, *[area="bar"] QLabel { background: transparent; border: none; }

QLabel[kind="title"] { font-size: 17pt; font-weight: 600; }
QLabel[kind="brand"] { font-size: 12.5pt; font-weight: 600; }
QLabel[kind="heading"] { font-size: 11.5pt; font-weight: 600; }
QLabel[kind="big"] { font-size: 22pt; font-weight: 600; }
QLabel[kind="hint"] { color: @secondary; }
QLabel[kind="label"] { color: @text; font-weight: 600; }
QLabel[kind="error"] { color: @alert; font-weight: 600; }
QLabel[kind="missing"] { color: @alert; }
QLabel[kind="portrait"] { color: @secondary; background: @selected; border: 1px solid @line; border-radius: 2px; }
QLabel[kind="tag"] { color: @secondary; font-weight: 600; }
QLabel[kind="badge"] { color: @text; background: @selected; border: 1px solid @line; border-radius: 2px;
  padding: 1px 7px; }

QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox, QDateEdit, QTimeEdit {
  background: @field; color: @text; border: 1px solid @border; border-radius: 2px; padding: 3px 6px;
  min-height: 20px; }
QPlainTextEdit, QTextEdit { padding: 2px 4px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QAbstractSpinBox:focus, QComboBox:focus,
QDateEdit:focus, QTimeEdit:focus { border: 2px solid @focus; padding: 2px 5px; }
QPlainTextEdit:focus, QTextEdit:focus { padding: 1px 3px; }
QTextBrowser, QTextBrowser:focus { border: 1px solid @line; padding: 6px 10px; }
QTextBrowser:focus { border-color: @focus; }
QLineEdit[bad="true"], QPlainTextEdit[bad="true"], QComboBox[bad="true"] { border: 2px solid @alert;
  padding: 2px 5px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled { color: @disabled; background: @panel;
  border-color: @line; }
QLineEdit[missing="true"], QPlainTextEdit[missing="true"] { placeholder-text-color: @alert; }
QLineEdit QToolButton, QLineEdit QToolButton:focus { border: none; padding: 0 2px; }
QLineEdit[readOnly="true"] { background: @panel; }
QComboBox { padding-right: 26px; }
QComboBox:focus { padding-right: 25px; }
QComboBox QLineEdit, QComboBox QLineEdit:focus { border: none; padding: 0; min-height: 0; background: transparent; }
QComboBox::drop-down { border: none; width: 24px; subcontrol-position: center right; }
QComboBox::down-arrow { image: url("@arrow"); width: 14px; height: 14px; }
QComboBox QAbstractItemView { background: @surface; color: @text; border: 1px solid @border;
  selection-background-color: @primary; selection-color: @on_primary; outline: none; }
QTableView QLineEdit, QTableView QComboBox { min-height: 0; padding: 0 4px; }

QCheckBox, QRadioButton { spacing: 7px; padding: 2px; }
QRadioButton::indicator, QCheckBox::indicator { width: 14px; height: 14px; border: 1px solid @border;
  background: @field; }
QRadioButton::indicator { border-radius: 8px; }
QCheckBox::indicator { border-radius: 2px; }
QRadioButton::indicator:checked { width: 6px; height: 6px; border: 5px solid @primary; background: @on_primary; }
QCheckBox::indicator:checked { border-color: @primary; background: @primary; image: url("@tick"); }
QCheckBox:focus, QRadioButton:focus { border: 2px solid @focus; border-radius: 2px; padding: 0px; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: @line; }

QPushButton { background: @surface; color: @link; border: 1px solid @primary; border-radius: 2px;
  padding: 4px 12px; min-height: 20px; font-weight: 600; }
QPushButton:hover { background: @selected; }
QPushButton:pressed { background: @line; }
QPushButton:focus { border: 2px solid @focus; padding: 3px 11px; }
QPushButton:disabled { color: @disabled; border-color: @line; }
QPushButton[look="primary"] { background: @primary; color: @on_primary; border: 1px solid @primary; }
QPushButton[look="primary"]:hover { background: @primary_hover; }
QPushButton[look="primary"]:focus { border: 2px solid @focus; }
QPushButton[look="primary"]:disabled { background: @panel; color: @disabled; border-color: @line; }
QPushButton[look="link"] { background: transparent; border: 1px solid transparent; color: @link;
  padding: 2px 1px; text-align: left; font-weight: 400; }
QPushButton[look="link"]:hover { text-decoration: underline; }
QPushButton[look="link"]:focus { border: 2px solid @focus; padding: 1px 0px; }
QPushButton[look="quiet"], QToolButton { background: transparent; border: 1px solid transparent; color: @text;
  border-radius: 2px; padding: 4px 8px; font-weight: 400; }
QPushButton[look="quiet"]:hover, QToolButton:hover { background: @selected; }
QPushButton[look="quiet"]:focus, QToolButton:focus { border: 2px solid @focus; padding: 3px 7px; }
QToolButton[look="choice"] { background: @field; border: 1px solid @border; padding: 3px 26px 3px 6px; min-height: 20px; }
QToolButton[look="choice"]:focus { border: 2px solid @focus; padding: 2px 25px 2px 5px; }
QToolButton::menu-indicator { image: none; }
QToolButton[look="choice"]::menu-indicator { image: url("@arrow"); width: 14px; height: 14px;
  subcontrol-origin: border; subcontrol-position: center right; right: 6px; }
QPushButton[look="chip"] { background: @surface; color: @text; border: 1px solid @border; border-radius: 11px;
  padding: 1px 10px; min-height: 18px; font-weight: 400; }
QPushButton[look="chip"]:checked { background: @selected; border-color: @primary; }
QPushButton[look="chip"]:focus { border: 2px solid @focus; padding: 0px 9px; }
QPushButton[look="rail"] { background: transparent; color: @text; border: 2px solid transparent;
  border-left: 3px solid transparent; border-radius: 0; text-align: left; padding: 7px 12px; font-weight: 400; }
QPushButton[look="rail"]:hover { background: @selected; }
QPushButton[look="rail"]:checked { background: @selected; border-left: 3px solid @primary; font-weight: 600; }
QPushButton[look="rail"]:focus { border: 2px solid @focus; border-left: 3px solid @focus; }
QPushButton[look="language"] { background: transparent; color: @on_brand; border: 1px solid transparent;
  padding: 3px 9px; font-weight: 400; }
QPushButton[look="language"]:hover { text-decoration: underline; }
QPushButton[look="language"]:checked { background: @on_brand; color: @brand; font-weight: 600; }
QPushButton[look="language"]:focus { border: 2px solid @focus; padding: 2px 8px; }

QTableView, QListView, QTreeView { background: @surface; alternate-background-color: @panel; color: @text;
  border: 1px solid @line; gridline-color: @line; outline: none;
  selection-background-color: @selected; selection-color: @text; }
QTableView:focus, QListView:focus, QTreeView:focus { border: 1px solid @focus; }
QTableView[ring="true"]:focus { border: 2px solid @focus; }
QTableView::item { padding: 2px 6px; }
QTableView::item:selected, QListView::item:selected { background: @selected; color: @text; }
QTableView[ring="true"]::item:focus { border: 2px solid @focus; padding: 0px 4px; }
QListView::item { padding: 4px 6px; }
QHeaderView { background: @panel; }
QHeaderView::section { background: @panel; color: @secondary; border: none; border-bottom: 1px solid @line;
  border-right: 1px solid @line; padding: 5px 8px; font-weight: 600; }
QTableCornerButton::section { background: @panel; border: none; }

QTabWidget::pane { border: none; border-top: 1px solid @line; top: -1px; }
QTabBar { background: transparent; }
QTabBar::tab { background: transparent; color: @text; padding: 7px 14px; border: 2px solid transparent;
  border-bottom: 3px solid transparent; }
QTabBar::tab:selected { color: @link; font-weight: 600; border-bottom: 3px solid @primary; }
QTabBar::tab:hover { background: @selected; }
QTabBar::tab:focus { border: 1px solid @focus; border-bottom: 3px solid @primary; padding: 8px 15px 7px 15px; }

QProgressBar { background: @panel; border: 1px solid @border; border-radius: 2px; text-align: center; color: @text;
  min-height: 8px; max-height: 10px; }
QProgressBar::chunk { background: @primary; }
QMenuBar { background: @surface; color: @text; border-bottom: 1px solid @line; }
QMenuBar::item { padding: 4px 9px; background: transparent; }
QMenuBar::item:selected { background: @selected; color: @text; }
QMenu { background: @surface; color: @text; border: 1px solid @border; padding: 4px 0; }
QMenu::item { padding: 5px 26px 5px 22px; }
QMenu::item:selected { background: @primary; color: @on_primary; }
QMenu::item:disabled { color: @disabled; }
QMenu::separator { height: 1px; background: @line; margin: 4px 0; }
QScrollArea { border: none; background: transparent; }
QSplitter::handle { background: @line; margin: 0px 2px; }
QSplitter::handle:horizontal { width: 1px; }

QFrame[level="info"] { background: @selected; border: 1px solid @line; border-left: 4px solid @primary; }
QFrame[level="success"] { background: @success_back; border: 1px solid @line; border-left: 4px solid @success; }
QFrame[level="warning"] { background: @warning_back; border: 1px solid @line; border-left: 4px solid @warning; }
QFrame[level="alert"] { background: @alert_back; border: 1px solid @line; border-left: 4px solid @alert; }
QFrame[level] QLabel { background: transparent; border: none; }
"""
