"""What a page says, written by the server into the document: read before any script, without one, by search engines.

One file a page, found by its name, with ``shown(asked) -> Shown``; it takes its words from where the page takes them.
A page without a file gives its title, its question and the town's datasets.
"""
