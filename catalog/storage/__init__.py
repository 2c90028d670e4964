"""The catalog's rows: schema, migrations, repositories, unit of work. The only place that speaks SQL."""

from catalog.storage.engine import create_catalog_engine
from catalog.storage.unit_of_work import UnitOfWork

__all__ = ["UnitOfWork", "create_catalog_engine"]
