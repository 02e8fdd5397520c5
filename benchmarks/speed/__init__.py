"""What cleaning costs, beside its peers and its floor."""
