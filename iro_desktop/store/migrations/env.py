"""Runs the migrations on the connection that the store hands over; never opens one of its own."""

from alembic import context

from iro_desktop.models.registry import Record
from iro_desktop.store import tables

assert tables.OutboxEntry.metadata is Record.metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Record.metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
