"""The views of the page « Suivi des données »: what is to do, what went wrong, what is to come."""
