"""A file that was handed in becomes pages: sniffed, converted, checked, split, read; in processes of its own."""
