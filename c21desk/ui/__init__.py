"""The window. Everything that knows Qt is here and in :mod:`c21desk.app`."""

from c21desk.ui.immortal import keep_constants_alive

keep_constants_alive()
