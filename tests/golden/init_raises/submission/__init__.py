raise RuntimeError('not ready')
