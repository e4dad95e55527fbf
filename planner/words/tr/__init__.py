"""Turkish sentences, one file a topic."""
