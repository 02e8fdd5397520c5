"""What we measure ourselves by; run from the checkout: `python -m benchmarks.floors`, `-m benchmarks.quality`."""
