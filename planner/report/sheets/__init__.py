"""Sheets of the workbook, one file a sheet or kind of sheet."""
