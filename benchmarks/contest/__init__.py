"""A contest of forecasters on real arrivals: the same rolling origins, the same knowledge, the same scores for all."""
