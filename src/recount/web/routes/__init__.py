"""What each address answers: pages to read, and decisions to take."""
