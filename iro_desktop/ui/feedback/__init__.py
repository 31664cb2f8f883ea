"""What a child or parent thought of a review: asked on screen in two taps, printed, or typed in from paper."""
