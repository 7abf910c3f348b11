"""The script a worker process starts from: `boot.py MODE DESCRIPTORS… -- FOLDERS… -- NAME=FOLDER…`.

It runs without site-packages. NumPy and msgpack are imported from the folders named on the command line,
which are taken off the path again before any submission is met: `import torch`, or the course's own
reference, then finds nothing. Our own modules are loaded under a private name for the same reason. The names
after the second mark are packages that the course allows, with the folders that they are installed in.
"""

import gc
import importlib
import importlib.util
import os
import sys


def _load_harness() -> None:
    folder = os.path.dirname(os.path.abspath(__file__))
    spec = importlib.util.spec_from_file_location(
        "_gradspec_worker", os.path.join(folder, "__init__.py"), submodule_search_locations=[folder]
    )
    assert spec is not None
    assert spec.loader is not None
    package = importlib.util.module_from_spec(spec)
    sys.modules["_gradspec_worker"] = package
    spec.loader.exec_module(package)


def _main() -> None:
    # What is imported stays; looking through it for garbage again and again is a tenth of the start.
    gc.disable()
    split = sys.argv.index("--")
    second = sys.argv.index("--", split + 1)
    folders, allowed = sys.argv[split + 1 : second], sys.argv[second + 1 :]
    del sys.argv[split:]
    standard = list(sys.path)
    sys.path[:0] = folders
    _load_harness()
    module = importlib.import_module(f"_gradspec_worker.{sys.argv[1]}")
    import numpy.random  # noqa: F401  NumPy loads some parts only when they are first used

    sys.path[:] = standard
    if allowed:
        # Libraries ask where temporary files go, which is found out by writing one; a worker may not.
        import tempfile

        tempfile.tempdir = tempfile.gettempdir()
        importing = importlib.import_module("_gradspec_worker.importing")
        pairs = (text.partition("=") for text in allowed)
        sys.meta_path.append(importing.AllowedFinder({name: folder for name, _, folder in pairs}))
    gc.freeze()  # so that a worker's collector does not touch, and so copy, pages that workers share
    gc.set_threshold(50_000)  # a worker lives for one grade; its garbage can mostly wait
    gc.enable()
    module.main()


if __name__ == "__main__":
    _main()
