"""Keys of variants"""

import sqlalchemy as sa
from alembic import op

revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('product_variant_key',
    sa.Column('key', sa.String(length=32), nullable=False),
    sa.Column('product_id', sa.String(length=16), nullable=False),
    sa.Column('variant', sa.String(length=200), nullable=False),
    sa.Column('numbered', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['product_id'], ['product.id'], name=op.f('fk_product_variant_key_product_id')),
    sa.PrimaryKeyConstraint('key', 'product_id', 'variant', name=op.f('pk_product_variant_key'))
    )
    with op.batch_alter_table('product_variant_key', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_product_variant_key_product_id'), ['product_id'], unique=False)


def downgrade() -> None:
    with op.batch_alter_table('product_variant_key', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_product_variant_key_product_id'))

    op.drop_table('product_variant_key')
