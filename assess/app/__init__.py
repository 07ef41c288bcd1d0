"""The browser app: a frame, pages, and widgets over the core and the store."""
