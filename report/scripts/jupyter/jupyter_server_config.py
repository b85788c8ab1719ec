"""The server of ./lab has a token, also where the reader's own configuration has switched that off."""
import os
import secrets

c = get_config()  # noqa: F821 - Jupyter's own
c.IdentityProvider.token = os.environ.get("JUPYTER_TOKEN") or secrets.token_hex(24)
c.PasswordIdentityProvider.token = c.IdentityProvider.token
