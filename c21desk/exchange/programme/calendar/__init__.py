"""iCalendar (RFC 5545): events as programme items, and programmes as calendars."""
