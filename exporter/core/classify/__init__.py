"""What one answer says about the service, and whose fault it is."""
