"""Programmes of visits from and to other programs: running text, tables, iCalendar."""
