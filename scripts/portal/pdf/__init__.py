"""Files that the portal was given: examined and cleaned in processes of their own, because they may be hostile."""
