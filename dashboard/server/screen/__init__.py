"""The public screen: one document that lives alone for months, and the answer that it asks for each minute."""
