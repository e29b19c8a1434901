"""The manual of the griffie inside the admin, and the chapter of it that a page is about."""

from functools import cache

from django.conf import settings
from django.contrib import admin
from django.template.response import TemplateResponse
from django.urls import path
