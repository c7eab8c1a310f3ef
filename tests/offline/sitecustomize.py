"""Python imports a module of this name when it starts: processes of the tests are cut off too."""

import offline  # noqa: F401
