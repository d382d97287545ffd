"""Parts of the WiFi page."""
