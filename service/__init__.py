"""What the hall needs beside its business (会务): notices with receipts, calls for service."""
