"""Alembic environment: runs on the connection that planner.store.migration hands over."""

from alembic import context

from planner.store.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, transactional_ddl=True)
with context.begin_transaction():
    context.run_migrations()
