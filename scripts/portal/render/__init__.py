"""From the model to the files of the staged tree: fragments of HTML around authored Markdown."""
