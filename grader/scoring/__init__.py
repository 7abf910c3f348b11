"""From outcomes to verdicts, and from verdicts to points."""
