"""The one form in which a content file is written, whoever wrote it."""
