# title = "returns an object that ends the process when it is deleted"
# unit = "searching"
# verdicts = "wrong_type"
# says = "an object of type Bomb"
# design = "objects stay in the worker until it is done"
import gc, os


class Bomb:
    def __del__(self):
        os._exit(0)


def bisect(f, low, high):
    gc.collect()
    return Bomb()
