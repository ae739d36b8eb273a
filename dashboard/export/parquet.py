"""The rows as Parquet, for programs: codes and column names as the warehouse has them, title and source in the metadata."""

from __future__ import annotations

import io

import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.exhibit import Exhibit


def table(exhibit: Exhibit) -> bytes:
    """The exhibit's rows as Parquet."""
    rows = pa.Table.from_pandas(exhibit.frame, preserve_index=False)
    said = {"title": exhibit.title, "source": exhibit.source, "build": exhibit.build, "data_date": exhibit.data_date}
    said |= {"address": exhibit.address}
    rows = rows.replace_schema_metadata({**(rows.schema.metadata or {}), **{k: v.encode() for k, v in said.items()}})
    made = io.BytesIO()
    pq.write_table(rows, made)
    return made.getvalue()
