"""Charts as Vega-Lite specifications: one description each for page, picture and workbook."""
