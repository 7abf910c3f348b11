"""Collecting a course's tests, running them against a submission, and judging what comes back."""
