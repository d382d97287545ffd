"""The rest of the portal: some 110 datasets that no page reads, each with its own records.

``content/shelf/<theme>.toml`` declares them; the modules here draw their tables, one function a kind of
table. They are what the catalogue, the explorer of any dataset and the quality figures work on.
"""
