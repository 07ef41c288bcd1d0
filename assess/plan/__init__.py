"""What to do within the days and the money there are: the steps that buy the most, and when."""
