"""Alembic's environment: runs the scripts on the connection that the store hands over."""

from __future__ import annotations

from alembic import context

from c21desk.storage.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transactional_ddl=False,  # the store has begun the one transaction that holds it all
)
context.run_migrations()
