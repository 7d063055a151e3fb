"""Wire shapes. A new api is one file here and one line in `registry`."""
