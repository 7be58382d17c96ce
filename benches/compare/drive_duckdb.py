"""Adds up a file of savings records, and prints one table: drive_duckdb.py FILE."""

import sys

import duckdb

QUERY = """
select year, directorate, sum(amount) as amount
from read_csv(?, header = true, columns = {
    'id': 'varchar', 'project': 'varchar', 'directorate': 'varchar', 'year': 'varchar', 'amount': 'decimal(18, 2)'})
group by year, directorate order by year, directorate
"""

for year, directorate, amount in duckdb.execute(QUERY, [sys.argv[1]]).fetchall():
    print(f"| {year} | {directorate} | £{amount:,.2f} |")
