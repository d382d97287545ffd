"""What surrounds the app in its process: routes of ours, security headers, static files, health, metrics, API."""
