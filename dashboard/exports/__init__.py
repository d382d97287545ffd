"""How a table leaves: one module a family of formats, each a stream of bytes in constant memory."""
