"""Speed and memory of the product, as ratios taken side by side in one run: `python -m benchmarks`."""
