"""What is written down of a meeting (会议纪要): drafted from its records, edited, printed, archived."""
