"""What other places need to run the grader: archives with the grader, a course, and scripts for the place."""
