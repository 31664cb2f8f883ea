"""Which people are managers: they alone write what holds for the whole council."""

from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Nobody is a manager until the administrator says so."""
    op.execute("alter table person add column manages boolean not null default false")


def downgrade() -> None:
    """Forget who was one."""
    op.execute("alter table person drop column manages")
