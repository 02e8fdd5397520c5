"""Where results go: a folder, a file of rows, or a stream. The only rooms that write, and never onto what was there.

Nothing is written through a symbolic link, onto an input, or outside the output; whatever is written gets a temporary
name first, so that a killed run leaves no half file.
"""
