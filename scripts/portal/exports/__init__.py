"""What programs read of the portal, made from the same model and views as the pages."""
