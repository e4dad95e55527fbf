"""The cheapest mix of overtime, on-call and hires that closes a gap."""
