"""同屏: one turns the page, everybody follows."""
