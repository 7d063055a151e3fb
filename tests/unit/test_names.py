"""One meaning for each name: of classes in the whole package, of modules among their siblings and their parents."""

import ast
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).parents[2] / "exporter"
MODULES = sorted(ROOT.rglob("*.py"))
OF_PROGRAMS = {"BudgetExceeded", "Target"}
"""Names that the client library owes its users; inside the exporter they mean the exporter's own."""


def test_a_class_name_stands_for_one_thing() -> None:
    places = defaultdict(list)
    for module in MODULES:
        for node in ast.walk(ast.parse(module.read_text())):
            if isinstance(node, ast.ClassDef):
                places[node.name.lstrip("_")].append(f"{module.relative_to(ROOT)}:{node.lineno}")
    assert not {name: where for name, where in places.items() if len(where) > 1 and name not in OF_PROGRAMS}


def test_a_module_is_not_called_as_its_room_is() -> None:
    doubled = {module for module in MODULES if module.stem == module.parent.name}
    # The file that holds the one function or class after which its room is called.
    assert {str(module.relative_to(ROOT)) for module in doubled} == {
        "core/classify/classify.py",
        "engine/engine.py",
    }


def test_every_module_says_in_its_first_line_what_it_is() -> None:
    for module in MODULES:
        said = ast.get_docstring(ast.parse(module.read_text()))
        if module.name != "__main__.py" and module != ROOT / "__init__.py":
            assert said, module
            assert said.splitlines()[0].endswith((".", "?")), module
