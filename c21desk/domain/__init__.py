"""What the program is about: mapped dataclasses and pure rules, one module a noun."""
