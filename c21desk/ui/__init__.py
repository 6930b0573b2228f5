"""The window. Everything that knows Qt is here and in :mod:`c21desk.app`."""

from c21desk.ui.unread import leave_sources_unread

leave_sources_unread()

from c21desk.ui.immortal import keep_constants_alive  # noqa: E402 - would be read else

keep_constants_alive()
