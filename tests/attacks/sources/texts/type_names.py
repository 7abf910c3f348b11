# title = "returns an object whose class has a name that would spoil a report"
# unit = "searching"
# verdicts = "wrong_type"
# says = "an object of type"
# design = "names of types are cut, and shown as escapes or not at all"
# [each]
# escapes = "type('\\x1b[2J\\u202e\\n', (), {})()"
# long = "type('x' * 1_000_000, (), {})()"
# html = "type('<script>alert(1)</script>', (), {})()"
# no-text = "Named()"
# surrogates = "type('x', (), {'__module__': '\\ud800\\x1b[31m'})()"
class Meta(type):
    def __getattribute__(cls, name):
        return {"__qualname__": "\x1b[31m" * 10, "__module__": "\u202e"}.get(name, 5)


class Named(metaclass=Meta):
    pass


def bisect(f, low, high):
    return {each}
