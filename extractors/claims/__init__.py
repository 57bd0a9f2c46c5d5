"""Claims: what the trained attribution read, put right by rules over quotation marks and the parse."""
