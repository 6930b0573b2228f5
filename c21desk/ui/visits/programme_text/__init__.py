"""Programmes from and to other programs, and from templates: what the Programme tab offers."""
