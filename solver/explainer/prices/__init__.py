"""What the last person, floor, training hour and rule of a roster are worth: exact where counted, else searched."""
