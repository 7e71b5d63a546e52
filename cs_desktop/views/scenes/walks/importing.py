"""The import: its empty page, and a small file from the first look to the result."""

from cs_desktop.controllers.actions import ActionId
from cs_desktop.views.importing.steps import Step
from cs_desktop.views.scenes.walks.stop import Stop, Walker

_FILE = "CRM export.csv"
_TEXT = """Company;Industry;Customer start;CSM;Type;Tier;Billing city
Arden Textiles;Manufacturing;01.02.2026;Ana Ruiz;Kunde;Gold;Ghent
Bexley Foods;Retail;15.03.2026;Ben Ito;Customer;Silver;Lyon
Halden Freight;Logistics;03.04.2025;Ana Ruiz;Customer;Gold;Rotterdam
Corrin Insurance;Insurance;next spring;Ana Ruiz;Customer;Gold;Basel
Dunmore Energy;Energy;20.05.2026;Ben Ito;Lead;;Oslo
Fenwick Paper;Manufacturing;20.05.2026;Ben Ito;Reseller;;Turku
Esker Software;Software;01.06.2026
"""


def stops(on: Walker) -> list[Stop]:
    """Return the stops of the import; the sample workspace is open."""
    imports = on.wiring.imports
    screen = imports.screen

    def begin() -> None:
        on.tidy()
        on.choose(ActionId.IMPORT)()

    def look() -> None:
        path = on.samples / _FILE
        path.write_text(_TEXT, encoding="utf-8")
        imports.show(path)

    def go_to(step: Step) -> None:
        screen.step_requested.emit(step)

    return [
        Stop("import-empty", begin),
        Stop("import-file", look, imports.mapping.checked),
        Stop("import-kind", lambda: go_to(Step.KIND)),
        Stop("import-columns", lambda: go_to(Step.COLUMNS)),
        Stop("import-preview", lambda: go_to(Step.PREVIEW), imports.run.check_ended),
        Stop("import-result", screen.import_requested.emit, imports.run.ended),
    ]
