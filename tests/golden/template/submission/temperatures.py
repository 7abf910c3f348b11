def to_celsius(fahrenheit):
    raise NotImplementedError


def mean_celsius(fahrenheit):
    raise NotImplementedError
