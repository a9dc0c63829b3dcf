"""The door through which a web server calls the application."""

import os

from django.core.wsgi import get_wsgi_application

from openiep.config.start import settle

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "openiep.config.settings")
application = get_wsgi_application()
settle()
