"""How the people of a visit travel, ride and sleep, and who is invited to what."""
