"""One file a format, each with `extract(data) -> Extract`: pure, raising IngestError in words."""
