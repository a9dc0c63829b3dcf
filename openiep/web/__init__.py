"""The look of every page: layout, components, form fields, and how a form is answered."""
