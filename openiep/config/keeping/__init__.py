"""Keeping a school's data: backups that are proved, getting them back, and looking for faults."""

from openiep.config.sqlite import take_the_bundled_sqlite

take_the_bundled_sqlite()  # before anything here imports sqlite3
