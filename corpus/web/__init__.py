"""The pages that publish a corpus: routes, templates and static files of the Datasette plugin."""
