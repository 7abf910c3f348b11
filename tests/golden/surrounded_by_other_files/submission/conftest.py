raise SystemExit('never to be loaded')
