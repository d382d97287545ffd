"""Tables that are held, whatever holds them: a table of the warehouse or a file on its shelf."""
