"""Use-cases: what the window and the command line can do, one module a noun."""
