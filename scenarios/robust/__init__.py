"""Plans for several futures: one roster for all of them, rosters prepared for branches, and a playbook for surges."""
