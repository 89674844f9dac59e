"""The one door for live messages: numbering, rooms, snapshots; only door.py imports flask_socketio."""
