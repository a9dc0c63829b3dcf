"""How people come in: django-allauth's doors in our words, with our count of tries."""
