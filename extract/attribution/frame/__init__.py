"""What a document, its headings and its parts say of the figures in them."""
