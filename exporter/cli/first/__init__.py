"""A first configuration: what is listed, what of it is worth watching, and the file."""
