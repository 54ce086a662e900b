import pytest

from tests.dropin.sites import Site


@pytest.fixture(params=["7.4", "8.0"])
def site(request, tmp_path, wheel) -> Site:
    """What the reader of the how-to has: a site made by `wagtail start`."""
    constraints = [
        f"--find-links {wheel.parent}",
        f"wagtail-disclosure == {wheel.name.split('-')[1]}",
        f"wagtail ~= {request.param}.0",
    ]
    site = Site(tmp_path, constraints=constraints)
    site.run("python -m pip install --quiet wagtail", folder=tmp_path)
    site.run("wagtail start mysite", folder=tmp_path)
    installed = site.run("python -c 'import wagtail; print(wagtail.__version__)'")
    assert installed.startswith(request.param)
    return site
