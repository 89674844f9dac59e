"""A reader's own notes: ink, marker, text, bookmarks."""
