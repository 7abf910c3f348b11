from nested import each, enter, flat, leave, total


def _enter(parameters, strength):
    if not strength >= 0:
        raise ValueError(f"strength must be >= 0, got {strength}")
    return [enter(p, "parameters") for p in parameters]


def _total(function, entered):
    return total([function(w) for part, shape in entered if len(shape) == 2 for w in flat(part)])


def _slopes(function, entered):
    return [leave(each(function, part) if len(shape) == 2 else each(lambda _: 0.0, part), shape)
            for part, shape in entered]


def l1_penalty(parameters, strength):
    return strength * _total(abs, _enter(parameters, strength))


def l2_penalty(parameters, strength):
    return strength / 2 * _total(lambda w: w * w, _enter(parameters, strength))


def l1_gradients(parameters, strength):
    return _slopes(lambda w: strength * ((w > 0) - (w < 0)), _enter(parameters, strength))


def l2_gradients(parameters, strength):
    return _slopes(lambda w: strength * w, _enter(parameters, strength))
