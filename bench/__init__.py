"""What is measured, repeatable by one command (`make bench`): side by side with peers in one run, as ratios. Never a test."""
