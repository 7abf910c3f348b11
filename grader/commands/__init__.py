"""The commands of the command line, one module each: options in, a result shown, an exit code."""
