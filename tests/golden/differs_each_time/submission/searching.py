def bisect(f, low, high):
    while high - low > 1e-8:
        middle = (low + high) / 2
        if f(middle) > 0:
            high = middle
        else:
            low = middle
    return (low + high) / 2
