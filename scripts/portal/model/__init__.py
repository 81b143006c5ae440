"""The words of the portal: countries, hubs, facts, pages, materials."""

# Values of these classes are complete and correct, or they do not exist. They
# never read files, print, or know about the engine.
