"""The views of the catalogue's page: the list of every dataset, and one dataset opened."""
