"""Reads every table under a folder as Delta Lake, with deltalake and with polars, and writes what they read as plain Parquet."""

import os
import sys

import deltalake
import polars
import pyarrow.parquet

tables, out = sys.argv[1:]
for name in sorted(os.listdir(tables)):
    path = os.path.join(tables, name)
    if name.startswith("_") or not os.path.isdir(path):
        continue
    pyarrow.parquet.write_table(deltalake.DeltaTable(path).to_pyarrow_table(), os.path.join(out, f"deltalake-{name}.parquet"))
    polars.read_delta(path).write_parquet(os.path.join(out, f"polars-{name}.parquet"))
