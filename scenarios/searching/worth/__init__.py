"""What a rule, a skill, a language or a person is worth: taken away or added, played with the same contacts."""
