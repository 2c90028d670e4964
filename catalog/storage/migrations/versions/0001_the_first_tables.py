"""The first tables"""

import sqlalchemy as sa
from alembic import op

revision = '0001'
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('change',
    sa.Column('sequence', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=False, nullable=False),
    sa.Column('kind', sa.String(length=32), nullable=False),
    sa.Column('entity_id', sa.String(length=32), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('sequence', name=op.f('pk_change'))
    )
    op.create_table('counter',
    sa.Column('name', sa.String(length=32), nullable=False),
    sa.Column('value', sa.BigInteger(), nullable=False),
    sa.PrimaryKeyConstraint('name', name=op.f('pk_counter'))
    )
    op.create_table('product_group',
    sa.Column('id', sa.String(length=16), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('axes', sa.JSON(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_product_group'))
    )
    op.create_table('reader_cursor',
    sa.Column('reader', sa.String(length=64), nullable=False),
    sa.Column('sequence', sa.BigInteger(), nullable=False),
    sa.Column('updated_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('reader', name=op.f('pk_reader_cursor'))
    )
    op.create_table('store',
    sa.Column('id', sa.String(length=64), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('base_url', sa.Text(), nullable=False),
    sa.Column('country', sa.String(length=2), nullable=False),
    sa.Column('currency', sa.String(length=3), nullable=False),
    sa.Column('platform', sa.String(length=32), nullable=False),
    sa.Column('schedule', sa.String(length=128), nullable=True),
    sa.Column('enabled', sa.Boolean(), nullable=False),
    sa.Column('shipping_amount', sa.BigInteger(), nullable=True),
    sa.Column('shipping_currency', sa.String(length=3), nullable=True),
    sa.Column('shipping_free_from_amount', sa.BigInteger(), nullable=True),
    sa.Column('options', sa.JSON(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('updated_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_store'))
    )
    op.create_table('crawl_run',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('store_id', sa.String(length=64), nullable=False),
    sa.Column('state', sa.String(length=32), nullable=False),
    sa.Column('requested_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('started_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('heartbeat_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('finished_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('claimed_by', sa.String(length=128), nullable=True),
    sa.Column('counts', sa.JSON(), nullable=False),
    sa.Column('error', sa.Text(), nullable=True),
    sa.ForeignKeyConstraint(['store_id'], ['store.id'], name=op.f('fk_crawl_run_store_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_crawl_run'))
    )
    with op.batch_alter_table('crawl_run', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_crawl_run_state'), ['state'], unique=False)
        batch_op.create_index(batch_op.f('ix_crawl_run_store_id'), ['store_id'], unique=False)
        batch_op.create_index('uq_crawl_run_active_store', ['store_id'], unique=True, sqlite_where=sa.text("state IN ('pending', 'running')"), postgresql_where=sa.text("state IN ('pending', 'running')"))

    op.create_table('listing_rejection',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('store_id', sa.String(length=64), nullable=False),
    sa.Column('run_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('url', sa.Text(), nullable=False),
    sa.Column('rule', sa.String(length=64), nullable=False),
    sa.Column('detail', sa.Text(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['store_id'], ['store.id'], name=op.f('fk_listing_rejection_store_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_listing_rejection'))
    )
    with op.batch_alter_table('listing_rejection', schema=None) as batch_op:
        batch_op.create_index('ix_listing_rejection_store_id_run_id', ['store_id', 'run_id'], unique=False)

    op.create_table('product',
    sa.Column('id', sa.String(length=16), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('brand', sa.Text(), nullable=True),
    sa.Column('mpn', sa.Text(), nullable=True),
    sa.Column('gtins', sa.JSON(), nullable=False),
    sa.Column('category', sa.JSON(), nullable=False),
    sa.Column('description', sa.Text(), nullable=True),
    sa.Column('image_urls', sa.JSON(), nullable=False),
    sa.Column('rating', sa.Float(), nullable=True),
    sa.Column('review_count', sa.Integer(), nullable=True),
    sa.Column('attributes', sa.JSON(), nullable=False),
    sa.Column('field_sources', sa.JSON(), nullable=False),
    sa.Column('group_id', sa.String(length=16), nullable=True),
    sa.Column('redirect_to', sa.String(length=16), nullable=True),
    sa.Column('content_hash', sa.String(length=32), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('updated_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('removed_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['group_id'], ['product_group.id'], name=op.f('fk_product_group_id')),
    sa.ForeignKeyConstraint(['redirect_to'], ['product.id'], name=op.f('fk_product_redirect_to')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_product'))
    )
    with op.batch_alter_table('product', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_product_group_id'), ['group_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_product_redirect_to'), ['redirect_to'], unique=False)

    op.create_table('offer',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('store_id', sa.String(length=64), nullable=False),
    sa.Column('item_key', sa.Text(), nullable=False),
    sa.Column('product_id', sa.String(length=16), nullable=True),
    sa.Column('url', sa.Text(), nullable=False),
    sa.Column('url_key', sa.String(length=32), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('brand', sa.Text(), nullable=True),
    sa.Column('price_amount', sa.BigInteger(), nullable=True),
    sa.Column('price_currency', sa.String(length=3), nullable=True),
    sa.Column('price_text', sa.Text(), nullable=True),
    sa.Column('price_seen_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('list_price_amount', sa.BigInteger(), nullable=True),
    sa.Column('list_price_currency', sa.String(length=3), nullable=True),
    sa.Column('shipping_amount', sa.BigInteger(), nullable=True),
    sa.Column('shipping_currency', sa.String(length=3), nullable=True),
    sa.Column('availability', sa.String(length=32), nullable=True),
    sa.Column('condition', sa.String(length=32), nullable=True),
    sa.Column('sku', sa.Text(), nullable=True),
    sa.Column('mpn', sa.Text(), nullable=True),
    sa.Column('gtin', sa.String(length=14), nullable=True),
    sa.Column('gtin_text', sa.Text(), nullable=True),
    sa.Column('category', sa.JSON(), nullable=False),
    sa.Column('description', sa.Text(), nullable=True),
    sa.Column('rating', sa.Float(), nullable=True),
    sa.Column('review_count', sa.Integer(), nullable=True),
    sa.Column('image_urls', sa.JSON(), nullable=False),
    sa.Column('group_key', sa.Text(), nullable=True),
    sa.Column('attributes', sa.JSON(), nullable=False),
    sa.Column('sources', sa.JSON(), nullable=False),
    sa.Column('content_hash', sa.String(length=32), nullable=False),
    sa.Column('first_seen', sa.DateTime(timezone=True), nullable=False),
    sa.Column('last_seen', sa.DateTime(timezone=True), nullable=False),
    sa.Column('last_checked', sa.DateTime(timezone=True), nullable=False),
    sa.Column('last_changed', sa.DateTime(timezone=True), nullable=False),
    sa.Column('quarantined_amount', sa.BigInteger(), nullable=True),
    sa.Column('quarantined_currency', sa.String(length=3), nullable=True),
    sa.Column('quarantined_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('quarantined_run_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('withdrawn_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('last_run_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('missed_run_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('missed_runs', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['product_id'], ['product.id'], name=op.f('fk_offer_product_id')),
    sa.ForeignKeyConstraint(['store_id'], ['store.id'], name=op.f('fk_offer_store_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_offer'))
    )
    with op.batch_alter_table('offer', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_offer_gtin'), ['gtin'], unique=False)
        batch_op.create_index(batch_op.f('ix_offer_product_id'), ['product_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_offer_url_key'), ['url_key'], unique=False)
        batch_op.create_index('uq_offer_store_id_item_key', ['store_id', 'item_key'], unique=True)

    op.create_table('product_gtin',
    sa.Column('gtin', sa.String(length=14), nullable=False),
    sa.Column('product_id', sa.String(length=16), nullable=False),
    sa.ForeignKeyConstraint(['product_id'], ['product.id'], name=op.f('fk_product_gtin_product_id')),
    sa.PrimaryKeyConstraint('gtin', 'product_id', name=op.f('pk_product_gtin'))
    )
    with op.batch_alter_table('product_gtin', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_product_gtin_product_id'), ['product_id'], unique=False)

    op.create_table('judgement',
    sa.Column('left_offer_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('right_offer_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('decision', sa.String(length=32), nullable=False),
    sa.Column('decided_by', sa.String(length=32), nullable=False),
    sa.Column('score', sa.Float(), nullable=True),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('decided_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint('left_offer_id < right_offer_id', name=op.f('ck_judgement_ordered_pair')),
    sa.ForeignKeyConstraint(['left_offer_id'], ['offer.id'], name=op.f('fk_judgement_left_offer_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['right_offer_id'], ['offer.id'], name=op.f('fk_judgement_right_offer_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('left_offer_id', 'right_offer_id', name=op.f('pk_judgement'))
    )
    with op.batch_alter_table('judgement', schema=None) as batch_op:
        batch_op.create_index('ix_judgement_decision_decided_by', ['decision', 'decided_by'], unique=False)
        batch_op.create_index(batch_op.f('ix_judgement_right_offer_id'), ['right_offer_id'], unique=False)

    op.create_table('price_observation',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('offer_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('observed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('price_amount', sa.BigInteger(), nullable=True),
    sa.Column('price_currency', sa.String(length=3), nullable=True),
    sa.Column('shipping_amount', sa.BigInteger(), nullable=True),
    sa.Column('shipping_currency', sa.String(length=3), nullable=True),
    sa.Column('availability', sa.String(length=32), nullable=True),
    sa.ForeignKeyConstraint(['offer_id'], ['offer.id'], name=op.f('fk_price_observation_offer_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_price_observation'))
    )
    with op.batch_alter_table('price_observation', schema=None) as batch_op:
        batch_op.create_index('ix_price_observation_offer_id_observed_at', ['offer_id', 'observed_at'], unique=False)



def downgrade() -> None:
    with op.batch_alter_table('price_observation', schema=None) as batch_op:
        batch_op.drop_index('ix_price_observation_offer_id_observed_at')

    op.drop_table('price_observation')
    with op.batch_alter_table('judgement', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_judgement_right_offer_id'))
        batch_op.drop_index('ix_judgement_decision_decided_by')

    op.drop_table('judgement')
    with op.batch_alter_table('product_gtin', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_product_gtin_product_id'))

    op.drop_table('product_gtin')
    with op.batch_alter_table('offer', schema=None) as batch_op:
        batch_op.drop_index('uq_offer_store_id_item_key')
        batch_op.drop_index(batch_op.f('ix_offer_url_key'))
        batch_op.drop_index(batch_op.f('ix_offer_product_id'))
        batch_op.drop_index(batch_op.f('ix_offer_gtin'))

    op.drop_table('offer')
    with op.batch_alter_table('product', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_product_redirect_to'))
        batch_op.drop_index(batch_op.f('ix_product_group_id'))

    op.drop_table('product')
    with op.batch_alter_table('listing_rejection', schema=None) as batch_op:
        batch_op.drop_index('ix_listing_rejection_store_id_run_id')

    op.drop_table('listing_rejection')
    with op.batch_alter_table('crawl_run', schema=None) as batch_op:
        batch_op.drop_index('uq_crawl_run_active_store', sqlite_where=sa.text("state IN ('pending', 'running')"), postgresql_where=sa.text("state IN ('pending', 'running')"))
        batch_op.drop_index(batch_op.f('ix_crawl_run_store_id'))
        batch_op.drop_index(batch_op.f('ix_crawl_run_state'))

    op.drop_table('crawl_run')
    op.drop_table('store')
    op.drop_table('reader_cursor')
    op.drop_table('product_group')
    op.drop_table('counter')
    op.drop_table('change')
