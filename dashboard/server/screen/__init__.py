"""The public screen: one document that lives alone for months, and the answer that it asks for each minute."""

# The table of the API's addresses names our answer, whose shapes are the API's: read first, it finds us in its turn.
import dashboard.server.api  # noqa: F401
