"""The command line, one module a family of commands; each has ``register(app)``."""
