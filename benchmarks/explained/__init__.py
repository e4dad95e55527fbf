"""Random questions to `vardiya explain`, and the second reading of every figure of the answers."""
