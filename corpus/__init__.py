"""Stage 3: Documents and Figures become tables, published through Datasette."""
